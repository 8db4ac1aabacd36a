"""Which method and path means which call of the API."""

import re
from collections.abc import Callable
from typing import Any, Literal

from . import drive, links, metadata_requests, values
from .access import READING, WRITING, check_sheets
from .batch import batch_update
from .calls import Answer, Call, unquoted
from .cells import Json
from .errors import Refused
from .masks import Mask, masked, parse_mask
from .protections import as_seen_by
from .reading import spreadsheet_by_filter, spreadsheet_json
from .schema import check_fields, check_parameter, checked
from .sheet_requests import adopt, copy_title, new_sheet, properties_of
from .spreadsheet import Spreadsheet
from .turn import Turn
from .world import SHEET_TYPE, World

Kind = Literal["reads", "writes"]
RENDERING = ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
MOMENTS = ("SERIAL_NUMBER", "FORMATTED_STRING")
INPUT = ("RAW", "USER_ENTERED")
MAJOR = ("DIMENSION_UNSPECIFIED", "ROWS", "COLUMNS")
PARAMETERS: dict[str, tuple[tuple[str, ...], str]] = {
    "valueRenderOption": (RENDERING, "ValueRenderOption"),
    "dateTimeRenderOption": (MOMENTS, "DateTimeRenderOption"),
    "responseValueRenderOption": (RENDERING, "ValueRenderOption"),
    "responseDateTimeRenderOption": (MOMENTS, "DateTimeRenderOption"),
    "majorDimension": (MAJOR, "Dimension"),
    "insertDataOption": (("OVERWRITE", "INSERT_ROWS"), "InsertDataOption"),
    "valueInputOption": (("INPUT_VALUE_OPTION_UNSPECIFIED", *INPUT), "ValueInputOption"),
}


def _options(call: Call) -> Json:
    options = {
        name: check_parameter(name, call.text(name), *PARAMETERS[name]) for name in PARAMETERS if call.text(name)
    }
    return options | {"includeValuesInResponse": call.flag("includeValuesInResponse")}


def _input_options(options: Json) -> Json:
    if options.get("valueInputOption") not in INPUT:
        raise Refused("'valueInputOption' is required but not specified")
    return options


def _get(turn: Turn, call: Call) -> Json:
    grid = call.flag("includeGridData")
    ranges, mask = call.query.get("ranges", []), parse_mask(call.text("fields"))
    return as_seen_by(spreadsheet_json(turn.spreadsheet, ranges, mask, grid=grid), call.author)


def _get_by_filter(turn: Turn, call: Call) -> Json:
    body = checked(call.body(), "GetSpreadsheetByDataFilterRequest")
    return spreadsheet_by_filter(turn.spreadsheet, body, parse_mask(call.text("fields")))


def _batch_update(turn: Turn, call: Call) -> Json:
    body = checked(call.body(), "BatchUpdateSpreadsheetRequest")
    return batch_update(turn, body, parse_mask(call.text("fields")))


def _values_get(turn: Turn, call: Call, text: str) -> Json:
    return values.get(turn.spreadsheet, text, _options(call))


def _values_batch_get(turn: Turn, call: Call) -> Json:
    return values.batch_get(turn.spreadsheet, call.query.get("ranges", []), _options(call))


def _values_by_filter(turn: Turn, call: Call) -> Json:
    return values.batch_get_by_filter(turn.spreadsheet, checked(call.body(), "BatchGetValuesByDataFilterRequest"))


def _values_update(turn: Turn, call: Call, text: str) -> Json:
    return values.update(turn, text, checked(call.body(), "ValueRange", "data"), _input_options(_options(call)))


def _values_append(turn: Turn, call: Call, text: str) -> Json:
    return values.append_values(turn, text, checked(call.body(), "ValueRange", "data"), _input_options(_options(call)))


def _values_batch_update(turn: Turn, call: Call) -> Json:
    return values.batch_update(turn, _input_options(checked(call.body(), "BatchUpdateValuesRequest")))


def _values_update_by_filter(turn: Turn, call: Call) -> Json:
    return values.batch_update_by_filter(
        turn, _input_options(checked(call.body(), "BatchUpdateValuesByDataFilterRequest"))
    )


def _values_clear(turn: Turn, call: Call, text: str) -> Json:
    checked(call.body(), "ClearValuesRequest")
    return values.clear(turn, text)


def _values_batch_clear(turn: Turn, call: Call) -> Json:
    return values.batch_clear(turn, checked(call.body(), "BatchClearValuesRequest").get("ranges", []))


def _values_clear_by_filter(turn: Turn, call: Call) -> Json:
    return values.batch_clear_by_filter(turn, checked(call.body(), "BatchClearValuesByDataFilterRequest"))


def _metadata_get(turn: Turn, call: Call, metadata_id: str) -> Json:
    return metadata_requests.get(turn.spreadsheet, int(metadata_id))


