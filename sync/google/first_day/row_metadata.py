"""Does metadata fastened to a row follow its row? The protocol does not depend on it; finding rows by it would be cheaper."""

from collections.abc import Callable
from functools import partial

from sync.google.batch import new_number
from sync.google.client import Json
from sync.google.first_day.experiment import Experiment, Found, compared, unknown
from sync.google.first_day.sheet import SHEETS, Sheet, Tab

_NAMES = (("id", "Name"), ("k1", "Asha"), ("k2", "Bilal"), ("k3", "Chandra"), ("k4", "Dawud"))
_MARKED = 2


def _follow(name: str, question: str, assumed: str, act: Callable[[Tab], Json], rows: list[int]) -> Experiment:
    ask = partial(_after, act, rows)
    return Experiment(f"row-metadata-{name}", question, assumed, "Nothing: rows are found by their id.", ask)


def _after(act: Callable[[Tab], Json], assumed: list[int], sheet: Sheet) -> Found:
    tab, key = sheet.add_tab(_NAMES), f"row {new_number()}"
    location = {"dimensionRange": tab.rows(_MARKED, _MARKED)}
    wanted = {"metadataKey": key, "visibility": "DOCUMENT", "location": location}
    sheet.send({"createDeveloperMetadata": {"developerMetadata": wanted}})
    if _rows_of(sheet, key) != [_MARKED]:
        return unknown("The metadata was not at its row to begin with.")
    sheet.send(act(tab))
    return compared(_rows_of(sheet, key), assumed, f"Rows that have the metadata of row {_MARKED} now")


def _rows_of(sheet: Sheet, key: str) -> list[int]:
    lookup = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": key}}]}
    answer = sheet.ask("post", f"{SHEETS}/{sheet.id}/developerMetadata:search", json=lookup)
    places = [one["developerMetadata"]["location"] for one in answer.get("matchedDeveloperMetadata", [])]
    return [place["dimensionRange"].get("startIndex", 0) + 1 for place in places]


EXPERIMENTS = (
    _follow(
        "sort",
        "Does metadata of a row follow when rows are sorted?",
        "It stays at its row number. Not documented.",
        lambda tab: tab.sort("A2:J5"),
        [_MARKED],
    ),
    _follow(
        "move",
        "Does metadata of a row follow when the row is moved?",
        "It goes with the row.",
        lambda tab: {"moveDimension": {"source": tab.rows(2, 2), "destinationIndex": 4}},
        [4],
    ),
    _follow(
        "insert",
        "Does metadata of a row follow when rows are inserted above?",
        "It goes with the row. Documented.",
        lambda tab: {"insertDimension": {"range": tab.rows(2, 3), "inheritFromBefore": False}},
        [4],
    ),
    _follow(
        "delete",
        "Does metadata of a row go when the row is deleted?",
        "It is gone with the row. Documented.",
        lambda tab: {"deleteDimension": {"range": tab.rows(2, 2)}},
        [],
    ),
    _follow(
        "copy",
        "Is metadata of a row copied with the row?",
        "It is not copied.",
        lambda tab: tab.paste("A2:J2", "A8:J8", "PASTE_NORMAL"),
        [_MARKED],
    ),
)
