"""Cell values as JSON and back, without losing whether a value was text, a number or a date."""

import json
from datetime import date, datetime
from decimal import Decimal

from sync.workbook import CellValue


def to_json(value: CellValue) -> str:
    """A cell value as JSON text: plain where JSON knows the type, tagged where it does not."""
    return json.dumps(_plain(value), ensure_ascii=False)


def from_json(text: str) -> CellValue:
    """The cell value that `to_json` wrote."""
    return _value(json.loads(text))


def values_to_json(values: dict[str, CellValue]) -> str:
    """Cell values by name as JSON text."""
    return json.dumps({name: _plain(value) for name, value in values.items()}, ensure_ascii=False)


def values_from_json(text: str) -> dict[str, CellValue]:
    """The cell values that `values_to_json` wrote."""
    return {name: _value(plain) for name, plain in json.loads(text).items()}


def _plain(value: CellValue) -> object:
    if isinstance(value, Decimal):
        return {"number": str(value)}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value


def _value(plain: object) -> CellValue:
    match plain:
        case {"number": str(text)}:
            return Decimal(text)
        case {"moment": str(text)}:
            return datetime.fromisoformat(text)
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case None | str() | int() | bool():
            return plain
    raise ValueError(f"not a cell value: {plain!r}")
