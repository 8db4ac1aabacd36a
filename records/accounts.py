"""The running account of each party: what was charged, what was paid, what is owed either way, and since when."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from records.bills import is_return
from records.snapshot import Snapshot
from records.sql import Condition, all_of, in_list
from records.standings import known_parameters, known_sql, moves, open_charges, standings

AGES = (30, 60, 90)
"""The last days of the age groups; what is older is the last group."""


@dataclass(frozen=True)
class AccountEntry:
    """One line of a party's account: `amount` is positive where the party owes it, negative where it was paid.

    `table` and `key` are the row it comes from.
    """

    day: date | None
    kind: str
    """opening, sale, bill, payment, ... as in ENTRY_KINDS."""
    table: str
    key: str
    label: str
    amount: Decimal


@dataclass(frozen=True)
class Balance:
    """What a party owes (negative: what we owe them, an advance among it), and how much of it is how old."""

    table: str
    key: str
    label: str
    balance: Decimal
    by_age: tuple[Decimal, ...]
    """Up to 30 days, 31 to 60, 61 to 90, older; empty amounts where we owe."""
    oldest: date | None
    """The day of the oldest charge that is not paid."""
    last_paid: date | None


def account(snapshot: Snapshot, key: str) -> tuple[AccountEntry, ...]:
    """A party's account, oldest first; what has no date stands at its beginning."""
    sql = f"{known_sql(snapshot)}{_ENTRIES} ORDER BY day NULLS FIRST, turn, key"
    found = snapshot.cursor().execute(sql, [*known_parameters(snapshot), key, key]).fetchall()
    return tuple(AccountEntry(*values) for values in found)


@dataclass(frozen=True)
class WhichAccounts:
    """Which accounts a list shows: one way or both, with something open of an age group, of some parties or of all."""

    is_ours: bool | None = None
    """True where we owe, False where they do."""
    age: int | None = None
    """The number of the group in `Balance.by_age`."""
    parties: tuple[str, ...] | None = None

    @property
    def condition(self) -> Condition:
        """The same as SQL."""
        parts = [] if self.is_ours is None else [Condition("balance < 0" if self.is_ours else "balance > 0")]
        parts += [] if self.age is None else [Condition(f"age_{int(self.age)} > 0")]
        parts += [] if self.parties is None else [in_list("party", self.parties)]
        return all_of(parts)


THEIRS, OURS = WhichAccounts(is_ours=False), WhichAccounts(is_ours=True)


@dataclass(frozen=True)
class BalanceSums:
    """How many accounts there are, what they come to (never negative), and how much of it is how old."""

    count: int
    amount: Decimal
    by_age: tuple[Decimal, ...]


def balances(
    snapshot: Snapshot, which: WhichAccounts = WhichAccounts(), *, limit: int | None = None, offset: int = 0
) -> tuple[Balance, ...]:
    """Accounts that are not even, the largest debt first, where we owe the largest of ours. Payments settle the oldest charges first."""
    wanted, most = which.condition, f"LIMIT {int(limit)} OFFSET {int(offset)}" if limit else ""
    order = "balance" if which.is_ours else "balance DESC"
    sql = f"""SELECT source, party, label, balance, oldest, last_paid, {_AGE_COLUMNS} FROM {_aged(snapshot)}
        WHERE {wanted.sql} ORDER BY {order}, label {most}"""
    found = snapshot.cursor().execute(sql, list(wanted.parameters)).fetchall()
    return tuple(
        Balance(table, key, label, balance, tuple(ages), oldest, last_paid)
        for table, key, label, balance, oldest, last_paid, *ages in found
    )


def balance_sums(snapshot: Snapshot, which: WhichAccounts) -> BalanceSums:
    """The sums over accounts that are not even."""
    wanted = which.condition
    ages = ", ".join(f"coalesce(sum(age_{number}), 0)" for number in range(len(AGES) + 1))
    sql = f"SELECT count(*), coalesce(sum(abs(balance)), 0), {ages} FROM {_aged(snapshot)} WHERE {wanted.sql}"
    ((count, amount, *by_age),) = snapshot.cursor().execute(sql, list(wanted.parameters)).fetchall()
    return BalanceSums(count, amount, tuple(by_age))


