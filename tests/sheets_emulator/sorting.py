"""sortRange, findReplace and deleteDuplicates."""

import re
from typing import Any

from .a1 import Area, area_text
from .cells import CellError, Formula, Json, Result, Row, Value, spliced
from .dimensions import delete_dimension
from .entering import entered
from .errors import Refused
from .number_formats import shown
from .references import copied
from .sheet import Sheet, grid_range, overlap
from .turn import KEEP, Keep, Turn

CORNERS = ("startRowIndex", "startColumnIndex", "endRowIndex", "endColumnIndex")


def sort_range(turn: Turn, request: Json) -> Json:
    """sortRange: rows go with their formats and notes; empty cells come last either way; hidden rows stay.

    Developer metadata stays at its row number: whether Google moves it is not documented."""
    sheet, area = turn.spreadsheet.place_of(request.get("range") or {})
    specs = request.get("sortSpecs") or []
    _check_merges(sheet, area)
    area = area._replace(bottom=max(min(area.bottom, len(sheet.rows)), area.top))
    results = turn.results()
    shown_rows = {
        index: _padded(results.row(sheet, index, 0, sheet.width), sheet.width) for index in range(area.top, area.bottom)
    }
    places = [index for index in shown_rows if not sheet.row_dimensions.get(index, {}).get("hiddenByUser")]
    order = list(places)
    for spec in reversed(specs):
        column = spec.get("dimensionIndex", 0)
        if not area.left <= column < area.right:
            raise Refused(f"dimensionIndex[{column}] is outside of the range to sort.")
        order = _sorted(order, shown_rows, column, descending=spec.get("sortOrder") == "DESCENDING")
    _rearrange(turn, sheet, area, places, order)
    return {}


def _check_merges(sheet: Sheet, area: Area) -> None:
    for merge in sheet.merges:
        if merge["endRowIndex"] - merge["startRowIndex"] > 1 and overlap(merge, grid_range(sheet.id, area)):
            at = area_text(sheet.title, Area(*(merge[key] for key in CORNERS))).rpartition("!")[2]
            raise Refused(f"You can't sort a range containing vertical merges. There is a vertical merge at {at}")


def _padded(values: list[Result], width: int) -> list[Result]:
    return values + [None] * (width - len(values))


def _sorted(order: list[int], rows: dict[int, list[Result]], column: int, *, descending: bool) -> list[int]:
    filled = [index for index in order if rows[index][column] not in (None, "")]
    empty = [index for index in order if rows[index][column] in (None, "")]
    return sorted(filled, key=lambda index: _key(rows[index][column]), reverse=descending) + empty


def _key(value: Result) -> tuple[int, Any]:
    if isinstance(value, bool):
        return 2, value
    if isinstance(value, CellError):
        return 3, value.text
    return (1, value.casefold()) if isinstance(value, str) else (0, value)


def _rearrange(turn: Turn, sheet: Sheet, area: Area, places: list[int], order: list[int]) -> None:
    old = {index: sheet.row(index) for index in order}
    width = max((max(len(row.values), len(row.extras)) for row in old.values()), default=0)
    whole = area.left == 0 and area.right >= width
    for target, source in zip(places, order, strict=True):
        moved = _carried(old[source], target - source)
        sheet.rows[target] = moved if whole else _part(old[target], moved, area)
    turn.draft.structure(
        sheet, "sort", start=area.top + 1, count=area.height, rows=[index + 1 for index in order][:1000]
    )


def _carried(row: Row, down: int) -> Row:
    if not down or not any(isinstance(value, Formula) for value in row.values):
        return row
    values = tuple(Formula(copied(v.text, down, 0), v.last) if isinstance(v, Formula) else v for v in row.values)
    return row._replace(values=values)


def _part(old: Row, moved: Row, area: Area) -> Row:
    values = tuple(moved.value(column) for column in range(area.left, area.right))
    extras = tuple(moved.extra(column) or None for column in range(area.left, area.right))
    return Row(old.uid, spliced(old.values, area.left, values), spliced(old.extras, area.left, extras))