def _metadata_search(turn: Turn, call: Call) -> Json:
    return metadata_requests.search(turn.spreadsheet, checked(call.body(), "SearchDeveloperMetadataRequest"))


TurnCall = Callable[..., Json]
V4, ID = "/v4/spreadsheets", r"([^/:]+)"
# method, path, reads or writes, the answer's message type, the call
SHEETS: tuple[tuple[str, str, Kind, str, TurnCall], ...] = (
    ("GET", f"{V4}/{ID}", "reads", "Spreadsheet", _get),
    ("POST", f"{V4}/{ID}:getByDataFilter", "reads", "Spreadsheet", _get_by_filter),
    ("POST", f"{V4}/{ID}:batchUpdate", "writes", "BatchUpdateSpreadsheetResponse", _batch_update),
    ("GET", f"{V4}/{ID}/values:batchGet", "reads", "BatchGetValuesResponse", _values_batch_get),
    (
        "POST",
        f"{V4}/{ID}/values:batchGetByDataFilter",
        "reads",
        "BatchGetValuesByDataFilterResponse",
        _values_by_filter,
    ),
    ("POST", f"{V4}/{ID}/values:batchUpdate", "writes", "BatchUpdateValuesResponse", _values_batch_update),
    (
        "POST",
        f"{V4}/{ID}/values:batchUpdateByDataFilter",
        "writes",
        "BatchUpdateValuesByDataFilterResponse",
        _values_update_by_filter,
    ),
    ("POST", f"{V4}/{ID}/values:batchClear", "writes", "BatchClearValuesResponse", _values_batch_clear),
    (
        "POST",
        f"{V4}/{ID}/values:batchClearByDataFilter",
        "writes",
        "BatchClearValuesByDataFilterResponse",
        _values_clear_by_filter,
    ),
    ("POST", f"{V4}/{ID}/values/(.+):append", "writes", "AppendValuesResponse", _values_append),
    ("POST", f"{V4}/{ID}/values/(.+):clear", "writes", "ClearValuesResponse", _values_clear),
    ("GET", f"{V4}/{ID}/values/(.+)", "reads", "ValueRange", _values_get),
    ("PUT", f"{V4}/{ID}/values/(.+)", "writes", "UpdateValuesResponse", _values_update),
    ("GET", rf"{V4}/{ID}/developerMetadata/(\d+)", "reads", "DeveloperMetadata", _metadata_get),
    ("POST", f"{V4}/{ID}/developerMetadata:search", "reads", "SearchDeveloperMetadataResponse", _metadata_search),
)
FILES = "/drive/v3/files"
DRIVE: tuple[tuple[str, str, Callable[..., Any]], ...] = (
    ("POST", FILES, drive.create),
    ("GET", FILES, drive.listed),
    ("GET", f"{FILES}/([^/]+)", drive.get),
    ("PATCH", f"{FILES}/([^/]+)", drive.update),
    ("DELETE", f"{FILES}/([^/]+)", drive.delete),
    ("POST", f"{FILES}/([^/]+)/copy", drive.copy),
    ("GET", f"{FILES}/([^/]+)/export", drive.export),
    ("GET", f"{FILES}/([^/]+)/permissions", drive.permissions),
    ("POST", f"{FILES}/([^/]+)/permissions", drive.share),
    ("PATCH", f"{FILES}/([^/]+)/permissions/([^/]+)", drive.change_permission),
    ("DELETE", f"{FILES}/([^/]+)/permissions/([^/]+)", drive.unshare),
    ("GET", f"{FILES}/([^/]+)/comments", drive.comments),
    ("POST", f"{FILES}/([^/]+)/comments", drive.add_comment),
    ("GET", "/spreadsheets/d/([^/]+)/export", links.export),
    ("GET", "/spreadsheets/d/([^/]+)/gviz/tq", links.chart_query),
    ("GET", f"{links.DOWNLOADS}/([^/]+)", links.download),
)


def kind_of(call: Call) -> Kind | None:
    """Which quota of Sheets a call counts against; None for the other services."""
    if not call.path.startswith(V4):
        return None
    return next(
        (kind for method, path, kind, _, _ in SHEETS if method == call.method and re.fullmatch(path, call.path)),
        "writes",
    )


def answer_to(world: World, call: Call) -> Answer:
    """Do what the call asks. Raises Refused, with nothing changed."""
    for method, path, kind, name, work in SHEETS:
        if method == call.method and (found := re.fullmatch(path, call.path)):
            parts = [unquoted(part) for part in found.groups()]
            return Answer(_turn(world, call, parts, kind, name, work))
    for method, path, drive_work in DRIVE:
        if method == call.method and (found := re.fullmatch(path, call.path)):
            done = drive_work(world, call, *[unquoted(part) for part in found.groups()])
            return done if isinstance(done, Answer) else Answer(done)
    return _other(world, call)


