"""spreadsheets.batchUpdate: requests in order, all or none, and the spreadsheet after them if asked for."""

from collections.abc import Callable
from typing import Any

from . import (
    cell_requests,
    dimensions,
    metadata_requests,
    pasting,
    range_requests,
    sheet_requests,
    sorting,
)
from .cell_data import pruned
from .cells import Json
from .errors import Refused
from .masks import Mask, below
from .reading import spreadsheet_json
from .turn import Turn

REQUESTS: dict[str, Callable[[Turn, Json], Json]] = {
    **sheet_requests.REQUESTS,
    **cell_requests.REQUESTS,
    **pasting.REQUESTS,
    **sorting.REQUESTS,
    **dimensions.REQUESTS,
    **range_requests.REQUESTS,
    **metadata_requests.REQUESTS,
}
REPLYING = (
    "add", "duplicate", "create", "findReplace", "trimWhitespace", "deleteDuplicates", "deleteDimensionGroup",
    "updateDeveloperMetadata", "deleteDeveloperMetadata", "updateConditional", "deleteConditional",
)  # fmt: skip
SILENT = ("addConditionalFormatRule",)


def batch_update(turn: Turn, body: Json, mask: Mask) -> Json:
    """Apply; the caller takes everything back if this refuses."""
    requests: list[Json] = body.get("requests") or []
    if not requests:
        raise Refused("Must specify at least one request.")
    for at, request in enumerate(requests):
        if len(request) != 1:
            raise Refused(f"Invalid requests[{at}]: Exactly one request must be set.")
    replies = [_applied(turn, at, request) for at, request in enumerate(requests)]
    answer: Json = {"spreadsheetId": turn.spreadsheet.id, "replies": replies}
    if body.get("includeSpreadsheetInResponse"):
        answer["updatedSpreadsheet"] = _after(turn, body, mask)
    return answer


def _applied(turn: Turn, at: int, request: Json) -> Json:
    [(name, content)] = request.items()
    if name not in REQUESTS:
        raise Refused(f"Invalid requests[{at}].{name}: this emulator does not know the request.", 501)
    turn.draft.request = name
    turn.spreadsheet.version += 1
    try:
        reply = REQUESTS[name](turn, content or {})
    except Refused as error:
        raise error.within(f"Invalid requests[{at}].{name}") from None
    says = name.startswith(REPLYING) and name not in SILENT
    return {name: _told(reply)} if says else {}


def _told(reply: Json) -> Json:
    if "properties" in reply:
        return reply
    found: Json = pruned(reply)
    return found


def _after(turn: Turn, body: Json, mask: Mask) -> Any:
    ranges = body.get("responseRanges") or []
    grid = bool(body.get("responseIncludeGridData"))
    return spreadsheet_json(turn.spreadsheet, ranges, below(mask, "updatedSpreadsheet"), grid=grid)
