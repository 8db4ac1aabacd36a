"""The XML of a new sheet: bold headings that stay in view, a tip at each, drop-downs that accept other values."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sync.list_ranges import ListRange
from sync.workbook import CellValue, NewColumn, NewTab
from sync.xlsx.areas import LAST_ROW, Area
from sync.xlsx.cellxml import NewCell, new_row
from sync.xlsx.looks import Looks
from sync.xlsx.rows import Grammar
from sync.xlsx.styles import Styles
from sync.xlsx.values import Decoder
from sync.xlsx.xml import escaped

MAIN_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PLAIN = Grammar(b"")
_LONGEST_TIP, _LONGEST_TIP_TITLE, _LONGEST_LIST = 255, 32, 255
_FROZEN = (
    '<sheetViews><sheetView{direction} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    "</sheetView></sheetViews>"
)


def sheet_xml(
    tab: NewTab,
    decoder: Decoder,
    *,
    namespace: str = MAIN_NAMESPACE,
    has_views: bool = True,
    ranges: Mapping[str, ListRange] = MappingProxyType({}),
) -> bytes:
    """The part of a new tab; the styles it needs are added to the decoder's. Drop-downs point at `ranges` by their lists."""
    styles = [_column_style(column, decoder.styles) for column in tab.columns]
    pieces = [
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
        f'<worksheet xmlns="{namespace}">'.encode(),
        f'<dimension ref="{Area(1, 0, len(tab.rows) + 1, max(len(tab.columns) - 1, 0))}"/>'.encode(),
        _views(tab) if has_views else b"",
        b'<sheetFormatPr defaultRowHeight="15"/>',
        _columns(tab, styles),
        b"<sheetData>",
        *_rows(tab, decoder, styles),
        b"</sheetData>",
        _validations(tab, ranges),
        b"</worksheet>",
    ]
    return b"".join(pieces)


def _views(tab: NewTab) -> bytes:
    return _FROZEN.format(direction=' rightToLeft="1"' if tab.is_right_to_left else "").encode()


def _column_style(column: NewColumn, styles: Styles) -> int:
    return styles.with_format(0, column.number_format) if column.number_format else 0


def _columns(tab: NewTab, styles: list[int]) -> bytes:
    if not tab.columns:
        return b""
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{min(max(len(column.heading) + 4, 12), 40)}" style="{style}" customWidth="1"/>'
        for place, (column, style) in enumerate(zip(tab.columns, styles, strict=True), 1)
    )
    return f"<cols>{columns}</cols>".encode()


def _rows(tab: NewTab, decoder: Decoder, styles: list[int]) -> Iterator[bytes]:
    looks = Looks(decoder, _PLAIN, b"", ())
    bold = decoder.styles.with_format(0, "", is_bold=True)
    yield new_row(1, b"", {place: NewCell(bold, column.heading) for place, column in enumerate(tab.columns)}, _PLAIN)
    for number, values in enumerate(tab.rows, 2):
        yield new_row(number, b"", dict(_cells(values, looks, styles)), _PLAIN)


def _cells(values: tuple[CellValue, ...], looks: Looks, styles: list[int]) -> Iterator[tuple[int, NewCell]]:
    for place, value in enumerate(values):
        if value not in (None, ""):
            yield place, looks.dressed(value, styles[place] if place < len(styles) else 0, place)


def _validations(tab: NewTab, ranges: Mapping[str, ListRange]) -> bytes:
    rules = [tip_rule(column, 1, place) for place, column in enumerate(tab.columns) if column.note]
    rules += [rule for place, column in enumerate(tab.columns) if (rule := choices_rule(column, 2, place, ranges))]
    return f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>'.encode() if rules else b""


def tip_rule(column: NewColumn, row: int, place: int) -> str:
    """The rule that shows a column's note as a tip at its heading."""
    title, tip = escaped(column.heading[:_LONGEST_TIP_TITLE]), escaped(column.note[:_LONGEST_TIP])
    where = Area(row, place, row, place)
    return f'<dataValidation allowBlank="1" showInputMessage="1" promptTitle="{title}" prompt="{tip}" sqref="{where}"/>'


def choices_rule(column: NewColumn, first: int, place: int, ranges: Mapping[str, ListRange]) -> str:
    """The rule that makes a drop-down from a row on: of its list's range, else of its words; "" where they do not fit."""
    listed = ranges.get(column.list_name)
    if not listed and not _fits_a_list(column.choices):
        return ""
    words = '"' + ",".join(column.choices).replace('"', '""') + '"'
    source = escaped(listed.formula.removeprefix("=") if listed else words)
    where = Area(first, place, LAST_ROW, place)
    return (
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="{where}">'
        f"<formula1>{source}</formula1></dataValidation>"
    )


def _fits_a_list(choices: tuple[str, ...]) -> bool:
    """Excel holds a list within a validation only up to 255 characters, and its commas part the choices."""
    return bool(choices) and len(",".join(choices)) <= _LONGEST_LIST and not any("," in choice for choice in choices)