def _other(world: World, call: Call) -> Answer:
    if (call.method, call.path) == ("POST", V4):
        return Answer(_create(world, call))
    if found := re.fullmatch(rf"{V4}/{ID}/sheets/(\d+):copyTo", call.path):
        return Answer(_copy_to(world, call, found[1], int(found[2])))
    if (found := re.fullmatch(r"/upload/drive/v2/files/([^/]+)", call.path)) and call.method == "PUT":
        turn = Turn(opened(world, call, found[1], WRITING), call.author)
        return Answer(_committed(world, call, turn, lambda: drive.upload(world, call, turn, found[1])))
    if call.path == "/ServiceLogin":
        return links.sign_in_page()
    return Answer("<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>", 404)


def opened(world: World, call: Call, spreadsheet_id: str, needed: int) -> Spreadsheet:
    """The spreadsheet, if the caller may do this much with it."""
    spreadsheet = world.spreadsheet(spreadsheet_id)
    check_sheets(world.files[spreadsheet_id], call.author, needed, signed_in=call.signed_in)
    return spreadsheet


def _turn(world: World, call: Call, parts: list[str], kind: Kind, name: str, work: TurnCall) -> Json:
    mask = parse_mask(call.text("fields"))
    check_fields(mask, name)
    turn = Turn(opened(world, call, parts[0], READING if kind == "reads" else WRITING), call.author)
    if kind == "reads":
        return _masked(work(turn, call, *parts[1:]), mask)
    return _masked(_committed(world, call, turn, lambda: work(turn, call, *parts[1:])), mask)


def _masked(answer: Json, mask: Mask) -> Json:
    found: Json = masked(answer, mask)
    return found


def _committed(world: World, call: Call, turn: Turn, work: Callable[[], Json]) -> Json:
    spreadsheet = turn.spreadsheet
    before = spreadsheet.state()
    spreadsheet.version += 1
    done = False
    try:
        answer = work()
        done = True
    finally:
        if not done:
            spreadsheet.go_back(before)
    world.ledger.add(turn.draft.entries, author=turn.author, spreadsheet=spreadsheet.id, call=call.number)
    file = world.files[spreadsheet.id]
    file.name = spreadsheet.properties["title"]
    world.touch(file)
    return answer


def run_as(world: World, spreadsheet: Spreadsheet, author: str, number: int, work: Callable[[Turn], Any]) -> None:
    """A person's turn: all of it, or nothing."""
    turn = Turn(spreadsheet, author)
    call = Call("", "", {}, b"", author, number=number)
    _committed(world, call, turn, lambda: {"done": work(turn)})


def _create(world: World, call: Call) -> Json:
    body = checked(call.body(), "Spreadsheet", "spreadsheet")
    properties = body.get("properties") or {}
    file = world.add_file(properties.get("title") or "Untitled spreadsheet", SHEET_TYPE, call.author)
    spreadsheet = file.spreadsheet
    assert spreadsheet is not None
    spreadsheet.properties |= {
        name: value for name, value in properties.items() if name in ("locale", "timeZone", "autoRecalc")
    }
    if body.get("sheets"):
        spreadsheet.sheets.clear()
        for at, one in enumerate(body["sheets"]):
            given = one.get("properties") or {}
            sheet = new_sheet(spreadsheet, given if at or "sheetId" in given else given | {"sheetId": 0})
            sheet.properties.pop("index")
            spreadsheet.sheets.append(sheet)
            _fill(spreadsheet, sheet.id, one.get("data") or [], call.author)
    return spreadsheet_json(spreadsheet, [], parse_mask(call.text("fields")), grid=False)


def _fill(spreadsheet: Spreadsheet, sheet_id: int, data: list[Json], author: str) -> None:
    turn = Turn(spreadsheet, author)
    for part in data:
        if part.get("rowData"):
            start = {
                "sheetId": sheet_id,
                "rowIndex": part.get("startRow", 0),
                "columnIndex": part.get("startColumn", 0),
            }
            request = {"updateCells": {"start": start, "rows": part["rowData"], "fields": "*"}}
            batch_update(turn, {"requests": [request]}, {})


def _copy_to(world: World, call: Call, spreadsheet_id: str, sheet_id: int) -> Json:
    body = checked(call.body(), "CopySheetToAnotherSpreadsheetRequest")
    twin = opened(world, call, spreadsheet_id, READING).sheet(sheet_id).copy(deep=True)
    target = opened(world, call, body.get("destinationSpreadsheetId", ""), WRITING)
    adopt(twin, target.new_sheet_id(), copy_title(target, twin.title))
    twin.properties.pop("hidden", None)
    turn = Turn(target, call.author)

    def work() -> Json:
        target.sheets.append(twin)
        target.check_size()
        turn.draft.structure(twin, "add_sheet")
        return properties_of(target, twin)

    return _committed(world, call, turn, work)
