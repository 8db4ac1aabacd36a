"""Payments that bills have told of before, by a balance or by what was received: what comes later is not counted once more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from sync.importing.known import Known, KnownRecord
from sync.importing.paid_bills import is_stand_in
from sync.importing.source import Said, SourceRow
from validation.business import Business
from validation.folding import fold
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


@dataclass(frozen=True)
class Paid:
    """What bills have told of one payment: all of it, or what was made up and is replaced by it."""

    is_told: bool = False
    stand_in: KnownRecord | None = None


class PaidAlready:
    """Which payments of an import their bills have told of: the first ones, where these come to just what the bills say."""

    def __init__(self, known: Known, business: Business) -> None:
        self._known, self._in = known, word_of(business, "In or out", "in")
        self._rows: Sequence[SourceRow] = ()
        self._found: dict[int, Paid] = {}
        self._named: set[_Bill] = set()
        self._parties: set[_Bill] = set()
        self._ways: set[str] = set()

    def note(self, rows: Sequence[SourceRow]) -> None:
        """The payments that all files bring: by the bills that they name, else by their parties, else only by the way they went."""
        self._rows = rows
        for row in rows:
            bills = self._bills(row.says)
            self._named |= bills
            if not bills and row.says.get("party"):
                self._parties.add((self._way(row.says), fold(str(row.says["party"]))))
            elif not bills:  # of a register, whose customers are told later
                self._ways.add(self._way(row.says))

    def come_along(self, made: SourceRow) -> bool:
        """Whether the files bring the payments of the bill for which this one was made up."""
        party = str(made.says.get("party", ""))
        records = (self._known.table(name).by_id.get(party) for name in ("Contacts", "Organisations"))
        called = {party, *(record.label for record in records if record)}
        way = self._way(made.says)
        of_party = {(way, fold(name)) for name in called if name}
        return bool(way in self._ways or self._bills(made.says) & self._named or of_party & self._parties)

    def settle(self) -> None:
        """Find those that are told of, once the bills of the import are planned."""
        if self._found:
            return
        payments = {row.id or id(row): row for row in self._rows if row.is_of_file and _amount(row.says) > 0}
        same: dict[str | int, list[SourceRow]] = defaultdict(list)
        for row in self._rows:
            same[row.id or id(row)].append(row)
        for told in self._told(payments.values()):
            covered = _covered(told)
            for place, row in enumerate(covered):
                is_replaced = len(told.stand_ins) == 1 and not told.sales
                stand_in = next(iter(told.stand_ins.values())) if is_replaced and place == 0 else None
                paid = Paid(not is_replaced, stand_in)
                self._found |= {id(one): paid for one in same[row.id or id(row)]}

    def of(self, row: SourceRow) -> Paid:
        """What is told of a row, as `note` was given it."""
        return self._found.get(id(row), Paid())

    def _told(self, rows: Iterable[SourceRow]) -> list[_Told]:
        """What bills have told, and the rows that name them; bills that a payment pays together are told of together."""
        groups: dict[_Bill, _Told] = {}
        told = self._told_bills()
        for row in rows:
            bills = self._bills(row.says) & told.keys()
            found = list({id(groups[bill]): groups[bill] for bill in bills if bill in groups}.values())
            whole, *others = sorted(found, key=lambda one: -len(one.rows)) or [_Told()]
            for other in others:
                whole.rows += other.rows
                bills |= other.bills
            whole.rows.append(row)
            whole.bills |= bills
            groups |= dict.fromkeys(bills, whole)
        for bill, group in groups.items():
            group.stand_ins |= told[bill].stand_ins
            group.sales |= told[bill].sales
        return list({id(one): one for one in groups.values()}.values())

    def _told_bills(self) -> Mapping[_Bill, _Told]:
        """What each bill that a payment of the import names has told."""
        found: dict[_Bill, _Told] = defaultdict(_Told)
        if not self._named:
            return found
        for one in self._known.table("Payments").by_id.values():
            if is_stand_in(one):
                for bill in self._bills(one.says) & self._named:
                    found[bill].stand_ins[one.id] = one
        headings = self._known.custom_headings("Sales")
        names = ["document", *(f"+{heading}" for heading in headings if _is_number(heading))]
        for one in self._known.table("Sales").by_id.values():
            more = (name for name in one.says if name[:1] == "+" and _is_number(name[1:]))
            numbers = {said for name in (*names, *more) if isinstance(said := one.says.get(name), str)}
            for number in numbers:
                if (self._in, number) in self._named and (paid := _paid_of(one.says)) > 0:
                    found[self._in, number].sales[one.id] = paid
        return found

    def _bills(self, says: Mapping[str, Said]) -> set[_Bill]:
        """The bills that a payment names; a reference of digits only may be its own number."""
        named, reference = says.get("pays_for"), str(says.get("reference", ""))
        bills = {*named} if isinstance(named, frozenset) else set()
        return {(self._way(says), bill) for bill in bills | ({reference} if has_letters(reference) else set())}

    def _way(self, says: Mapping[str, Said]) -> str:
        return str(says.get("direction") or self._in)


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
    """What a sale says was paid of it, where that is all: of one that is paid in part nobody knows which payments it means."""
    total = _amount(says)
    is_settled = "due" in says and _number(says["due"]) == 0
    return total if is_settled or ("received" in says and _number(says["received"]) >= total) else Decimal(0)


def _amount(says: Mapping[str, Said]) -> Decimal:
    return _number(says.get("amount", ""))


def _number(said: Said) -> Decimal:
    try:
        return Decimal(str(said) or "0")
    except InvalidOperation:
        return Decimal(0)
