"""What a report is: a question with a name, and the function that answers it from a snapshot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from records.changes import HistoryEntry
from records.periods import Period, PeriodName
from records.query import Query
from records.snapshot import Snapshot
from reports.content import ReportContent
from translations import N_, Translator

Maker = Callable[[Snapshot, Period, Translator, Query | None], ReportContent]
HistoryMaker = Callable[[Snapshot, Period, Translator, Query | None, Sequence[HistoryEntry]], ReportContent]
AnyOf = tuple[tuple[str, str], ...]
"""Columns, as (table, field), of which one suffices."""


class Group(StrEnum):
    """Under which heading a report is offered."""

    OWNER = "owner"
    SALES = "sales"
    CUSTOMERS = "customers"
    WORK = "work"


GROUP_TITLES = {
    Group.OWNER: N_("At a glance"),
    Group.SALES: N_("What is sold"),
    Group.CUSTOMERS: N_("Who buys, and who could again"),
    Group.WORK: N_("Money, work and the sheet itself"),
}
"""Messages to translate, in the order in which they are shown."""


@dataclass(frozen=True)
class Report:
    """One report. `title` and `description` are messages to translate.

    `filters_on` is the key of the table whose rows its query picks, "" where it takes none; `period` is the one it
    begins with, None where it is about now. `needs` are the columns without which there is nothing to say.
    """

    name: str
    title: str
    description: str
    make: Maker
    group: Group
    filters_on: str = ""
    period: PeriodName | None = None
    needs: tuple[AnyOf, ...] = ()
    make_with_history: HistoryMaker | None = None
    """Makes it where the ways of enquiries through their stages are at hand."""
