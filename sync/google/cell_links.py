"""Links that open a Google Sheet at a cell."""

from sync.google.formulas import letters
from sync.google.opening import memory_of
from sync.sheet_address import sheet_address, sheet_id_in


def cell_link(address: str, tab: str, *, row: int, column: int) -> str:
    """The link to a cell by its row (from 1) and column (from 0).

    "" where this process has not looked yet which number Google gave to the tab, as without a key.
    """
    id_ = sheet_id_in(address)
    shape = memory_of(id_).shape
    number = next((known.sheet_id for known in shape.tabs if known.title == tab), None) if shape else None
    return "" if number is None else f"{sheet_address(id_)}?gid={number}#gid={number}&range={letters(column + 1)}{row}"
