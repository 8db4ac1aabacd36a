"""The rows of bills with what each is, and the rows of a list of sales that are none: returns, quotations, orders, payments."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sync.importing.bill_kinds import RETURN, SELLING, kind_told, kind_told_of_sales, kinds_by_word, type_heading
from sync.importing.paid_bills import amounts_told, is_settled
from sync.importing.source import Said, SourceRow, SourceTab, number_in
from sync.workbook import CellValue
from validation.business import Business
from validation.cells import canonical_text
from validation.cells.choices import spelling
from validation.kinds import Kind
from validation.lists import word_of
from validation.recognition import word_for
from validation.tables import Document, DocumentLine

_TAKEN_BACK = ("amount", "received")
_OF_A_LINE = frozenset({"product", "description", "quantity"})
_LATER = frozenset({"party", "due_on", "expires_on", "status"})
_OF_A_PAPER = {
    "on": "on",
    "customer": "party",
    "amount": "total",
    "document": "number",
    "owner": "owner",
    "remarks": "notes",
}
_OF_A_PAYMENT = {
    "on": "on",
    "customer": "party",
    "amount": "amount",
    "document": "reference",
    "method": "method",
    "remarks": "notes",
}
_PAYMENTS = {"paymentin": "in", "paymentout": "out"}


def with_kinds(tab: SourceTab, business: Business) -> SourceTab:
    """The tab with the kind of each bill, where the export tells it. Of a list of sales, what came back is negative, and what
    is no sale goes where it belongs: quotations, orders and purchases to the bills, money to the payments."""
    if tab.layout.table not in ("Documents", "Sales"):
        return tab
    headings = [column.heading for column in tab.layout.columns]
    are_bills = tab.layout.table == "Documents"
    by_tab = kind_told(tab.layout.tab, headings) if are_bills else kind_told_of_sales(tab.layout.tab, headings)
    told = _Told(by_tab, f"+{type_heading(tab.layout)}", kinds_by_word(business))
    rows = _one_a_bill(tab.rows, headings) if are_bills else tab.rows
    return replace(tab, rows=tuple((_bill if are_bills else _sale)(row, told, tab, business) for row in rows))


@dataclass(frozen=True)
class _Told:
    """What a tab tells: the kind of all its rows, the name of the column of types, what the words in it mean."""

    by_tab: str
    column: str
    words: Mapping[str, str]

    def word(self, row: SourceRow) -> str:
        """The row's own word for what it is, as it is compared."""
        return spelling(str(row.says.get("kind") or row.says.get(self.column) or ""))


def _one_a_bill(rows: Sequence[SourceRow], headings: Sequence[str]) -> Sequence[SourceRow]:
    """Of a list with a row for each line of a bill, all rows of a bill are that bill: its number is what tells it."""
    lines = {word.field for heading in headings if (word := word_for(DocumentLine, heading))}
    if lines.isdisjoint(_OF_A_LINE):
        return rows
    bills = Counter(map(_identity, rows))
    return [
        replace(row, id=str(row.says["number"]))
        if not row.id and row.says.get("number") and bills[_identity(row)] > 1
        else row
        for row in rows
    ]


def _identity(row: SourceRow) -> tuple[Said | None, ...]:
    return tuple(row.says.get(name) for name in ("number", "party", "on", "total"))


def _bill(row: SourceRow, told: _Told, tab: SourceTab, business: Business) -> SourceRow:
    parts = amounts_told(tab.layout).values()
    if is_settled(row.says.get("status")) and any(name in row.says for name in parts):  # an amount tells what was paid
        row = row.with_said({"status": word_of(business, "Document statuses", "issued")})
        row = replace(row, problems=tuple(one for one in row.problems if one.field != "status"))
    kind = told.by_tab
    if not kind or told.word(row) in told.words:
        return row
    kept = {}
    if typed := row.says.get("kind"):  # "B2B", "Regular": a type of its own, which says nothing of what the bill is
        column = tab.layout.column("Documents", "kind")
        kept = {f"+{column.heading}": str(typed)} if column else {}
    return row.with_said({**kept, "kind": word_of(business, "Document kinds", kind)})


def _sale(row: SourceRow, told: _Told, tab: SourceTab, business: Business) -> SourceRow:
    word = told.word(row)
    if way := _PAYMENTS.get(word):
        return _moved(_paid(row), "Payments", _OF_A_PAYMENT, told, tab).with_said(
            {"direction": word_of(business, "In or out", way)}
        )
    kind = told.words.get(word) or ("" if word else told.by_tab)
    if not kind or kind in SELLING:
        return row
    if kind == RETURN:
        return _taken_back(row)
    return _moved(row, "Documents", _OF_A_PAPER, told, tab).with_said(
        {"kind": word_of(business, "Document kinds", kind)}
    )


def _taken_back(row: SourceRow) -> SourceRow:
    """A return: what was sold, what was given back for it and what is left of it are less than nothing."""
    less = {name: -abs(amount) for name in _TAKEN_BACK if (amount := _number(row, name))}
    if abs(_number(row, "due")) <= abs(_number(row, "amount")):  # more is no due of the row, but a balance that runs on
        less |= {"due": -abs(due)} if (due := _number(row, "due")) else {}
    says = {name: canonical_text(Kind.MONEY, amount) for name, amount in less.items()}
    return replace(row, cells={**row.cells, **less}, says={**row.says, **says})


def _paid(row: SourceRow) -> SourceRow:
    """What was received is the amount of a payment, where it is written there."""
    if not row.says.get("received"):
        return row
    cells, says = dict(row.cells), dict(row.says)
    cells["amount"], says["amount"] = cells.pop("received"), says.pop("received")
    return replace(row, cells=cells, says=says)


def _number(row: SourceRow, name: str) -> Decimal:
    return number_in(row.cells.get(name)) or Decimal(0)


def _moved(row: SourceRow, table: str, fields: Mapping[str, str], told: _Told, tab: SourceTab) -> SourceRow:
    """The row as one of another table; what that has no field for stays under its heading."""
    names = {name: _name(name, table, fields, tab) for name in row.says if name != told.column}
    cells: dict[str, CellValue] = {}
    says: dict[str, Said] = {}
    for name, other in names.items():
        if other and other not in says:
            says[other] = row.says[name]
            cells[other] = row.cells.get(name) if name[:1] != "+" or other[:1] == "+" else str(row.says[name])
    return replace(row, table=table, cells=cells, says=says)


def _name(name: str, table: str, fields: Mapping[str, str], tab: SourceTab) -> str:
    if name in fields:
        return fields[name]
    word = word_for(Document, name[1:]) if name[:1] == "+" else None
    if word and word.field == "number":
        return fields["document"]
    if word and table == "Documents" and word.field in _LATER:
        return word.field
    column = tab.layout.column("Sales", name)
    return name if name[:1] == "+" else f"+{column.heading}" if column else ""
