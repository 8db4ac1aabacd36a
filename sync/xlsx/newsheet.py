"""The XML of a new sheet: bold headings that stay in view, a tip at each, drop-downs that accept other values."""

from collections.abc import Iterator

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
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    "</sheetView></sheetViews>"
)


def sheet_xml(tab: NewTab, decoder: Decoder, *, namespace: str = MAIN_NAMESPACE, has_views: bool = True) -> bytes:
    """The part of a new tab; the styles it needs are added to the decoder's."""
    styles = [_column_style(column, decoder.styles) for column in tab.columns]
    pieces = [
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
        f'<worksheet xmlns="{namespace}">'.encode(),
        f'<dimension ref="{Area(1, 0, len(tab.rows) + 1, max(len(tab.columns) - 1, 0))}"/>'.encode(),
        (_FROZEN if has_views else "").encode(),
        b'<sheetFormatPr defaultRowHeight="15"/>',
        _columns(tab, styles),
        b"<sheetData>",
        *_rows(tab, decoder, styles),
        b"</sheetData>",
        _validations(tab),
        b"</worksheet>",
    ]
    return b"".join(pieces)


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


def _validations(tab: NewTab) -> bytes:
    rules = [_tip(column, place) for place, column in enumerate(tab.columns) if column.note]
    rules += [_choices(column, place) for place, column in enumerate(tab.columns) if _fits_a_list(column.choices)]
    return f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>'.encode() if rules else b""


def _tip(column: NewColumn, place: int) -> str:
    title, tip = escaped(column.heading[:_LONGEST_TIP_TITLE]), escaped(column.note[:_LONGEST_TIP])
    where = Area(1, place, 1, place)
    return f'<dataValidation allowBlank="1" showInputMessage="1" promptTitle="{title}" prompt="{tip}" sqref="{where}"/>'


def _choices(column: NewColumn, place: int) -> str:
    where = Area(2, place, LAST_ROW, place)
    listed = escaped('"' + ",".join(column.choices).replace('"', '""') + '"')
    return (
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="{where}">'
        f"<formula1>{listed}</formula1></dataValidation>"
    )


def _fits_a_list(choices: tuple[str, ...]) -> bool:
    """Excel holds a list within a validation only up to 255 characters, and its commas part the choices."""
    return bool(choices) and len(",".join(choices)) <= _LONGEST_LIST and not any("," in choice for choice in choices)
