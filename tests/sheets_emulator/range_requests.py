"""Requests about what lies over cells: named and protected ranges, filters, merges, conditional formats, bands."""

import random
import re
from collections.abc import Callable
from typing import Any

from .a1 import Area, parse_box
from .cell_data import pruned, with_styles
from .cells import Json
from .errors import Refused
from .masks import required_mask, updated
from .sheet import Sheet, cells_of, grid_range, overlap
from .turn import Turn

NAME = re.compile(r"^[^\W\d][\w.]{0,249}$")


def add_named_range(turn: Turn, request: Json) -> Json:
    """addNamedRange; an id in use is refused."""
    named = pruned(request.get("namedRange") or {})
    _check_name(turn, named)
    _check_range(turn, named.get("range"))
    taken = {one["namedRangeId"] for one in turn.spreadsheet.named_ranges}
    if named.get("namedRangeId") in taken:
        raise Refused(f"A named range with ID {named['namedRangeId']} already exists.")
    fresh = {"namedRangeId": named.get("namedRangeId") or str(_new_id(taken))} | named
    turn.spreadsheet.named_ranges.append(fresh)
    return {"namedRange": fresh}


def _check_name(turn: Turn, named: Json) -> None:
    name = named.get("name", "")
    if not NAME.match(name) or parse_box(name):
        raise Refused(f'The name "{name}" is invalid for a named range.')
    others = (one for one in turn.spreadsheet.named_ranges if one["namedRangeId"] != named.get("namedRangeId"))
    if any(one["name"].casefold() == name.casefold() for one in others):
        raise Refused(f'A named range with the name "{name}" already exists.')


def _check_range(turn: Turn, found: Json | None) -> None:
    if found is None:
        raise Refused("No range specified.")
    turn.spreadsheet.place_of(found)


def _new_id(taken: Any) -> int:
    number = random.randint(1, 2**31 - 1)
    return number if number not in taken and str(number) not in taken else _new_id(taken)


def update_named_range(turn: Turn, request: Json) -> Json:
    """updateNamedRange"""
    named = pruned(request.get("namedRange") or {})
    listed = turn.spreadsheet.named_ranges
    at = _position(listed, "namedRangeId", named.get("namedRangeId"), "No named range with ID: ")
    fresh = updated(listed[at], named, required_mask(request)) | {"namedRangeId": listed[at]["namedRangeId"]}
    _check_name(turn, fresh)
    _check_range(turn, fresh.get("range"))
    listed[at] = fresh
    return {}


def _position(listed: list[Json], key: str, wanted: Any, complaint: str) -> int:
    for at, one in enumerate(listed):
        if one.get(key) == wanted:
            return at
    raise Refused(f"{complaint}{wanted}")


def delete_named_range(turn: Turn, request: Json) -> Json:
    """deleteNamedRange"""
    wanted = request.get("namedRangeId")
    del turn.spreadsheet.named_ranges[
        _position(turn.spreadsheet.named_ranges, "namedRangeId", wanted, "No named range with ID: ")
    ]
    return {}


def add_protected_range(turn: Turn, request: Json) -> Json:
    """addProtectedRange; with `warningOnly` nobody is kept out, and no editors are named."""
    found = pruned(request.get("protectedRange") or {})
    place = found["range"] if "range" in found else _named(turn, found.get("namedRangeId"))["range"]
    sheet = turn.spreadsheet.sheet(place.get("sheetId"))
    taken = _ids(turn, "protectedRanges", "protectedRangeId")
    if found.get("protectedRangeId") in taken:
        raise Refused(f"A protected range with ID {found['protectedRangeId']} already exists.")
    fresh = {"protectedRangeId": _new_id(taken)} | found | {"range": place}
    answered = fresh | {"requestingUserCanEdit": True}
    if not fresh.get("warningOnly"):
        answered["editors"] = found.get("editors") or {}
        fresh["editors"] = {"users": [turn.author]} | (found.get("editors") or {})
    sheet.collections["protectedRanges"].append(fresh | {"requestingUserCanEdit": True})
    return {"protectedRange": answered}


def _named(turn: Turn, wanted: str | None) -> Json:
    if wanted is None:
        raise Refused("No range specified.")
    listed = turn.spreadsheet.named_ranges
    return listed[_position(listed, "namedRangeId", wanted, "No named range with ID: ")]


