"""Keeps a file that somebody handed over through the browser, so that it can be worked with: a copy in a folder of its own."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from sync.file_names import safe_name
from sync.files import read_file
from sync.new_workbook import WrittenTab, write_new_workbook
from sync.workbook import CellValue, NewColumn
from validation.sheet import RawCell, RawTab, cell_text

KEPT_WORKBOOKS = Path("workbooks")


def keep_file(name: str, content: bytes, folder: Path = KEPT_WORKBOOKS) -> Path:
    """Write the file into the folder under a name that nothing has yet; what is no .xlsx becomes one, cell by cell.

    Raises WorkbookUnavailable where the file cannot be read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = free_path(name, folder)
    if Path(name).suffix.lower() == ".xlsx":
        with path.open("xb") as kept:
            kept.write(content)
    else:
        write_new_workbook(path, [_written(tab) for tab in _tabs(name, content)])
    return path


def free_path(name: str, folder: Path = KEPT_WORKBOOKS) -> Path:
    """Where a file of this name would be kept: with a number behind it where there is one already."""
    stem = safe_name(Path(name).stem)
    number = 1
    while (path := folder / (f"{stem}.xlsx" if number == 1 else f"{stem} {number}.xlsx")).exists():
        number += 1
    return path


def _tabs(name: str, content: bytes) -> Sequence[RawTab]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"handed over{Path(name).suffix.lower()}"
        path.write_bytes(content)
        return read_file(path)


def _written(tab: RawTab) -> WrittenTab:
    """A tab with its first row as headings; rows of titles above the real ones are understood as in any workbook."""
    width = max((len(row) for row in tab.rows), default=0)
    rows = [[*row, *[None] * (width - len(row))] for row in tab.rows]
    columns = [NewColumn(cell_text(rows[0][index]), number_format=_format(tab, rows, index)) for index in range(width)]
    return WrittenTab(tab.name[:31], tuple(columns), [[_value(cell) for cell in row] for row in rows[1:]])


def _format(tab: RawTab, rows: Sequence[Sequence[RawCell]], index: int) -> str:
    """A day without a format would be a number when it is read again."""
    has_days = any(isinstance(row[index], date) for row in rows)
    return "dd mmm yyyy" if has_days else tab.number_formats.get(index, "")


def _value(cell: RawCell) -> CellValue:
    if isinstance(cell, float):
        return Decimal(repr(cell))
    return cell_text(cell) if isinstance(cell, time | timedelta) else cell
