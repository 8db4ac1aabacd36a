"""What a register's due column holds: what each row still owes, or a balance carried on from row to row."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from translations import N_
from validation.layout import TabLayout
from validation.problems import SAID, CellProblem, Problem, ProblemKind

FITS = 0.9
"""The share of a tab's dues that must follow a rule for the rule to be theirs."""
FEWEST = 3
"""Rows that can be compared, before anything is said of a tab by itself."""
ASKED = N_(
    "What does “{heading}” hold: what each row still owes, or a balance carried on from row to row? "
    "It fits neither everywhere: the first row that differs says {found}, where amount less received is {expected}."
)
"""The question to the owner of a tab whose dues follow neither rule."""
Amounts = Sequence[Decimal | None]


class DueKind(StrEnum):
    """What a register's due column holds."""

    PER_ROW = "per_row"
    """Amount less received: it may be summed."""
    RUNNING = "running"
    """A balance carried on from row to row: only a party's last one counts."""
    UNCLEAR = "unclear"


def due_kind(amounts: Amounts, receiveds: Amounts, dues: Amounts, customers: Sequence[Hashable] = ()) -> DueKind:
    """What a due column holds, tested over its rows. A balance may run through the tab, or each customer's rows.

    In a tab that says nowhere what was received, dues that nowhere exceed their amounts are each row's own.
    """
    owed = _owed(amounts, receiveds)
    if _share(list(zip(owed, dues, strict=True))) >= FITS:
        return DueKind.PER_ROW
    if max(_runs(owed, dues, customers)) >= FITS:
        return DueKind.RUNNING
    states_received = any(received is not None for received in receiveds)
    return DueKind.UNCLEAR if states_received or _share(_within(amounts, dues)) < FITS else DueKind.PER_ROW


def still_due(
    kind: DueKind, amounts: Amounts, receiveds: Amounts, dues: Amounts, customers: Sequence[Hashable] = ()
) -> Decimal | None:
    """What all customers of a tab owe together; None where that is unclear."""
    if kind is DueKind.UNCLEAR:
        return None
    owed = _owed(amounts, receiveds)
    by_tab, by_customer = _runs(owed, dues, customers)
    if kind is DueKind.RUNNING and by_customer >= by_tab:
        return sum(_last(owed, dues, customers or [None] * len(dues)).values(), Decimal(0))
    if kind is DueKind.RUNNING or any(received is not None for received in receiveds):
        return sum((one or Decimal(0) for one in owed), Decimal(0))
    stated = (due if due is not None else amount for amount, due in zip(amounts, dues, strict=True))
    return sum((one or Decimal(0) for one in stated), Decimal(0))


def due_problems(amounts: Amounts, receiveds: Amounts, dues: Amounts) -> tuple[tuple[int, CellProblem], ...]:
    """By place, the dues that are not amount less received; to be asked only of a column that is DueKind.PER_ROW."""
    wrong = []
    for at, (amount, received, due) in enumerate(zip(amounts, receiveds, dues, strict=True)):
        if amount is not None and due is not None and due != (expected := amount - (received or 0)):
            wrong.append(
                (at, CellProblem(ProblemKind.DUE_UNCLEAR, str(due), str(expected), details={"expected": str(expected)}))
            )
    return tuple(wrong)


def due_problem(sales: Mapping[str, Sequence[Any]], layout: TabLayout) -> Problem | None:
    """What the owner of a tab of DueKind.UNCLEAR is asked; `sales` are its values by field."""
    column = layout.column("Sales", "due")
    if column is None or not {"amount", "due"} <= sales.keys():
        return None
    amounts, dues = sales["amount"], sales["due"]
    wrong = due_problems(amounts, sales.get("received") or [None] * len(dues), dues)
    if not wrong:
        return None
    first = wrong[0][1]
    place = Problem(first.kind, layout.tab, "Sales", field="due", heading=column.heading)
    return replace(place, found=first.found, details={**first.details, SAID: ASKED})


def _owed(amounts: Amounts, receiveds: Amounts) -> list[Decimal | None]:
    """Amount less received of each row; None where the row says neither."""
    return [
        None if amount is None and received is None else (amount or Decimal(0)) - (received or Decimal(0))
        for amount, received in zip(amounts, receiveds, strict=True)
    ]


def _share(pairs: Sequence[tuple[Decimal | None, Decimal | None]]) -> float:
    """What part of the pairs agree, of those that can be compared; of no dues at all nothing disagrees."""
    if all(due is None for _, due in pairs):
        return 1.0
    comparable = [expected == due for expected, due in pairs if expected is not None and due is not None]
    return sum(comparable) / len(comparable) if comparable else 0.0


def _within(amounts: Amounts, dues: Amounts) -> list[tuple[Decimal | None, Decimal | None]]:
    """Each due beside itself where it is a part of its amount, beside the amount where it is not."""
    pairs = zip(amounts, dues, strict=True)
    return [
        (due if amount is not None and due is not None and 0 <= due <= amount else amount, due) for amount, due in pairs
    ]


def _runs(owed: Amounts, dues: Amounts, customers: Sequence[Hashable]) -> tuple[float, float]:
    """What part of the dues is a balance through the tab, and what part one through each customer's rows."""
    by_tab = _share(_carried(owed, dues, [None] * len(dues)))
    return by_tab, _share(_carried(owed, dues, customers)) if customers else 0.0


def _carried(owed: Amounts, dues: Amounts, parties: Sequence[Hashable]) -> list[tuple[Decimal | None, Decimal | None]]:
    """Each due beside what the party's last one and this row make of it; a party's first row has nothing before it."""
    balances: dict[Hashable, Decimal] = {}
    pairs: list[tuple[Decimal | None, Decimal | None]] = []
    for moved, due, party in zip(owed, dues, parties, strict=True):
        expected = balances[party] + (moved or 0) if party in balances else None
        pairs.append((expected, due))
        balance = due if due is not None else expected
        if balance is not None:
            balances[party] = balance
    return pairs


def _last(owed: Amounts, dues: Amounts, parties: Sequence[Hashable]) -> Mapping[Hashable, Decimal]:
    """Each party's last balance, with what came after it."""
    balances: dict[Hashable, Decimal] = {}
    for moved, due, party in zip(owed, dues, parties, strict=True):
        balances[party] = due if due is not None else balances.get(party, Decimal(0)) + (moved or 0)
    return balances
