"""CellData, the JSON of one cell: read into a cell under a field mask, and written from one."""

from collections.abc import Callable
from typing import Any

from .cells import CellError, Extra, Formula, Json, Result, Value
from .colours import kept
from .entering import raw
from .errors import Refused
from .masks import Mask, below, masked, updated
from .number_formats import shown
from .spreadsheet import BLACK_ON_WHITE

COLOURS = ("backgroundColor", "foregroundColor", "color", "tabColor")
PURE_COLOURS = (*COLOURS, "rgbColor")
MEANINGLESS = {"red", "green", "blue", "alpha"}
MAY_BE_FALSE = {"bold", "italic", "strikethrough", "underline"}
WRITABLE = {"userEnteredValue", "userEnteredFormat", "note", "dataValidation", "textFormatRuns"}
READ_ONLY = {"effectiveValue", "effectiveFormat", "formattedValue", "hyperlink", "pivotTable", "chipRuns"}
AS_SHOWN = ("effectiveFormat", "formattedValue")
TEXT_LIMIT = 50_000
Maker = Callable[[Value, Result, Extra, str], Any]


def entered_value(cell: Json) -> Value:
    """The userEnteredValue of a CellData; a text is kept as it is."""
    found = cell.get("userEnteredValue") or {}
    if "formulaValue" in found:
        return Formula(found["formulaValue"])
    if "errorValue" in found:
        raise Refused("errorValue cannot be set on userEnteredValue.")
    value = next((found[name] for name in ("stringValue", "numberValue", "boolValue") if name in found), None)
    if isinstance(value, str) and len(value) > TEXT_LIMIT:
        raise Refused(f"Your input contains more than the maximum of {TEXT_LIMIT} characters in a single cell.")
    return raw(value)


def changes_value(mask: Mask) -> bool:
    """Whether a mask of CellData names its value."""
    return not mask or "userEnteredValue" in mask


def check_mask(mask: Mask) -> None:
    """Refuse names that CellData does not have."""
    wrong = [name for name in mask if name not in WRITABLE | READ_ONLY]
    if wrong:
        raise Refused(f"Invalid field: {wrong[0]}")


def extra_change(cell: Json, mask: Mask) -> Callable[[Extra], Extra] | None:
    """What writing this CellData under this mask does to a cell's format, note and rule; None if nothing."""
    names = [
        name for name in ("userEnteredFormat", "note", "dataValidation", "textFormatRuns") if not mask or name in mask
    ]
    if not names:
        return None

    def change(old: Extra) -> Extra:
        formats, note, validation, runs = old.format, old.note, old.validation, old.runs
        if "userEnteredFormat" in names:
            formats = new_format(old.format, cell.get("userEnteredFormat") or {}, below(mask, "userEnteredFormat"))
        if "note" in names:
            note = cell.get("note") or ""
        if "dataValidation" in names:
            validation = pruned(cell.get("dataValidation")) or None
        if "textFormatRuns" in names:
            runs = cell.get("textFormatRuns") or None
        return Extra(formats, note, validation, runs)

    return change


def new_format(old: Json | None, fresh: Json, mask: Mask) -> Json | None:
    """A CellFormat after a masked update, its colours and colour styles in step."""
    given = pruned(fresh) or {}
    result = updated(old or {}, given, mask) if mask else given
    return with_styles(result, given) or None


def with_styles(found: Any, given: Any) -> Any:
    """Each colour beside its style, as Google answers; `given` says which of the two was set last."""
    if not isinstance(found, dict):
        return found
    given = given if isinstance(given, dict) else {}
    result = {
        name: kept(value) if name in PURE_COLOURS else with_styles(value, given.get(name))
        for name, value in found.items()
    }
    for name in COLOURS:
        style = name + "Style"
        if name in result and (name in given or style not in result) and style not in given:
            result[style] = {"rgbColor": result[name]}
        elif style in result and "rgbColor" in result[style]:
            result[name] = result[style]["rgbColor"]
    return result


