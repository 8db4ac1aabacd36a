"""Where `values.append` writes: after the table that it finds in the range it was given."""

from typing import Any, NamedTuple

from .a1 import Area
from .cells import Value
from .dimensions import insert_dimension
from .sheet import Sheet
from .spreadsheet import Place
from .turn import Turn


class Target(NamedTuple):
    """The corner to write from, and the table above it, if there is one."""

    top: int
    left: int
    table: Area | None


def append(turn: Turn, place: Place, rows: list[list[Any]], *, insert: bool) -> Target:
    """Find the place and make room for the rows."""
    sheet, area = place
    table = table_in(sheet, area)
    target = Target(table.bottom, table.left, table) if table else Target(area.top, area.left, None)
    if insert and table and rows:
        insert_dimension(turn, sheet, "ROWS", target.top, len(rows), inherit=True)
    width = max(map(len, rows), default=0)
    height, width = max(sheet.height, target.top + len(rows)), max(sheet.width, target.left + width)
    if (height, width) != (sheet.height, sheet.width):
        sheet.resize(height, width)
        turn.spreadsheet.check_size()
    return target


def table_in(sheet: Sheet, area: Area) -> Area | None:
    """The last table that the range touches: the cells that hang together around its last filled cell."""
    for index in range(min(area.bottom, len(sheet.rows)) - 1, area.top - 1, -1):
        values = sheet.rows[index].values
        for column in range(min(area.right, len(values)) - 1, area.left - 1, -1):
            if values[column] is not None:
                return _around(sheet, index, column)
    return None


def _around(sheet: Sheet, row: int, column: int) -> Area:
    top, left, bottom, right = row, column, row + 1, column + 1
    while True:
        before = (top, left, bottom, right)
        while top and _filled(sheet.row(top - 1).values, left - 1, right + 1):
            top -= 1
        while bottom < len(sheet.rows) and _filled(sheet.row(bottom).values, left - 1, right + 1):
            bottom += 1
        while left and any(row.value(left - 1) is not None for row in sheet.rows[max(top - 1, 0) : bottom + 1]):
            left -= 1
        while any(row.value(right) is not None for row in sheet.rows[max(top - 1, 0) : bottom + 1]):
            right += 1
        if before == (top, left, bottom, right):
            return Area(*before)


def _filled(values: tuple[Value, ...], left: int, right: int) -> bool:
    return any(value is not None for value in values[max(left, 0) : right])
