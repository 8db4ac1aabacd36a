"""What merges that build on each other have made of each cell, and what it would say had some of them never been made."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from sync.merges import Merge, MergedCell
from validation.folding import fold

Spot = tuple[str, str, str]
"""A cell: the table's name, the row's id, the field."""
Texts = Mapping[Spot, str]
_SEPARATORS = re.compile(r"\s*[,;/|\n]+\s*")
_OTHER_SCRIPT = "name_other_script"
_MOST_BACK = 5
"""Of so many merges that were taken back it is tried which ones stood at a certain time."""


@dataclass(frozen=True)
class Fields:
    """What has to be known of fields: `joiners` of those that hold several things or words, and which are links."""

    joiners: Mapping[tuple[str, str], str]
    links: Set[tuple[str, str]]


def spot_of(cell: MergedCell) -> Spot:
    """Where a cell is."""
    return cell.table, cell.id, cell.field


@dataclass(frozen=True)
class Chain:
    """Merges that may have to do with each other, oldest first, with what each `found` the cells to say when it was made.

    `now` has what the cells of their rows say, `first` what those said that a merge wrote, before any of them did.
    """

    merges: Sequence[Merge]
    now: Texts
    first: Texts
    fields: Fields
    found: Sequence[Texts]

    @classmethod
    def of(cls, merges: Sequence[Merge], standing: Collection[str], now: Texts, fields: Fields) -> "Chain":
        """What they found is told from what they wrote down: which of the earlier ones stood at their time is not kept."""
        first = {spot_of(cell): cell.before for merge in reversed(merges) for cell in merge.cells}
        found: list[Texts] = []
        for at, merge in enumerate(merges):
            before = cls(merges[:at], now, first, fields, found)
            fits = (before.texts_with(stood) for stood in _may_have_stood(merges[:at], merge, frozenset(standing)))
            found.append(_best(merge, fits))
        return cls(merges, now, first, fields, found)

    def texts_with(self, standing: Collection[str], *, changed: Collection[Spot] = ()) -> dict[Spot, str]:
        """What every cell that they wrote says where only those named in `standing` are made.

        Cells `changed` by people since say that, whatever is taken back.
        """
        replay = _Replay(self, frozenset(standing), frozenset(changed))
        for merge, found in zip(self.merges, self.found, strict=True):
            replay.make(merge, found)
        return replay.says


def _may_have_stood(earlier: Sequence[Merge], merge: Merge, standing: Set[str]) -> Iterator[Set[str]]:
    """Which of the earlier merges may have stood when one was made, the likeliest first: a row that is away is not merged."""
    rows = {merge.kept, *merge.gone}
    base = frozenset(m.name for m in earlier if m.table != merge.table or rows.isdisjoint(m.gone))
    yield base
    back = [m.name for m in earlier if m.name in base and m.name not in standing][-_MOST_BACK:]
    for count in range(1, len(back) + 1):
        for some in combinations(back, count):
            yield base - set(some)


def _best(merge: Merge, fits: Iterable[Texts]) -> Texts:
    """The texts that say most of what a merge found."""
    best, least = {}, len(merge.cells) + 1
    for texts in fits:
        missed = sum(texts.get(spot_of(cell), cell.before) != cell.before for cell in merge.cells)
        if missed < least:
            best, least = dict(texts), missed
        if not missed:
            break
    return best


@dataclass
class _Replay:
    chain: Chain
    standing: Set[str]
    changed: Set[Spot]
    says: dict[Spot, str] = field(default_factory=dict)

    def make(self, merge: Merge, found: Texts) -> None:
        """Make a merge again, as far as it stands."""
        for cell in (*merge.cells, *self._had_already(merge, found)):
            spot = spot_of(cell)
            if found.get(spot, cell.before) != cell.before or spot not in self.says:
                self.says[spot] = cell.before  # the first of all, or somebody's own word
            if merge.name in self.standing:
                is_own = (cell.table, cell.id) == (merge.table, merge.kept) and not self._points(cell)
                self.says[spot] = self._taken_over(merge, cell, found) if is_own else self._pointed(merge, cell)

    def _had_already(self, merge: Merge, found: Texts) -> list[MergedCell]:
        """The kept row's cells in which all that a merge would have added stood already: others may have brought it."""
        written = {spot_of(cell) for cell in merge.cells}
        own = [spot for spot in self.says if spot[:2] == (merge.table, merge.kept) and spot not in written]
        several = [spot for spot in own if (spot[0], spot[2]) in self.chain.fields.joiners and spot in found]
        return [MergedCell(*spot, found[spot], found[spot]) for spot in several]

    def _points(self, cell: MergedCell) -> bool:
        """Whether a link of the kept row itself was emptied, for it led to that row."""
        return (cell.table, cell.field) in self.chain.fields.links and not cell.after

    def _pointed(self, merge: Merge, cell: MergedCell) -> str:
        says, stay = self.says[spot_of(cell)], set(_parts(cell.after))
        moved = {part for part in _parts(cell.before) if part not in stay}
        others = {part for part in moved if self._means_others(merge, part)}
        if says == cell.before and not others:
            return cell.after
        itself = cell.id if cell.table == merge.table else ""
        parts, moving = _parts(says), (moved | merge.gone.keys()) - others
        if moving.isdisjoint(parts):
            return says
        led = (merge.kept if part in moving else part for part in parts)
        return ", ".join(dict.fromkeys(part for part in led if part != itself))

    def _means_others(self, merge: Merge, part: str) -> bool:
        """Whether a link names somebody who was among the merged rows only by a merge that is taken back."""
        alike = [m for m in self.chain.merges if m.table == merge.table]
        back = (m for m in alike if m.name not in self.standing)
        before = (m for m in alike[: alike.index(merge)] if m.name in self.standing)
        ours = {merge.kept, *merge.gone, *(key for one in before for key in one.gone)}
        away = {key: fold(label) for other in back for key, label in other.gone.items() if key not in ours}
        return part in away or fold(part) in set(away.values()) - set(map(fold, merge.gone.values()))

    def _taken_over(self, merge: Merge, cell: MergedCell, found: Texts) -> str:
        """The kept row's own field without what came from rows that are not among its rows any more."""
        spot, joiner = spot_of(cell), self.chain.fields.joiners.get((cell.table, cell.field))
        names = ("name", cell.field) if cell.field == _OTHER_SCRIPT else (cell.field,)
        rows = [(cell.table, key, name) for key in (merge.kept, *merge.gone) for name in names]
        found = {**found, spot: cell.before}
        pairs = [(self._of(found, each), self._of(self.says, each)) for each in rows]
        if all(said == says for said, says in pairs):
            return cell.after
        if joiner is None:
            return _one_instead(cell.after, pairs, self.says[spot])
        own = [part for _, says in pairs for part in _parts(says, joiner)]
        lost = {_meaning(part) for said, _ in pairs for part in _parts(said, joiner)} - set(map(_meaning, own))
        is_united = not cell.before or cell.after.startswith(f"{cell.before}{joiner}")
        first, rest = (self.says[spot], cell.after[len(cell.before) :]) if is_united else ("", cell.after)
        stay = [first, *(part for part in _parts(rest, joiner) if _meaning(part) not in lost)]
        # What a row that has left brought first, another one may have had as well.
        had, there = ({_meaning(part) for part in _parts(text, joiner)} for text in (cell.after, joiner.join(stay)))
        again = {_meaning(part): part for part in own if _meaning(part) in had - there}
        return joiner.join(filter(None, (*stay, *again.values())))

    def _of(self, texts: Texts, spot: Spot) -> str:
        now = self.chain.now.get(spot, "")
        return now if spot in self.changed else texts.get(spot, self.chain.first.get(spot, now))


def _one_instead(after: str, pairs: Sequence[tuple[str, str]], own: str) -> str:
    """What stands instead of one thing that came from a row which has it no more; the same where a row still has it."""
    came = [says for said, says in pairs if said == after]
    return after if not came or after in came else next(filter(None, came), own)


def _parts(text: str, joiner: str = ", ") -> list[str]:
    parts: Iterable[str] = text.split("\n") if joiner == "\n" else _SEPARATORS.split(text)
    return [part.strip() for part in parts if part.strip()]


def _meaning(part: str) -> str:
    """The same for a thing written in other ways: of a phone its last ten digits."""
    digits = "".join(filter(str.isdigit, fold(part)))
    is_number = len(digits) >= 7 and not any(letter.isalpha() for letter in part)
    return digits[-10:] if is_number else fold(part)