def pruned(found: Any, name: str = "") -> Any:
    """Without what proto3 leaves out of its JSON: null, false, empty text and lists, zero in colours and sheet ids."""
    if isinstance(found, dict):
        kept = {key: pruned(value, key) for key, value in found.items()}
        return {key: value for key, value in kept.items() if not _is_left_out(key, value)}
    if isinstance(found, list):
        return [pruned(one, name) for one in found]
    return found


def _is_left_out(key: str, value: Any) -> bool:
    if value is None or value == "" or value == []:
        return True
    if value is False:
        return key not in MAY_BE_FALSE
    return (
        value == 0
        and not isinstance(value, bool | dict)
        and (key in MEANINGLESS or key == "sheetId" or key.startswith("frozen"))
    )


def extended(value: Result | Formula) -> Json:
    """An ExtendedValue."""
    if isinstance(value, str):
        return {"stringValue": value}
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, Formula):
        return {"formulaValue": value.text}
    if isinstance(value, CellError):
        return {"errorValue": {"type": value.kind} | ({"message": value.message} if value.message else {})}
    return {"numberValue": value}


class CellWriter:
    """The CellData of cells under one mask; the format that equal cells share is made once."""

    def __init__(self, mask: Mask, locale: str) -> None:
        self.locale = locale
        self.formats: dict[tuple[int, bool], tuple[Extra, Json]] = {}
        self.parts = [(name, self._maker(name, mask.get(name, {}))) for name in MAKERS if not mask or name in mask]

    def cell(self, value: Value, result: Result, extra: Extra, effective: Extra) -> Json:
        """One cell, `effective` being how it is shown; a cell without anything is {}."""
        cell: Json = {}
        for name, make in self.parts:
            found = make(value, result, effective if name in AS_SHOWN else extra, self.locale)
            if found is not None:
                cell[name] = found
        return cell

    def _maker(self, name: str, deeper: Mask) -> Maker:
        if name == "effectiveFormat":
            return lambda value, result, extra, locale: self._format(result, extra, deeper)
        make = MAKERS[name]
        return (lambda *cell: masked(make(*cell), deeper)) if deeper else make

    def _format(self, result: Result, extra: Extra, mask: Mask) -> Json | None:
        if result is None and not extra.format:
            return None
        key = (id(extra), isinstance(result, int | float) and not isinstance(result, bool))
        if key not in self.formats:  # the cell's extra is kept, or its id might come again
            self.formats[key] = (extra, masked(_effective(extra.format, right=key[1]), mask))
        return self.formats[key][1]


def _formatted(value: Value, result: Result, extra: Extra, locale: str) -> str | None:
    return None if result is None else shown(result, (extra.format or {}).get("numberFormat"), locale)


def _hyperlink(value: Value, result: Result, extra: Extra, locale: str) -> str | None:
    is_link = isinstance(value, str) and value.startswith(("http://", "https://")) and " " not in value
    return str(value) if is_link else None


MAKERS: dict[str, Maker] = {
    "userEnteredValue": lambda value, result, extra, locale: None if value is None else extended(value),
    "effectiveValue": lambda value, result, extra, locale: None if result is None else extended(result),
    "formattedValue": _formatted,
    "userEnteredFormat": lambda value, result, extra, locale: extra.format or None,
    "effectiveFormat": lambda value, result, extra, locale: extra.format,
    "hyperlink": _hyperlink,
    "note": lambda value, result, extra, locale: extra.note or None,
    "textFormatRuns": lambda value, result, extra, locale: extra.runs or None,
    "dataValidation": lambda value, result, extra, locale: extra.validation or None,
}


def _effective(found: Json | None, *, right: bool) -> Json:
    base = {name: value for name, value in BLACK_ON_WHITE.items() if name != "padding"} | {
        "padding": BLACK_ON_WHITE["padding"]
    }
    if right:
        base["horizontalAlignment"] = "RIGHT"
    effective = base | {"hyperlinkDisplayType": "PLAIN_TEXT"} | (found or {})
    effective["textFormat"] = base["textFormat"] | (found or {}).get("textFormat", {})
    return effective
