"""What matching says of the rows of a tab and the records that have a phone, an e-mail or a name of theirs."""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from records.matched_rows import MATCHED
from sync.importing.known import KnownRecord, KnownTable, contacts_of
from sync.importing.parts import put_together
from sync.importing.source import Said, SourceRow, label_of
from validation.folding import fold
from validation.kinds import Kind
from validation.matching.declared import compared_as
from validation.matching.find import matches_among
from validation.matching.kinds import MatchKind
from validation.matching.matches import Match, Matches
from validation.matching.names import similarity
from validation.matching.table import MatchColumn, MatchTable
from validation.record import fields_of
from validation.tables import record_named
from validation.values_seen import has_letters

SAME_NAME = 0.9
_LEAST = 0.5
"""The probability from which a row is set aside for a person to look at."""
_MOST = 30
"""A name or a phone that so many have tells too little of one of them."""
_NOWHERE = sys.maxsize
_TELLING = ("birthday", "address", "postal_code", "firm", "relative", "gstin", "pan", "ntn")
Says = Mapping[str, Said]


@dataclass
class Alike:
    """The rows of one tab, compared all at once when the first of them is asked about."""

    known: KnownTable
    rows: Sequence[SourceRow]
    _made: dict[str, str] = field(default_factory=dict)

    def note(self, row: SourceRow, record: KnownRecord) -> None:
        """The row became that record, so rows below that resemble the row resemble the record."""
        self._made.setdefault(record.id, _named(row))

    def best(self, row: SourceRow, records: Collection[KnownRecord]) -> tuple[KnownRecord, Match] | None:
        """The record that the row most probably is; None where it more probably is none of them."""
        if not records or self.known.table not in MATCHED:
            return None
        # The likeliest pair has the smallest place.
        found = min(((self._place(row, record), record) for record in records), key=lambda one: one[0])
        match = self._matches.match(found[0]) if found[0] < _NOWHERE else None
        return (found[1], match) if match and match.probability >= _LEAST else None

    def _place(self, row: SourceRow, record: KnownRecord) -> int:
        name = _named(row)
        return min(self._places.get((name, id), _NOWHERE) for id in (record.id, self._made.get(record.id, "")))

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], int]:
        pairs, ids = self._matches.pairs, self._matches.table.ids
        numbered = enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
        return {pair: at for at, (a, b) in numbered for pair in ((ids[a], ids[b]), (ids[b], ids[a]))}

    @cached_property
    def _matches(self) -> Matches:
        pairs = list(self._unclear())
        says = {party.id: party.says for pair in pairs for party in pair}
        fields = [f for f in fields_of(record_named(self.known.table)) if f.kind is not Kind.LINK]
        compared = [(f, kind) for f in fields if (kind := compared_as(f)) is not MatchKind.IGNORED]
        columns = {
            f.heading: MatchColumn(kind, [_text(one.get(f.name)) for one in says.values()]) for f, kind in compared
        }
        table = MatchTable(list(says), {h: column for h, column in columns.items() if any(column.values)})
        at = {id: number for number, id in enumerate(says)}
        numbers = np.array([(at[one.id], at[other.id]) for one, other in pairs], np.int64).reshape(-1, 2)
        return matches_among(table, numbers[:, 0], numbers[:, 1])

    def _unclear(self) -> "Iterator[tuple[_Party, _Party]]":
        """A row and another, or a record, that share something, where that does not decide it already."""
        seen: dict[str, list[_Party]] = {}
        for row in map(put_together, self.rows):
            one = _Party(_named(row), label_of(row), contacts_of(row.says), row.says)
            others = {other.id: other for key in one.keys for other in self._sharing(key, seen)}
            yield from ((one, other) for other in others.values() if one.may_be(other) and not one.is_clearly(other))
            for key in one.keys:
                seen.setdefault(key, []).append(one)

    def _sharing(self, key: str, seen: "Mapping[str, Sequence[_Party]]") -> "Sequence[_Party]":
        """The rows above and the records that have a key; none where too many have it."""
        records = self.known.by_contact.get(key) or self.known.by_label.get(key) or ()
        parties = [_Party(r.id, r.label, r.contacts, r.says) for r in records[:_MOST] if r.id not in self._made]
        parties += seen.get(key, ())[:_MOST]
        return parties if len(parties) < _MOST else ()


@dataclass(frozen=True)
class _Party:
    """A row, or a record that is there."""

    id: str
    label: str
    contacts: frozenset[str]
    says: Says

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What others may share with it."""
        return (*self.contacts, *([fold(self.label)] if has_letters(self.label) else []))

    def may_be(self, other: "_Party") -> bool:
        """Whether more than the name speaks for it: namesakes who can be reached in different ways are many."""
        if not self.contacts or not other.contacts or not self.contacts.isdisjoint(other.contacts):
            return True
        return any(name in self.says and self.says[name] == other.says.get(name) for name in _TELLING)

    def is_clearly(self, other: "_Party") -> bool:
        """Whether they are one without a look at anything else: a phone or an e-mail of one person."""
        if self.contacts.isdisjoint(other.contacts):
            return False
        return not self.label or similarity(self.label, other.label) >= SAME_NAME


def _named(row: SourceRow) -> str:
    """What a row goes by among ids of records."""
    return f"{row.tab}\n{row.row}"


def _text(said: Said | None) -> str:
    return said or "" if isinstance(said, str | None) else ", ".join(sorted(said))
