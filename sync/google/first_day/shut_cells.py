"""Cells that are hidden or protected: does the API write there, does it ask, and what does a refusal take with it?"""

from functools import partial

from sync.google.client import Json
from sync.google.first_day.experiment import Experiment, Found, compared, found, unknown
from sync.google.first_day.new_rows import filtered
from sync.google.first_day.sheet import Sheet, Tab

_ROWS = (("id", "Name"), ("k1", "Asha"), ("k2", "Bilal"), ("k3", "Chandra"))
_EDITS = "Edits of people's cells."


def _hidden_by_hand(tab: Tab, row: int) -> Json:
    hides = {"range": tab.rows(row, row), "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    return {"updateDimensionProperties": hides}


def _warned(tab: Tab) -> Json:
    wanted = {"range": tab.area("A:B"), "description": "Bahi", "warningOnly": True}
    return {"addProtectedRange": {"protectedRange": wanted}}


def _written(sheet: Sheet, tab: Tab) -> Found:
    """Edit a row and take its pre-image in the same batch, as a push does."""
    sheet.send(tab.paste("A3:B3", "D9:E9", "PASTE_VALUES"), tab.write("B3", ["Basim"]))
    seen = (tab.plain("A3:B3"), tab.plain("D9:E9"))
    return compared(seen, ([["k2", "Basim"]], [["k2", "Bilal"]]), "The row, and its pre-image")


def _in_filtered_row(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    sheet.send(filtered(tab))
    return _written(sheet, tab)


def _in_hidden_row(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    sheet.send(_hidden_by_hand(tab, 3))
    return _written(sheet, tab)


def _in_warned_cell(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    sheet.send(_warned(tab))
    return _written(sheet, tab)


def _sorted_under(hides: bool, assumed: list[str], sheet: Sheet) -> Found:
    tab = sheet.add_tab((_ROWS[0], ("k1", "Bilal"), ("k2", "Asha"), _ROWS[3]))
    sheet.send(_hidden_by_hand(tab, 2) if hides else filtered(tab))
    sheet.send(tab.sort("A2:B4"))
    return compared([row[0] for row in tab.plain("A2:A4")], assumed, "k1 (hidden), k2, k3, sorted downwards, are")


def _warns(sheet: Sheet) -> Found:
    tab = sheet.add_tab(_ROWS)
    answer = sheet.send(_warned(tab))["replies"][0]["addProtectedRange"]["protectedRange"]
    seen = {name: answer.get(name) for name in ("warningOnly", "editors")}
    return compared(seen, {"warningOnly": True, "editors": None}, "The protected range is")


def _protected_by_others(sheet: Sheet) -> Found:
    answer = sheet.read("sheets(properties.title,protectedRanges(range,warningOnly,requestingUserCanEdit))")
    listed = [(one["properties"]["title"], area) for one in answer["sheets"] for area in one.get("protectedRanges", [])]
    shut = [area for _, area in listed if not area.get("requestingUserCanEdit") and not area.get("warningOnly")]
    if not shut:
        return unknown(
            "This account may edit everything here. For an answer, make an empty sheet, protect cells of it against the "
            "account, share it, and name it with --sheet."
        )
    tab, area = sheet.add_tab(), shut[0]["range"]
    start = {"sheetId": area.get("sheetId", 0)}
    start |= {"rowIndex": area.get("startRowIndex", 0), "columnIndex": area.get("startColumnIndex", 0)}
    rows = [{"values": [{"userEnteredValue": {"stringValue": "ours"}}]}]
    shut_out = {"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}}
    reason = sheet.refusal(tab.write("A1", ["written"]), shut_out)
    held = tab.plain("A1")
    return found(
        bool(reason) and not held, f"{f'Refused ({reason})' if reason else 'Accepted'}; our own cell holds {held}."
    )


EXPERIMENTS = (
    Experiment(
        "filtered-row",
        "Are a row that a filter hides, and its pre-image, written like any other?",
        "Yes.",
        _EDITS,
        _in_filtered_row,
    ),
    Experiment(
        "hidden-row",
        "Are a row that a person hid, and its pre-image, written like any other?",
        "Yes.",
        _EDITS,
        _in_hidden_row,
    ),
    Experiment(
        "sort-filtered",
        "Does a sort move a row that a filter hides?",
        "Yes.",
        "The emulator.",
        partial(_sorted_under, False, ["k3", "k2", "k1"]),
    ),
    Experiment(
        "sort-hidden",
        "Does a sort leave a row that a person hid in its place?",
        "Yes.",
        "The emulator.",
        partial(_sorted_under, True, ["k1", "k3", "k2"]),
    ),
    Experiment(
        "warning-made",
        "May this account protect columns with a warning only?",
        "Yes, and nobody is named as an editor.",
        "Preparing a sheet: the id column.",
        _warns,
    ),
    Experiment(
        "warning-written",
        "Does the API write into cells that are protected with a warning, without being asked?",
        "Yes.",
        "Ids, which we protect so.",
        _in_warned_cell,
    ),
    Experiment(
        "protected-by-others",
        "Does a cell that others have protected refuse the whole batch?",
        "Refused, and nothing of its batch is carried out.",
        "Edits of protected cells are told one by one.",
        _protected_by_others,
    ),
)
