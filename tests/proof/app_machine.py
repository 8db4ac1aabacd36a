"""The same people, faults and deaths around the whole app: outbox, history, snapshot and journal in two state folders."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from sync.current import reading
from sync.workbook import Verdict
from tests.proof.mortal import Died, dying_after
from tests.proof.oracle import Oracle, text_of
from tests.proof.shop import ID, AppCopy, close_readings
from tests.proof.strategies import ACTS, SCENES, SMALL
from tests.proof.tally import Run
from tests.proof.theatre import Theatre

COPIES = ("one@example.com", "two@example.com")
PEOPLE = (("k2a3bcdefg", "Asha", "Lahore", "first"), ("k3a3bcdefg", "Bilal", "Delhi", ""),
          ("k4a3bcdefg", "Chandra", "", "third"), ("k5a3bcdefg", "Dawud", "Pune", ""))  # fmt: skip
SHEET = "the-proof-has-a-sheet-of-its-own-1234567890"
_COPY = st.sampled_from((0, 0, 0, 1))
_FIELDS = st.sampled_from(("name", "city", "city", "notes"))
_WORDS = st.sampled_from(("word", "word", "Lahore", "Delhi", ""))
_DEATHS = st.sampled_from((*[None] * 25, *range(40)))
_WISHES = st.fixed_dictionaries({
    "do": st.sampled_from(("save", "save", "save", "add", "undo", "keep", "dismiss")),
    "which": SMALL, "name": _FIELDS, "value": _WORDS,
})  # fmt: skip


class SharedShop(RuleBasedStateMachine):
    """`theatre` and `judged` are set by whoever runs it."""

    theatre: Theatre
    judged: Callable[[Run], None]
    begun: ClassVar[list[Path]] = []

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="proof-"))
        self.now = datetime(2024, 3, 1, 10)
        self.number = self.deaths = 0
        self.copies: list[AppCopy] = []
        self.story: list[str] = []

    @initialize()
    def open(self) -> None:
        """Two copies of the app have read the sheet."""
        self.theatre.open({"Contacts": [(ID, "Name", "City", "Notes"), *PEOPLE]}, id=SHEET)
        self.oracle = Oracle(self.theatre.spreadsheet, COPIES, numbers_rows=ID)
        shutil.copytree(self._begun(), self.folder, dirs_exist_ok=True)
        self.copies = self._copies_in(self.folder)
        self._follow()

    def _begun(self) -> Path:
        """The state folders as they are after the first reading, which is made once."""
        if not type(self).begun:
            type(self).begun.append(Path(mkdtemp(prefix="proof-")))
            for copy in self._copies_in(type(self).begun[0]):
                copy.begin()
            close_readings(type(self).begun[0])
        return type(self).begun[0]

    def _copies_in(self, folder: Path) -> list[AppCopy]:
        return [AppCopy.at(name, SHEET, folder, self.theatre.url, self._tick) for name in COPIES]

    @rule(acts=st.lists(ACTS, min_size=1, max_size=3))
    def people_act(self, acts: list[dict[str, Any]]) -> None:
        """Between two doings of the app."""
        self._tell("people", acts=acts)
        self.theatre.act(acts)
        self._follow()

    @rule(
        copy=_COPY, wishes=st.lists(_WISHES, min_size=1, max_size=3), scenes=SCENES, death=_DEATHS, looks=st.booleans()
    )
    def work(
        self, copy: int, wishes: list[dict[str, Any]], scenes: list[dict[str, Any]], death: int | None, looks: bool
    ) -> None:
        """Somebody works in a copy, which then syncs; its process may die at any step of all that."""
        self._tell("work", copy=copy, wishes=wishes, scenes=scenes, death=death, looks=looks)
        there = self.copies[copy]
        with self.theatre.scenes(scenes), dying_after(death):
            self._do(there, wishes, looks=looks)
        self._follow()

    @rule(copy=_COPY, scenes=SCENES, death=_DEATHS)
    def sync(self, copy: int, scenes: list[dict[str, Any]], death: int | None) -> None:
        """A copy reads the sheet, and sends what waits."""
        self._tell("sync", copy=copy, scenes=scenes, death=death)
        with self.theatre.scenes(scenes), dying_after(death):
            self._do(self.copies[copy], [], looks=True)
        self._follow()

    @rule()
    def late_calls_arrive(self) -> None:
        """What a wire held back gets through after all."""
        self._tell("arrive")
        self.theatre.arrive()
        self._follow()

    @rule()
    def ten_minutes_pass(self) -> None:
        """No call is on its way for longer than that."""
        self._tell("ten minutes")
        self.theatre.arrive()
        self.now += timedelta(minutes=11)
        self._follow()

    def _do(self, copy: AppCopy, wishes: list[dict[str, Any]], *, looks: bool) -> None:
        try:
            if looks:
                with copy.running():
                    copy.pull()
            for wish in wishes:
                with copy.running():
                    self._wish(copy, **wish)
                copy.tell(self.oracle)
            with copy.running():
                copy.push()
            with copy.running():
                copy.pull()
        except Died:
            self.deaths += 1

    def _wish(self, copy: AppCopy, do: str, which: int, name: str, value: str) -> None:
        self.number += 1
        typed = f"a{self.number}" if value == "word" else value
        if do == "save":
            copy.save(which, name, typed)
        elif do == "add":
            copy.add({"name": f"n{self.number}", "city": typed})
        elif do == "undo":
            copy.undo(which)
        else:
            copy.decide(which, is_kept=do == "keep")

    def teardown(self) -> None:
        """Calm returns: everything waiting is answered, and then all is judged."""
        try:
            if self.copies:
                self._judge()
        finally:
            close_readings(self.folder)
            shutil.rmtree(self.folder, ignore_errors=True)

    def _judge(self) -> None:
        for looks in (False, True):
            for copy in self.copies:
                self._do(copy, [], looks=looks)
                self._follow()
            self.theatre.arrive()
            self._follow()
        wrongs = [*self.oracle.judgement(), *self._false_shows()]
        outcomes = [o.outcome for o in self.oracle.operations if o.outcome]
        told = sum(outcome.verdict is not Verdict.APPLIED for outcome in outcomes)
        counts = self.theatre.counts
        run = Run(tuple(wrongs), len(outcomes), told, self.oracle.people, counts.faults, self.deaths, counts.calls)
        type(self).judged(Run(**{**run.__dict__, "story": tuple(self.story)}))

    def _false_shows(self) -> list[str]:
        """Where a copy shows something else than the sheet holds, once everything is synced; and its history."""
        found = []
        for copy in self.copies:
            found += copy.told_twice()
            for heading, field in (("Name", "name"), ("City", "city"), ("Notes", "notes")):
                found += self._false_field(copy, heading, field)
        return found

    def _false_field(self, copy: AppCopy, heading: str, field: str) -> list[str]:
        found = []
        with reading(copy.place) as snapshot:
            for tab in self.oracle.tabs.values():
                ids = [tab.id_of(uid, ID) for uid in tab.rows if uid != tab.header]
                column = tab.column(heading)
                for uid in tab.rows:
                    id_ = tab.id_of(uid, ID)
                    if uid == tab.header or column is None or not id_ or ids.count(id_) > 1:
                        continue
                    row, cell = snapshot.row("contacts", id_), tab.cell(uid, column)
                    held = text_of(cell.actual)
                    if row is not None and not held.startswith("=") and row.text(field) != held:
                        found.append(
                            f"{copy.name} shows {row.text(field)!r} for {id_} {heading}, the sheet holds {held!r}"
                        )
        return found

    def _follow(self) -> None:
        for copy in self.copies:
            copy.tell(self.oracle)
        self.oracle.follow(self.theatre.news())
        for copy in self.copies:
            copy.answer()

    def _tell(self, what: str, **parts: Any) -> None:
        self.story.append(f"{what} {parts or ''}".strip())

    def _tick(self) -> datetime:
        """Later each time, so that snapshots and entries have an order."""
        self.now += timedelta(milliseconds=10)
        return self.now
