"""Tips at headings and drop-downs below them, given to columns of a file that have none. No cell changes.

Warnings are left out: protection in Excel locks a whole sheet, it cannot merely warn. So are formats: each cell wears its own.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sync.list_ranges import ListRange
from sync.workbook import Dressing, Lack, NewColumn, NewTab
from sync.xlsx.areas import area_of
from sync.xlsx.book import Sheet
from sync.xlsx.changes import Splice
from sync.xlsx.columns import header_among
from sync.xlsx.editing import Editing
from sync.xlsx.header import Header
from sync.xlsx.listed import ranges_of
from sync.xlsx.newsheet import choices_rule, tip_rule
from sync.xlsx.rows import SheetStream
from sync.xlsx.search import HEADER_ROWS, first_rows
from sync.xlsx.xml import attributes, with_attribute

_RULE = re.compile(rb"<(?:\w+:)?dataValidation\b[^>]*>")
_RULES = rb"<%bdataValidations\b[^>]*?(/?)>"
_INSIDE = re.compile(rb"<(?:\w+:)?sqref\b[^>]*>([^<]*)<")
_COMMENT = re.compile(rb"<(?:\w+:)?comment\b[^>]*>")
# What stands before the validations. It may hold elements that behind them would be the sheet's own.
_BEFORE_THEM = b"|".join(
    (
        *(b"sheetData", b"sheetCalcPr", b"sheetProtection", b"protectedRanges", b"scenarios", b"autoFilter"),
        *(
            b"sortState",
            b"dataConsolidate",
            b"customSheetViews",
            b"mergeCells",
            b"phoneticPr",
            b"conditionalFormatting",
        ),
    )
)
_BEFORE = rb"</%b(?:" + _BEFORE_THEM + rb")>|<%b(?:" + _BEFORE_THEM + rb")\b[^>]*/>"
_HELD = (Dressing.NOTE, Dressing.DROP_DOWN)


def lacks_of(editing: Editing, tabs: Sequence[NewTab]) -> tuple[Lack, ...]:
    """What the columns of these tabs could be given."""
    ranges = ranges_of(editing)
    dressed = (_Dressed(editing, sheet, tab, ranges) for tab in tabs if (sheet := editing.book.sheet(tab.name)))
    return tuple(
        Lack(one.tab.name, dressing, headings)
        for one in dressed
        for dressing in _HELD
        if (headings := tuple(column.heading for column, _ in one.lacking(dressing)))
    )


def dress(editing: Editing, tabs: Sequence[NewTab], dressings: Collection[Dressing]) -> None:
    """Give columns what they lack of these."""
    ranges = ranges_of(editing)
    for tab in tabs:
        if sheet := editing.book.sheet(tab.name):
            one = _Dressed(editing, sheet, tab, ranges)
            rules = [rule for dressing in _HELD if dressing in dressings for _, rule in one.lacking(dressing)]
            if rules:
                editing.changes.splices[sheet.part] = [one.with_rules(rules)]
    editing.finish(changes_values=False)


@dataclass(frozen=True)
class _Dressed:
    """One tab of the file and how its columns could look."""

    editing: Editing
    sheet: Sheet
    tab: NewTab
    ranges: Mapping[str, ListRange]

    def lacking(self, dressing: Dressing) -> Iterator[tuple[NewColumn, str]]:
        """The columns that have nothing of the kind, each with the rule that gives it that."""
        header = self._header
        for column in self.tab.columns:
            place = header.columns.get(column.heading)
            if place is None:
                continue
            if dressing is Dressing.NOTE:
                if column.note and not self._is_covered(header.row, place):
                    yield column, tip_rule(column, header.row, place)
            elif rule := choices_rule(column, header.row + 1, place, self.ranges):
                if not self._is_covered(header.row + 1, place):
                    yield column, rule

    def with_rules(self, rules: Sequence[str]) -> Splice:
        """The rules put behind those that are there."""
        stream, spelled = self._stream, b"".join(map(self._spelled, rules))
        grammar, tail = stream.grammar, stream.tail
        end_tag = grammar.end("dataValidations")
        found = grammar.compiled(_RULES).search(tail)
        if found and not found[1]:
            end = tail.index(end_tag, found.end())
            count = len(_RULE.findall(tail, found.end(), end)) + len(rules)
            opening = with_attribute(found[0], "count", str(count))
            return self._splice(found.start(), end, opening + tail[found.end() : end] + spelled)
        before = [one.end() for one in grammar.compiled(_BEFORE).finditer(tail)]
        start, end = (found.start(), found.end()) if found else (max(before, default=0),) * 2
        opening = grammar.tag("dataValidations") + f' count="{len(rules)}">'.encode()
        return self._splice(start, end, opening + spelled + end_tag)

    def _splice(self, start: int, end: int, content: bytes) -> Splice:
        return Splice(self._stream.tail_offset + start, self._stream.tail_offset + end, content)

    def _spelled(self, rule: str) -> bytes:
        prefix = self._stream.grammar.prefix
        return re.sub(rb"<(/?)(?=[a-z])", rb"<\1" + prefix, rule.encode())

    @cached_property
    def _stream(self) -> SheetStream:
        """The whole tab passed by, for its end."""
        stream = SheetStream(self.editing.package.chunks(self.sheet.part))
        for batch in stream.batches():
            batch.require_usual()
        return stream

    @cached_property
    def _header(self) -> Header:
        stream = SheetStream(self.editing.package.chunks(self.sheet.part))
        rows = [row for row in first_rows(stream) if row.number <= HEADER_ROWS]
        self.editing.decoder.learn(rows, stream.grammar)
        values = [(row.number, self.editing.decoder.values(row, stream.grammar)) for row in rows]
        return header_among(values, [column.heading for column in self.tab.columns])

    def _is_covered(self, row: int, column: int) -> bool:
        """Whether the owner has a rule or a note at the cell."""
        areas = (area_of(reference) for references in self._covered for reference in references.split())
        return any(area and area.holds(row, column) for area in areas)

    @cached_property
    def _covered(self) -> list[str]:
        tail = self._stream.tail
        covered = [attributes(tag).get("sqref", "") for tag in _RULE.findall(tail)]
        covered += [inside.decode() for inside in _INSIDE.findall(tail)]
        for link in self.editing.package.relations(self.sheet.part):
            if link.kind == "comments" and self.editing.package.has(link.target):
                notes = _COMMENT.findall(self.editing.package.read(link.target))
                covered += [attributes(tag).get("ref", "") for tag in notes]
        return covered
