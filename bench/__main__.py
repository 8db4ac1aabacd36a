"""`python -m bench [SIZE]`: the main job on a small and a large workbook, beside pandas and openpyxl; prints tables.

`python -m bench google [CONTACTS ...]`: the same on a Google Sheet, beside gspread.
`python -m bench screens [CUSTOMERS [ROWS]]`: Today, Money and every report of a large shop.
`python -m bench matching --help`: finding duplicates, beside other tools.
"""

import json
import shutil
import sys
from pathlib import Path

from bench.measure import Measured, measured
from bench.workbooks import workbook

SIZES = {"small": (5_000, 50_000), "large": (100_000, 1_000_000)}
BUILD = Path("build") / "bench"


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
    place, ours = ["--workbook", str(book), "--state", str(state)], [str(book), str(state)]
    print(f"\n### {contacts:,} contacts, {activities:,} activities ({book.stat().st_size / 1e6:.0f} MB)")
    print("\n| job | time | peak memory |\n|---|---:|---:|")
    row("read alone (calamine and the XML pass)", measured(["-m", "bench.ours", "read", *ours]))
    row("pull, cold", measured(["-m", "sync", "pull", *place]))
    row("pull, nothing changed", measured(["-m", "sync", "pull", *place]))
    row("write 100 cells into the file", measured(["-m", "bench.ours", "write", *ours]))
    row("pull, 100 rows changed", measured(["-m", "sync", "pull", *place]))
    edited = measured(["-m", "bench.ours", "save", *ours])
    row("push of 2 edits", measured(["-m", "sync", "push", *place]))
    report = ["-m", "reports", "data-quality", "--format", "pdf", "--out", str(folder / "report.pdf")]
    row("report: quality of the list as PDF", measured([*report, *place]))
    others = ["-m", "bench.others"]
    rewritten = str(folder / "rewritten.xlsx")
    row("pandas: read_excel, change 100 cells, to_excel", measured([*others, "pandas_rewrite", str(source), rewritten]))
    if size == "small":  # the large one takes openpyxl some minutes and 10 GB
        row("openpyxl: load, change 100 cells, save", measured([*others, "openpyxl_edit", str(source), rewritten]))
    row("pandas: activities by month and kind from the file", measured([*others, "pandas_report", str(source)]))
    print("\n| on a screen (server time) | alone | 16 at once |\n|---|---:|---:|")
    screens = json.loads(measured(["-m", "bench.screens", str(book), str(state)]).said)
    for name, times in screens.items():
        print(f"| {name} | {times['alone']:.0f} ms | {times['busy']:.0f} ms |")
    print(f"| an edit, from Save to seen everywhere | {float(edited.said):.0f} ms | |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["matching"]:
        from bench.matching import main as bench_matching

        sys.exit(bench_matching(sys.argv[2:]))
    if sys.argv[1:2] == ["google"]:
        from bench.google import SIZES as CONTACTS
        from bench.google import bench as bench_google

        bench_google([int(count) for count in sys.argv[2:]] or CONTACTS)
        sys.exit()
    if sys.argv[1:2] == ["screens"]:
        from bench.shop_screens import bench as bench_screens

        bench_screens(*map(int, sys.argv[2:]))
        sys.exit()
    for wanted in sys.argv[1:] or SIZES:
        bench(wanted)
