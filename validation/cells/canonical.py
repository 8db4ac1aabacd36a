"""Writes a typed value back: as the text that stands for it, and as the cell it should be."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from validation.kinds import SEVERAL, Kind
from validation.sheet import cell_text

SheetValue = str | int | Decimal | bool | date | datetime | None


def canonical_text(kind: Kind, value: Any) -> str:
    """The text of a value: what `cell_text` gives for a cell that was already clean, and "" for nothing."""
    if value is None:
        return ""
    if kind in SEVERAL:
        return ", ".join(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Decimal):
        return _plain(value) + ("%" if _needs_its_sign(kind, value) else "")
    return cell_text(value)


def sheet_value(kind: Kind, value: Any) -> SheetValue:
    """What is written to a cell for a value: dates and numbers as such, everything else as text; None for nothing."""
    if value is None or value == () or value == "":
        return None
    if isinstance(value, bool) or kind in SEVERAL or _needs_its_sign(kind, value):
        return canonical_text(kind, value)
    if isinstance(value, Decimal):
        return Decimal(_plain(value))
    return value  # type: ignore[no-any-return]


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _needs_its_sign(kind: Kind, value: Any) -> bool:
    """A quarter per cent written 0.25 would be taken for 25 %, which is how sheets store it."""
    return kind is Kind.PERCENT and isinstance(value, Decimal) and 0 < abs(value) < 1
