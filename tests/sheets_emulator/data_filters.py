"""Data filters and developer metadata look-ups: which metadata, and which places, they match.

Not in the recordings; written from Google's reference of DataFilter and DeveloperMetadataLookup."""

from .a1 import Area
from .cells import Json
from .sheet import grid_range, overlap
from .spreadsheet import Place, Spreadsheet

LOCATION_OF = {"ROWS": "ROW", "COLUMNS": "COLUMN"}


def location_type(location: Json) -> str:
    """ROW, COLUMN, SHEET or SPREADSHEET."""
    if "dimensionRange" in location:
        return LOCATION_OF[location["dimensionRange"]["dimension"]]
    return "SHEET" if "sheetId" in location else "SPREADSHEET"


def matching_metadata(spreadsheet: Spreadsheet, filters: list[Json]) -> list[tuple[Json, list[Json]]]:
    """The metadata that any filter matches, each with the filters that do."""
    found = []
    for item in spreadsheet.metadata:
        hits = [one for one in filters if _matches(spreadsheet, item, one)]
        if hits:
            found.append((item, hits))
    return found


def _matches(spreadsheet: Spreadsheet, item: Json, data_filter: Json) -> bool:
    if "developerMetadataLookup" in data_filter:
        return _looked_up(item, data_filter["developerMetadataLookup"])
    if "gridRange" in data_filter:
        return _intersects(item["location"], data_filter["gridRange"])
    place = spreadsheet.place(data_filter.get("a1Range") or "")
    return _intersects(item["location"], grid_range(place.sheet.id, place.area))


def _looked_up(item: Json, lookup: Json) -> bool:
    plain = ("metadataId", "metadataKey", "metadataValue", "visibility")
    if any(name in lookup and lookup[name] != item.get(name) for name in plain):
        return False
    kind = location_type(item["location"])
    if "metadataLocation" in lookup:
        return _located(item["location"], lookup["metadataLocation"], lookup.get("locationMatchingStrategy"))
    return "locationType" not in lookup or lookup["locationType"] == kind


def _located(location: Json, wanted: Json, strategy: str | None) -> bool:
    if location_type(location) == location_type(wanted) and _bare(location) == _bare(wanted):
        return True
    if strategy != "INTERSECTING_LOCATION" and ("dimensionRange" in wanted or strategy == "EXACT_LOCATION"):
        return False
    return _contains(wanted, location) or _contains(location, wanted)


def _bare(location: Json) -> Json:
    at = location.get("dimensionRange")
    if not at:
        return {name: location[name] for name in ("sheetId", "spreadsheet") if name in location}
    return {
        "sheetId": at.get("sheetId", 0),
        "dimension": at["dimension"],
        "start": at.get("startIndex", 0),
        "end": at.get("endIndex"),
    }


def _contains(outer: Json, inner: Json) -> bool:
    if outer.get("spreadsheet"):
        return True
    if "sheetId" in outer and "dimensionRange" not in outer:
        return bool(_sheet_of(inner) == outer["sheetId"])
    if "dimensionRange" in outer and "dimensionRange" in inner:
        return _sheet_of(outer) == _sheet_of(inner) and overlap(_grid(outer), _grid(inner))
    return False


def _sheet_of(location: Json) -> int | None:
    found: int | None = (
        location["dimensionRange"].get("sheetId", 0) if "dimensionRange" in location else location.get("sheetId")
    )
    return found


def _grid(location: Json) -> Json:
    at = location["dimensionRange"]
    names = ("startRowIndex", "endRowIndex") if at["dimension"] == "ROWS" else ("startColumnIndex", "endColumnIndex")
    bounds = {names[0]: at.get("startIndex"), names[1]: at.get("endIndex")}
    return {"sheetId": at.get("sheetId", 0)} | {name: bound for name, bound in bounds.items() if bound is not None}


def _intersects(location: Json, wanted: Json) -> bool:
    if location.get("spreadsheet") or _sheet_of(location) != wanted.get("sheetId", 0):
        return False
    return "dimensionRange" not in location or overlap(_grid(location), wanted)


def matching_places(spreadsheet: Spreadsheet, filters: list[Json]) -> list[tuple[Place, list[Json]]]:
    """The cells that the filters name, in the order of the filters; the same cells only once."""
    found: dict[tuple[int, Area], tuple[Place, list[Json]]] = {}
    for one in filters:
        for place in _places(spreadsheet, one):
            found.setdefault((place.sheet.id, place.area), (place, []))[1].append(one)
    return list(found.values())


def _places(spreadsheet: Spreadsheet, data_filter: Json) -> list[Place]:
    if "a1Range" in data_filter:
        return [spreadsheet.place(data_filter["a1Range"])]
    if "gridRange" in data_filter:
        return [spreadsheet.place_of(data_filter["gridRange"])]
    items = [item for item, _ in matching_metadata(spreadsheet, [data_filter])]
    return [place for item in items for place in _places_of(spreadsheet, item["location"])]


def _places_of(spreadsheet: Spreadsheet, location: Json) -> list[Place]:
    if "dimensionRange" in location:
        return [spreadsheet.place_of(_grid(location))]
    sheets = spreadsheet.sheets if location.get("spreadsheet") else [spreadsheet.sheet(location.get("sheetId"))]
    return [Place(sheet, sheet.area({})) for sheet in sheets]
