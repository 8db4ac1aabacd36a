"""The day in a few lines for the owner: what was sold and collected, what is due tomorrow, whose birthday it is then."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from records.due_kinds import DUE_KINDS, due_kinds
from records.list_words import words_for
from records.measures import Takings, takings
from records.periods import Period
from records.shown import shown
from records.snapshot import Snapshot
from records.tasks import has_day
from translations import Translator, formats
from validation.kinds import Kind
from validation.rules.dues import COMPARED

_NAMED = 10
"""So many birthdays are named; a longer text is not read in the evening."""


@dataclass(frozen=True)
class Evening:
    """The figures of a day; `birthdays` are the first names on the list, `birthday_count` all of them."""

    day: date
    sold: Takings
    collected: Decimal
    due_tomorrow: int
    """Follow-ups and next steps of enquiries planned for tomorrow."""
    promised_tomorrow: Decimal
    birthdays: tuple[str, ...]
    birthday_count: int


def evening(snapshot: Snapshot, day: date) -> Evening:
    """What a day brought, and what the next one asks for."""
    tomorrow, business = day + timedelta(days=1), snapshot.business
    out = words_for(business, "In or out", ("out",))
    planned = words_for(business, "Activity statuses", ("open",))
    decided = words_for(business, "Stages", ("won", "lost"))
    unwanted = words_for(business, "Relationships", ("none",))
    cursor = snapshot.cursor()
    found = cursor.execute(_FIGURES, [*due_kinds(snapshot), day, tomorrow, out, planned, decided]).fetchone()
    collected, due, promised = found or (Decimal(0), 0, Decimal(0))
    names = [name for (name,) in cursor.execute(_BIRTHDAYS, [tomorrow, unwanted]).fetchall()]
    sold = takings(snapshot, Period(day, day))
    return Evening(day, sold, collected, due, promised, tuple(names[:_NAMED]), len(names))


def evening_text(found: Evening, snapshot: Snapshot, t: Translator) -> str:
    """The same as a message of a few lines, ready to be sent."""

    def money(amount: Decimal) -> str:
        return shown(round(amount), Kind.MONEY, t, snapshot.business.currency)

    head = " · ".join(filter(None, (snapshot.business.name, formats.day(found.day, t.language))))
    sold = t.ngettext("Sold: {amount} ({count} sale)", "Sold: {amount} ({count} sales)", found.sold.count)
    lines = [
        head,
        sold.format(amount=money(found.sold.amount), count=formats.number(found.sold.count, t.language)),
        t.gettext("Collected: {amount}").format(amount=money(found.collected)),
        t.gettext("To do tomorrow: {count}").format(count=formats.number(found.due_tomorrow, t.language)),
    ]
    if found.promised_tomorrow:
        lines.append(t.gettext("Promised for tomorrow: {amount}").format(amount=money(found.promised_tomorrow)))
    if found.birthdays:
        lines.append(t.gettext("Birthdays tomorrow: {names}").format(names=_names(found, t)))
    return "\n".join(lines)


def _names(found: Evening, t: Translator) -> str:
    more = found.birthday_count - len(found.birthdays)
    names = ", ".join(found.birthdays)
    words = t.ngettext("{names} and {count} more", "{names} and {count} more", more)
    return words.format(names=names, count=formats.number(more, t.language)) if more else names


def _word(column: str) -> str:
    return f"replace(lower(trim(coalesce({column}, ''))), ' ', '_')"


# A register that says what is due of each row and nowhere what was received tells the rest as received, as accounts have it.
_FIGURES = f"""
WITH dues AS ({COMPARED}), due_kinds AS ({DUE_KINDS}),
asked AS (
    SELECT ?::DATE AS day, ?::DATE AS tomorrow, ?::VARCHAR[] AS outgoing, ?::VARCHAR[] AS planned, ?::VARCHAR[] AS decided
),
came_in AS (
    SELECT received AS amount FROM sales, asked WHERE "on" = day
    UNION ALL SELECT coalesce(s.amount, 0) - d.due FROM dues d JOIN due_kinds k ON k.tab = d.tab AND k.kind = 'per_row'
        JOIN sales s ON s.rowid = d.spot, asked WHERE d.receiveds = 0 AND s."on" = day
    UNION ALL SELECT amount FROM payments, asked WHERE "on" = day AND NOT list_contains(outgoing, {_word("direction")})
),
to_do AS (
    SELECT _key FROM activities, asked WHERE due_on = tomorrow AND (status IS NULL OR list_contains(planned, {_word("status")}))
    UNION ALL SELECT _key FROM deals, asked
        WHERE next_step_on = tomorrow AND closed_on IS NULL AND NOT list_contains(decided, {_word("stage")})
),
promised AS (
    SELECT amount FROM payments, asked
    WHERE "on" IS NULL AND promised_on = tomorrow AND NOT list_contains(outgoing, {_word("direction")})
)
SELECT (SELECT coalesce(sum(amount), 0)::DECIMAL(18, 2) FROM came_in), (SELECT count(*) FROM to_do),
    (SELECT coalesce(sum(amount), 0)::DECIMAL(18, 2) FROM promised)
"""
_BIRTHDAYS = f"""
WITH asked AS (SELECT ?::DATE AS tomorrow, ?::VARCHAR[] AS unwanted)
SELECT _label FROM contacts, asked
WHERE {has_day("birthday", "tomorrow")} AND merged_into IS NULL AND NOT list_contains(unwanted, {_word("relationship")})
ORDER BY _label
"""
