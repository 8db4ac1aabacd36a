"""What every party owes, as SQL: worked out once for each reading of the sheet, for lists, Today and reports ask again and again."""

from collections.abc import Sequence

from records.bills import bills
from records.due_kinds import DUE_KINDS, due_kinds
from records.list_words import words_for
from records.merged_sql import merged_sql, openings_sql
from records.snapshot import Snapshot
from validation.rules.dues import COMPARED


def standings(snapshot: Snapshot) -> str:
    """The table of the parties whose account is not even: source, party, label, balance, oldest, last_paid."""
    sums = _sums(snapshot)
    sql = f"""{known_sql(snapshot)}{_PAID}, {_PARTIES},
        opened AS (SELECT party, min(day) AS oldest FROM {open_charges(snapshot)} GROUP BY party),
        last AS (SELECT party, max(day) AS last_paid FROM paid WHERE party IN (SELECT party FROM {sums}) GROUP BY party)
        SELECT coalesce(p.source, '') AS source, s.party, coalesce(p._label, s.party) AS label, s.balance, oldest, last_paid
        FROM {sums} s LEFT JOIN opened ON opened.party = s.party LEFT JOIN last ON last.party = s.party
        LEFT JOIN parties p ON p._key = s.party"""
    return snapshot.made("standings", sql, known_parameters(snapshot))


def open_charges(snapshot: Snapshot) -> str:
    """The table of what is not paid yet: party, day, open. Payments settle the oldest charges first, so the youngest stay open."""
    sql = f"""WITH charges AS (
            SELECT m.party, m.day, m.amount, s.balance,
                coalesce(sum(m.amount) OVER (PARTITION BY m.party ORDER BY m.day DESC NULLS LAST
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS younger
            FROM {moves(snapshot)} m JOIN {_sums(snapshot)} s ON s.party = m.party AND s.balance > 0 WHERE m.amount > 0
        )
        SELECT party, day, least(amount, balance - younger)::DECIMAL(18, 2) AS open FROM charges WHERE younger < balance"""
    return snapshot.made("open_charges", sql)


def moves(snapshot: Snapshot) -> str:
    """The table of what each party was charged (positive) and paid: party, day, amount.

    What was paid at a sale settles that sale, so a sale is one move, and none where all of it was paid.
    """
    return snapshot.made("account_moves", f"{known_sql(snapshot)}{_MOVES}", known_parameters(snapshot))


def _sums(snapshot: Snapshot) -> str:
    sql = f"SELECT party, sum(amount)::DECIMAL(18, 2) AS balance FROM {moves(snapshot)} GROUP BY party HAVING balance <> 0"
    return snapshot.made("account_sums", sql)


def known_sql(snapshot: Snapshot) -> str:
    """The beginning of a query in which the bills, payments and dues stand that count; `known_parameters` are its values."""
    known = f"{merged_sql(snapshot)}, {openings_sql(snapshot)}, bills AS (FROM {bills(snapshot)}), {_SETTLED}"
    if not due_kinds(snapshot)[0]:
        return f"WITH {known}{_NO_DUES}"
    return f"WITH due_kinds AS ({DUE_KINDS}), dues AS (FROM {dues(snapshot)}), {known}{_DUES}"


def known_parameters(snapshot: Snapshot) -> Sequence[object]:
    """The values for the question marks of `known_sql`."""
    kinds = due_kinds(snapshot)
    return [*(kinds if kinds[0] else ()), *_words(snapshot)]


def dues(snapshot: Snapshot) -> str:
    """The table of the sales that state a due, each beside what it should be (`validation.rules.dues.COMPARED`)."""
    return snapshot.made("dues", COMPARED)


def _words(snapshot: Snapshot) -> Sequence[object]:
    """The owner's words that decide which way a payment goes."""
    return [words_for(snapshot.business, "In or out", ("out",))]


# A payment takes the tax that was withheld along, for it settles as much.
_SETTLED = """
words AS (SELECT ?::VARCHAR[] AS outgoing),
settled AS (
    SELECT *, coalesce(amount, 0) + coalesce(tax_withheld, 0) AS worth,
        list_contains(outgoing, replace(lower(trim(coalesce(direction, ''))), ' ', '_')) AS is_out
    FROM payments, words WHERE "on" IS NOT NULL OR promised_on IS NULL
)"""
# Of a register whose balance runs on with the customer, the first row says what was owed before; of one that says what is due of
# each row, but nowhere what was received, or in a way that could not be read, the due counts.
_DUES = """,
carried AS (
    SELECT d.customer, min_by(d.due - coalesce(d.owed, 0), d._position) AS before, min_by(s."on", d._position) AS day
    FROM dues d JOIN due_kinds k ON k.tab = d.tab AND k.kind = 'customer' JOIN sales s ON s.rowid = d.spot
    WHERE d.customer IS NOT NULL GROUP BY d.customer
),
corrected AS (
    SELECT s.customer, s."on", s._key, coalesce(s.item, s._label) AS label, d.due - d.moved AS correction
    FROM dues d JOIN due_kinds k ON k.tab = d.tab AND k.kind = 'per_row' JOIN sales s ON s.rowid = d.spot
    WHERE (d.receiveds = 0 OR d.is_unread) AND d.due <> d.moved
)"""
_NO_DUES = """,
carried AS (SELECT NULL::VARCHAR AS customer, 0::DECIMAL(18, 2) AS before, NULL::DATE AS day WHERE false),
corrected AS (SELECT NULL::VARCHAR AS customer, NULL::DATE AS "on", NULL::VARCHAR AS _key, '' AS label, 0::DECIMAL(18, 2) AS correction
    WHERE false)"""
# Most sales are paid at once and move nothing: leaving them out here is what makes accounts quick.
_MOVES = """,
stated AS (
    SELECT _key AS party, day, opening_balance AS amount FROM openings
    UNION ALL SELECT customer, day, before FROM carried WHERE before <> 0
    UNION ALL SELECT customer, "on", coalesce(amount, 0) - coalesce(received, 0) FROM sales
        WHERE coalesce(amount, 0) <> coalesce(received, 0) AND _key NOT IN (SELECT _key FROM corrected)
    UNION ALL SELECT customer, "on", coalesce(amount, 0) - coalesce(received, 0) + correction
        FROM (SELECT c.*, s.amount, s.received FROM corrected c JOIN sales s ON s._key = c._key)
    UNION ALL SELECT party, "on", worth FROM bills WHERE worth <> 0
    UNION ALL SELECT party, "on", CASE WHEN is_out THEN worth ELSE -worth END FROM settled WHERE worth <> 0
)
SELECT coalesce(m.kept, s.party) AS party, s.day, s.amount FROM stated s LEFT JOIN merged m ON m.gone = s.party WHERE s.party IS NOT NULL
"""
_PAID = """,
paid AS (
    SELECT coalesce(kept, party) AS party, day FROM (
        SELECT customer AS party, "on" AS day FROM sales WHERE received > 0
        UNION ALL SELECT customer, "on" FROM corrected WHERE correction < 0
        UNION ALL SELECT party, "on" FROM settled WHERE NOT is_out AND worth <> 0
    ) LEFT JOIN merged ON gone = party
)
"""
_PARTIES = """parties AS (
    SELECT 'Contacts' AS source, _key, _label FROM contacts UNION ALL SELECT 'Organisations', _key, _label FROM organisations
)"""
