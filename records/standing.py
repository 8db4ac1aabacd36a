"""How each customer stands: what is owed, when they last bought, were last spoken to, and what is next with them."""

from records.bills import is_return
from records.list_words import words_for
from records.merged_sql import merged_sql
from records.snapshot import Snapshot
from records.standings import standings

FORGOTTEN_DAYS = 60
"""A follow-up without a status counts as planned for so long, as on the Today page."""


def customers_standing(snapshot: Snapshot) -> str:
    """The table of how each customer stands: key, owed, bought_on, contacted_on, next_on, next_step.

    Worked out once for each reading of the sheet and day. Customers of whom nothing is known are missing.
    """
    business = snapshot.business
    asked = [
        snapshot.today(),
        words_for(business, "Activity statuses", ("open",)),
        words_for(business, "Activity statuses", ("open", "cancelled")),
        words_for(business, "Stages", ("won", "lost")),
        words_for(business, "In or out", ("out",)),
        words_for(business, "Document kinds", ("invoice", "bill_of_supply", "debit_note")),
        words_for(business, "Document statuses", ("cancelled", "draft")),
    ]
    sql = _STANDING.format(standings=standings(snapshot), merged=merged_sql(snapshot))
    return snapshot.made(f"customers_standing_{snapshot.today():%Y%m%d}", sql, asked)


def _word(column: str) -> str:
    return f"replace(lower(trim(coalesce({column}, ''))), ' ', '_')"


# A row that names a firm and one of its people is the business of both.
_STANDING = f"""
WITH {{merged}},
asked AS (
    SELECT ?::DATE AS today, ?::VARCHAR[] AS planned, ?::VARCHAR[] AS not_done, ?::VARCHAR[] AS decided, ?::VARCHAR[] AS out_words,
        ?::VARCHAR[] AS charging, ?::VARCHAR[] AS void
),
spoken AS (
    SELECT contact, organisation, "at", due_on, coalesce(subject, notes, '') AS about,
        due_on IS NOT NULL AND (list_contains(planned, {_word("status")})
            OR (status IS NULL AND due_on >= today - {FORGOTTEN_DAYS})) AS is_planned,
        "at" IS NOT NULL AND "at"::DATE <= today AND (due_on IS NOT NULL OR NOT list_contains(not_done, {_word("status")})) AS is_done
    FROM activities, asked
),
each_spoken AS (
    SELECT contact AS party, * EXCLUDE (contact, organisation) FROM spoken WHERE contact IS NOT NULL
    UNION ALL SELECT organisation, * EXCLUDE (contact, organisation) FROM spoken WHERE organisation IS NOT NULL
),
enquired AS (
    SELECT contact, organisation, next_step_on, coalesce(next_step, title, '') AS about FROM deals, asked
    WHERE next_step_on IS NOT NULL AND closed_on IS NULL AND NOT list_contains(decided, {_word("stage")})
),
steps AS (
    SELECT party, due_on AS day, about FROM each_spoken WHERE is_planned
    UNION ALL SELECT contact, next_step_on, about FROM enquired WHERE contact IS NOT NULL
    UNION ALL SELECT organisation, next_step_on, about FROM enquired WHERE organisation IS NOT NULL
    UNION ALL SELECT party, promised_on, '' FROM payments, asked
        WHERE "on" IS NULL AND promised_on IS NOT NULL AND party IS NOT NULL AND NOT list_contains(out_words, {_word("direction")})
),
bought AS (
    SELECT coalesce(kept, party) AS party, max(day) AS bought_on FROM (
        SELECT customer AS party, max("on") AS day FROM sales WHERE customer IS NOT NULL AND NOT {is_return("amount")} GROUP BY 1
        UNION ALL SELECT party, max("on") FROM documents, asked
        WHERE list_contains(charging, {_word("kind")}) AND NOT list_contains(void, {_word("status")}) AND party IS NOT NULL
            AND NOT {is_return("total")} GROUP BY 1
    ) LEFT JOIN merged ON gone = party GROUP BY 1
),
contacted AS (
    SELECT coalesce(kept, party) AS party, max("at")::DATE AS contacted_on FROM each_spoken LEFT JOIN merged ON gone = party
    WHERE is_done GROUP BY 1
),
next AS (
    SELECT coalesce(kept, party) AS party, min(day) AS next_on, min_by(about, day) AS next_step FROM steps LEFT JOIN merged ON gone = party
    GROUP BY 1
),
known AS (
    SELECT party FROM bought UNION SELECT party FROM contacted UNION SELECT party FROM next UNION SELECT party FROM {{standings}}
)
SELECT k.party AS key, coalesce(balance, 0)::DECIMAL(18, 2) AS owed, bought_on, contacted_on, next_on, next_step
FROM known k LEFT JOIN bought b ON b.party = k.party LEFT JOIN contacted c ON c.party = k.party LEFT JOIN next n ON n.party = k.party
LEFT JOIN {{standings}} s ON s.party = k.party
"""
