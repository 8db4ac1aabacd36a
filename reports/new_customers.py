"""New customers: how many came, where from, who sent them, and whether they bought."""

from collections.abc import Mapping, Sequence

from records.newcomers import (
    Newcomer,
    Origin,
    newcomer_count,
    newcomers,
    newcomers_by_month,
    newcomers_by_sender,
    newcomers_by_source,
)
from records.periods import Period, PeriodName
from records.query import Query
from records.snapshot import Snapshot
from reports.content import Figure, ReportColumn, ReportContent, ReportTable, Value
from reports.report import Group, Report
from reports.shaping import bars, left_out, shaped, share, standing_columns, words_of_list
from translations import N_, Translator, formats
from validation.kinds import Kind

LIMIT = 1000


def new_customers(snapshot: Snapshot, period: Period, t: Translator, query: Query | None) -> ReportContent:
    """Those who came in the period."""
    before = period.before(snapshot.today())
    now, then = newcomer_count(snapshot, period, query), newcomer_count(snapshot, before, query) if before else None
    sources, senders = newcomers_by_source(snapshot, period, query), newcomers_by_sender(snapshot, period, query)
    words = words_of_list(snapshot, "Sources", t)
    months = newcomers_by_month(snapshot, period, query)
    along = [(formats.month(month, t.language), count) for month, count in months][-24:]
    said = [(words.get(each.label, each.label), each.customers) for each in sources if each.label]
    return shaped(
        snapshot, t.gettext("New customers"), t, period=period, before=before, query=query,
        figures=(
            Figure(t.gettext("New customers"), now.customers, Kind.INTEGER, then.customers if then else None),
            Figure(t.gettext("Of them have bought"), now.bought, Kind.INTEGER, then.bought if then else None),
            Figure(t.gettext("Bought for"), now.amount, Kind.MONEY, then.amount if then else None),
            Figure(t.gettext("Sent by a customer"), sum(each.customers for each in senders), Kind.INTEGER),
        ),
        tables=(*_sources(sources, words, t), *_senders(senders, t), _list(newcomers(snapshot, period, query, limit=LIMIT), words, t)),
        charts=(
            bars(t.gettext("Where they came from"), t.gettext("Customers"), said, Kind.INTEGER),
            standing_columns(t.gettext("New customers each month"), t.gettext("Customers"), along, Kind.INTEGER),
        ),
        notes=(
            t.gettext("New is who was added in the period or, where no such day is written, bought for the first time."),
            "" if said else t.gettext("To see where they come from, add a column Source to your customers."),
        ),
    )  # fmt: skip


def _counts(heading: str, t: Translator) -> tuple[ReportColumn, ...]:
    return (
        ReportColumn(heading, Kind.TEXT, 28),
        ReportColumn(t.gettext("Customers"), Kind.INTEGER, 11),
        ReportColumn(t.gettext("Share"), Kind.PERCENT),
        ReportColumn(t.gettext("Have bought"), Kind.INTEGER, 13),
        ReportColumn(t.gettext("Bought for"), Kind.MONEY),
    )


def _sources(sources: Sequence[Origin], words: Mapping[str, str], t: Translator) -> tuple[ReportTable, ...]:
    if not any(each.label for each in sources):
        return ()
    rows = _rows(sources, words, t.gettext("(not written)"))
    return (ReportTable(t.gettext("Where they came from"), _counts(t.gettext("Source"), t), rows),)


def _senders(senders: Sequence[Origin], t: Translator) -> tuple[ReportTable, ...]:
    rows = _rows(senders, {}, "")
    return (ReportTable(t.gettext("Who sent them"), _counts(t.gettext("Sent by"), t), rows),) if rows else ()


def _rows(origins: Sequence[Origin], words: Mapping[str, str], nothing: str) -> list[tuple[Value, ...]]:
    whole = sum(each.customers for each in origins)
    return [
        (words.get(each.label, each.label) or nothing, each.customers, share(each.customers, whole), each.bought, each.amount)
        for each in origins
    ]  # fmt: skip


def _list(found: Sequence[Newcomer], words: Mapping[str, str], t: Translator) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Since"), Kind.DATE),
        ReportColumn(t.gettext("Customer"), Kind.NAME),
        ReportColumn(t.gettext("Phone"), Kind.PHONES),
        ReportColumn(t.gettext("Source"), Kind.TEXT),
        ReportColumn(t.gettext("Sent by"), Kind.NAME),
        ReportColumn(t.gettext("Bought for"), Kind.MONEY),
    )
    rows = [
        (
            each.since,
            each.label,
            each.phones[:1],
            words.get(each.source, each.source),
            each.referred_by,
            each.amount or None,
        )
        for each in found
    ]
    return ReportTable(t.gettext("The latest first"), columns, rows, note=left_out(len(rows), LIMIT, t))


NEW_CUSTOMERS = Report(
    name="new-customers",
    title=N_("New customers"),
    description=N_("How many came, where they came from, who sent them, and whether they bought."),
    make=new_customers,
    group=Group.CUSTOMERS,
    filters_on="contacts",
    period=PeriodName.FINANCIAL_YEAR,
    needs=((("contacts", "created_on"), ("sales", "on"), ("documents", "on")),),
)
