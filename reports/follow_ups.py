"""Follow-ups and who did what: calls, messages and visits by person and kind; planned, done, overdue."""

from collections.abc import Mapping, Sequence
from datetime import date

from records.doings import Doings, FollowUp, doings, doings_by_kind, doings_by_person, overdue
from records.periods import Period, PeriodName
from records.query import Query
from records.snapshot import Snapshot
from reports.content import Figure, ReportColumn, ReportContent, ReportTable
from reports.report import Group, Report
from reports.shaping import bars, left_out, names_of_team, shaped, words_of_list
from translations import N_, Translator
from validation.kinds import Kind

LIMIT = 500


def follow_ups(snapshot: Snapshot, period: Period, t: Translator, query: Query | None) -> ReportContent:
    """What was done in the period, and what is planned or overdue today, with the customers that the query finds."""
    before = period.before(snapshot.today())
    now, then = doings(snapshot, period, query), doings(snapshot, before, query) if before else None
    people, kinds, late = (
        doings_by_person(snapshot, period, query),
        doings_by_kind(snapshot, period, query),
        overdue(snapshot, query, limit=LIMIT),
    )
    names = names_of_team(snapshot, [*(each.name for each in people), *(each.owner for each in late)])
    words = words_of_list(snapshot, "Activity kinds", t)
    by_kind = [(words.get(each.name, each.name) or t.gettext("(no kind)"), each.done) for each in kinds]
    return shaped(
        snapshot, t.gettext("Follow-ups and who did what"), t, period=period, before=before, query=query,
        figures=(
            Figure(t.gettext("Done"), now.done, Kind.INTEGER, then.done if then else None),
            Figure(t.gettext("Customers spoken to"), now.customers, Kind.INTEGER, then.customers if then else None),
            Figure(t.gettext("Planned from today"), now.planned, Kind.INTEGER),
            Figure(t.gettext("Overdue today"), now.overdue, Kind.INTEGER),
        ),
        tables=(
            _table(t.gettext("By person"), t.gettext("Person"), people, names, t.gettext("(nobody named)"), t),
            _table(t.gettext("By kind"), t.gettext("Kind"), kinds, words, t.gettext("(no kind)"), t),
            _overdue(late, names, words, snapshot.today(), t),
        ),
        charts=(bars(t.gettext("What was done"), t.gettext("Done"), by_kind, Kind.INTEGER),),
        notes=(t.gettext("Done is counted in the period; planned and overdue are as of today."),),
    )  # fmt: skip


def _table(
    title: str, heading: str, found: Sequence[Doings], names: Mapping[str, str], nothing: str, t: Translator
) -> ReportTable:
    columns = (
        ReportColumn(heading, Kind.TEXT),
        ReportColumn(t.gettext("Done"), Kind.INTEGER),
        ReportColumn(t.gettext("Customers"), Kind.INTEGER, 11),
        ReportColumn(t.gettext("Planned"), Kind.INTEGER, 11),
        ReportColumn(t.gettext("Overdue"), Kind.INTEGER, 11),
    )
    rows = [
        (names.get(each.name, each.name) or nothing, each.done, each.customers, each.planned, each.overdue)
        for each in found
    ]
    return ReportTable(title, columns, rows)


def _overdue(
    late: Sequence[FollowUp], names: Mapping[str, str], words: Mapping[str, str], today: date, t: Translator
) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Due on"), Kind.DATE),
        ReportColumn(t.gettext("Days late"), Kind.INTEGER, 11),
        ReportColumn(t.gettext("Customer"), Kind.NAME),
        ReportColumn(t.gettext("Phone"), Kind.PHONES),
        ReportColumn(t.gettext("Kind"), Kind.TEXT, 12),
        ReportColumn(t.gettext("About"), Kind.TEXT, 26),
        ReportColumn(t.gettext("Person"), Kind.TEXT, 16),
    )
    rows = [
        (
            each.due_on,
            (today - each.due_on).days,
            each.party,
            each.phones[:1],
            words.get(each.kind, each.kind),
            each.about,
            names.get(each.owner, ""),
        )
        for each in late
    ]
    return ReportTable(t.gettext("Overdue, the latest first"), columns, rows, note=left_out(len(rows), LIMIT, t))


FOLLOW_UPS = Report(
    name="follow-ups",
    title=N_("Follow-ups and who did what"),
    description=N_("Calls, messages and visits by person and kind: done, planned, overdue."),
    make=follow_ups,
    group=Group.WORK,
    filters_on="contacts",
    period=PeriodName.THIS_MONTH,
    needs=((("activities", "at"), ("activities", "due_on")),),
)
