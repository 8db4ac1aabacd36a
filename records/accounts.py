"""The running account of each party: what was charged, what was paid, what is owed either way, and since when."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from records.snapshot import Snapshot
from records.standings import BILLED, known_sql, moves_parameters, moves_sql, open_charges, standings

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
    found = snapshot.cursor().execute(sql, [*moves_parameters(snapshot), key, key]).fetchall()
    return tuple(AccountEntry(*values) for values in found)


def balances(
    snapshot: Snapshot, *, limit: int | None = None, only_owing: bool = False, only: str = ""
) -> tuple[Balance, ...]:
    """The parties whose account is not even, the largest debt first; of all, or of the one whose key is named."""
    most = f"LIMIT {int(limit)}" if limit else ""
    sql = f"""WITH asked AS (SELECT ?::VARCHAR AS party),
        chosen AS (SELECT s.* FROM {standings(snapshot)} s, asked WHERE balance {">" if only_owing else "<>"} 0
            AND (asked.party = '' OR asked.party = s.party) ORDER BY balance DESC, label {most}),
        aged AS (SELECT party, {_GROUPS} FROM (SELECT *, date_diff('day', day, ?::DATE) AS age FROM {open_charges(snapshot)})
            GROUP BY party)
        SELECT source, c.party, label, balance, oldest, last_paid, coalesce(age_0, 0), coalesce(age_1, 0), coalesce(age_2, 0),
            coalesce(age_3, 0)
        FROM chosen c LEFT JOIN aged a ON a.party = c.party ORDER BY balance DESC, label"""
    found = snapshot.cursor().execute(sql, [only, snapshot.today()]).fetchall()
    return tuple(
        Balance(table, key, label, balance, tuple(ages), oldest, last_paid)
        for table, key, label, balance, oldest, last_paid, *ages in found
    )


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
        sums = f"{moves_sql(snapshot)} SELECT sum(amount) AS balance FROM moves WHERE day IS NULL OR day <= ? GROUP BY party"
        parameters = [*moves_parameters(snapshot), until]
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
    UNION ALL SELECT customer, "on", 'sale', 1, 'sales', _key, coalesce(item, _label), amount FROM sales WHERE amount <> 0
    UNION ALL SELECT customer, "on", 'received', 2, 'sales', _key, coalesce(item, _label), -received FROM sales WHERE received <> 0
    UNION ALL SELECT customer, "on", CASE WHEN correction > 0 THEN 'sale' ELSE 'received' END, 2, 'sales', _key, label, correction
        FROM corrected
    UNION ALL SELECT party, "on", entry, CASE entry WHEN 'credit_note' THEN 2 ELSE 1 END, 'documents', _key,
        coalesce(number, _label), {BILLED} FROM bills WHERE entry IS NOT NULL
    UNION ALL SELECT party, "on", CASE WHEN is_out THEN 'paid_out' ELSE 'payment' END, 2, 'payments', _key,
        coalesce(reference, method, ''), CASE WHEN is_out THEN worth ELSE -worth END FROM settled WHERE worth <> 0
)
SELECT day, kind, source, key, label, amount FROM stated
WHERE party IN (SELECT party FROM asked)
"""
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
