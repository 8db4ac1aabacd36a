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
    """The rows that speak of each record, as they are met; of a record that is met once only its first row is kept."""

    _first: dict[int, tuple[SourceRow, str]] = field(default_factory=dict)
    _sources: dict[int, list[Source]] = field(default_factory=dict)
    _records: dict[int, tuple[str, KnownRecord]] = field(default_factory=dict)

    def add(self, record: KnownRecord, row: SourceRow, file: str) -> None:
        """One more row about a record, what the row adds to it included."""
        key = id(record)
        if record.origin != WORKBOOK and key not in self._first:
            self._first[key] = (row, file)
            return
        if key not in self._sources:
            self._records[key] = (row.table, record)
            first = self._first.get(key)
            self._sources[key] = [_source(*first) if first else _workbook(record)]
        self._sources[key].append(_source(row, file))

    def differing(self) -> tuple[Gathered, ...]:
        """The records of which different things are said."""
        found = (_gathered(*self._records[key], sources) for key, sources in self._sources.items())
        return tuple(one for one in found if one.kept)


def _gathered(table: str, record: KnownRecord, sources: Sequence[Source]) -> Gathered:
    one = Gathered(table, record.id, record.label, tuple(sources), {})
    kept = {name: _text(record.says[name]) for name in one.differing() if name in record.says}
    return Gathered(table, record.id, record.label, tuple(sources), kept)


def _source(row: SourceRow, file: str) -> Source:
    return Source(file, row.tab, row.row, texts_of(row.cells))


def _workbook(record: KnownRecord) -> Source:
    says = {**record.says, **record.before}
    return Source("", "", 0, {name: _text(said) for name, said in says.items() if said})


def _text(said: Said) -> str:
    return said if isinstance(said, str) else ", ".join(sorted(said))
