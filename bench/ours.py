"""Single steps of ours, each to be measured in a process of its own."""

import sys
import time
from pathlib import Path

from sync.place import Place
from sync.workbook import CellEdit
from sync.xlsx import XlsxWorkbook


def read(book: Path, state: Path) -> None:
    """Read all tabs and do nothing with them."""
    print(sum(len(tab.rows) for tab in XlsxWorkbook(book, backups=state / "backups").read()))


def write(book: Path, state: Path) -> None:
    """Write 100 cells into the file."""
    edits = [CellEdit(f"o{n}", "Contacts", "ID", f"c{n:08d}x", "Notes", "", "changed") for n in range(10, 110)]
    outcomes = XlsxWorkbook(book, backups=state / "backups").apply(edits)
    assert all(outcome.verdict == "applied" for outcome in outcomes)


def save(book: Path, state: Path) -> None:
    """Save an edit as the app does, after one that warms up; prints milliseconds."""
    from sync.edits import save_edit

    place = Place(str(book), state)
    save_edit(place, "Contacts", "c00000400x", {"city": "Multan"})
    begin = time.perf_counter()
    save_edit(place, "Contacts", "c00000500x", {"city": "Multan"})
    print((time.perf_counter() - begin) * 1000)


if __name__ == "__main__":
    job, workbook, folder = sys.argv[1:]
    {"read": read, "write": write, "save": save}[job](Path(workbook), Path(folder))
