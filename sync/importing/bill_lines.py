"""Exports with a row for each line of a bill, what stands for the whole bill repeated in all of them: bills, and lines of bills."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from sync.importing.source import SourceRow, SourceTab, number_in, source_tab
from validation.business import Business
from validation.cells import canonical_text
from validation.heading_words import heading_key
from validation.headings import recognise_as
from validation.kinds import Kind
from validation.layout import TabLayout
from validation.recognition import word_for
from validation.sheet import RawTab, cell_text
from validation.tables import Document, DocumentLine, Sale

_OF_BILLS = ("invoice", "bill", "estimate", "quote", "creditnote", "salesorder")
_NEEDED = frozenset({"number", "on", "party", "total"})
_GOODS = frozenset({"product", "description"})


def lists_lines(tab: RawTab, layout: TabLayout) -> bool:
    """Whether the rows are lines of bills, and each says of its bill when, for whom and how much it was in all.

    What was understood as sales has an amount for each line beside that.
    """
    headings = {column.index: column.heading for column in layout.columns}
    words = {index: word.field for index, text in headings.items() if (word := word_for(Document, text))}
    spoken = sum(heading_key(text).startswith(_OF_BILLS) for text in headings.values())
    if spoken < 2 or not _NEEDED.issubset(words.values()) or not _has_lines(layout):
        return False
    amount = layout.column("Sales", "amount")
    is_of_lines = layout.table == "Document lines" or (
        layout.table == "Sales" and amount is not None and words.get(amount.index) != "total"
    )
    at = {field: index for index, field in reversed(words.items())}
    return is_of_lines and _is_one_a_bill(tab, layout, at["number"], at["total"])


def _has_lines(layout: TabLayout) -> bool:
    fields = {word.field for column in layout.columns if (word := word_for(DocumentLine, column.heading))}
    return "quantity" in fields and not fields.isdisjoint(_GOODS)


def _is_one_a_bill(tab: RawTab, layout: TabLayout, number: int, total: int) -> bool:
    """Whether bills have several rows, all with the number and the same total: one that grows from row to row is none."""
    totals: dict[str, list[str]] = defaultdict(list)
    for row in tab.rows[layout.header_row :]:
        if any(map(cell_text, row)):
            bill, whole = (cell_text(row[at]) if len(row) > at else "" for at in (number, total))
            totals[bill].append(whole)
    are_alike = all(len(set(some)) == 1 for some in totals.values())
    return are_alike and "" not in totals and any(len(some) > 1 for some in totals.values())


def parted(tab: RawTab, bills: SourceTab, business: Business) -> tuple[SourceTab, SourceTab | None]:
    """The bills without what is said of a line, and the lines; None where the rows have none."""
    if bills.layout.table != "Documents" or not _has_lines(bills.layout):
        return bills, None
    numbers = {row.row: str(row.says["number"]) for row in bills.rows if row.says.get("number")}
    layout = recognise_as(tab, DocumentLine, business)
    own = {f"+{column.heading}" for column in layout.columns if not column.is_custom and column.field != "document"}
    lines = [_line(row, numbers[row.row]) for row in source_tab(tab, layout, business).rows if row.row in numbers]
    whole = tuple(line for line in lines if "quantity" in line.says and not _GOODS.isdisjoint(line.says))
    if not whole:
        return bills, None
    taken = {line.row: own for line in whole}
    rows = tuple(_without(row, taken) for row in bills.rows)
    return replace(bills, rows=rows), SourceTab(layout, whole, (), ())


def _line(row: SourceRow, number: str) -> SourceRow:
    """What a row says of a line of that bill; all else is said by the bill's row."""
    cells = {name: cell for name, cell in row.cells.items() if name[:1] != "+"}
    says = {name: said for name, said in row.says.items() if name[:1] != "+"}
    line = replace(row, id="", cells=cells, says=says, problems=(), is_of_file=False).with_said({"document": number})
    if "unit_price" in says or not (price := _price(row)):
        return line
    cells, says = {**line.cells, "unit_price": price}, {**line.says, "unit_price": canonical_text(Kind.MONEY, price)}
    return replace(line, cells=cells, says=says)


def _price(row: SourceRow) -> Decimal | None:
    """The price of one, of a line that says its amount only."""
    quantity = number_in(row.cells.get("quantity"))
    amounts = (number_in(cell) for name, cell in row.cells.items() if name[:1] == "+" and _is_of_a_line(name[1:]))
    amount = next(filter(None, amounts), None)
    return (amount / quantity).quantize(Decimal("0.01")) if amount and quantity else None


def _is_of_a_line(heading: str) -> bool:
    word, whole = word_for(Sale, heading), word_for(Document, heading)
    return word is not None and word.field == "amount" and (whole is None or whole.field != "total")


def _without(row: SourceRow, taken: Mapping[int, set[str]]) -> SourceRow:
    names = taken.get(row.row, set())
    cells = {name: cell for name, cell in row.cells.items() if name not in names}
    says = {name: said for name, said in row.says.items() if name not in names}
    return replace(row, cells=cells, says=says)
