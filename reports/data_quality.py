"""Data quality: what is wrong in the sheet, how much of it is in order, and what to repair first."""

from collections.abc import Sequence
from decimal import Decimal

from records.periods import Period
from records.quality import ProblemCount, Soundness, counts_of_problems, filled, soundness
from records.query import Query
from records.snapshot import Snapshot
from reports.content import Chart, ChartKind, Figure, ReportColumn, ReportContent, ReportTable, Series
from reports.listing import heading_of
from reports.report import Group, Report
from translations import N_, Translator
from validation.kinds import Kind
from validation.problems import TITLES

MOST_KINDS = 10


def data_quality(snapshot: Snapshot, _: Period, t: Translator, __: Query | None) -> ReportContent:
    """The state of the sheet now; period and query do not narrow it."""
    counts = counts_of_problems(snapshot)
    tables = soundness(snapshot)
    return ReportContent(
        title=t.gettext("Data quality"),
        as_of=snapshot.taken_at,
        subtitle=_first(counts, t),
        currency=snapshot.business.currency,
        business=snapshot.business.name,
        figures=_figures(counts, tables, t),
        tables=(_by_kind(counts, t), _by_table(tables, t), _completeness(snapshot, t)),
        charts=(_chart(counts, t),),
        notes=(
            t.gettext("A row is in order when nothing in it is missing or misread. Spelling and spaces do not count."),
        ),
    )


def _first(counts: Sequence[ProblemCount], t: Translator) -> str:
    """What to begin with: the largest heap of certain repairs, else the most frequent problem."""
    certain = max(counts, key=lambda count: count.certain, default=None)
    if certain is None:
        return t.gettext("Nothing needs repair.")
    if certain.certain:
        sentence = t.gettext("Begin with {problem} in {tab}: {count} can be repaired with one click.")
        return sentence.format(problem=t.gettext(TITLES[certain.kind]), tab=certain.tab, count=certain.certain)
    sentence = t.gettext("Begin with {problem} in {tab}: {count}.")
    return sentence.format(problem=t.gettext(TITLES[counts[0].kind]), tab=counts[0].tab, count=counts[0].count)


def _figures(counts: Sequence[ProblemCount], tables: Sequence[Soundness], t: Translator) -> tuple[Figure, ...]:
    rows, sound = sum(table.rows for table in tables), sum(table.sound for table in tables)
    return (
        Figure(t.gettext("Rows in order"), _percent(sound, rows), Kind.PERCENT),
        Figure(t.gettext("Rows to look at"), rows - sound, Kind.INTEGER),
        Figure(t.gettext("Problems"), sum(count.count for count in counts), Kind.INTEGER),
        Figure(t.gettext("Repaired with one click"), sum(count.certain for count in counts), Kind.INTEGER),
    )


def _by_kind(counts: Sequence[ProblemCount], t: Translator) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Problem"), Kind.TEXT, 34),
        ReportColumn(t.gettext("Tab"), Kind.TEXT),
        ReportColumn(t.gettext("How many"), Kind.INTEGER, 12),
        ReportColumn(t.gettext("With one click"), Kind.INTEGER, 14),
    )
    rows = [(t.gettext(TITLES[count.kind]), count.tab, count.count, count.certain) for count in counts]
    return ReportTable(t.gettext("What to repair"), columns, rows)


def _by_table(tables: Sequence[Soundness], t: Translator) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("List"), Kind.TEXT),
        ReportColumn(t.gettext("Rows"), Kind.INTEGER),
        ReportColumn(t.gettext("In order"), Kind.INTEGER),
        ReportColumn(t.gettext("Share"), Kind.PERCENT),
    )
    rows = [(t.gettext(one.title), one.rows, one.sound, _percent(one.sound, one.rows)) for one in tables]
    return ReportTable(t.gettext("Rows in order"), columns, rows)


def _completeness(snapshot: Snapshot, t: Translator) -> ReportTable:
    fields = [field for field in snapshot.fields("contacts") if field.column.is_listed]
    rows = next((state.rows for state in snapshot.states() if state.table.key == "contacts"), 0)
    columns = (
        ReportColumn(t.gettext("Column"), Kind.TEXT),
        ReportColumn(t.gettext("Filled in"), Kind.INTEGER),
        ReportColumn(t.gettext("Share"), Kind.PERCENT),
    )
    counts = filled(snapshot, "contacts", fields)
    cells = [(heading_of(field, t), count, _percent(count, rows)) for field, count in zip(fields, counts, strict=True)]
    return ReportTable(t.gettext("How complete customers are"), columns, cells)


def _chart(counts: Sequence[ProblemCount], t: Translator) -> Chart:
    by_kind: dict[str, int] = {}
    for count in counts:
        title = t.gettext(TITLES[count.kind])
        by_kind[title] = by_kind.get(title, 0) + count.count
    largest = sorted(by_kind.items(), key=lambda pair: -pair[1])[:MOST_KINDS]
    numbers = Series(t.gettext("How many"), tuple(number for _, number in largest))
    return Chart(
        t.gettext("Problems by kind"), ChartKind.BARS, tuple(title for title, _ in largest), (numbers,), Kind.INTEGER
    )


def _percent(part: int, whole: int) -> Decimal | None:
    return round(Decimal(100 * part) / whole, 1) if whole else None


DATA_QUALITY = Report(
    name="data-quality",
    title=N_("Data quality"),
    description=N_("What is wrong in the sheet, how much of it is in order, and what to repair first."),
    make=data_quality,
    group=Group.WORK,
)
