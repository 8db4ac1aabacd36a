"""What a report says, before anyone decides whether it becomes a screen, a workbook, a page or plain text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from validation.kinds import NUMERIC, Kind

Value = str | int | Decimal | bool | date | datetime | Sequence[str] | None
"""What a cell of a report holds; `ReportColumn.kind` says how it is shown."""


@dataclass(frozen=True)
class Figure:
    """One number that answers the report's question, with the same number of the period before where there is one."""

    label: str
    value: Value
    kind: Kind
    before: Value = None

    @property
    def change(self) -> int | None:
        """By how many percent it grew (negative: shrank) against the period before; None where that cannot be said."""
        if (
            not isinstance(self.value, (int, Decimal))
            or not isinstance(self.before, (int, Decimal))
            or self.before <= 0
        ):
            return None
        return round((Decimal(self.value) - self.before) * 100 / self.before)


@dataclass(frozen=True)
class ReportColumn:
    """A column of a report's table; its heading is translated already."""

    heading: str
    kind: Kind
    width: int = 0
    """In characters; 0 for what its kind usually needs."""

    @property
    def characters(self) -> int:
        """How many characters wide it wants to be."""
        return self.width or WIDTHS.get(self.kind, 16)

    @property
    def is_numeric(self) -> bool:
        """Whether its cells are numbers, which stand at the right."""
        return self.kind in NUMERIC


@dataclass(frozen=True)
class ReportTable:
    """Rows under headings. `total` is a last row of the same width, set apart; `note` stands below.

    `parties` are the keys of the customers that the rows are about, one a row, "" for nobody; none where they are not.
    """

    title: str
    columns: tuple[ReportColumn, ...]
    rows: Sequence[Sequence[Value]]
    total: Sequence[Value] | None = None
    note: str = ""
    parties: Sequence[str] = ()


class ChartKind(StrEnum):
    """How a chart is drawn."""

    BARS = "bars"
    """Lying bars, one a label: things compared, largest first."""
    COLUMNS = "columns"
    """Standing bars along time."""
    LINE = "line"
    """Lines along time."""


@dataclass(frozen=True)
class Series:
    """One row of numbers of a chart, a number a label; None where there is none."""

    name: str
    values: tuple[int | Decimal | None, ...]


@dataclass(frozen=True)
class Chart:
    """A picture of some numbers, drawn by each medium in its own way."""

    title: str
    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Kind = Kind.NUMBER


@dataclass(frozen=True)
class ReportContent:
    """All that a report says, in one language, at one moment. Screen and files show exactly this."""

    title: str
    as_of: datetime
    """When the sheet was last read, in the business's own time."""
    subtitle: str = ""
    """Which rows: the period, and the filter's sentence."""
    compared_with: str = ""
    """The period that `Figure.before` is about."""
    currency: str = "INR"
    business: str = ""
    figures: tuple[Figure, ...] = ()
    tables: tuple[ReportTable, ...] = ()
    charts: tuple[Chart, ...] = ()
    notes: tuple[str, ...] = ()
    is_one_page: bool = False
    """Small tables that stand side by side, so that all is seen at once."""


WIDTHS = {
    Kind.ID: 14,
    Kind.TEXT: 22,
    Kind.LONG_TEXT: 36,
    Kind.NAME: 24,
    Kind.NUMBER: 10,
    Kind.INTEGER: 10,
    Kind.MONEY: 14,
    Kind.PERCENT: 9,
    Kind.DATE: 13,
    Kind.MOMENT: 19,
    Kind.YES_NO: 8,
    Kind.CHOICE: 14,
    Kind.PHONES: 18,
    Kind.EMAILS: 26,
    Kind.WEBSITE: 24,
    Kind.POSTAL_CODE: 10,
    Kind.TAX_NUMBER: 18,
    Kind.LINK: 22,
}
"""Characters that a kind usually needs."""
