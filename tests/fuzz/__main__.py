"""`python -m tests.fuzz csv|vcard [-max_total_time=60] [folder of finds]`: no crash, no hang, no lost row."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["sync.files", "sync.importing"]):
    from sync.files import read_file
    from sync.files.vcard import is_vcard, vcard_rows
    from sync.importing import Fate, ReadFile, plan_files
    from sync.workbook import WorkbookUnavailable

_FOLDER = Path(tempfile.mkdtemp())


def vcard(content: bytes) -> None:
    """Each card is a row as long as the headings, whatever its lines are."""
    content = b"BEGIN:VCARD\n" + content
    assert is_vcard(content)
    headings, *rows = vcard_rows(content)
    assert rows
    assert all(len(row) == len(headings) for row in rows)


def separated(content: bytes) -> None:
    """Each row of a file that is read as a list has exactly one fate."""
    path = _FOLDER / "list.csv"
    path.write_bytes(content)
    try:
        tabs = tuple(read_file(path))
    except WorkbookUnavailable:
        return
    (planned,) = plan_files([ReadFile("list.csv", tabs)], None).files
    places = [(row.tab, row.row) for row in planned.rows if row.is_of_file]
    assert len(places) == len(set(places)) == sum(planned.count(fate) for fate in Fate)
    filled = sum(any(cell not in (None, "") and str(cell).strip() for cell in row) for tab in tabs for row in tab.rows)
    assert len(places) <= filled


TARGETS: dict[str, Callable[[bytes], None]] = {"csv": separated, "vcard": vcard}

if __name__ == "__main__":
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], "-timeout=20", *options], TARGETS[name])
    atheris.Fuzz()
