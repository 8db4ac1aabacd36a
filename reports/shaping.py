"""What most reports share: their heading, the columns of takings, the bars of the largest, the note of what is left out."""

from collections.abc import Sequence
from decimal import Decimal

from records.periods import Period
from records.query import Query
from records.snapshot import Snapshot
from reports.content import Chart, ChartKind, Figure, ReportContent, ReportTable, Series, Value
from reports.listing import sentence
from translations import Translator, formats
from validation.kinds import Kind
from validation.lists import choices_of

MOST_BARS = 10
TENFOLD = 1000


def shaped(
    snapshot: Snapshot,
    title: str,
    t: Translator,
    *,
    period: Period | None = None,
    before: Period | None = None,
    query: Query | None = None,
    figures: tuple[Figure, ...] = (),
    tables: tuple[ReportTable, ...] = (),
    charts: tuple[Chart | None, ...] = (),
    notes: tuple[str, ...] = (),
    is_one_page: bool = False,
) -> ReportContent:
    """A report about a snapshot: dated, named after the business, its charts left out where they would show nothing."""
    return ReportContent(
        title=title,
        as_of=snapshot.taken_at,
        subtitle=" · ".join(filter(None, [period.words(t) if period else "", sentence(snapshot, query, t)])),
        compared_with=before.words(t) if before else "",
        currency=snapshot.business.currency,
        business=snapshot.business.name,
        figures=figures,
        tables=tables,
        charts=tuple(chart for chart in charts if chart),
        notes=tuple(filter(None, notes)),
        is_one_page=is_one_page,
    )


def bars(title: str, name: str, pairs: Sequence[tuple[str, int | Decimal]], unit: Kind = Kind.MONEY) -> Chart | None:
    """The largest as lying bars; None where there are not two to compare."""
    largest = [(label, value) for label, value in pairs if value > 0][:MOST_BARS]
    if len(largest) < 2:
        return None
    values = Series(name, tuple(value for _, value in largest))
    return Chart(title, ChartKind.BARS, tuple(label for label, _ in largest), (values,), unit)


def standing_columns(
    title: str, name: str, pairs: Sequence[tuple[str, int | Decimal | None]], unit: Kind = Kind.MONEY
) -> Chart | None:
    """Numbers along time; None where there are not two."""
    if len(pairs) < 2:
        return None
    values = Series(name, tuple(value for _, value in pairs))
    return Chart(title, ChartKind.COLUMNS, tuple(label for label, _ in pairs), (values,), unit)


def share(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """How many percent a part is."""
    return round(Decimal(100) * Decimal(part) / Decimal(whole), 1) if whole else None


def whole(amount: Decimal | None) -> Decimal | None:
    """An amount without paise, for averages and for what is read at a glance."""
    return None if amount is None else round(amount, 0)


def growth(now: Value, before: Value) -> int | None:
    """By how many percent it grew; None also where it is more than tenfold, which no percentage tells."""
    change = Figure("", now, Kind.MONEY, before).change
    return change if change is None or change < TENFOLD else None


def words_of_list(snapshot: Snapshot, list_name: str, t: Translator) -> dict[str, str]:
    """The words of a list in the reader's language, by value."""
    choices = choices_of(snapshot.business, list_name)
    return {choice.value: t.gettext(choice.label) for choice in choices if choice.label}


def names_of_team(snapshot: Snapshot, ids: Sequence[str]) -> dict[str, str]:
    """The names of people of the team, by id; one that the Team tab does not know keeps what is written."""
    found = snapshot.labels({"team": [id for id in ids if id]})
    return {id: found.get(("Team", id), "") or id for id in ids if id}


def left_out(shown_rows: int, limit: int, t: Translator) -> str:
    """That a list ends at its limit; "" where it does not."""
    words = t.gettext("The first {count} are listed; the numbers above count all.")
    return words.format(count=formats.number(limit, t.language)) if shown_rows >= limit else ""
