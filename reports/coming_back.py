"""Who has gone quiet, and who is due to buy what again: each customer against their own usual interval."""

from collections.abc import Sequence
from datetime import timedelta

from records.buyers import FEWEST_DAYS, Buyer, gone_quiet
from records.periods import Period
from records.query import Query
from records.rebuying import DUE_DAYS, due_again
from records.snapshot import Snapshot
from reports.content import Figure, ReportColumn, ReportContent, ReportTable, Value
from reports.needs import SOLD, SOLD_ON, SOLD_TO
from reports.report import Group, Report
from reports.shaping import bars, left_out, shaped
from translations import N_, Translator
from validation.kinds import Kind

LIMIT = 1000
_LISTED = N_("Listed are those expected within {days} days, or expected already and not quiet yet.")

_OF_ITEMS = N_(
    "The usual interval is the middle one between a customer's purchases of the item; it takes {count} days with one. "
    "Where none of their items comes back regularly, it is that of all their purchases."
)


def quiet_customers(snapshot: Snapshot, _: Period, t: Translator, query: Query | None) -> ReportContent:
    """Who has not come for twice their usual interval, those who bought for most first."""
    found, today = gone_quiet(snapshot, query, limit=LIMIT), snapshot.today()
    lately = [each for each in found if (today - each.last_on).days <= 90]
    return shaped(
        snapshot, t.gettext("Gone quiet"), t, query=query,
        figures=(
            Figure(t.gettext("Gone quiet"), len(found), Kind.INTEGER),
            Figure(t.gettext("Of them bought in the last 90 days"), len(lately), Kind.INTEGER),
            Figure(t.gettext("Bought for until then"), sum(each.amount for each in found), Kind.MONEY),
        ),
        tables=(_table(snapshot, found, t, is_due=False),),
        charts=(bars(t.gettext("The largest that went quiet"), t.gettext("Bought for"), [(each.label, each.amount) for each in found]),),
        notes=(_known(t),),
    )  # fmt: skip


def due_to_buy(snapshot: Snapshot, _: Period, t: Translator, query: Query | None) -> ReportContent:
    """Who is expected to buy what again, the longest expected first."""
    found, today = due_again(snapshot, query, limit=LIMIT), snapshot.today()
    expected = [each.expected_on or today for each in found]
    week = today + timedelta(days=7)
    return shaped(
        snapshot, t.gettext("Due to buy again"), t, query=query,
        figures=(
            Figure(t.gettext("Expected already"), sum(day < today for day in expected), Kind.INTEGER),
            Figure(t.gettext("Expected within a week"), sum(today <= day <= week for day in expected), Kind.INTEGER),
            Figure(t.gettext("Expected in the week after"), sum(day > week for day in expected), Kind.INTEGER),
        ),
        tables=(_table(snapshot, found, t, is_due=True),),
        notes=(t.gettext(_LISTED).format(days=DUE_DAYS), t.gettext(_OF_ITEMS).format(count=FEWEST_DAYS)),
    )  # fmt: skip


def _known(t: Translator) -> str:
    words = t.gettext(
        "The usual interval is the middle one of a customer's own; it takes {count} days with a purchase."
    )
    return words.format(count=FEWEST_DAYS)


def _table(snapshot: Snapshot, found: Sequence[Buyer], t: Translator, *, is_due: bool) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Customer"), Kind.NAME),
        ReportColumn(t.gettext("Phone"), Kind.PHONES),
        *((ReportColumn(t.gettext("Expected on"), Kind.DATE),) if is_due else ()),
        ReportColumn(t.gettext("Last purchase"), Kind.DATE, 15),
        ReportColumn(t.gettext("Usual days"), Kind.INTEGER, 11),
        ReportColumn(t.gettext("Days since"), Kind.INTEGER, 11),
        ReportColumn(t.gettext("Item") if is_due else t.gettext("Buys mostly"), Kind.TEXT, 26),
        ReportColumn(t.gettext("Purchases"), Kind.INTEGER, 11),
        ReportColumn(t.gettext("Bought for"), Kind.MONEY),
    )
    rows = [_row(snapshot, each, is_due) for each in found]
    return ReportTable("", columns, rows, note=left_out(len(rows), LIMIT, t), parties=[each.key for each in found])


def _row(snapshot: Snapshot, each: Buyer, is_due: bool) -> tuple[Value, ...]:
    expected = (each.expected_on,) if is_due else ()
    since = (snapshot.today() - each.last_on).days
    return (each.label, each.phones[:1], *expected, each.last_on, each.usual, since, each.item, each.count, each.amount)


GONE_QUIET = Report(
    name="gone-quiet",
    title=N_("Gone quiet"),
    description=N_("Who used to come and has not come for twice their usual interval."),
    make=quiet_customers,
    group=Group.CUSTOMERS,
    filters_on="contacts",
    needs=(SOLD, SOLD_ON, SOLD_TO),
)
DUE_AGAIN = Report(
    name="due-again",
    title=N_("Due to buy again"),
    description=N_("Whom to call because they usually buy again about now, and what."),
    make=due_to_buy,
    group=Group.CUSTOMERS,
    filters_on="contacts",
    needs=(SOLD, SOLD_ON, SOLD_TO),
)
