"""The hidden tab: whether this account may make it, and whether a batch answers with what it has just put there."""

from sync.google.batch import ANSWER
from sync.google.client import Json
from sync.google.first_day.experiment import Experiment, Found, compared, found
from sync.google.first_day.sheet import Sheet, Tab

_ANSWER = "Slots: they are read from the answer of the batch that wrote."


def _hidden(sheet: Sheet) -> Found:
    tab = sheet.planned_tab()
    sheet.send(tab.creation(hidden=True), tab.write("A1", ["slot"]))
    tabs = [one["properties"] for one in sheet.read("sheets.properties(title,hidden)")["sheets"]]
    hidden = [one.get("hidden", False) for one in tabs if one["title"] == tab.title]
    return compared((hidden, tab.plain("A1")), ([True], [["slot"]]), "Hidden, and read back")


def _inserted(sheet: Sheet) -> Found:
    source, tab = sheet.add_tab([["before", 1]]), sheet.planned_tab()
    sheet.send(tab.creation(hidden=True), tab.write("A1", ["heading"], ["older"]))
    answer = _sent(sheet, tab, "A2:C3", [_room(tab), source.paste("A1:B1", "B2:C2", "PASTE_VALUES", into=tab)])
    return compared(_rows(answer), [["fence", "before", 1], ["older"]], "Rows 2 and 3 in the answer")


def _born_inside(sheet: Sheet) -> Found:
    tab = sheet.planned_tab()
    answer = _sent(sheet, tab, "A1:B3", [tab.creation(hidden=True), _room(tab)])
    return compared(_rows(answer), [[], ["fence"]], "Rows in the answer")


def _masked(sheet: Sheet) -> Found:
    tab, other = sheet.add_tab([["one"]]), sheet.add_tab([["other"]])
    answer = _sent(sheet, tab, "A1:A3", [_room(tab), other.write("A1", ["changed"])])
    keys = (sorted(answer), sorted(answer.get("updatedSpreadsheet", {})), len(answer["updatedSpreadsheet"]["sheets"]))
    return compared(keys, (["replies", "updatedSpreadsheet"], ["sheets"], 1), "Parts, parts below, tabs")


def _unmasked(sheet: Sheet) -> Found:
    tab = sheet.add_tab([["one"]])
    answer = sheet.send(tab.write("A1", ["two"]))
    extra = sorted(set(answer) - {"spreadsheetId", "replies"})
    return found(not extra, f"Beside the replies: {extra or 'nothing'}")


def _room(tab: Tab) -> list[Json]:
    inserted = {"insertDimension": {"range": tab.rows(2, 2), "inheritFromBefore": False}}
    return [inserted, tab.write("A2", ["fence"])]


def _sent(sheet: Sheet, tab: Tab, corners: str, requests: list[Json | list[Json]]) -> Json:
    flat = [one for part in requests for one in (part if isinstance(part, list) else [part])]
    more = {
        "includeSpreadsheetInResponse": True,
        "responseRanges": [tab.address(corners)],
        "responseIncludeGridData": True,
    }
    return sheet.send(*flat, fields=ANSWER, **more)


def _rows(answer: Json) -> list[list[object]]:
    """What the answer's cells hold, trailing gaps left out."""
    grids = [grid for sheet in answer["updatedSpreadsheet"]["sheets"] for grid in sheet.get("data", [])]
    rows = [row.get("values", []) for grid in grids for row in grid.get("rowData", [])]
    return [[next(iter(cell.get("userEnteredValue", {}).values()), None) for cell in row] for row in rows]


EXPERIMENTS = (
    Experiment(
        "hidden-tab", "May this account make a hidden tab and read it?", "Yes.", "The hidden _sync tab.", _hidden
    ),
    Experiment(
        "hidden-insert",
        "Rows inserted, pasted and written in one batch: does its answer show them as they are after it?",
        "Yes: the response ranges are looked up after the last request.",
        _ANSWER,
        _inserted,
    ),
    Experiment(
        "hidden-born-inside",
        "May the response ranges name a tab that the batch itself makes?",
        "Yes.",
        "The first write into a sheet.",
        _born_inside,
    ),
    Experiment(
        "answer-mask",
        "Does a fields mask cut the answer to replies and the cells of the response ranges?",
        "Yes.",
        _ANSWER,
        _masked,
    ),
    Experiment(
        "answer-unasked",
        "Without includeSpreadsheetInResponse, does a batch answer with nothing but its replies?",
        "Yes.",
        "Nothing.",
        _unmasked,
    ),
)
