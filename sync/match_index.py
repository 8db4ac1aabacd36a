"""The matches of one table as of one snapshot, and the way from there to the next one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from records.matched_rows import MatchedColumn, matched_columns, matched_rows, row_prints, rows_matched
from records.matches import Apart, MatchGroup, groups_among
from records.snapshot import Snapshot
from sync.apart import apart_in
from validation.matching.index import MatchIndex
from validation.matching.matches import Match

LEAST_TO_ASK = 0.1
"""The probability from which somebody who types a row is asked: a question costs little, and half a row says little."""
_MOST_TOUCHED, _MOST_OF_TABLE = 2_000, 0.1
"""Above so many touched rows, and that part of the table, all rows are compared anew."""
_MOST_GONE = 0.3
"""When that part of the rows in memory was changed or removed, the table is taken up anew."""


@dataclass(frozen=True)
class TableIndex:
    """Never changed: `brought_to` gives the index of another snapshot."""

    table: str
    snapshot: str
    columns: tuple[MatchedColumn, ...]
    prints: Mapping[str, int]
    apart: Apart
    index: MatchIndex
    told: dict[tuple[int, int, bool], Match] = field(default_factory=dict, repr=False, compare=False)
    """Matches put into words before, by their rows' numbers in the index: a row that changes gets another number."""

    @classmethod
    def of(cls, snapshot: Snapshot, table: str) -> "TableIndex":
        """All rows of a table compared."""
        columns, apart = matched_columns(snapshot, table), apart_in(snapshot, table)
        index = MatchIndex.of(matched_rows(snapshot, table, columns), apart=_pairs(apart))
        return cls(table, snapshot.id, columns, row_prints(snapshot, table, columns), apart, index)

    def brought_to(self, snapshot: Snapshot) -> "TableIndex":
        """With what was touched since compared again; all of it where that is much, or where there are other columns."""
        if self.snapshot == snapshot.id:
            return self
        if matched_columns(snapshot, self.table) != self.columns:
            return TableIndex.of(snapshot, self.table)
        prints, apart = row_prints(snapshot, self.table, self.columns), apart_in(snapshot, self.table)
        decided = {key for pair in self.apart ^ apart for key in pair}
        touched = [key for key, of in prints.items() if self.prints.get(key) != of or key in decided]
        removed = self.prints.keys() - prints.keys()
        if self._is_much(len(touched) + len(removed), len(prints)):
            return TableIndex.of(snapshot, self.table)
        index = replace(self.index, apart=frozenset(_pairs(apart)))
        if touched or removed:
            index = index.updated(rows_matched(snapshot, self.table, self.columns, touched), removed)
        return replace(self, snapshot=snapshot.id, prints=prints, apart=apart, index=index)

    def groups(self) -> tuple[MatchGroup, ...]:
        """Its groups, of which it is not known yet what they are worth."""
        pairs = self.index.matches.pairs
        numbered = enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), pairs.is_certain.tolist(), strict=True))
        matches = [self.told.get(pair) or self._put_into_words(pair, at) for at, pair in numbered]
        return groups_among(self.table, self.index.matches.groups, matches, apart=self.apart)

    def _put_into_words(self, pair: tuple[int, int, bool], at: int) -> Match:
        return self.told.setdefault(pair, self.index.matches.match(at))

    def candidates(self, cells: Mapping[str, str], *, but: str = "") -> tuple[Match, ...]:
        """The rows that a row with these texts, by field, may be, the likeliest first; `id_b` of these matches is ""."""
        row = {column.heading: cells.get(column.field, "") for column in self.columns}
        return self.index.candidates(row, but=but, at_least=LEAST_TO_ASK) if any(row.values()) else ()

    def _is_much(self, touched: int, rows: int) -> bool:
        gone = 1 - (len(self.prints) - touched) / max(len(self.index.is_there), 1)
        return touched > max(_MOST_TOUCHED, rows * _MOST_OF_TABLE) or (gone > _MOST_GONE and rows > _MOST_TOUCHED)


def _pairs(apart: Apart) -> list[tuple[str, str]]:
    return [(one, other) for one, other in map(sorted, apart)]