def _aged(snapshot: Snapshot) -> str:
    """The table of accounts that are not even with how old the open charges are today."""
    today = snapshot.today()
    sql = f"""SELECT s.*, {", ".join(f"coalesce(age_{number}, 0) AS age_{number}" for number in range(len(AGES) + 1))}
        FROM {standings(snapshot)} s LEFT JOIN (
            SELECT party, {_GROUPS} FROM (SELECT *, date_diff('day', day, ?::DATE) AS age FROM {open_charges(snapshot)}) GROUP BY party
        ) a ON a.party = s.party"""
    return snapshot.made(f"accounts_{today:%Y%m%d}", sql, [today])


def balance_of(snapshot: Snapshot, key: str) -> Decimal:
    """What one party owes."""
    return sum((entry.amount for entry in account(snapshot, key)), Decimal(0))


@dataclass(frozen=True)
class Owed:
    """All that is owed to us, all that we owe, and by how many."""

    to_us: Decimal
    by_us: Decimal
    debtors: int
    creditors: int


def owed(snapshot: Snapshot, *, until: date | None = None) -> Owed:
    """The sums over all parties, as they stood at the end of a day where one is given; what has no date came before it."""
    if until is None:
        sums, parameters = f"SELECT balance FROM {standings(snapshot)}", []
    else:
        sums = f"SELECT sum(amount) AS balance FROM {moves(snapshot)} WHERE day IS NULL OR day <= ? GROUP BY party"
        parameters = [until]
    sql = f"""SELECT coalesce(sum(balance) FILTER (WHERE balance > 0), 0), coalesce(-sum(balance) FILTER (WHERE balance < 0), 0),
        count(*) FILTER (WHERE balance > 0), count(*) FILTER (WHERE balance < 0) FROM ({sums})"""
    found = snapshot.cursor().execute(sql, parameters).fetchone()
    return Owed(*found) if found else Owed(Decimal(0), Decimal(0), 0, 0)


_ENTRIES = f""",
asked AS (
    SELECT party FROM (SELECT ?::VARCHAR AS party) WHERE party NOT IN (SELECT gone FROM merged)
    UNION ALL SELECT gone FROM merged WHERE kept = ?
),
stated AS (
    SELECT _key AS party, day, 'opening' AS kind, 0 AS turn, source, _key AS key, '' AS label, opening_balance AS amount FROM openings
    UNION ALL SELECT customer, day, 'carried', 0, 'sales', '', '', before FROM carried WHERE before <> 0
    UNION ALL SELECT customer, "on", CASE WHEN {is_return("amount")} THEN 'return' ELSE 'sale' END, 1, 'sales', _key,
        coalesce(item, _label), amount FROM sales WHERE amount <> 0
    UNION ALL SELECT customer, "on", CASE WHEN received < 0 THEN 'paid_out' ELSE 'received' END, 2, 'sales', _key,
        coalesce(item, _label), -received FROM sales WHERE received <> 0
    UNION ALL SELECT customer, "on", CASE WHEN correction > 0 THEN 'sale' ELSE 'received' END, 2, 'sales', _key, label, correction
        FROM corrected
    UNION ALL SELECT party, "on", entry, CASE entry WHEN 'credit_note' THEN 2 ELSE 1 END, 'documents', _key,
        coalesce(number, _label), worth FROM bills WHERE worth <> 0
    UNION ALL SELECT party, "on", CASE WHEN is_out THEN 'paid_out' ELSE 'payment' END, 2, 'payments', _key,
        coalesce(reference, method, ''), CASE WHEN is_out THEN worth ELSE -worth END FROM settled WHERE worth <> 0
)
SELECT day, kind, source, key, label, amount FROM stated
WHERE party IN (SELECT party FROM asked)
"""
_AGE_COLUMNS = ", ".join(f"age_{number}" for number in range(len(AGES) + 1))
_GROUPS = ", ".join(
    f"coalesce(sum(open) FILTER (WHERE {condition}), 0)::DECIMAL(18, 2) AS age_{number}"
    for number, condition in enumerate(
        (
            f"age <= {AGES[0]} OR age IS NULL",
            f"age > {AGES[0]} AND age <= {AGES[1]}",
            f"age > {AGES[1]} AND age <= {AGES[2]}",
            f"age > {AGES[2]}",
        )
    )
)
