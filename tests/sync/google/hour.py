"""A simulated hour: people who edit a sheet all the time, and copies of the app that look at it and save into it."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from pathlib import Path
from random import Random
from statistics import median

from google.oauth2.credentials import Credentials

from sync.google import GoogleWorkbook, Memory, SheetsClient
from sync.google.limits import Limiter, Pace
from sync.workbook import CellEdit, Verdict
from tests.sheets_emulator.client import Backstage
from tests.sheets_emulator.people import act
from tests.sheets_emulator.quota import Quota
from tests.sheets_emulator.server import Server

POLL, TYPING, SAVING = 10.0, 5.0, 45.0
PEOPLE = 3
_BEGIN = datetime(2024, 3, 5, 10)


@dataclass
class _Time:
    """The one clock of everybody."""

    quota: Quota
    seconds: float = 0.0

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        self.quota.ahead += seconds

    def today(self) -> datetime:
        return _BEGIN + timedelta(seconds=self.seconds)


@dataclass(frozen=True)
class Hour:
    """What became of it: calls by the second, refusals for haste, and how old news was when the app saw it."""

    reads: tuple[float, ...]
    writes: tuple[float, ...]
    refused: int
    delays: tuple[float, ...]
    saved: int

    @property
    def most_reads(self) -> int:
        """In any 60 seconds."""
        return _most(self.reads)

    @property
    def most_writes(self) -> int:
        """In any 60 seconds."""
        return _most(self.writes)

    def told(self) -> str:
        """In one line."""
        delays = sorted(self.delays)
        return (
            f"{len(self.reads)} reads ({self.most_reads} in the fullest minute), {len(self.writes)} writes "
            f"({self.most_writes}), {self.refused} refused, {self.saved} saved, news after {median(delays):.0f} s, "
            f"95 % within {delays[len(delays) * 95 // 100]:.0f} s, all within {delays[-1]:.0f} s"
        )


def _most(moments: tuple[float, ...]) -> int:
    most, recent = 0, deque[float]()
    for moment in moments:
        recent.append(moment)
        while recent[0] <= moment - 60:
            recent.popleft()
        most = max(most, len(recent))
    return most


@dataclass
class _App:
    """One copy of the app: its own limit, its own memory."""

    workbook: GoogleWorkbook
    version: str = ""
    seen: list[int] = field(default_factory=lambda: [0] * PEOPLE)
    saved: int = 0

    def look(self) -> list[int]:
        """How far each person is, as the app knows now."""
        version = self.workbook.version()
        if version != self.version:
            contents = self.workbook.read()
            self.version = contents.version
            self.seen = [int(contents.tabs[0].rows[1 + person][1] or 0) for person in range(PEOPLE)]  # type: ignore[arg-type]
        return self.seen

    def save(self, name: str) -> None:
        """One edit of the app's own, built on what it last saved."""
        base, new = (str(self.saved) if self.saved else ""), str(self.saved + 1)
        edit = CellEdit(f"{name} {new}", "Contacts", "id", name, "Note", base, new)
        self.saved += self.workbook.apply([edit])[0].verdict is Verdict.APPLIED


class Simulation:
    """So many copies of the app on one key and three people on a sheet with so many rows."""

    def __init__(self, server: Server, folder: Path, *, copies: int, rows: int, columns: int) -> None:
        Backstage(server.url).reset()
        self.world, self.url, self.chance = server.performance.world, server.url, Random(7)
        self.time = _Time(self.world.quota)
        more = columns - 3
        filling = [[f"k{n}", 0, "", *[f"cell {n}"] * more] for n in range(rows)]
        self.id = Backstage(server.url).workbook({"Contacts": [["id", "Count", "Note", *["More"] * more], *filling]})
        self.typed: list[list[float]] = [[] for _ in range(PEOPLE)]
        self.apps = [self._app(folder / f"{copy}.json") for copy in range(copies)]
        self.moments: list[float] = []

    def run(self, seconds: float) -> Hour:
        """Let it happen."""
        quota = self.world.quota
        quota.stopped_at, quota.limits = 0.0, {"reads": 60, "writes": 60}
        delays: list[float] = []
        coming: list[tuple[float, int, Callable[[], None], float]] = []
        for number, app in enumerate(self.apps):
            coming.append((number * 3.0, len(coming), lambda app=app: delays.extend(self._look(app)), POLL))  # type: ignore[misc]
            coming.append((20.0 + number, len(coming), lambda app=app, n=number: app.save(f"k{50 + n}"), SAVING))  # type: ignore[misc]
        for person in range(PEOPLE):
            coming.append((person * 1.7, len(coming), lambda person=person: self._type(person), TYPING))  # type: ignore[misc]
        heapify(coming)
        while coming[0][0] < seconds:
            at, number, happen, every = heappop(coming)
            self.time.sleep(max(0.0, at - self.time.seconds))
            happen()
            self.moments += [self.time.seconds] * (len(self.world.calls) - len(self.moments))
            heappush(
                coming,
                (at + every * self.chance.uniform(0.9, 1.1) if every == TYPING else at + every, number, happen, every),
            )
        return self._told(delays)

    def _app(self, journal: Path) -> _App:
        pace = Pace(clock=lambda: self.time.seconds, sleep=self.time.sleep)
        auth = Credentials(token="app@bahi.example.com")  # type: ignore[no-untyped-call]
        client = SheetsClient(auth, base=self.url, pace=pace, limiter=Limiter(pace))
        return _App(GoogleWorkbook(client, self.id, journal=journal, memory=Memory(), clock=self.time.today, pace=pace))

    def _type(self, person: int) -> None:
        self.typed[person].append(self.time.seconds)
        cell = {"userEnteredValue": {"numberValue": len(self.typed[person])}}
        start = {"sheetId": 0, "rowIndex": 1 + person, "columnIndex": 1}
        request = {"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": "userEnteredValue"}}
        act(self.world, {"do": "request", "spreadsheet": self.id, "requests": [request]})

    def _look(self, app: _App) -> list[float]:
        before = list(app.seen)
        after = app.look()
        return [
            self.time.seconds - moment
            for person in range(PEOPLE)
            for moment in self.typed[person][before[person] : after[person]]
        ]

    def _told(self, delays: list[float]) -> Hour:
        pairs = list(zip(self.moments, self.world.calls, strict=True))
        writes = tuple(moment for moment, call in pairs if call["path"].endswith(":batchUpdate"))
        reads = tuple(moment for moment, call in pairs if not call["path"].endswith(":batchUpdate"))
        refused = sum(call["status"] == 429 for call in self.world.calls)
        return Hour(reads, writes, refused, tuple(delays), sum(app.saved for app in self.apps))
