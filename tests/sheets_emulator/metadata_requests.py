"""Developer metadata: create, update, delete, get, search.

Not in the recordings; written from Google's reference. An id in use is refused, which makes it a claim."""

import random

from .cell_data import pruned
from .cells import Json
from .data_filters import location_type, matching_metadata
from .errors import Refused
from .masks import required_mask, updated
from .spreadsheet import Spreadsheet
from .turn import Turn

CHARACTERS = 30_000


def create(turn: Turn, request: Json) -> Json:
    """createDeveloperMetadata"""
    given = request.get("developerMetadata") or {}
    taken = {item["metadataId"] for item in turn.spreadsheet.metadata}
    metadata_id = given.get("metadataId") or _new_id(taken)
    if metadata_id in taken:
        taken_id = f"Cannot add developer metadata with ID [{metadata_id}]"
        raise Refused(f"{taken_id} because developer metadata with that ID already exists.")
    if not given.get("metadataKey"):
        raise Refused("metadataKey must be specified.")
    if given.get("visibility") not in ("DOCUMENT", "PROJECT"):
        raise Refused("visibility must be specified.")
    fresh = {"metadataId": metadata_id} | pruned(
        {name: given.get(name) for name in ("metadataKey", "metadataValue", "visibility")}
    )
    fresh["location"] = _location(turn.spreadsheet, given.get("location") or {})
    turn.spreadsheet.metadata.append(fresh)
    _check_room(turn.spreadsheet)
    return {"developerMetadata": fresh}


def _new_id(taken: set[int]) -> int:
    number = random.randint(1, 2**31 - 1)
    return number if number not in taken else _new_id(taken)


def _location(spreadsheet: Spreadsheet, given: Json) -> Json:
    if "dimensionRange" in given:
        return {"locationType": _checked_span(spreadsheet, given["dimensionRange"])} | {
            "dimensionRange": given["dimensionRange"]
        }
    if given.get("spreadsheet"):
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if given.get("sheetId") is None:
        raise Refused("location must be specified.")
    spreadsheet.sheet(given["sheetId"])
    return {"locationType": "SHEET", "sheetId": given["sheetId"]}


def _checked_span(spreadsheet: Spreadsheet, span: Json) -> str:
    sheet = spreadsheet.sheet(span.get("sheetId"))
    start, end = span.get("startIndex", 0), span.get("endIndex")
    if end is None or end - start != 1:
        raise Refused("dimensionRange must represent a single row or column.")
    if end > (sheet.height if span.get("dimension") == "ROWS" else sheet.width):
        raise Refused("dimensionRange is outside of the grid.")
    return location_type({"dimensionRange": span})


def _check_room(spreadsheet: Spreadsheet) -> None:
    used = sum(len(item["metadataKey"]) + len(item.get("metadataValue", "")) for item in spreadsheet.metadata)
    if used > CHARACTERS * (1 + len(spreadsheet.sheets)):
        raise Refused("Developer metadata exceeds the storage limit.")


def update(turn: Turn, request: Json) -> Json:
    """updateDeveloperMetadata: all that match"""
    mask = required_mask(request)
    given = request.get("developerMetadata") or {}
    found = [item for item, _ in matching_metadata(turn.spreadsheet, request.get("dataFilters") or [])]
    if not found:
        raise Refused("No developer metadata found matching the data filters.")
    for item in found:
        fresh = updated(item, given, mask) if mask else item | given
        fresh["metadataId"] = item["metadataId"]
        fresh["location"] = _location(turn.spreadsheet, fresh.get("location") or item["location"])
        turn.spreadsheet.metadata[turn.spreadsheet.metadata.index(item)] = fresh
    ids = {item["metadataId"] for item in found}
    return {"developerMetadata": [item for item in turn.spreadsheet.metadata if item["metadataId"] in ids]}


def delete(turn: Turn, request: Json) -> Json:
    """deleteDeveloperMetadata: all that match; none is fine"""
    found = [item for item, _ in matching_metadata(turn.spreadsheet, [request.get("dataFilter") or {}])]
    turn.spreadsheet.metadata = [item for item in turn.spreadsheet.metadata if item not in found]
    return {"deletedDeveloperMetadata": found} if found else {}


def get(spreadsheet: Spreadsheet, metadata_id: int) -> Json:
    """developerMetadata.get"""
    for item in spreadsheet.metadata:
        if item["metadataId"] == metadata_id:
            return item
    raise Refused(f"No developer metadata with id: {metadata_id}", 404)


def search(spreadsheet: Spreadsheet, body: Json) -> Json:
    """developerMetadata.search"""
    found = matching_metadata(spreadsheet, body.get("dataFilters") or [])
    matched = [{"developerMetadata": item, "dataFilters": filters} for item, filters in found]
    return {"matchedDeveloperMetadata": matched} if matched else {}


REQUESTS = {"createDeveloperMetadata": create, "updateDeveloperMetadata": update, "deleteDeveloperMetadata": delete}
