"""Values and rows written as XML: what goes into a cell, and a row with some of its cells replaced."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sync.workbook import CellValue
from sync.xlsx.rows import Grammar, Row, address, cells_in
from sync.xlsx.xml import attributes, escaped, escaped_for_excel, with_attribute
from validation.sheet import cell_text

LONGEST_TEXT = 32_767
_MOST_DIGITS = 15  # Excel keeps no more digits of a number.


@dataclass(frozen=True)
class NewCell:
    """What a cell will be: its style, and its value or its formula."""

    style: int
    value: str | float | bool | None = None
    formula: str = ""
    is_array: bool = False
    """Whether the formula is an array formula of this one cell."""


def stored(value: CellValue, from_1904: bool) -> str | float | bool | None:
    """What a file holds for a value: numbers as numbers, days as serials, all that would lose something as text."""
    if isinstance(value, (str, bool)) or value is None:
        return None if value == "" else value
    if isinstance(value, date):
        return _serial(value, from_1904)
    number = Decimal(value)
    is_exact = number.is_finite() and len(number.normalize().as_tuple().digits) <= _MOST_DIGITS
    return float(number) if is_exact else str(value)


def text_of(value: CellValue) -> str:
    """The text that the cell will read as once the value is in it."""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return cell_text(stored(value, from_1904=False))
    return cell_text(value)


def is_too_long(value: CellValue) -> bool:
    """Whether Excel would refuse a file with this text in a cell."""
    return isinstance(value, str) and len(value.encode("utf-16-le", "replace")) // 2 > LONGEST_TEXT


def _serial(day: date, from_1904: bool) -> float | str:
    first = date(1904, 1, 1) if from_1904 else date(1900, 1, 1)
    just_day = day.date() if isinstance(day, datetime) else day
    if just_day < first:
        return cell_text(day)
    # Excel believes in 29 February 1900; the days before it are counted from one day later.
    epoch = first if from_1904 else date(1899, 12, 30 if just_day >= date(1900, 3, 1) else 31)
    seconds = day.hour * 3600 + day.minute * 60 + day.second if isinstance(day, datetime) else 0
    return (just_day - epoch).days + seconds / 86_400


def cell_xml(cell: NewCell, column: int, row: int, grammar: Grammar) -> bytes:
    """One cell, with its address."""
    style = f' s="{cell.style}"' if cell.style else ""
    kind, content = _content(cell, grammar.prefix.decode(), address(column, row))
    name = grammar.prefix.decode() + "c"
    opening = f'<{name} r="{address(column, row)}"{style}{kind}'
    return (f"{opening}>{content}</{name}>" if content else f"{opening}/>").encode()


def _content(cell: NewCell, prefix: str, place: str) -> tuple[str, str]:
    if cell.formula:
        array = f' t="array" ref="{place}"' if cell.is_array else ""
        return "", f"<{prefix}f{array}>{escaped(cell.formula)}</{prefix}f>"
    if cell.value is None:
        return "", ""
    if isinstance(cell.value, bool):
        return ' t="b"', f"<{prefix}v>{cell.value:d}</{prefix}v>"
    if isinstance(cell.value, float):
        return "", f"<{prefix}v>{cell_text(cell.value)}</{prefix}v>"
    space = ' xml:space="preserve"' if cell.value != cell.value.strip() or "\n" in cell.value else ""
    text = f"<{prefix}t{space}>{escaped_for_excel(cell.value)}</{prefix}t>"
    return ' t="inlineStr"', f"<{prefix}is>{text}</{prefix}is>"


def row_with(row: Row, cells: Mapping[int, NewCell], grammar: Grammar) -> bytes:
    """A row with some cells replaced or put in their place; every other byte of it stays."""
    found = cells_in(row, grammar)
    old = {cell.column: row.content[cell.start : cell.end] for cell in found}
    if any(b"r=" not in cell.tag for cell in found):
        # Without addresses the place of a cell is its address, and a new neighbour would move it.
        old = {cell.column: _addressed(old[cell.column], cell.column, row.number) for cell in found}
    new = {column: cell_xml(cell, column, row.number, grammar) for column, cell in cells.items()}
    together = old | new
    is_ordered = list(old) == sorted(old)
    trailing = row.content[found[-1].end :] if found and is_ordered else b""
    content = b"".join(together[column] for column in sorted(together)) + trailing
    return _row_tag(row, together) + content + grammar.end("row")


def new_row(number: int, tag: bytes, cells: Mapping[int, NewCell], grammar: Grammar) -> bytes:
    """A row that was not there, its tag's looks taken from `tag`."""
    kept = {name: value for name, value in attributes(tag).items() if name in ("s", "customFormat")}
    opening = grammar.tag("row") + f' r="{number}"'.encode()
    opening += "".join(f' {name}="{value}"' for name, value in kept.items()).encode() + b">"
    return opening + b"".join(cell_xml(cells[c], c, number, grammar) for c in sorted(cells)) + grammar.end("row")


def _addressed(cell: bytes, column: int, row: int) -> bytes:
    end = cell.index(b">") + 1
    return with_attribute(cell[:end], "r", address(column, row)) + cell[end:]


def _row_tag(row: Row, cells: Mapping[int, bytes]) -> bytes:
    tag = row.tag[:-2].rstrip() + b">" if row.tag.endswith(b"/>") else row.tag
    named = attributes(tag)
    tag = tag if "r" in named else with_attribute(tag, "r", str(row.number))
    first, _, last = named.get("spans", "").partition(":")
    if first.isdigit() and last.isdigit() and cells:
        spans = f"{min(int(first), min(cells) + 1)}:{max(int(last), max(cells) + 1)}"
        tag = tag if spans == named["spans"] else with_attribute(tag, "spans", spans)
    return tag
