"""Requests about tabs and the spreadsheet itself."""

from .cell_data import new_format, pruned, with_styles
from .cells import Formula, Json, Row
from .errors import Refused
from .masks import required_mask, updated
from .references import renamed_sheet
from .sheet import Sheet
from .spreadsheet import Spreadsheet
from .turn import Turn

NEW_GRID = {"rowCount": 1000, "columnCount": 26}


def add_sheet(turn: Turn, request: Json) -> Json:
    """addSheet; a title or an id in use is refused."""
    sheet = new_sheet(turn.spreadsheet, request.get("properties") or {})
    index = sheet.properties.pop("index")
    _insert(turn.spreadsheet, sheet, index)
    turn.spreadsheet.check_size()
    turn.draft.structure(sheet, "add_sheet")
    return {"properties": properties_of(turn.spreadsheet, sheet)}


def new_sheet(spreadsheet: Spreadsheet, given: Json) -> Sheet:
    """A tab of these properties, not yet among the others."""
    given = with_styles(pruned(given), pruned(given)) | (
        {"sheetId": given["sheetId"]} if given.get("sheetId") is not None else {}
    )
    title = given.get("title") or _free_title(spreadsheet)
    _check_title(spreadsheet, title)
    sheet_id = given.get("sheetId", None)
    if sheet_id is None:
        sheet_id = spreadsheet.new_sheet_id()
    _check_id(spreadsheet, sheet_id)
    _check_grid(NEW_GRID | (given.get("gridProperties") or {}))
    kept = {name: value for name, value in given.items() if name not in ("sheetId", "title", "index", "gridProperties")}
    properties = {
        "sheetId": sheet_id,
        "title": title,
        "index": given.get("index", len(spreadsheet.sheets)),
        "sheetType": "GRID",
    }
    return Sheet(properties | {"gridProperties": NEW_GRID | (given.get("gridProperties") or {})} | kept)


def _check_id(spreadsheet: Spreadsheet, sheet_id: int) -> None:
    if sheet_id < 0:
        raise Refused("Sheet id must be non-negative.")
    if any(sheet.id == sheet_id for sheet in spreadsheet.sheets):
        raise Refused(f"Sheet with id {sheet_id} already exists.")


def _check_title(spreadsheet: Spreadsheet, title: str, own: Sheet | None = None) -> None:
    found = spreadsheet.titled(title)
    if found and found is not own:
        raise Refused(f'A sheet with the name "{title}" already exists. Please enter another name.')
    if len(title) > 100:
        raise Refused("The sheet name cannot be greater than 100 characters.")


def _free_title(spreadsheet: Spreadsheet) -> str:
    number = len(spreadsheet.sheets) + 1
    while spreadsheet.titled(f"Sheet{number}"):
        number += 1
    return f"Sheet{number}"


def _insert(spreadsheet: Spreadsheet, sheet: Sheet, index: int) -> None:
    if index > len(spreadsheet.sheets) or index < 0:
        raise Refused(f"Invalid index: {index}. Must be between 0 and {len(spreadsheet.sheets)}.")
    spreadsheet.sheets.insert(index, sheet)


def properties_of(spreadsheet: Spreadsheet, sheet: Sheet) -> Json:
    """SheetProperties as answered: id and index always there, other zeros and falsehoods left out."""
    found = sheet.properties
    front: Json = {
        "sheetId": sheet.id,
        "title": sheet.title,
        "index": spreadsheet.sheets.index(sheet),
        "sheetType": "GRID",
    }
    rest: Json = pruned({name: value for name, value in found.items() if name not in front})
    return front | {"gridProperties": rest.pop("gridProperties")} | rest


def delete_sheet(turn: Turn, request: Json) -> Json:
    """deleteSheet; one visible tab must stay."""
    spreadsheet = turn.spreadsheet
    sheet = spreadsheet.sheet(request.get("sheetId"))
    if len(spreadsheet.sheets) == 1:
        raise Refused("You can't remove all the sheets in a document.")
    if not any(not other.properties.get("hidden") for other in spreadsheet.sheets if other is not sheet):
        raise Refused("You can't remove all the visible sheets in a document.")
    spreadsheet.sheets.remove(sheet)
    spreadsheet.named_ranges = [one for one in spreadsheet.named_ranges if one["range"].get("sheetId", 0) != sheet.id]
    spreadsheet.metadata = [item for item in spreadsheet.metadata if _sheet_of(item) != sheet.id]
    turn.draft.structure(sheet, "delete_sheet")
    return {}


def _sheet_of(item: Json) -> int | None:
    location = item["location"]
    found: int | None = (
        location["dimensionRange"].get("sheetId", 0) if "dimensionRange" in location else location.get("sheetId")
    )
    return found


def duplicate_sheet(turn: Turn, request: Json) -> Json:
    """duplicateSheet; named ranges and metadata are not copied."""
    spreadsheet = turn.spreadsheet
    twin = spreadsheet.sheet(request.get("sourceSheetId")).copy(deep=True)
    title = request.get("newSheetName") or copy_title(spreadsheet, twin.title)
    _check_title(spreadsheet, title)
    sheet_id = request["newSheetId"] if request.get("newSheetId") is not None else spreadsheet.new_sheet_id()
    _check_id(spreadsheet, sheet_id)
    adopt(twin, sheet_id, title)
    _insert(spreadsheet, twin, request.get("insertSheetIndex", 0))
    spreadsheet.check_size()
    turn.draft.structure(twin, "add_sheet")
    return {"properties": properties_of(spreadsheet, twin)}


