"""`python -m bench [SIZE]`: the main job on a small and a large workbook, beside pandas and openpyxl; prints tables."""

import json
import shutil
import sys
from pathlib import Path

from bench.measure import Measured, measured
from bench.workbooks import workbook

SIZES = {"small": (5_000, 50_000), "large": (100_000, 1_000_000)}
BUILD = Path("build") / "bench"

CHANGE = """
import sys
from pathlib import Path
from sync.workbook import CellEdit
from sync.xlsx import XlsxWorkbook
book = XlsxWorkbook(Path(sys.argv[1]), backups=Path(sys.argv[2]))
edits = [CellEdit(f"o{n}", "Contacts", "ID", f"c{n:08d}x", "Notes", "", f"changed {sys.argv[3]}") for n in map(int, range(int(sys.argv[4]), int(sys.argv[4]) + 100))]
print(sum(outcome.verdict == "applied" for outcome in book.apply(edits)))
"""
EDIT = """
import sys, time
from pathlib import Path
from sync.edits import save_edit
from sync.place import Place
place = Place(sys.argv[1], Path(sys.argv[2]))
save_edit(place, "Contacts", "c00000400x", {"city": "Multan"})
begin = time.perf_counter()
save_edit(place, "Contacts", "c00000500x", {"city": "Multan"})
print((time.perf_counter() - begin) * 1000)
"""


def row(name: str, found: Measured) -> None:
    """One line of the table."""
    print(f"| {name} | {found.seconds:.2f} s | {found.megabytes:.0f} MB |", flush=True)


def bench(size: str) -> None:
    """One workbook: reading, writing, screens, and the others."""
    contacts, activities = SIZES[size]
    folder = BUILD / size
    source = workbook(BUILD / f"{size}.xlsx", contacts, activities)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    book, state = folder / "book.xlsx", folder / "state"
    shutil.copy(source, book)
    place = ["--workbook", str(book), "--state", str(state)]
    print(f"\n### {contacts:,} contacts, {activities:,} activities ({book.stat().st_size / 1e6:.0f} MB)\n\n| job | time | peak memory |\n|---|---:|---:|")
    row("read alone (calamine and the XML pass)", measured(["-c", "import sys\nfrom pathlib import Path\nfrom sync.xlsx import XlsxWorkbook\nXlsxWorkbook(Path(sys.argv[1]), backups=Path('x')).read()", str(book)]))
    row("pull, cold", measured(["-m", "sync", "pull", *place]))
    row("pull, nothing changed", measured(["-m", "sync", "pull", *place]))
    row("write 100 cells into the file", measured(["-c", CHANGE, str(book), str(folder / "backups"), "once", "10"]))
    row("pull, 100 rows changed", measured(["-m", "sync", "pull", *place]))
    edited = measured(["-c", EDIT, str(book), str(state)])
    row("push of 2 edits", measured(["-m", "sync", "push", *place]))
    row("pandas: read_excel, change 100 cells, to_excel", measured(["-m", "bench.others", "pandas_rewrite", str(source), str(folder / "pandas.xlsx")]))
    if size == "small":
        row("openpyxl: load, change 100 cells, save", measured(["-m", "bench.others", "openpyxl_edit", str(source), str(folder / "openpyxl.xlsx")]))
    row("pandas: activities by month and kind from the file", measured(["-m", "bench.others", "pandas_report", str(source)]))
    row("report: data quality as PDF", measured(["-m", "reports", "data-quality", "--format", "pdf", "--out", str(folder / "report.pdf"), *place]))
    print("\n| on a screen (server time) | alone | 16 at once |\n|---|---:|---:|")
    screens = json.loads(measured(["-m", "bench.screens", str(book), str(state)]).said)
    for name, times in screens.items():
        print(f"| {name} | {times['alone']:.0f} ms | {times['busy']:.0f} ms |")
    print(f"| an edit, from Save to seen everywhere | {float(edited.said):.0f} ms | |", flush=True)


if __name__ == "__main__":
    for wanted in sys.argv[1:] or SIZES:
        bench(wanted)
