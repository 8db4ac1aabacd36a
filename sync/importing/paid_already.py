"""Payments that bills have told of before, by a balance or by what was received: what comes later is not counted once more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from sync.importing.known import Known, KnownRecord
from sync.importing.paid_bills import is_stand_in
from sync.importing.source import Said, SourceRow
from validation.business import Business
from validation.lists import word_of
from validation.recognition import word_for
from validation.tables import Document
from validation.values_seen import has_letters

_Bill = tuple[str, str]
"""The word for the way of the money, and a bill's number or id: a supplier's bill 9 is not the shop's own."""


@dataclass
class _Told:
    """What bills that were paid together tell: payments made up from a balance, the parts of sales that are paid, and the rows
    of the import that name them."""

    stand_ins: dict[str, KnownRecord] = field(default_factory=dict)
    sales: dict[str, Decimal] = field(default_factory=dict)
    rows: list[SourceRow] = field(default_factory=list)
    bills: set[_Bill] = field(default_factory=set)

    @property
    def amount(self) -> Decimal:
        """What was paid, as the bills tell."""
        return sum((_amount(one.says) for one in self.stand_ins.values()), sum(self.sales.values(), Decimal(0)))


class PaidAlready:
    """Which payments of an import their bills have told of: the first ones, where these come to just what the bills say."""

    def __init__(self, known: Known, business: Business) -> None:
        self._known, self._in = known, word_of(business, "In or out", "in")
        self._skipped: set[str] = set()
        self._instead: dict[str, KnownRecord] = {}

    def settle(self, rows: Sequence[SourceRow]) -> None:
        """Find them among the payments of one tab."""
        payments = {_payment(row): row for row in rows if row.is_of_file and _amount(row.says) > 0}
        for told in self._together(payments.values()):
            covered = _covered(told)
            first, *_ = covered or (None,)
            if first and len(told.stand_ins) == 1 and not told.sales:
                (self._instead[_payment(first)],) = told.stand_ins.values()
            else:
                self._skipped |= set(map(_payment, covered))

    def is_told(self, row: SourceRow) -> bool:
        """Whether the row is one of them, and its bill says all of it."""
        return _payment(row) in self._skipped

    def stand_in(self, row: SourceRow) -> KnownRecord | None:
        """The payment made up from a bill's balance whose place the row takes."""
        return self._instead.get(_payment(row))

    def _together(self, rows: Iterable[SourceRow]) -> list[_Told]:
        """The rows by the bills that they name; those of a payment for several are paid together."""
        groups: dict[_Bill, _Told] = {}
        for row in rows:
            bills = self._bills(row.says)
            found = list({id(groups[bill]): groups[bill] for bill in bills if bill in groups}.values())
            whole, *others = sorted(found, key=lambda one: -len(one.rows)) or [_Told()]
            for other in others:
                whole.rows += other.rows
                bills |= other.bills
            whole.rows.append(row)
            whole.bills |= bills
            groups |= dict.fromkeys(bills, whole)
        if groups:
            self._look_up(groups)
        return list({id(one): one for one in groups.values()}.values())

    def _look_up(self, groups: Mapping[_Bill, _Told]) -> None:
        for one in self._known.table("Payments").by_id.values():
            if is_stand_in(one):
                for bill in self._bills(one.says) & groups.keys():
                    groups[bill].stand_ins[one.id] = one
        headings = self._known.custom_headings("Sales")
        names = ["document", *(f"+{heading}" for heading in headings if _is_number(heading))]
        for one in self._known.table("Sales").by_id.values():
            more = (name for name in one.says if name[:1] == "+" and _is_number(name[1:]))
            numbers = {said for name in (*names, *more) if isinstance(said := one.says.get(name), str)}
            for number in numbers:
                if (self._in, number) in groups and (paid := _paid_of(one.says)) > 0:
                    groups[self._in, number].sales[one.id] = paid

    def _bills(self, says: Mapping[str, Said]) -> set[_Bill]:
        """The bills that a payment names; a reference of digits only may be its own number."""
        named, reference = says.get("pays_for"), str(says.get("reference", ""))
        bills = {*named} if isinstance(named, frozenset) else set()
        way = str(says.get("direction") or self._in)
        return {(way, bill) for bill in bills | ({reference} if has_letters(reference) else set())}


def _payment(row: SourceRow) -> str:
    """What all rows of one payment have in common."""
    return row.id or f"row {row.row}"


def _covered(told: _Told) -> list[SourceRow]:
    """The first rows in order of days that come to just what is told; none where no number of them does."""
    amount, so_far = told.amount, Decimal(0)
    rows = sorted(told.rows, key=lambda row: str(row.says.get("on", "")))
    for count, row in enumerate(rows, start=1):
        so_far += _amount(row.says)
        if so_far >= amount:
            return rows[:count] if so_far == amount else []
    return []


def _is_number(heading: str) -> bool:
    word = word_for(Document, heading)
    return word is not None and word.field == "number"


def _paid_of(says: Mapping[str, Said]) -> Decimal:
    if "received" in says:
        return _number(says["received"])
    total, left = _amount(says), _number(says.get("due", ""))
    return total - left if "due" in says and 0 <= left < total else Decimal(0)


def _amount(says: Mapping[str, Said]) -> Decimal:
    return _number(says.get("amount", ""))


def _number(said: Said) -> Decimal:
    try:
        return Decimal(str(said) or "0")
    except InvalidOperation:
        return Decimal(0)
