"""Keeps the remembered looks of a large sheet true: which rows Google is asked about, and when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from sync.google.client import SheetsClient
from sync.google.learning import Rows, learn
from sync.google.looks import TabLooks, carried, is_uncertain, learnt, runs
from sync.google.memory import Memory
from sync.google.plain import PlainTab
from sync.google.shape import Shape, TabShape

MINUTE = timedelta(minutes=1)
_CELLS_IN_TURN = 20_000
_FIRST_ROWS = 30
_RUNS = 100
_SURPRISES = 5


class Verifying:
    """Asks about looks for one spreadsheet, at most once a minute but for what cannot be guessed."""

    def __init__(self, client: SheetsClient, id_: str, memory: Memory) -> None:
        self._client, self._id, self._memory = client, id_, memory

    def is_due(self, now: datetime) -> bool:
        """Whether the looks are to be verified again."""
        return now - self._memory.asked_at >= MINUTE

    def verify(self, shape: Shape, now: datetime) -> bool:
        """Ask about some rows while no value has changed; returns whether a look has."""
        before = self._memory.looks
        self._ask(shape, before, self._turn(shape, before), now)
        return any(looks.worn != before[sheet_id].worn for sheet_id, looks in self._memory.looks.items())

    def looks(self, shape: Shape, tabs: Sequence[PlainTab], now: datetime) -> Mapping[int, TabLooks]:
        """The looks of these tabs' rows, by the ids of the tabs."""
        found: dict[int, TabLooks] = {}
        whole: list[Rows] = []
        wanted: list[Rows] = []
        for place, tab in zip(shape.tabs, tabs, strict=True):
            known = self._memory.looks.get(place.sheet_id)
            looks = carried(known or TabLooks(), tab)
            if known is None or _has_moved_columns(known, looks, tab):
                whole.append(Rows(place, 1, max(place.height, len(tab.rows))))
            elif is_uncertain(looks, tab):
                wanted += _guessed(place, looks)
            found[place.sheet_id] = replace(looks, header=tab.header)
        if self.is_due(now) and not whole:
            wanted = self._turn(shape, found)
        self._ask(shape, found, [*whole, *wanted], now)
        return self._memory.looks

    def _ask(self, shape: Shape, looks: Mapping[int, TabLooks], wanted: Sequence[Rows], now: datetime) -> None:
        """Where several rows look otherwise than was known, somebody has formatted a column: the tab is read."""
        memory = self._memory
        memory.looks = dict(looks)
        if not wanted:
            return
        surprised = self._learn(wanted)
        whole = [Rows(tab, 1, max(tab.height, 1)) for tab in shape.tabs if surprised.get(tab.sheet_id, 0) >= _SURPRISES]
        if whole:
            self._learn(whole)
        memory.asked_at = now

    def _learn(self, wanted: Sequence[Rows]) -> dict[int, int]:
        looks = self._memory.looks
        said = learn(self._client, self._id, wanted, {sheet_id: known.width for sheet_id, known in looks.items()})
        found = {sheet_id: learnt(looks[sheet_id], rows) for sheet_id, rows in said.items() if sheet_id in looks}
        self._memory.looks = looks | {sheet_id: one.looks for sheet_id, one in found.items()}
        return {sheet_id: one.surprises for sheet_id, one in found.items()}

    def _turn(self, shape: Shape, looks: Mapping[int, TabLooks]) -> list[Rows]:
        """What a minute's question is about: rows that were guessed, the first of each tab, and the next in turn."""
        tabs = [tab for tab in shape.tabs if tab.sheet_id in looks and len(looks[tab.sheet_id].worn)]
        guessed = [rows for tab in tabs for rows in _guessed(tab, looks[tab.sheet_id])]
        first = [Rows(tab, 1, min(_FIRST_ROWS, len(looks[tab.sheet_id].worn))) for tab in tabs]
        return [*guessed, *first, *self._next(tabs, looks)]

    def _next(self, tabs: Sequence[TabShape], looks: Mapping[int, TabLooks]) -> Iterator[Rows]:
        sheet_id, row = self._memory.turn
        ids = [tab.sheet_id for tab in tabs]
        begin = ids.index(sheet_id) if sheet_id in ids else 0
        room = _CELLS_IN_TURN
        for tab in [*tabs[begin:], *tabs[:begin]]:
            first = row if tab.sheet_id == sheet_id else 1
            height, width = len(looks[tab.sheet_id].worn), max(1, looks[tab.sheet_id].width)
            last = min(height, first + room // width)
            if first <= last:
                yield Rows(tab, first, last)
            self._memory.turn = (tab.sheet_id, last + 1)
            room -= (last - first + 1) * width
            if room <= 0 or last < height:
                return


def _has_moved_columns(known: TabLooks, looks: TabLooks, tab: PlainTab) -> bool:
    """Whether headings changed and many rows with them."""
    return known.header != tab.header and len(looks.guessed) * 5 > len(tab.rows)


def _guessed(tab: TabShape, looks: TabLooks) -> list[Rows]:
    return [Rows(tab, first + 1, last + 1) for first, last in islice(runs(looks.guessed), _RUNS)]
