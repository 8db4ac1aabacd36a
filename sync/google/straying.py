"""What was given to the wrong column, because somebody moved columns between our look and our writing, is taken back."""

from collections.abc import Iterator, Sequence

from sync.google import sentences
from sync.google.client import Json
from sync.google.dressing import Found, Looks
from sync.google.preparing import column_below, number_format
from sync.workbook import NewColumn, NewTab, WorkbookUnavailable


def strays(before: Looks, now: Looks, tabs: Sequence[NewTab]) -> list[Json]:
    """The requests that give columns back what they wore `before`, where by `now` they wear what was another column's.

    Raises WorkbookUnavailable where a column wore several things, which nobody could give back to the right cells.
    """
    return [request for tab in tabs for request in _of_tab(tab, before, now)]


def _of_tab(tab: NewTab, before: Looks, now: Looks) -> Iterator[Json]:
    was, wanted = before.columns(tab), {column.heading: column for column in tab.columns}
    for heading, found in now.columns(tab).items():
        old = was.get(heading, Found(found.sheet_id, found.header_row, found.column))
        own = wanted.get(heading, NewColumn(heading))
        others = [column for column in tab.columns if column.heading != heading]
        formats = _strayed(found.formats, old.formats, _formats([own]), _formats(others))
        rules = _strayed(found.rules, old.rules, now.rules([own]), now.rules(others))
        if (formats and len(old.formats) > 1) or (rules and len(old.rules) > 1):
            raise WorkbookUnavailable(sentences.COLUMNS_MOVED, tab=tab.name, heading=heading)
        below = column_below(found.sheet_id, found.header_row, found.column)
        if formats:
            cell = {"userEnteredFormat": {"numberFormat": old.formats[0]}} if old.formats else {}
            yield {"repeatCell": {"range": below, "cell": cell, "fields": "userEnteredFormat.numberFormat"}}
        if rules:
            yield {"setDataValidation": {"range": below, **({"rule": old.rules[0]} if old.rules else {})}}
        yield from _note_and_warnings(found, old, own, others)


def _strayed(found: Sequence[Json], old: Sequence[Json], own: Sequence[Json], others: Sequence[Json]) -> bool:
    """Whether cells wear what they did not, and what was meant for others."""
    return any(one in others and one not in own and one not in old for one in found)


def _formats(columns: Sequence[NewColumn]) -> list[Json]:
    return [number_format(column.number_format) for column in columns if column.number_format]


def _note_and_warnings(found: Found, old: Found, own: NewColumn, others: Sequence[NewColumn]) -> Iterator[Json]:
    if found.note not in (old.note, own.note) and found.note in [one.note for one in others]:
        start = {"sheetId": found.sheet_id, "rowIndex": found.header_row - 1, "columnIndex": found.column}
        note = {"note": old.note} if old.note else {}
        yield {"updateCells": {"start": start, "rows": [{"values": [note]}], "fields": "note"}}
    if not own.is_protected:
        texts = [one.note or one.heading for one in others if one.is_protected]
        gone = [number for number, text in found.warnings.items() if number not in old.warnings and text in texts]
        yield from ({"deleteProtectedRange": {"protectedRangeId": number}} for number in gone)
