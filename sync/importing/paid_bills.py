"""What is paid already of the bills of an export that says so by a balance: a payment each, or Money would ask for it once more."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from records.list_words import words_for
from sync.importing.bill_kinds import SELLING, kinds_by_word
from sync.importing.known import KnownRecord, KnownTable
from sync.importing.plan import Fate, PlannedRow
from sync.importing.source import Said, SourceRow, number_in
from sync.workbook import CellValue
from validation.business import Business
from validation.cells import canonical_text
from validation.cells.choices import spelling
from validation.kinds import Kind
from validation.layout import TabLayout
from validation.lists import word_of
from validation.recognition import word_for
from validation.tables import Sale

_IN, _OUT = "in", "out"


def payments_made(
    rows: Sequence[PlannedRow], layout: TabLayout, known: KnownTable, business: Business
) -> tuple[SourceRow, ...]:
    """The payments that the rows of a tab tell of, one a bill, with an id by which the next import finds them.

    Bills that a payment of the workbook names, `known`, have theirs already.
    """
    places = amounts_told(layout)
    if not places and not any(is_settled(row.given.get("status")) for row in rows):
        return ()
    paid = {word for one in known.by_id.values() if not is_stand_in(one) for word in _names_in(one.says)}
    found: dict[str, SourceRow] = {}
    for row in rows:
        if (
            row.table == "Documents"
            and row.id
            and row.fate in (Fate.NEW, Fate.UPDATE, Fate.SAME)
            and row.id not in found
        ):
            way, amount = _way(row.given, business), _amount(row.given, places)
            if is_settled(row.given.get("status")) and not any(row.given.get(name) for name in places.values()):
                amount = number_in(row.given.get("total")) or Decimal(0)
            if way and amount > 0 and paid.isdisjoint({row.id, str(row.given.get("number") or "")} - {""}):
                found[row.id] = _payment(row, amount, word_of(business, "In or out", way))
    return tuple(found.values())


def is_settled(status: object) -> bool:
    """Whether a bill's status says that nothing is left to pay."""
    return spelling(str(status or "")) in _SETTLED


def is_stand_in(payment: KnownRecord) -> bool:
    """Whether a payment is one of these, and says nothing more: a real one has not come, nobody has completed it."""
    return payment.id.startswith(_PREFIX) and payment.says.keys() <= _TOLD


_PREFIX = "paid:"
_SETTLED = frozenset(map(spelling, ("Paid", "Closed", "Fully Paid", "Settled", "चुकता", "ادا شدہ")))
_TOLD = frozenset({"party", "reference", "direction", "pays_for", "amount", "on"})


def amounts_told(layout: TabLayout) -> Mapping[str, str]:
    """The name under which a row says what is left of it, and what was paid."""
    found: dict[str, str] = {}
    for column in layout.columns:
        word = word_for(Sale, column.heading)
        if word and word.field in ("due", "received"):
            found.setdefault(word.field, f"+{column.heading}")
    return found


def _way(given: Mapping[str, CellValue], business: Business) -> str:
    """Into the shop for its own bills, out of it for a supplier's; "" for all that nobody pays, or pays no more."""
    status = str(given.get("status") or "").strip().lower().replace(" ", "_")
    if status in words_for(business, "Document statuses", ("cancelled", "draft")):
        return ""
    kind = kinds_by_word(business).get(spelling(str(given.get("kind") or "")), "")
    return _IN if kind in SELLING else _OUT if kind == "supplier_bill" else ""


def _amount(given: Mapping[str, CellValue], places: Mapping[str, str]) -> Decimal:
    """The total less what is left of it, else what was paid; nothing where these are no parts of the total."""
    total = number_in(given.get("total"))
    left, paid = (number_in(given.get(places.get(name, ""))) for name in ("due", "received"))
    amount = total - left if total is not None and left is not None else paid
    is_part = total is not None and amount is not None and 0 < amount <= total
    return amount if is_part and amount is not None else Decimal(0)


def _payment(row: PlannedRow, amount: Decimal, way: str) -> SourceRow:
    texts = {
        name: str(row.given[of]) for name, of in (("party", "party"), ("reference", "number")) if row.given.get(of)
    }
    texts["direction"] = way
    day = row.given.get("on")
    cells: dict[str, CellValue] = {**texts, "pays_for": row.id, "amount": amount}
    says: dict[str, Said] = {**texts, "pays_for": frozenset({row.id}), "amount": canonical_text(Kind.MONEY, amount)}
    if day:
        cells["on"], says["on"] = day, canonical_text(Kind.DATE, day)
    return SourceRow(row.tab, row.row, "Payments", f"{_PREFIX}{row.id}", cells, says, is_of_file=False)


def _names_in(says: Mapping[str, object]) -> Iterator[str]:
    """The bills that a payment names."""
    for name in ("reference", "pays_for"):
        said = says.get(name, "")
        yield from said if isinstance(said, frozenset) else (str(said),)