def find_replace(turn: Turn, request: Json) -> Json:
    """findReplace, in one range, one tab or all; as typed."""
    if not request.get("find"):
        raise Refused("Find string cannot be empty.")
    pattern = _pattern(request)
    counts = dict.fromkeys(
        ("valuesChanged", "formulasChanged", "rowsChanged", "sheetsChanged", "occurrencesChanged"), 0
    )
    for sheet, area in _searched(turn, request):
        before = counts["rowsChanged"]
        for index in range(area.top, min(area.bottom, len(sheet.rows))):
            _replace_in_row(turn, sheet, index, area, request, pattern, counts)
        counts["sheetsChanged"] += counts["rowsChanged"] > before
    return {name: count for name, count in counts.items() if count}


def _pattern(request: Json) -> re.Pattern[str]:
    text = request["find"] if request.get("searchByRegex") else re.escape(request["find"])
    if request.get("matchEntireCell"):
        text = rf"^(?:{text})$"
    try:
        return re.compile(text, 0 if request.get("matchCase") else re.IGNORECASE)
    except re.error as error:
        raise Refused(f"Invalid regular expression: {error}") from None


def _searched(turn: Turn, request: Json) -> list[tuple[Sheet, Area]]:
    if "range" in request:
        return [turn.spreadsheet.place_of(request["range"])]
    if request.get("allSheets"):
        return [(sheet, sheet.area({})) for sheet in turn.spreadsheet.sheets]
    sheet = turn.spreadsheet.sheet(request.get("sheetId"))
    return [(sheet, sheet.area({}))]


def _replace_in_row(
    turn: Turn, sheet: Sheet, index: int, area: Area, request: Json, pattern: re.Pattern[str], counts: dict[str, int]
) -> None:
    row = sheet.row(index)
    fresh: list[Value | Keep] = []
    for column in range(area.left, min(area.right, len(row.values))):
        text = _searched_text(row, column, turn.spreadsheet.locale, formulas=bool(request.get("includeFormulas")))
        found, times = pattern.subn(_replacement(request), text) if text is not None else ("", 0)
        fresh.append(_typed(turn, row, column, found) if times else KEEP)
        if times:
            counts["occurrencesChanged"] += times
            counts["formulasChanged" if isinstance(row.value(column), Formula) else "valuesChanged"] += 1
    if any(not isinstance(value, Keep) for value in fresh):
        counts["rowsChanged"] += 1
        turn.write(sheet, index, area.left, [fresh])


def _searched_text(row: Row, column: int, locale: str, *, formulas: bool) -> str | None:
    value = row.value(column)
    if isinstance(value, Formula):
        return value.text if formulas else None
    return None if value is None else shown(value, (row.extra(column).format or {}).get("numberFormat"), locale)


def _replacement(request: Json) -> Any:
    text = request.get("replacement") or ""
    return re.sub(r"\$(\d)", r"\\\1", text) if request.get("searchByRegex") else lambda found: text


def _typed(turn: Turn, row: Row, column: int, text: str) -> Value:
    return entered(text, turn.spreadsheet.locale, (row.extra(column).format or {}).get("numberFormat"))[0]


def delete_duplicates(turn: Turn, request: Json) -> Json:
    """deleteDuplicates: later rows that equal an earlier one go."""
    sheet, area = turn.spreadsheet.place_of(request.get("range") or {})
    spans = request.get("comparisonColumns") or [{"startIndex": area.left, "endIndex": area.right}]
    columns = [c for span in spans for c in range(span.get("startIndex", area.left), span.get("endIndex", area.right))]
    seen: set[tuple[Any, ...]] = set()
    gone = []
    for index in range(area.top, min(area.bottom, len(sheet.rows))):
        key = tuple(str(sheet.value(index, column)).casefold() for column in columns)
        if key in seen:
            gone.append(index)
        seen.add(key)
    for index in reversed(gone):
        delete_dimension(turn, sheet, "ROWS", index, 1)
    return {"duplicatesRemovedCount": len(gone)} if gone else {}


REQUESTS = {"sortRange": sort_range, "findReplace": find_replace, "deleteDuplicates": delete_duplicates}
