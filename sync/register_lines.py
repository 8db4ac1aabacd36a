"""New rows of a register: a sale with the name and phone of its customer in the row itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import duckdb

from records.addresses import heading_of
from records.rows import Row
from records.snapshot import Snapshot
from sync.overlay import Overlay
from sync.workbook import CellValue
from validation.folding import fold

_KEY, _MARK = "customer.key", "customer."
"""A row's cells that are the customer's, not the sale's: customer.name, customer.phones. The key is never written."""


def register_line(
    snapshot: Snapshot,
    tab: str,
    sale: Mapping[str, CellValue],
    customer: Row | None,
    *,
    name: str,
    phones: tuple[str, ...],
    certain: tuple[str, ...],
    new: str = "",
) -> dict[str, CellValue]:
    """The cells of a new row of a register. A customer who is known is named as their rows name them.

    `phones` are written; `certain` are the same with their country's code. `new` is the id that a new customer gets.
    """
    name = customer.text("name") or customer.label if customer else name
    texts = ", ".join(phones) or (customer.text("phones") if customer else "")
    said: dict[str, CellValue] = {f"{_MARK}name": name or None, f"{_MARK}phones": texts or None}
    key = customer.key if customer else new or f"{fold(name)}|{certain[0] if certain else ''}"
    is_id = customer.has_id if customer else bool(new)
    if is_id and heading_of(snapshot, "Sales", "customer", tab):
        sale = {**sale, "customer": key}
    return {**{cell: value for cell, value in said.items() if value}, **sale, _KEY: key}


def headings_of_customer(snapshot: Snapshot, tab: str) -> dict[str, str]:
    """The headings of a register for the cells of a new row that are the customer's."""
    placed = (place for place in reversed(snapshot.headings("Contacts")) if place.tab == tab)
    return {_KEY: "", **{f"{_MARK}{place.field}": place.heading for place in placed}}


def is_customers_cell(name: str) -> bool:
    """Whether a cell of a new row is the customer's."""
    return name.startswith(_MARK)


def with_customers(connection: duckdb.DuckDBPyConnection, overlays: Iterable[Overlay]) -> Iterator[Overlay]:
    """The overlays; a waiting row of a register points to its customer, and one whom nobody knew is there with it."""
    for overlay in overlays:
        key = overlay.cells.get(_KEY)
        if key is None:
            yield overlay
            continue
        own = {
            name[len(_MARK) :]: cell for name, cell in overlay.cells.items() if is_customers_cell(name) and name != _KEY
        }
        cells = {name: cell for name, cell in overlay.cells.items() if not is_customers_cell(name)}
        if _is_there(connection, "sales", overlay.id):
            yield replace(overlay, cells=cells)
            continue
        yield replace(overlay, cells={**cells, "customer": key})
        if not _is_there(connection, "contacts", str(key)):
            yield Overlay("Contacts", str(key), True, own)


def _is_there(connection: duckdb.DuckDBPyConnection, table: str, key: str) -> bool:
    """Whether there is a row with that key that does not only wait for the workbook."""
    found = connection.execute(
        f"SELECT 1 FROM {table} WHERE _key = ? AND (_row IS NOT NULL OR _waiting IS NULL)", [key]
    )
    return found.fetchone() is not None