def _ids(turn: Turn, collection: str, key: str) -> set[Any]:
    return {one[key] for sheet in turn.spreadsheet.sheets for one in sheet.collections[collection]}


def _in_collection(turn: Turn, collection: str, key: str, wanted: Any, word: str) -> tuple[list[Json], int]:
    for sheet in turn.spreadsheet.sheets:
        for at, one in enumerate(sheet.collections[collection]):
            if one.get(key) == wanted:
                return sheet.collections[collection], at
    raise Refused(f"No {word} with ID: {wanted}")


Request = Callable[[Turn, Json], Json]


def deletion(collection: str, key: str, word: str) -> Request:
    """A request that deletes by id."""

    def delete(turn: Turn, request: Json) -> Json:
        listed, at = _in_collection(turn, collection, key, request.get(key, request.get("filterId")), word)
        del listed[at]
        return {}

    return delete


def change(collection: str, key: str, word: str, body: str) -> Request:
    """A request that updates by id, under its mask."""

    def update(turn: Turn, request: Json) -> Json:
        given = pruned(request.get(body) or {})
        listed, at = _in_collection(turn, collection, key, given.get(key), word)
        fresh = updated(listed[at], given, required_mask(request))
        listed[at] = with_styles(fresh, given) | {key: listed[at][key]}
        return {}

    return update


def addition(collection: str, key: str, body: str) -> Request:
    """A request that adds something with a range, with its own or a new id."""

    def add(turn: Turn, request: Json) -> Json:
        given = pruned(request.get(body) or {})
        _check_range(turn, given.get("range"))
        taken = _ids(turn, collection, key)
        if given.get(key) in taken:
            raise Refused(f"The ID {given[key]} is already in use.")
        sheet = turn.spreadsheet.sheet(given["range"].get("sheetId"))
        fresh = {key: _new_id(taken)} | with_styles(given, given) | {"range": _bounded(sheet, given["range"])}
        sheet.collections[collection].append(fresh)
        return {body: fresh}

    return add


def _bounded(sheet: Sheet, found: Json) -> Json:
    return grid_range(sheet.id, sheet.area(found))


def set_basic_filter(turn: Turn, request: Json) -> Json:
    """setBasicFilter"""
    given = pruned(request.get("filter") or {})
    sheet = turn.spreadsheet.sheet((given.get("range") or {}).get("sheetId"))
    sheet.basic_filter = given | {"range": _bounded(sheet, given.get("range") or {})}
    return {}


def clear_basic_filter(turn: Turn, request: Json) -> Json:
    """clearBasicFilter"""
    turn.spreadsheet.sheet(request.get("sheetId")).basic_filter = None
    return {}


def duplicate_filter_view(turn: Turn, request: Json) -> Json:
    """duplicateFilterView"""
    listed, at = _in_collection(turn, "filterViews", "filterViewId", request.get("filterId"), "filter view")
    taken = _ids(turn, "filterViews", "filterViewId")
    fresh = listed[at] | {"filterViewId": _new_id(taken), "title": f"Copy of {listed[at].get('title', '')}"}
    listed.append(fresh)
    return {"filter": fresh}


def add_conditional_format(turn: Turn, request: Json) -> Json:
    """addConditionalFormatRule: at an index, the last if none is given"""
    rule = pruned(request.get("rule") or {})
    if not rule.get("ranges"):
        raise Refused("No ranges specified.")
    rules = turn.spreadsheet.sheet(rule["ranges"][0].get("sheetId")).collections["conditionalFormats"]
    rules.insert(request.get("index", 0), with_styles(rule, rule))
    return {}


def delete_conditional_format(turn: Turn, request: Json) -> Json:
    """deleteConditionalFormatRule"""
    rules = turn.spreadsheet.sheet(request.get("sheetId")).collections["conditionalFormats"]
    return {"rule": rules.pop(_rule_index(rules, request))}


