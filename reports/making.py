"""Makes a report for a screen, a file or a zip: whatever it needs is brought here, or what is missing is said."""

from records.periods import Period
from records.query import Query
from records.snapshot import Snapshot
from reports.content import ReportContent
from reports.needs import missing
from reports.report import Report
from sync.history import stage_changes
from sync.place import Place
from translations import Translator


def made(
    report: Report, place: Place, snapshot: Snapshot, period: Period, t: Translator, query: Query | None = None
) -> ReportContent:
    """The report; where the sheet lacks a column for it, a page that says which."""
    if words := missing(report, snapshot, t):
        return ReportContent(
            t.gettext(report.title), snapshot.taken_at, business=snapshot.business.name, notes=(words,)
        )
    if report.make_with_history:
        return report.make_with_history(snapshot, period, t, query, stage_changes(place))
    return report.make(snapshot, period, t, query)
