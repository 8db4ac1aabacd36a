"""What several files say of one record, and which of them counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sync.importing.known import WORKBOOK, KnownRecord
from sync.importing.plan import Gathered, Source, texts_of
from sync.importing.source import Said, SourceRow
from sync.importing.wishes import Counts, Wishes
from sync.workbook import CellValue


@dataclass(frozen=True)
class Additions:
    """What a row brings to a record: cells to write, and what they say."""

    cells: Mapping[str, CellValue]
    says: Mapping[str, Said]


def additions(row: SourceRow, record: KnownRecord, wishes: Wishes) -> Additions:
    """What the row has and the record lacks; where it says something else, the wishes tell which counts.

    Of fields that hold several values those of all files are united.
    """
    cells: dict[str, CellValue] = {}
    says: dict[str, Said] = {}
    for name, cell in row.cells.items():
        there, said = record.says.get(name), row.says.get(name, str(cell))
        is_ours = record.origin == WORKBOOK and name not in record.spoken_of
        if not there:
            cells[name], says[name] = cell, said
        elif isinstance(there, frozenset) and isinstance(said, frozenset):
            if (wishes.updates or not is_ours) and (more := sorted(said - there)):
                cells[name], says[name] = ", ".join((*sorted(there), *more)), there | said
        elif there != said and _counts(str(said), str(there), is_ours=is_ours, wishes=wishes):
            cells[name], says[name] = cell, said
    return Additions(cells, says)


def _counts(said: str, there: str, *, is_ours: bool, wishes: Wishes) -> bool:
    """Whether what a row says stands above what is there."""
    if is_ours and not wishes.updates:
        return False
    if wishes.counts is Counts.LONGEST:
        return len(said) > len(there)
    return is_ours or wishes.counts is Counts.LATEST


@dataclass
class Gathering:
    """The rows that speak of each record, as they are met."""

    _sources: dict[tuple[str, str], list[Source]] = field(default_factory=dict)
    _records: dict[tuple[str, str], KnownRecord] = field(default_factory=dict)

    def add(self, record: KnownRecord, row: SourceRow, file: str) -> None:
        """One more row about a record."""
        key = (row.table, record.id)
        if key not in self._sources:
            self._records[key] = record
            self._sources[key] = [_workbook(record)] if record.origin == WORKBOOK else []
        self._sources[key].append(Source(file, row.tab, row.row, texts_of(row.cells)))

    def differing(self) -> tuple[Gathered, ...]:
        """The records of which different things are said."""
        found = (
            self._gathered(table, id_, sources) for (table, id_), sources in self._sources.items() if len(sources) > 1
        )
        return tuple(one for one in found if one.kept)

    def _gathered(self, table: str, id_: str, sources: Sequence[Source]) -> Gathered:
        record = self._records[table, id_]
        one = Gathered(table, id_, record.label, tuple(sources), {})
        kept = {name: _text(record.says[name]) for name in one.differing() if name in record.says}
        return Gathered(table, id_, record.label, tuple(sources), kept)


def _workbook(record: KnownRecord) -> Source:
    return Source("", "", 0, {name: _text(said) for name, said in record.says.items()})


def _text(said: Said) -> str:
    return said if isinstance(said, str) else ", ".join(sorted(said))
