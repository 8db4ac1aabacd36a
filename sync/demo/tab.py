"""A tab of the sample business while it is being made: the columns in use and rows by field."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from sync.ids import ALPHABET as _ALPHABET
from sync.new_workbook import Formula, WrittenTab
from sync.prepare import new_tab
from sync.workbook import CellValue, NewColumn
from validation.business import Business
from validation.record import fields_of
from validation.tables import record_named

Values = dict[str, "CellValue | Formula"]


@dataclass
class DemoTab:
    """Rows of one table; `headings` renames columns as owners do, `added` are columns of the owner's own."""

    table: str
    fields: tuple[str, ...]
    headings: dict[str, str] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    rows: list[Values] = field(default_factory=list)

    def written(self) -> WrittenTab:
        """The tab as it goes into the workbook."""
        record = record_named(self.table)
        prepared = {f.name: c for f, c in zip(fields_of(record), new_tab(record, Business()).columns, strict=True)}
        columns = [self._column(prepared[name], name) for name in self.fields] + [
            NewColumn(name) for name in self.added
        ]
        names = (*self.fields, *self.added)
        return WrittenTab(self.table, tuple(columns), [[row.get(name) for name in names] for row in self.rows])

    def _column(self, column: NewColumn, name: str) -> NewColumn:
        heading = self.headings.get(name, column.heading)
        return NewColumn(heading, column.note, column.number_format, column.choices)


@dataclass
class Dice:
    """The chance behind the sample business: the same seed and day make the same business."""

    random: Random
    now: datetime

    def id(self) -> str:
        """An id of the shape that `sync.ids` gives."""
        letters, digits = _ALPHABET[8:], _ALPHABET[:8]
        return self.random.choice(letters) + "".join(self.random.choices(_ALPHABET, k=8)) + self.random.choice(digits)

    def chance(self, share: float) -> bool:
        """True in that share of calls."""
        return self.random.random() < share

    def of(self, values: Sequence[CellValue], weights: Sequence[float] | None = None) -> CellValue:
        """One of the values."""
        return self.random.choices(values, weights)[0]

    def ago(self, most_days: int, least_days: int = 0) -> datetime:
        """A moment in shop hours within the last days; recent ones are likelier, as in a shop that grows."""
        days = least_days + (most_days - least_days) * self.random.random() ** 1.3
        day = self.now - timedelta(days=days)
        return day.replace(hour=self.random.randint(10, 20), minute=self.random.randint(0, 59), second=0, microsecond=0)

    def rupees(self, around: float) -> Decimal:
        """An amount near the given one, in tens."""
        return Decimal(round(around * self.random.uniform(0.85, 1.25) / 10) * 10)
