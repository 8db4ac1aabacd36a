"""People, faults, deaths and two copies of an app in one sheet: what Hypothesis makes of them, and whether anything was lost."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from sync.workbook import CellEdit, CellValue, Edit, NewId, NewRow, RowRemoval, Verdict, WorkbookUnavailable
from tests.proof.mortal import FUSE, Died, dying_after
from tests.proof.oracle import Operation, Oracle
from tests.proof.ours import Approach
from tests.proof.strategies import ACTS, DEATHS, SCENES, WISHES
from tests.proof.tally import Run
from tests.proof.theatre import Theatre
from validation.sheet import RawTab, cell_text, fingerprint

COPIES = ("one@bahi.example.com", "two@bahi.example.com")
PEOPLE = (("k1", "Asha", "Lahore", 100), ("k2", "Bilal", "Delhi", 250.5), ("k3", "Chandra", "", {"formula": "=1+1"}),
          ("k4", "Dawud", "Pune", 7), ("k5", "Esther", "Delhi", ""))  # fmt: skip
SALES = (("s1", "Rice", 3), ("s2", "Oil", 2), ("s3", "Tea", 9))
_COPY = st.sampled_from((0, 0, 0, 1))

MakeApproach = Callable[[str, str, str, Path, Callable[[], datetime]], Approach]


@dataclass
class Copy:
    """One copy of the app: what it knows, and what it was asked to do."""

    name: str
    approach: Approach
    view: Sequence[RawTab] = ()
    asked: list[Operation] = field(default_factory=list)

    def waiting(self) -> list[Operation]:
        return [operation for operation in self.asked if operation.is_open]

    def next_round(self) -> list[Operation]:
        """As the app's outbox hands them out: one a cell at a time, a new row before its cells."""
        firsts: dict[tuple[str, ...], Operation] = {}
        new = {o.edit.id for o in self.waiting() if isinstance(o.edit, NewRow)}
        for operation in self.waiting():
            edit = operation.edit
            heading = edit.heading if isinstance(edit, CellEdit) else ""
            if heading and edit.id in new:
                continue
            firsts.setdefault((edit.tab, edit.id, heading), operation)
        return list(firsts.values())


