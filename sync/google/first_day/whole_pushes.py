"""The protocol itself, end to end: a push, a push that a sort overtakes, and a push whose answer is lost."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sync.google import sentences
from sync.google.client import Json, SheetsClient
from sync.google.failures import Unknown
from sync.google.first_day.experiment import Experiment, Found, compared
from sync.google.first_day.sheet import Sheet, Tab
from sync.google.workbook import GoogleWorkbook
from sync.workbook import CellEdit, Edit, NewRow

_ROWS = (("id", "Name", "Phone"), ("k1", "Asha", "0501"), ("k2", "Bilal", "0502"), ("k3", "Chandra", "0503"))
_EDITED = [["k1", "Aaron"], ["k2", "Bilal"], ["k3", "Chandra"], ["k4", "Dawud"]]
_ALL = "Everything: this is the promise."


class _Overtaken(SheetsClient):
    """The same client, but something happens once, around the next batch that it sends."""

    def __init__(self, client: SheetsClient, *, before: Callable[[], Any] | None = None, loses: bool = False) -> None:
        vars(self).update(vars(client))
        self._before, self._loses = before, loses

    def update(self, id_: str, body: Json, *, fields: str = "") -> Json:
        """Carried out once as ever, whatever is told about it."""
        before, self._before = self._before, None
        loses, self._loses = self._loses, False
        if before:
            before()
        answer = super().update(id_, body, fields=fields)
        if loses:
            raise Unknown(sentences.NO_NETWORK)
        return answer


def _pushed(client: SheetsClient, sheet: Sheet, tab: Tab, *edits: Edit) -> Found:
    with TemporaryDirectory() as folder:
        workbook = GoogleWorkbook(client, sheet.id, journal=Path(folder) / "journal.json", pace=sheet.pace)
        verdicts = [outcome.verdict.value for outcome in workbook.apply(edits)]
    rows = sorted(row[:2] for row in tab.plain("A2:C10"))
    return compared((verdicts, rows), (["applied"] * len(edits), _EDITED), "Outcomes, rows by their id")


def _edits(tab: Tab) -> tuple[Edit, Edit]:
    new = (("id", "k4"), ("Name", "Dawud"), ("Phone", "0504"))
    return CellEdit("edit", tab.title, "id", "k1", "Name", "Asha", "Aaron"), NewRow("new", tab.title, "id", "k4", new)


def _undisturbed(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    return _pushed(sheet.client, sheet, tab, *_edits(tab))


def _sorted_between(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    client = _Overtaken(sheet.client, before=lambda: sheet.send(tab.sort("A2:J4")))
    return _pushed(client, sheet, tab, *_edits(tab))


def _answer_lost(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    return _pushed(_Overtaken(sheet.client, loses=True), sheet, tab, *_edits(tab))


def _lost_and_sorted(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    client = _Overtaken(sheet.client, before=lambda: sheet.send(tab.sort("A2:J4")), loses=True)
    return _pushed(client, sheet, tab, *_edits(tab))


def _whole(name: str, question: str, ask: Callable[[Sheet], Found]) -> Experiment:
    assumed = "Both are there once, and no other row has changed."
    return Experiment(name, question, assumed, _ALL, ask)


EXPERIMENTS = (
    _whole("push", "What becomes of an edit and a new row that are pushed?", _undisturbed),
    _whole(
        "push-sorted",
        "What becomes of an edit and a new row when somebody sorts between our reading and our writing?",
        _sorted_between,
    ),
    _whole(
        "push-answer-lost", "What becomes of an edit and a new row when the answer to the push is lost?", _answer_lost
    ),
    _whole(
        "push-sorted-and-lost",
        "What becomes of an edit and a new row when somebody sorts and the answer is lost, too?",
        _lost_and_sorted,
    ),
)
