"""What a report is: a question with a name, and the function that answers it from a snapshot."""

from collections.abc import Callable
from dataclasses import dataclass

from records.periods import Period, PeriodName
from records.query import Query
from records.snapshot import Snapshot
from reports.content import ReportContent
from translations import Translator

Maker = Callable[[Snapshot, Period, Translator, Query | None], ReportContent]


@dataclass(frozen=True)
class Report:
    """One report. `title` and `description` are messages to translate.

    `filters_on` is the key of the table whose rows its query picks, "" where it takes none; `period` is the one it
    begins with, None where it is about now.
    """

    name: str
    title: str
    description: str
    make: Maker
    filters_on: str = ""
    period: PeriodName | None = None