class SharedSheet(RuleBasedStateMachine):
    """`theatre`, `make` and `judged` are set by whoever runs it."""

    theatre: Theatre
    make: MakeApproach
    judged: Callable[[Run], None]

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="proof-"))
        self.now = datetime(2024, 3, 1, 10)
        self.number = 0
        self.deaths = 0
        self.copies: list[Copy] = []
        self.story: list[str] = []

    @initialize(rows=st.integers(2, 5))
    def open(self, rows: int) -> None:
        """The sheet as it was when everybody came."""
        self._tell("open", rows=rows)
        tabs = {"Contacts": [("id", "Name", "City", "Due"), *PEOPLE[:rows]], "Sales": [("id", "Item", "Count"), *SALES]}
        sheet = self.theatre.open(tabs)
        self.oracle = Oracle(self.theatre.spreadsheet, COPIES, may_doubt=self.theatre.is_file)
        make = type(self).make
        self.copies = [
            Copy(name, make(self.theatre.url, sheet, name, self.folder, lambda: self.now)) for name in COPIES
        ]
        for copy in self.copies:
            copy.view = copy.approach.look()

    @rule(acts=st.lists(ACTS, min_size=1, max_size=3))
    def people_act(self, acts: list[dict[str, Any]]) -> None:
        """Between two doings of the app."""
        self._tell("people", acts=acts)
        self.theatre.act(acts)
        self._follow()

    @rule(copy=_COPY, scenes=SCENES)
    def look(self, copy: int, scenes: list[dict[str, Any]]) -> None:
        """A copy reads the sheet; its people see that from now on."""
        self._tell("look", copy=copy, scenes=scenes)
        with self.theatre.scenes(scenes):
            self._look(self.copies[copy])
        self._follow()

    def _look(self, copy: Copy) -> None:
        try:
            copy.view = copy.approach.look()
        except WorkbookUnavailable:
            return

    @rule(copy=_COPY, wishes=st.lists(WISHES, min_size=1, max_size=3), scenes=SCENES, death=DEATHS)
    def work(self, copy: int, wishes: list[dict[str, Any]], scenes: list[dict[str, Any]], death: int | None) -> None:
        """Somebody changes things in a copy, which then sends them while people act, faults strike and processes die."""
        self._tell("work", copy=copy, wishes=wishes, scenes=scenes, death=death)
        for wish in wishes:
            self._wish(copy, **wish)
        self._push(self.copies[copy], scenes, death)

    @rule(copy=_COPY, scenes=SCENES, death=DEATHS)
    def push(self, copy: int, scenes: list[dict[str, Any]], death: int | None) -> None:
        """A copy sends again what still waits."""
        self._tell("push", copy=copy, scenes=scenes, death=death)
        self._push(self.copies[copy], scenes, death)

    def _wish(self, copy: int, do: str, sheet: int, which: int, column: int, value: str) -> None:
        if do == "edit":
            self._edit_a_cell(copy, sheet, which, column, value)
        elif do == "add":
            self._add_a_row(copy, sheet, value)
        elif do == "take back":
            self._take_back(copy, which)
        else:
            self._number_a_row(copy, which)

    def _edit_a_cell(self, copy: int, sheet: int, row: int, column: int, value: str) -> None:
        tab, headings = self._shown(copy, sheet)
        rows = [cells for cells in tab.rows[1:] if headings and cells[headings["id"]]]
        others = [heading for heading in headings if heading not in ("", "id")]
        if rows and others:
            cells, heading = rows[row % len(rows)], others[column % len(others)]
            id_, base = cell_text(cells[headings["id"]]), cell_text(cells[headings[heading]])
            new = self._value(value)
            if cell_text(new) != base:
                self._ask(copy, CellEdit(self._name(), tab.name, "id", id_, heading, base, new))

    def _add_a_row(self, copy: int, sheet: int, value: str) -> None:
        tab, headings = self._shown(copy, sheet)
        others = [heading for heading in headings if heading not in ("", "id")]
        if others:
            id_ = f"n{self._name()}"
            texts = [(heading, self._value(value) if n else f"{id_}x") for n, heading in enumerate(others[:2])]
            self._ask(copy, NewRow(self._name(), tab.name, "id", id_, (("id", id_), *texts)))

    def _take_back(self, copy: int, which: int) -> None:
        """What was applied is undone: the cell gets its old value, the new row goes."""
        applied = [o for o in self.copies[copy].asked if o.outcome and o.outcome.verdict is Verdict.APPLIED]
        undoable = [o for o in applied if isinstance(o.edit, CellEdit | NewRow)]
        if not undoable:
            return
        edit = undoable[which % len(undoable)].edit
        if isinstance(edit, CellEdit):
            place = (edit.tab, edit.id_heading, edit.id, edit.heading)
            self._ask(copy, CellEdit(self._name(), *place, cell_text(edit.new), edit.base or None))
        elif isinstance(edit, NewRow):
            self._remove(copy, edit)

    def _remove(self, copy: int, edit: NewRow) -> None:
        found = [(tab, row) for tab, row in self._rows(copy) if edit.tab == tab.name and edit.id in row]
        if len(found) == 1 and (content := self._content(edit, found[0][1])) is not None:
            removal = RowRemoval(self._name(), edit.tab, "id", edit.id, fingerprint(list(found[0][1])))
            self._ask(copy, removal, content)

    def _number_a_row(self, copy: int, which: int) -> None:
        """A row without an id gets one."""
        blank = []
        for tab, row in self._rows(copy):
            headings = _headings(tab)
            if "id" in headings and row[headings["id"]] is None and any(value is not None for value in row):
                blank.append((tab, row))
        if blank:
            tab, row = blank[which % len(blank)]
            name = self._name()
            at = 1 + next(n for n, one in enumerate(tab.rows) if one is row)
            edit = NewId(name, tab.name, "id", f"n{name}", at, fingerprint(list(row)))
            content = self._content(edit, row)
            if content is not None:
                self._ask(copy, edit, content)

    @rule()
    def late_calls_arrive(self) -> None:
        """What a wire held back gets through after all."""
        self._tell("arrive")
        self.theatre.arrive()
        self._follow()

    @precondition(lambda self: self.copies)
    @rule()
    def ten_minutes_pass(self) -> None:
        """No call is on its way for longer than that."""
        self._tell("ten minutes")
        self.theatre.arrive()
        self.now += timedelta(minutes=11)
        self._follow()

    def _push(self, copy: Copy, scenes: Sequence[dict[str, Any]] = (), death: int | None = None) -> None:
        with self.theatre.scenes(scenes), dying_after(death):
            try:
                while operations := copy.next_round():
                    if not self._send(copy, operations):
                        break
            except WorkbookUnavailable:
                pass
            except Died:
                self.deaths += 1
                FUSE.is_lit = False
                copy.approach.restart()
        self._follow()

    def _send(self, copy: Copy, operations: Sequence[Operation]) -> bool:
        edits = [operation.edit for operation in operations]
        outcomes = copy.approach.apply(edits)
        self._follow()
        FUSE.burn("commit")
        for operation, outcome in zip(operations, outcomes, strict=True):
            operation.outcome = outcome
        FUSE.burn("after settling")
        copy.approach.settled(edits)
        return all(outcomes)

    def teardown(self) -> None:
        """Calm returns: everything waiting is answered, and then all is judged."""
        try:
            if self.copies:
                self._judge()
        finally:
            FUSE.is_lit = False
            shutil.rmtree(self.folder, ignore_errors=True)

    def _judge(self) -> None:
        for _ in range(3):
            for copy in self.copies:
                self._push(copy)
        self.theatre.arrive()
        self._follow()
        wrongs = self.oracle.judgement()
        outcomes = [o.outcome for o in self.oracle.operations if o.outcome]
        told = sum(outcome.verdict is not Verdict.APPLIED for outcome in outcomes)
        counts = self.theatre.counts
        type(self).judged(
            Run(
                tuple(wrongs),
                len(outcomes),
                told,
                self.oracle.people,
                counts.faults,
                self.deaths,
                counts.calls,
                tuple(self.story),
            )
        )

    def _tell(self, what: str, **parts: Any) -> None:
        self.story.append(f"{what} {parts or ''}".strip())

    def _follow(self) -> None:
        self.oracle.follow(self.theatre.news())

    def _ask(self, copy: int, edit: Edit, content: tuple[Any, ...] = ()) -> None:
        there = self.copies[copy]
        there.asked.append(self.oracle.asked(Operation(there.name, edit, content)))

    def _name(self) -> str:
        self.number += 1
        return f"{self.number}"

    def _value(self, kind: str) -> CellValue:
        self.number += 1
        plain: dict[str, CellValue] = {
            "clear": None,
            "number": 1000 + self.number,
            "yes": True,
            "text": f"a{self.number}",
        }
        return plain.get(kind, kind)

    def _shown(self, copy: int, sheet: int) -> tuple[RawTab, dict[str, int]]:
        tabs = self.copies[copy].view
        tab = tabs[min(sheet, len(tabs) - 1)]
        headings = _headings(tab)
        return tab, headings if "id" in headings else {}

    def _rows(self, copy: int) -> list[tuple[RawTab, Sequence[Any]]]:
        return [(tab, row) for tab in self.copies[copy].view for row in tab.rows[1:]]

    def _content(self, edit: NewRow | NewId, shown: Sequence[Any]) -> tuple[Any, ...] | None:
        """What a row that a copy sees holds, by lasting columns; None where the sheet has moved on."""
        for tab in self.oracle.tabs.values():
            for uid in tab.rows:
                if edit.tab == tab.titles[-1] and uid != tab.header:
                    texts = [cell_text(value) for value in shown if value is not None]
                    cells = [tab.cell(uid, column).actual for column in tab.columns]
                    if texts and texts == [cell_text(value) for value in cells if value is not None]:
                        return tab.content(uid, "id")
        return None


def _headings(tab: RawTab) -> dict[str, int]:
    """The columns by their headings; without an id heading nothing can be edited."""
    return {str(text): at for at, text in enumerate(tab.rows[0]) if text} if tab.rows else {}
