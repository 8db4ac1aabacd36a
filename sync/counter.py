"""What was taken at the counter in one line, saved as one click: the customer where new, the sale, the payment, the promise."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

import phonenumbers

from records.addresses import heading_of
from records.rows import Row
from records.snapshot import Snapshot
from sync.contact_log import Contacted, activity, link_text, must_take_rows
from sync.current import reading
from sync.edits import EditRefused, Saved, add_record, layout_for
from sync.ids import new_id
from sync.outbox import new_operation
from sync.place import Place
from sync.publish_pull import publish_overlay
from sync.register_lines import register_line
from sync.workbook import CellValue
from translations import N_
from validation.folding import fold
from validation.lists import word_of
from validation.one_line import Doing

_NEEDED = frozenset(
    {"on", "customer", "party", "item", "amount", "received", "promised_on", "direction", "contact", "title", "stage"}
    | {"organisation", "next_step", "next_step_on", "name", "phones"}
)
"""Fields worth a new column; the others are written only where the tab has theirs."""


@dataclass(frozen=True)
class Slip:
    """A line as the person has left it: `table` and `key` of the customer, or "" and the name and phones of a new one."""

    doing: Doing
    table: str = ""
    key: str = ""
    name: str = ""
    phones: tuple[str, ...] = ()
    item: str = ""
    amount: Decimal | None = None
    received: Decimal | None = None
    day: date | None = None
    due_on: date | None = None
    method: str = ""
    remarks: str = ""


def save_slip(
    place: Place,
    slip: Slip,
    *,
    author: str = "",
    clock: Callable[[], datetime] = datetime.now,
    saved_as: str = "",
    show: bool = True,
) -> Saved:
    """Save everything a slip says as one click, undone as one; returns the id of the customer. Raises EditRefused.

    `saved_as` joins it to another click; `show` False leaves publishing to the last of them.
    """
    with reading(place) as snapshot:
        rows = _Rows(snapshot, slip, clock())
        planned = rows.planned()
        if not planned:
            raise EditRefused(N_("Nothing is filled in that could be saved."))
        for table, _ in planned:
            must_take_rows(snapshot, table)
    click = saved_as or new_operation()
    customer = slip.key or rows.new_customer
    for table, values in planned:
        linked = {name: customer if value is _NEW else value for name, value in values.items()}
        saved = add_record(place, table, linked, author=author, saved_as=click, clock=clock, show=False)
        customer = saved.id if table == "Contacts" else customer
    if show:
        publish_overlay(place, clock=clock)
    return Saved(customer, click)


def save_slips(
    place: Place,
    slips: Sequence[Slip],
    *,
    author: str = "",
    clock: Callable[[], datetime] = datetime.now,
    saved_as: str = "",
) -> Iterator[Saved]:
    """Save slips as one click, one at a time: where one is refused, those before it are saved.

    A new customer whom several of them name, with the same phone or with none, is added once.
    """
    click = saved_as or new_operation()
    made: list[tuple[Slip, str]] = []
    try:
        for slip in slips:
            key = slip.key or next((key for before, key in made if _is_about_same(before, slip)), "")
            known = replace(slip, table=slip.table or "Contacts", key=key) if key else slip
            saved = save_slip(place, known, author=author, clock=clock, saved_as=click, show=not key)
            if saved.id and not key:
                made.append((slip, saved.id))
            yield saved
    finally:
        publish_overlay(place, clock=clock)


def _is_about_same(before: Slip, slip: Slip) -> bool:
    is_called_same = bool(slip.name) and fold(before.name) == fold(slip.name)
    return bool(set(before.phones) & set(slip.phones)) or (is_called_same and not (before.phones and slip.phones))


_NEW = "\0new customer"
"""Stands for the id of the customer whose row comes first."""
Planned = tuple[str, dict[str, CellValue]]


class _Rows:
    """The rows that a slip becomes."""

    def __init__(self, snapshot: Snapshot, slip: Slip, now: datetime) -> None:
        self.snapshot, self.slip, self.now = snapshot, slip, now
        self.customer: Row | None = snapshot.row(slip.table, slip.key) if slip.key else None
        if slip.key and self.customer is None:
            raise EditRefused(N_("There is no such customer any more. Was the row changed in the sheet?"))
        sales = layout_for(snapshot, "Sales")
        self.register = sales.tab if sales.is_register and slip.doing is Doing.SALE else ""
        is_numbered = bool(self.register) and bool(heading_of(snapshot, "Sales", "customer", self.register))
        self.new_customer = new_id() if is_numbered and self.customer is None else ""
        """The id that a new customer of a numbered register gets."""

    def planned(self) -> list[Planned]:
        """Each row with its table, that of a new customer first."""
        is_named = bool(self.slip.name or self.slip.phones)
        rows = [("Contacts", self._contact())] if self.customer is None and not self.register and is_named else []
        rows += self._done()
        if self._rest and self.slip.due_on and self.slip.doing in (Doing.SALE, Doing.PAYMENT, Doing.PROMISE):
            rows.append(("Payments", self._promise()))
        return [(table, self._there(table, values)) for table, values in rows]

    def _done(self) -> list[Planned]:
        match self.slip.doing:
            case Doing.SALE:
                return [("Sales", self._sale())]
            case Doing.PAYMENT if self.slip.received:
                return [("Payments", self._payment())]
            case Doing.ENQUIRY:
                return [("Deals", self._deal())]
            case Doing.VISIT | Doing.FOLLOW_UP:
                return [("Activities", self._activity())]
            case _:
                return []

    @property
    def _rest(self) -> Decimal | None:
        """What was promised: of a sale what is not paid yet."""
        slip = self.slip
        return (slip.amount or Decimal(0)) - (slip.received or Decimal(0)) if slip.doing is Doing.SALE else slip.amount

    @property
    def _day(self) -> date:
        return self.slip.day or self.now.date()

    def _link(self) -> CellValue:
        if self.customer:
            return link_text(self.customer)
        if self.register:
            return self.new_customer or self._phones() or self.slip.name
        return _NEW if self.slip.name or self.slip.phones else None

    def _phones(self) -> str:
        return ", ".join(national(phone, self.snapshot.business.region) for phone in self.slip.phones)

    def _contact(self) -> dict[str, CellValue]:
        return {"name": self.slip.name, "phones": self._phones(), "created_on": self.now.date()}

    def _sale(self) -> dict[str, CellValue]:
        slip = self.slip
        values: dict[str, CellValue] = {
            "on": self._day,
            "item": slip.item,
            "amount": slip.amount,
            "received": slip.received,
            "due": self._due(),
            "method": self._method(),
            "remarks": slip.remarks,
        }
        if not self.register:
            return {"customer": self._link(), **values}
        phones = tuple(national(phone, self.snapshot.business.region) for phone in slip.phones)
        return register_line(
            self.snapshot, self.register, values, self.customer,
            name=slip.name, phones=phones, certain=slip.phones, new=self.new_customer,
        )  # fmt: skip

    def _due(self) -> Decimal | None:
        """For a register that states what is due of each row; a formula of the sheet works it out by itself."""
        placed = [place for place in self.snapshot.headings("Sales") if place.field == "due" and not place.has_formulas]
        return self._rest if placed and self.register and self.slip.amount is not None else None

    def _payment(self) -> dict[str, CellValue]:
        remark = " ".join(filter(None, (self.slip.item, self.slip.remarks)))
        values: dict[str, CellValue] = {"on": self._day, "party": self._link(), "amount": self.slip.received}
        return {**values, "direction": self._word("In or out", "in"), "method": self._method(), "notes": remark}

    def _promise(self) -> dict[str, CellValue]:
        values: dict[str, CellValue] = {"party": self._link(), "amount": self._rest, "promised_on": self.slip.due_on}
        return {**values, "direction": self._word("In or out", "in")}

    def _deal(self) -> dict[str, CellValue]:
        slip = self.slip
        party = "organisation" if self.customer and self.customer.table == "Organisations" else "contact"
        return {
            "title": slip.item or slip.remarks,
            party: self._link(),
            "stage": self._word("Stages", "open"),
            "amount": slip.amount,
            "opened_on": self._day,
            "next_step": self._word("Activity kinds", "call") if slip.due_on else None,
            "next_step_on": slip.due_on,
        }

    def _activity(self) -> dict[str, CellValue]:
        slip = self.slip
        is_visit = slip.doing is Doing.VISIT
        at = datetime.combine(self._day, self.now.time()) if is_visit else None
        notes = " ".join(filter(None, (slip.item, slip.remarks)))
        about = self.customer or Row("Contacts", _NEW, "", None, slip.name, {"id": _NEW}, {})
        how = Contacted.VISIT if is_visit else Contacted.CALL
        return dict(activity(self.snapshot, about, how, at=at, notes=notes, follow_up=slip.due_on))

    def _word(self, list_name: str, kind: str) -> str:
        return word_of(self.snapshot.business, list_name, kind)

    def _method(self) -> str | None:
        return self.slip.method or None

    def _there(self, table: str, values: dict[str, CellValue]) -> dict[str, CellValue]:
        """What says something, and has a column or is worth one."""
        there = {field.name for field in self.snapshot.fields(table)}
        worth = _NEEDED | {name for name in values if "." in name} | (set(values) if table == "Activities" else set())
        return {name: v for name, v in values.items() if v not in (None, "") and (name in there or name in worth)}


def national(phone: str, region: str) -> str:
    """A phone as people of the region write it: 9876543210, 03211234567; one from abroad with its country's code."""
    number = phonenumbers.parse(phone, region)
    if phonenumbers.region_code_for_number(number) != region:
        return phone
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    digits = "".join(filter(str.isdigit, written))
    return digits.removeprefix("0") if region == "IN" and len(digits) == 11 and digits[1] in "6789" else digits
