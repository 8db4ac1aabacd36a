"""The running account of each party: what was charged, what was paid, what is owed either way, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from records.due_kinds import DUE_KINDS, due_kinds
from records.measures import words_for
from records.snapshot import Snapshot
from validation.rules.dues import COMPARED

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
    sql = f"{_ENTRIES} SELECT day, kind, source, key, label, amount FROM entries WHERE party = ? ORDER BY day NULLS FIRST, turn, key"
    found = snapshot.cursor().execute(sql, [*_parameters(snapshot), key]).fetchall()
    return tuple(AccountEntry(*values) for values in found)


def balances(snapshot: Snapshot, *, limit: int | None = None, only_owing: bool = False) -> tuple[Balance, ...]:
    """The parties whose account is not even, the largest debt first. Payments settle the oldest charges first."""
    having = "WHERE balance > 0" if only_owing else "WHERE balance <> 0"
    most = f"LIMIT {int(limit)}" if limit else ""
    sql = f"{_ENTRIES}{_BALANCES} SELECT * FROM standing {having} ORDER BY balance DESC, label {most}"
    found = snapshot.cursor().execute(sql, [*_parameters(snapshot), snapshot.today()]).fetchall()
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
    then = "WHERE day IS NULL OR day <= ?" if until else ""
    sql = f"""{_ENTRIES} SELECT coalesce(sum(balance) FILTER (WHERE balance > 0), 0),
        coalesce(-sum(balance) FILTER (WHERE balance < 0), 0),
        count(*) FILTER (WHERE balance > 0), count(*) FILTER (WHERE balance < 0)
        FROM (SELECT party, sum(amount) AS balance FROM entries {then} GROUP BY party)"""
    found = snapshot.cursor().execute(sql, [*_parameters(snapshot), *([until] if until else [])]).fetchone()
    return Owed(*found) if found else Owed(Decimal(0), Decimal(0), 0, 0)


def standing_sql(snapshot: Snapshot) -> tuple[str, list[object]]:
    """The beginning of a query, and its parameters, in which `standing` has each party with its balance and its oldest debt."""
    return f"{_ENTRIES}{_BALANCES}", [*_parameters(snapshot), snapshot.today()]


def _parameters(snapshot: Snapshot) -> Sequence[object]:
    business = snapshot.business
    return [
        *due_kinds(snapshot),
        words_for(business, "Document kinds", ("invoice", "bill_of_supply", "debit_note")),
        words_for(business, "Document kinds", ("credit_note",)),
        words_for(business, "Document kinds", ("supplier_bill",)),
        words_for(business, "Document statuses", ("cancelled", "draft")),
        words_for(business, "In or out", ("out",)),
    ]


# A bill that a sale names is that sale. A payment takes the tax that was withheld along, for it settles as much. Of a register
# whose balance runs on with the customer, the first row says what was owed before; of one that says what is due of each row,
# but nowhere what was received, or in a way that could not be read, the due counts.
_ENTRIES = f"""
WITH dues AS ({COMPARED}), due_kinds AS ({DUE_KINDS}),
words AS (SELECT ?::VARCHAR[] AS charging, ?::VARCHAR[] AS crediting, ?::VARCHAR[] AS owing, ?::VARCHAR[] AS void, ?::VARCHAR[] AS outgoing),
merged AS (
    SELECT _key AS gone, merged_into AS kept FROM contacts WHERE merged_into IS NOT NULL
    UNION ALL SELECT _key, merged_into FROM organisations WHERE merged_into IS NOT NULL
),
named_by_sales AS (SELECT DISTINCT lower(trim(document)) AS document FROM sales WHERE document IS NOT NULL),
bills AS (
    SELECT *, replace(lower(trim(kind)), ' ', '_') AS what FROM documents, words
    WHERE NOT list_contains(void, replace(lower(trim(coalesce(status, ''))), ' ', '_'))
        AND lower(trim(coalesce(id, _key))) NOT IN (SELECT document FROM named_by_sales)
        AND lower(trim(coalesce(number, '-'))) NOT IN (SELECT document FROM named_by_sales)
),
carried AS (
    SELECT d.customer, min_by(d.due - coalesce(d.owed, 0), d._position) AS before, min_by(s."on", d._position) AS day
    FROM dues d JOIN due_kinds k ON k.tab = d.tab AND k.kind = 'customer' JOIN sales s ON s.rowid = d.spot
    WHERE d.customer IS NOT NULL GROUP BY d.customer
),
stated AS (
    SELECT _key AS party, created_on AS day, 'opening' AS kind, 0 AS turn, 'contacts' AS source, _key AS key, '' AS label,
        opening_balance AS amount
    FROM contacts WHERE opening_balance <> 0
    UNION ALL SELECT _key, NULL, 'opening', 0, 'organisations', _key, '', opening_balance FROM organisations WHERE opening_balance <> 0
    UNION ALL SELECT customer, day, 'carried', 0, 'sales', '', '', before FROM carried WHERE before <> 0
    UNION ALL SELECT customer, "on", 'sale', 1, 'sales', _key, coalesce(item, _label), amount FROM sales WHERE amount <> 0
    UNION ALL SELECT customer, "on", 'received', 2, 'sales', _key, coalesce(item, _label), -received FROM sales WHERE received <> 0
    UNION ALL SELECT s.customer, s."on", CASE WHEN d.due > d.moved THEN 'sale' ELSE 'received' END, 2, 'sales', s._key,
            coalesce(s.item, s._label), d.due - d.moved
        FROM dues d JOIN due_kinds k ON k.tab = d.tab AND k.kind = 'per_row' JOIN sales s ON s.rowid = d.spot
        WHERE (d.receiveds = 0 OR d.is_unread) AND d.due <> d.moved
    UNION ALL SELECT party, "on", 'bill', 1, 'documents', _key, coalesce(number, _label), total FROM bills
        WHERE list_contains(charging, what) AND total <> 0
    UNION ALL SELECT party, "on", 'credit_note', 2, 'documents', _key, coalesce(number, _label), -abs(total) FROM bills
        WHERE list_contains(crediting, what) AND total <> 0
    UNION ALL SELECT party, "on", 'supplier_bill', 1, 'documents', _key, coalesce(number, _label), -total FROM bills
        WHERE list_contains(owing, what) AND total <> 0
    UNION ALL SELECT party, "on", CASE WHEN is_out THEN 'paid_out' ELSE 'payment' END, 2, 'payments', _key, label,
        CASE WHEN is_out THEN worth ELSE -worth END
    FROM (
        SELECT *, coalesce(amount, 0) + coalesce(tax_withheld, 0) AS worth, coalesce(reference, method, '') AS label,
            list_contains(outgoing, replace(lower(trim(coalesce(direction, ''))), ' ', '_')) AS is_out
        FROM payments, words WHERE "on" IS NOT NULL OR promised_on IS NULL
    )
    WHERE worth <> 0
),
entries AS (
    SELECT s.* REPLACE (coalesce(m.kept, s.party) AS party) FROM stated s LEFT JOIN merged m ON m.gone = s.party
    WHERE s.party IS NOT NULL
)
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
# What was paid at a sale settles that sale; every other payment the oldest charge that is open.
_BALANCES = f""",
netted AS (
    SELECT party, day, 1 AS turn, source, key, sum(amount) AS amount FROM entries
    WHERE kind IN ('sale', 'received') GROUP BY party, day, source, key
    UNION ALL SELECT party, day, turn, source, key, amount FROM entries WHERE kind NOT IN ('sale', 'received')
),
paid AS (
    SELECT party, max(day) AS last_paid FROM entries WHERE kind IN ('received', 'payment') GROUP BY party
),
sums AS (
    SELECT party, sum(amount) AS balance, -coalesce(sum(amount) FILTER (WHERE amount < 0), 0) AS paid FROM netted GROUP BY party
),
charges AS (
    SELECT e.party, e.day, date_diff('day', e.day, ?::DATE) AS age,
        greatest(least(e.amount, sum(e.amount) OVER charged - s.paid), 0) AS open
    FROM netted e JOIN sums s ON s.party = e.party AND s.balance > 0 WHERE e.amount > 0
    WINDOW charged AS (PARTITION BY e.party ORDER BY e.day NULLS FIRST, e.turn, e.key, e.source)
),
aged AS (SELECT party, min(day) FILTER (WHERE open > 0) AS oldest, {_GROUPS} FROM charges GROUP BY party),
parties AS (
    SELECT 'Contacts' AS source, _key, _label FROM contacts UNION ALL SELECT 'Organisations', _key, _label FROM organisations
),
standing AS (
    SELECT coalesce(p.source, '') AS source, s.party, coalesce(p._label, s.party) AS label,
        s.balance::DECIMAL(18, 2) AS balance, oldest, last_paid,
        coalesce(age_0, 0), coalesce(age_1, 0), coalesce(age_2, 0), coalesce(age_3, 0)
    FROM sums s LEFT JOIN aged a ON a.party = s.party LEFT JOIN paid ON paid.party = s.party LEFT JOIN parties p ON p._key = s.party
)
"""
