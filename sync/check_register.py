"""What the registers of a file say together: how many customers, and what these owe as far as that is clear."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from translations import N_, Translator
from validation.checking import CheckedRows
from validation.layout import TabLayout
from validation.register import RegisterRows, customers_of
from validation.register_dues import FEWEST, Amounts, DueKind, due_kind, still_due

UNDERSTOOD: Mapping[DueKind, str] = {
    DueKind.PER_ROW: N_("what each row still owes"),
    DueKind.RUNNING: N_("a balance carried on from row to row"),
    DueKind.UNCLEAR: N_("unclear: Bahi will ask you"),
}


@dataclass(frozen=True)
class TabOfRegister:
    """One tab of a register with its rows checked, as sales and as customers."""

    layout: TabLayout
    sales: CheckedRows
    people: CheckedRows


@dataclass(frozen=True)
class RegisterCheck:
    """All registers of a file taken as one. `due` is None where a tab's dues are unclear, or none says what was paid."""

    tabs: tuple[str, ...]
    customers: int
    due: Decimal | None
    kinds: Mapping[str, DueKind]
    """Of each tab that has a due column: what it holds."""

    def as_json(self, t: Translator) -> dict[str, Any]:
        """What `python -m sync check --json` prints of it."""
        understood = {
            tab: {"kind": kind.value, "words": t.gettext(UNDERSTOOD[kind])} for tab, kind in self.kinds.items()
        }
        due = None if self.due is None else f"{self.due:f}"
        return {"tabs": list(self.tabs), "customers": self.customers, "due": due, "understood": understood}


def register_check(tabs: Sequence[TabOfRegister]) -> RegisterCheck | None:
    """The registers of a file; None where there is none."""
    if not tabs:
        return None
    owners, kinds = customers_by_tab(tabs), kinds_by_tab(tabs)
    dues: list[Decimal | None] = []
    for tab, customers in zip(tabs, owners, strict=True):
        says_what_was_paid = tab.layout.column("Sales", "due") or tab.layout.column("Sales", "received")
        kind = kinds.get(tab.layout.tab, DueKind.PER_ROW)
        dues.append(still_due(kind, *_amounts(tab), customers) if says_what_was_paid else None)
    count = len({customer for customers in owners for customer in customers if customer is not None})
    due = None if None in dues else sum((one for one in dues if one is not None), Decimal(0))
    return RegisterCheck(tuple(tab.layout.tab for tab in tabs), count, due, kinds)


def kinds_by_tab(tabs: Sequence[TabOfRegister]) -> Mapping[str, DueKind]:
    """What each tab's dues are, of those that have any; a tab of a few rows is as all tabs together are."""
    owners = customers_by_tab(tabs)
    amounts, receiveds, dues = ([value for tab in tabs for value in _amounts(tab)[which]] for which in range(3))
    together = [(tab.layout.tab, one) for tab, customers in zip(tabs, owners, strict=True) for one in customers]
    whole = due_kind(amounts, receiveds, dues, together) if together else DueKind.UNCLEAR
    kinds = {}
    for tab, customers in zip(tabs, owners, strict=True):
        stated = sum(due is not None for due in _amounts(tab)[2])
        if stated:
            kinds[tab.layout.tab] = due_kind(*_amounts(tab), customers) if stated >= FEWEST else whole
    return kinds


def customers_by_tab(tabs: Sequence[TabOfRegister]) -> list[list[Hashable]]:
    """Whose each row of each tab is, the tabs taken as one register; None for nobody's."""
    names = [name for tab in tabs for name in tab.people.whole_names]
    phones = [phones for tab in tabs for phones in tab.people.columns.get("phones") or [()] * len(tab.people.rows)]
    ids = [id for tab in tabs for id in tab.sales.columns.get("customer") or [None] * len(tab.sales.rows)]
    owners: list[Hashable] = [None] * len(names)
    for customer in customers_of(RegisterRows(names, phones, ids)):
        for row in customer.rows:
            owners[row] = customer.key
    ends = [0]
    for tab in tabs:
        ends.append(ends[-1] + len(tab.people.rows))
    return [owners[start:end] for start, end in pairwise(ends)]


def _amounts(tab: TabOfRegister) -> tuple[Amounts, Amounts, Amounts]:
    """What each row says of amount, received and due; where an amount could not be read, what it states as due counts."""
    columns, nothing = tab.sales.columns, [None] * len(tab.sales.rows)
    amounts, receiveds, dues = (list(columns.get(name) or nothing) for name in ("amount", "received", "due"))
    for at, typed in tab.sales.typed.items():
        if (amounts[at] is None and "amount" in typed) or (receiveds[at] is None and "received" in typed):
            amounts[at], receiveds[at] = dues[at], None
    return amounts, receiveds, dues
