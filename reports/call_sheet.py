"""The call sheet: whom to call today, why, about how much and what was said last; to be printed and taken along."""

from collections.abc import Mapping

from records.periods import Period
from records.query import Query
from records.snapshot import Snapshot
from records.tasks import Task, TaskKind, tasks
from reports.content import Figure, ReportColumn, ReportContent, ReportTable, Value
from reports.report import Group, Report
from translations import N_, Translator, formats
from validation.kinds import Kind

LINES = 200
"""So many calls fill a week; what is counted beyond them waits for the next sheet."""
KIND_TITLES: Mapping[TaskKind, str] = {
    TaskKind.FOLLOW_UP: N_("Follow-ups and next steps"),
    TaskKind.REPLY: N_("Waiting for a reply"),
    TaskKind.PROMISED: N_("Promised money"),
    TaskKind.OVERDUE: N_("Money long due"),
    TaskKind.NO_STEP: N_("Enquiries without a next step"),
    TaskKind.RENEWAL: N_("Renewals"),
    TaskKind.BIRTHDAY: N_("Birthdays"),
    TaskKind.ANNIVERSARY: N_("Anniversaries"),
    TaskKind.THANK_YOU: N_("Thank-yous"),
}
"""Messages to translate: the kinds as headings and choices."""
_REASONS: Mapping[TaskKind, str] = {
    TaskKind.FOLLOW_UP: N_("Follow-up due {day}"),
    TaskKind.REPLY: N_("Waiting for a reply since {day}"),
    TaskKind.PROMISED: N_("Promised to pay on {day}"),
    TaskKind.OVERDUE: N_("Owes since {day}"),
    TaskKind.NO_STEP: N_("Enquiry without a next step"),
    TaskKind.RENEWAL: N_("Ends on {day}"),
    TaskKind.BIRTHDAY: N_("Birthday today"),
    TaskKind.ANNIVERSARY: N_("Wedding anniversary today"),
    TaskKind.THANK_YOU: N_("Say thank you"),
}
_ENDED = N_("Ended on {day}")


def call_sheet(snapshot: Snapshot, _: Period, t: Translator, __: Query | None = None) -> ReportContent:
    """What needs doing today, the most urgent and valuable first."""
    return call_sheet_of(snapshot, t, None)


def call_sheet_of(snapshot: Snapshot, t: Translator, kind: TaskKind | None) -> ReportContent:
    """The same, of one kind where one is named."""
    found = tasks(snapshot, kind=kind, limit=LINES)
    counted = {kind: found.counts.get(kind, 0)} if kind else found.counts
    return ReportContent(
        title=t.gettext("Call sheet"),
        as_of=snapshot.taken_at,
        subtitle=t.gettext(KIND_TITLES[kind]) if kind else "",
        currency=snapshot.business.currency,
        business=snapshot.business.name,
        figures=tuple(Figure(t.gettext(KIND_TITLES[of]), count, Kind.INTEGER) for of, count in counted.items()),
        tables=(_table(snapshot, found.tasks, t, sum(counted.values())),),
    )


def reason(snapshot: Snapshot, task: Task, t: Translator) -> str:
    """Why somebody is to be called, in words."""
    is_over = task.kind is TaskKind.RENEWAL and task.day is not None and task.day < snapshot.today()
    words = t.gettext(_ENDED if is_over else _REASONS[task.kind])
    return words.format(day=formats.day(task.day, t.language) if task.day else "").strip()


def _table(snapshot: Snapshot, found: tuple[Task, ...], t: Translator, total: int) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Name"), Kind.NAME),
        ReportColumn(t.gettext("Phone"), Kind.PHONES),
        ReportColumn(t.gettext("Why"), Kind.TEXT, width=30),
        ReportColumn(t.gettext("Amount"), Kind.MONEY),
        ReportColumn(t.gettext("Last note"), Kind.LONG_TEXT),
    )
    left = total - len(found)
    note = t.ngettext("{count} more is not on this sheet.", "{count} more are not on this sheet.", left)
    words = note.format(count=formats.number(left, t.language)) if left > 0 else ""
    return ReportTable("", columns, [_row(snapshot, task, t) for task in found], note=words)


def _row(snapshot: Snapshot, task: Task, t: Translator) -> tuple[Value, ...]:
    why = " · ".join(filter(None, (reason(snapshot, task, t), task.about)))
    return (task.name, task.phones[:1], why, task.amount, task.last_note)


CALL_SHEET = Report(
    name="call-sheet",
    title=N_("Call sheet"),
    description=N_("Whom to call today, why, about how much, and what was said last."),
    make=call_sheet,
    group=Group.OWNER,
)