def update_conditional_format(turn: Turn, request: Json) -> Json:
    """updateConditionalFormatRule: another rule in its place, or the same at another index"""
    given = pruned(request.get("rule") or {})
    at = request.get("sheetId", (given.get("ranges") or [{}])[0].get("sheetId"))
    rules = turn.spreadsheet.sheet(at).collections["conditionalFormats"]
    old = rules.pop(_rule_index(rules, request))
    fresh = with_styles(given, given) if given else old
    index: int = request["newIndex"] if "newIndex" in request else request.get("index", 0)
    rules.insert(index, fresh)
    return {"newRule": fresh, "newIndex": rules.index(fresh)} if not given else {"oldRule": old, "newRule": fresh}


def _rule_index(rules: list[Json], request: Json) -> int:
    index: int = request.get("index", 0)
    if not 0 <= index < len(rules):
        raise Refused(f"No conditional format on sheet: {request.get('sheetId', 0)} at index: {index}")
    return index


def merge(turn: Turn, request: Json) -> Json:
    """mergeCells: only the upper left value of each merge stays"""
    sheet, area = turn.spreadsheet.place_of(request.get("range") or {})
    whole = grid_range(sheet.id, area)
    for old in [old for old in sheet.merges if overlap(old, whole)]:
        if _overlaps_edge(old, area):
            raise Refused("You must select all cells in a merged range to merge or unmerge them.")
        sheet.merges.remove(old)
    for part in _parts(area, request.get("mergeType") or "MERGE_ALL"):
        fresh = grid_range(sheet.id, part)
        if cells_of(fresh) > 1:
            sheet.merges.append(fresh)
            _empty_covered(turn, sheet, part)
    return {}


def _overlaps_edge(old: Json, area: Area) -> bool:
    rows = area.top <= old["startRowIndex"] and old["endRowIndex"] <= area.bottom
    columns = area.left <= old["startColumnIndex"] and old["endColumnIndex"] <= area.right
    return not (rows and columns)


def _parts(area: Area, kind: str) -> list[Area]:
    if kind == "MERGE_ROWS":
        return [area._replace(top=row, bottom=row + 1) for row in range(area.top, area.bottom)]
    if kind == "MERGE_COLUMNS":
        return [area._replace(left=column, right=column + 1) for column in range(area.left, area.right)]
    return [area]


def _empty_covered(turn: Turn, sheet: Sheet, area: Area) -> None:
    for index in range(area.top, min(area.bottom, len(sheet.rows))):
        first = 1 if index == area.top else 0
        turn.write(sheet, index, area.left + first, [[None] * (area.width - first)])


def unmerge(turn: Turn, request: Json) -> Json:
    """unmergeCells"""
    sheet, area = turn.spreadsheet.place_of(request.get("range") or {})
    whole = grid_range(sheet.id, area)
    touched = [old for old in sheet.merges if overlap(old, whole)]
    if any(_overlaps_edge(old, area) for old in touched):
        raise Refused("You must select all cells in a merged range to merge or unmerge them.")
    sheet.merges = [old for old in sheet.merges if old not in touched]
    return {}


REQUESTS: dict[str, Request] = {
    "addNamedRange": add_named_range,
    "updateNamedRange": update_named_range,
    "deleteNamedRange": delete_named_range,
    "addProtectedRange": add_protected_range,
    "updateProtectedRange": change("protectedRanges", "protectedRangeId", "protected range", "protectedRange"),
    "deleteProtectedRange": deletion("protectedRanges", "protectedRangeId", "protected range"),
    "setBasicFilter": set_basic_filter,
    "clearBasicFilter": clear_basic_filter,
    "addFilterView": addition("filterViews", "filterViewId", "filter"),
    "updateFilterView": change("filterViews", "filterViewId", "filter view", "filter"),
    "deleteFilterView": deletion("filterViews", "filterViewId", "filter view"),
    "duplicateFilterView": duplicate_filter_view,
    "addConditionalFormatRule": add_conditional_format,
    "updateConditionalFormatRule": update_conditional_format,
    "deleteConditionalFormatRule": delete_conditional_format,
    "addBanding": addition("bandedRanges", "bandedRangeId", "bandedRange"),
    "updateBanding": change("bandedRanges", "bandedRangeId", "banded range", "bandedRange"),
    "deleteBanding": deletion("bandedRanges", "bandedRangeId", "banded range"),
    "mergeCells": merge,
    "unmergeCells": unmerge,
}