def copy_title(spreadsheet: Spreadsheet, title: str) -> str:
    """`Copy of X`, numbered where that is taken."""
    name, number = f"Copy of {title}", 2
    while spreadsheet.titled(name):
        name, number = f"Copy of {title} {number}", number + 1
    return name


def adopt(twin: Sheet, sheet_id: int, title: str) -> None:
    """Give a copied tab its own id and title, in its ranges too."""
    twin.properties |= {"sheetId": sheet_id, "title": title}
    for item in [one for listed in twin.ranges() for one in listed] + (
        [twin.basic_filter] if twin.basic_filter else []
    ):
        for found in [item["range"]] if "range" in item else item.get("ranges", []):
            found["sheetId"] = sheet_id
    for merge in twin.merges:
        merge["sheetId"] = sheet_id


def update_sheet_properties(turn: Turn, request: Json) -> Json:
    """updateSheetProperties: title, place, size, frozen and hidden, colour"""
    given, mask = request.get("properties") or {}, required_mask(request)
    spreadsheet = turn.spreadsheet
    sheet = spreadsheet.sheet(given.get("sheetId"))
    mask = mask or {name: {} for name in (*sheet.properties, *given)}
    old_title, old_size = sheet.title, (sheet.height, sheet.width)
    changed = {name: deeper for name, deeper in mask.items() if name not in ("index", "sheetId")}
    fresh = updated(sheet.properties, given, changed) if changed else sheet.properties
    _check_properties(spreadsheet, sheet, fresh)
    sheet.properties = _coloured(fresh, given, mask)
    _resized(turn, sheet, old_size)
    if "title" in mask and sheet.title != old_title:
        _retitle(spreadsheet, sheet, old_title)
        turn.draft.structure(sheet, "rename_sheet", before=old_title)
    if "index" in mask:
        _reorder(spreadsheet, sheet, given.get("index", 0))
    return {}


def _check_properties(spreadsheet: Spreadsheet, sheet: Sheet, fresh: Json) -> None:
    if not fresh.get("title"):
        raise Refused("Sheet name cannot be empty.")
    _check_title(spreadsheet, fresh["title"], sheet)
    others = (other for other in spreadsheet.sheets if other is not sheet and not other.properties.get("hidden"))
    if fresh.get("hidden") and not any(others):
        raise Refused("You can't hide all the sheets in a document.")
    _check_grid(NEW_GRID | (fresh.get("gridProperties") or {}))


def _check_grid(grid: Json) -> None:
    for count, frozen, word in (
        ("rowCount", "frozenRowCount", "rows"),
        ("columnCount", "frozenColumnCount", "columns"),
    ):
        if grid[count] < 1:
            raise Refused(f"gridProperties.{count} must be greater than 0.")
        if grid.get(frozen, 0) >= grid[count]:
            raise Refused(f"You can't freeze all visible {word} on the sheet.")


def _coloured(fresh: Json, given: Json, mask: Json) -> Json:
    if "tabColor" not in mask and "tabColorStyle" not in mask:
        return fresh
    bare = {name: value for name, value in fresh.items() if name not in ("tabColor", "tabColorStyle")}
    wanted: Json = {name: given[name] for name in ("tabColor", "tabColorStyle") if name in mask and given.get(name)}
    return bare | (new_format(None, wanted, {}) or {} if _has_colour(wanted) else {})


def _has_colour(wanted: Json) -> bool:
    style = wanted.get("tabColorStyle", {})
    return "tabColor" in wanted or style.get("rgbColor") is not None or "themeColor" in style


def _resized(turn: Turn, sheet: Sheet, old: tuple[int, int]) -> None:
    fresh = (sheet.height, sheet.width)
    if fresh == old:
        return
    sheet.resize(*fresh)
    turn.spreadsheet.check_size()
    turn.draft.structure(sheet, "resize", before=old, after=fresh)


def _retitle(spreadsheet: Spreadsheet, sheet: Sheet, old: str) -> None:
    prefix = "'" + sheet.title.replace("'", "''") + "'"
    for other in spreadsheet.sheets:
        if other.has_formulas:
            other.rows = [_renamed_row(row, old, prefix) for row in other.rows]


def _renamed_row(row: Row, old: str, prefix: str) -> Row:
    if not any(isinstance(value, Formula) for value in row.values):
        return row
    values = tuple(
        Formula(renamed_sheet(v.text, old, prefix), v.last) if isinstance(v, Formula) else v for v in row.values
    )
    return row._replace(values=values)


def _reorder(spreadsheet: Spreadsheet, sheet: Sheet, index: int) -> None:
    old = spreadsheet.sheets.index(sheet)
    if index > len(spreadsheet.sheets) or index < 0:
        raise Refused(f"Invalid index: {index}. Must be between 0 and {len(spreadsheet.sheets)}.")
    spreadsheet.sheets.insert(index, sheet)
    del spreadsheet.sheets[old if index > old else old + 1]


def update_spreadsheet_properties(turn: Turn, request: Json) -> Json:
    """updateSpreadsheetProperties"""
    given, mask = request.get("properties") or {}, required_mask(request)
    mask = mask or {name: {} for name in given}
    if "title" in mask and not given.get("title"):
        raise Refused("Spreadsheet title cannot be empty.")
    lasting = {name: turn.spreadsheet.properties[name] for name in ("title", "locale", "autoRecalc", "timeZone")}
    turn.spreadsheet.properties = lasting | updated(turn.spreadsheet.properties, given, mask)
    return {}


REQUESTS = {
    "addSheet": add_sheet,
    "deleteSheet": delete_sheet,
    "duplicateSheet": duplicate_sheet,
    "updateSheetProperties": update_sheet_properties,
    "updateSpreadsheetProperties": update_spreadsheet_properties,
}
