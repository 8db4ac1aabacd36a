"""Enquiries and funnel: how many came, how far they get, how long each stage takes, and why some are lost."""

from collections.abc import Sequence
from decimal import Decimal

from records.changes import HistoryEntry
from records.enquiry_counts import SourceCount, enquiries_by_source
from records.funnel import Funnel, funnel
from records.periods import Period, PeriodName
from records.query import Query
from records.snapshot import Snapshot
from reports.content import Chart, ChartKind, Figure, ReportColumn, ReportContent, ReportTable, Series
from reports.report import Group, Report
from reports.shaping import shaped, share, words_of_list
from translations import N_, Translator
from validation.kinds import Kind


def enquiries(snapshot: Snapshot, period: Period, t: Translator, query: Query | None) -> ReportContent:
    """The enquiries opened in the period, without what is known of their ways."""
    return enquiries_with_history(snapshot, period, t, query, ())


def enquiries_with_history(
    snapshot: Snapshot, period: Period, t: Translator, _: Query | None, changes: Sequence[HistoryEntry]
) -> ReportContent:
    """The same, with the days that each stage took."""
    before = period.before(snapshot.today())
    now, then = funnel(snapshot, changes, period), funnel(snapshot, changes, before) if before else None
    words = words_of_list(snapshot, "Stages", t)
    return shaped(
        snapshot, t.gettext("Enquiries and funnel"), t, period=period, before=before,
        figures=_figures(now, then, t),
        tables=(_steps(now, words, t), *_lost(snapshot, now, t), *_sources(snapshot, period, t)),
        charts=(_chart(now, words, t),),
        notes=(
            t.gettext("Counted are the enquiries opened in the period, with what became of them until today."),
            t.gettext("Days are told from changes of the stage that Bahi saw; the middle one of all is shown."),
        ),
    )  # fmt: skip


def _figures(now: Funnel, then: Funnel | None, t: Translator) -> tuple[Figure, ...]:
    return (
        Figure(t.gettext("Enquiries"), _came(now), Kind.INTEGER, _came(then) if then else None),
        Figure(t.gettext("Won"), now.won, Kind.INTEGER, then.won if then else None),
        Figure(t.gettext("Worth of those won"), now.won_value, Kind.MONEY, then.won_value if then else None),
        Figure(t.gettext("Won of those decided"), _percent(now.won_of_decided), Kind.PERCENT),
        Figure(t.gettext("Still open"), _came(now) - now.won - now.lost, Kind.INTEGER),
    )


def _came(found: Funnel) -> int:
    return found.steps[0].reached if found.steps else 0


def _percent(part: float | None) -> Decimal | None:
    return None if part is None else round(Decimal(100 * part), 1)


def _steps(now: Funnel, words: dict[str, str], t: Translator) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Stage"), Kind.TEXT, 20),
        ReportColumn(t.gettext("Came so far"), Kind.INTEGER, 13),
        ReportColumn(t.gettext("Went on"), Kind.PERCENT, 11),
        ReportColumn(t.gettext("Are here now"), Kind.INTEGER, 13),
        ReportColumn(t.gettext("Worth"), Kind.MONEY),
        ReportColumn(t.gettext("Lost here"), Kind.INTEGER, 11),
        ReportColumn(t.gettext("Usual days"), Kind.NUMBER, 12),
    )
    rows = [
        (
            words.get(step.stage, step.stage),
            step.reached,
            _percent(step.onward),
            step.here,
            step.value,
            step.lost,
            None if step.median_days is None else round(Decimal(step.median_days), 1),
        )
        for step in now.steps
    ]
    return ReportTable(t.gettext("Stage by stage"), columns, rows)


def _lost(snapshot: Snapshot, now: Funnel, t: Translator) -> tuple[ReportTable, ...]:
    words = words_of_list(snapshot, "Lost reasons", t)
    columns = (
        ReportColumn(t.gettext("Why lost"), Kind.TEXT, 26),
        ReportColumn(t.gettext("How many"), Kind.INTEGER, 12),
        ReportColumn(t.gettext("Share"), Kind.PERCENT),
    )
    rows = [
        (words.get(why, why) or t.gettext("(no reason written)"), count, share(count, now.lost))
        for why, count in now.lost_reasons
    ]
    return (ReportTable(t.gettext("Why enquiries are lost"), columns, rows),) if rows else ()


def _sources(snapshot: Snapshot, period: Period, t: Translator) -> tuple[ReportTable, ...]:
    found: Sequence[SourceCount] = enquiries_by_source(snapshot, period)
    if not any(each.source for each in found):
        return ()
    words = words_of_list(snapshot, "Sources", t)
    columns = (
        ReportColumn(t.gettext("Source"), Kind.TEXT, 26),
        ReportColumn(t.gettext("Enquiries"), Kind.INTEGER, 12),
        ReportColumn(t.gettext("Won"), Kind.INTEGER),
        ReportColumn(t.gettext("Share"), Kind.PERCENT),
        ReportColumn(t.gettext("Worth of those won"), Kind.MONEY, 18),
    )
    rows = [
        (
            words.get(each.source, each.source) or t.gettext("(not written)"),
            each.count,
            each.won,
            share(each.won, each.count),
            each.won_value,
        )
        for each in found
    ]
    return (ReportTable(t.gettext("Where enquiries come from"), columns, rows),)


def _chart(now: Funnel, words: dict[str, str], t: Translator) -> Chart | None:
    if not _came(now):
        return None
    came = Series(t.gettext("Came so far"), tuple(step.reached for step in now.steps))
    labels = tuple(words.get(step.stage, step.stage) for step in now.steps)
    return Chart(t.gettext("How far enquiries come"), ChartKind.BARS, labels, (came,), Kind.INTEGER)


ENQUIRIES = Report(
    name="enquiries",
    title=N_("Enquiries and funnel"),
    description=N_("How many asked, how many became a sale, how long it takes, and why some are lost."),
    make=enquiries,
    group=Group.WORK,
    period=PeriodName.LAST_12_MONTHS,
    needs=((("deals", "stage"),),),
    make_with_history=enquiries_with_history,
)
