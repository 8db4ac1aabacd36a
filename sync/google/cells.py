"""One cell of a Google Sheet: its value as Google's ExtendedValue, read into a RawCell and written from a CellValue."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sync.google.client import Json
from sync.workbook import CellValue
from validation.sheet import RawCell, cell_text

LONGEST_TEXT = 50_000
_EPOCH = datetime(1899, 12, 30)
_FIRST_DAY = date(1900, 1, 1)
_LAST_SERIAL = 2_958_466
_MOST_DIGITS = 15
DAYS = ("DATE", "DATE_TIME")
DATES = (*DAYS, "TIME")
"""The kinds of number formats that make a number a day, a moment or a time."""
_ERRORS = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}


@dataclass(frozen=True)
class GridCell:
    """A cell as the sheet has it: what was typed, what it shows, and the kind of its number format."""

    typed: Json
    shown: Json
    kind: str = ""
    pattern: str = ""

    @property
    def is_formula(self) -> bool:
        """Whether its value is computed, here or by a formula that spills into it."""
        return "formulaValue" in self.typed or bool(self.shown and not self.typed)

    @property
    def value(self) -> RawCell:
        """What it holds, as all readers hand it over."""
        plain = plain_value(self.shown)
        if isinstance(plain, bool) or not isinstance(plain, float):
            return plain
        return moment(plain, self.kind) if self.kind in DATES else plain

    @property
    def text(self) -> str:
        """What stands for it in comparisons."""
        return cell_text(self.value)


EMPTY = GridCell({}, {})


def grid_cell(given: Json) -> GridCell:
    """A CellData."""
    number_format = given.get("effectiveFormat", {}).get("numberFormat", {})
    kind, pattern = number_format.get("type", ""), number_format.get("pattern", "")
    return GridCell(given.get("userEnteredValue", {}), given.get("effectiveValue", {}), kind, pattern)


def plain_value(value: Json) -> str | float | bool | None:
    """An ExtendedValue; errors are their text, numbers always floats."""
    if "numberValue" in value:
        return float(value["numberValue"])
    if "errorValue" in value:
        return _ERRORS.get(value["errorValue"].get("type", ""), "#ERROR!")
    found = value.get("stringValue", value.get("boolValue"))
    return None if found in (None, "") else found


def moment(serial: float, kind: str) -> RawCell:
    """The day, moment or time that a number stands for under such a format; the number itself where it stands for none."""
    if not 0 <= serial < _LAST_SERIAL:
        return serial
    found = _EPOCH + timedelta(milliseconds=round(serial * 86_400_000))
    if kind == "TIME" and serial < 1:
        return found.time()
    return found if found.time() != time() else found.date()


def extended(value: CellValue) -> Json:
    """What is written for a value: text as text whatever it looks like, days as serials, nothing as an empty cell."""
    if value is None or value == "":
        return {}
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, str):
        return {"stringValue": value}
    if isinstance(value, date):
        return _serial(value)
    number = Decimal(value)
    is_exact = number.is_finite() and len(number.normalize().as_tuple().digits) <= _MOST_DIGITS
    return {"numberValue": float(number)} if is_exact else {"stringValue": str(value)}


def _serial(day: date) -> Json:
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    if moment.date() < _FIRST_DAY:
        return {"stringValue": cell_text(day)}
    return {"numberValue": (moment.replace(tzinfo=None) - _EPOCH) / timedelta(days=1)}


def format_for(value: CellValue, there: GridCell, *, column: Json | None = None, is_new: bool = False) -> Json | None:
    """The number format to write with a value so that it reads back as itself; None where the cell's own will do.

    `column` is the format that the column's cells wear: a day takes it on where it is one for days, and a cell of a new row
    whatever it is.
    """
    is_number, is_day = "numberValue" in extended(value), isinstance(value, date)
    worn = str((column or {}).get("type", ""))
    if is_number and is_day:
        default = {"type": "DATE_TIME", "pattern": "dd mmm yyyy hh:mm"}
        if not isinstance(value, datetime):
            default = {"type": "DATE", "pattern": "dd mmm yyyy"}
        return None if there.kind in DAYS else column if worn in DAYS else default
    if is_new and not there.kind and column and not (is_number and worn in DATES):
        return column
    return {} if is_number and there.kind in DATES else None


def is_too_long(value: CellValue) -> bool:
    """Whether Google would refuse the text."""
    return isinstance(value, str) and len(value.encode("utf-16-le", "replace")) // 2 > LONGEST_TEXT
