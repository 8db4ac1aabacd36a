"""What columns that are there could be given, and the requests that give it: never in the place of anything of the owner's."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sync.google.adding import header_among
from sync.google.client import Json
from sync.google.grid import GridTab, grid_of
from sync.google.preparing import column_below, formatted, offered, rule_for, warned
from sync.google.tabstate import TabState
from sync.list_ranges import ListRange, is_lists_tab, ranges_in
from sync.workbook import Dressing, Lack, NewColumn, NewTab

LOOKS = (
    "properties.title,sheets(properties(sheetId,title,hidden,gridProperties(rowCount,columnCount)),"
    "protectedRanges(protectedRangeId,range,description),data(startRow,startColumn,rowData.values(userEnteredValue,effectiveValue,"
    "effectiveFormat.numberFormat,userEnteredFormat.numberFormat,note,dataValidation)))"
)
"""The fields of spreadsheets.get that `Looks` are read from."""


@dataclass(frozen=True)
class Found:
    """A column as it is: where, its note, the drop-downs and formats below its heading, and what protects it, by number."""

    sheet_id: int
    header_row: int
    column: int
    note: str = ""
    rules: Sequence[Json] = ()
    formats: Sequence[Json] = ()
    warnings: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Wanted:
    """A column as it is and as it could be."""

    found: Found
    column: NewColumn
    rule: Json | None

    def lacks(self, dressing: Dressing) -> bool:
        """Whether it has nothing of the kind; a drop-down of ours that points elsewhere by now counts as none."""
        if dressing is Dressing.WARNING:
            return self.column.is_protected and not self.found.warnings
        if dressing is Dressing.NOTE:
            return bool(self.column.note) and not self.found.note
        if dressing is Dressing.FORMAT:
            return bool(self.column.number_format) and not self.found.formats
        others = [rule for rule in self.found.rules if not _is_same(rule, self.rule)]
        is_ours = all(_points_at_lists(rule) for rule in others)
        return self.rule is not None and is_ours and (bool(others) or not self.found.rules)

    def requests(self, dressing: Dressing) -> list[Json]:
        """What gives it that."""
        found, column = self.found, self.column
        below = column_below(found.sheet_id, found.header_row, found.column)
        if dressing is Dressing.WARNING:
            return [warned(found.sheet_id, found.column, column.note or column.heading)]
        if dressing is Dressing.NOTE:
            start = {"sheetId": found.sheet_id, "rowIndex": found.header_row - 1, "columnIndex": found.column}
            return [{"updateCells": {"start": start, "rows": [{"values": [{"note": column.note}]}], "fields": "note"}}]
        return formatted(column, below) if dressing is Dressing.FORMAT else offered(self.rule, below)


class Looks:
    """How a whole sheet looks at one moment; `answer` is that of spreadsheets.get with LOOKS."""

    def __init__(self, answer: Json) -> None:
        self._grid = grid_of(answer)
        self._sheets: Mapping[str, Json] = {sheet["properties"]["title"]: sheet for sheet in answer.get("sheets", [])}
        self._ranges: Mapping[str, ListRange] = ranges_in(
            [tab.raw for tab in self._grid.tabs if is_lists_tab(tab.title)]
        )

    def lacks(self, tabs: Sequence[NewTab]) -> tuple[Lack, ...]:
        """What the columns of these tabs could be given."""
        return tuple(lack for tab in tabs for lack in self._lacks(tab))

    def requests(self, tabs: Sequence[NewTab], dressings: Collection[Dressing]) -> list[Json]:
        """The requests that give them what they lack of these."""
        return [
            request
            for tab in tabs
            for wanted in self._wanted(tab)
            for dressing in Dressing
            if dressing in dressings and wanted.lacks(dressing)
            for request in wanted.requests(dressing)
        ]

    def rules(self, columns: Sequence[NewColumn]) -> list[Json]:
        """The drop-downs that these columns could have."""
        return [rule for column in columns if (rule := rule_for(column, self._ranges))]

    def columns(self, tab: NewTab) -> Mapping[str, Found]:
        """All columns of a tab by their headings, those of the owner's own, too; none where it is not there."""
        there = self._grid.tab(tab.name)
        if there is None:
            return {}
        header = header_among(TabState(there), [column.heading for column in tab.columns])
        return {heading: self._found(there, header.row, column) for heading, column in header.columns.items()}

    def _lacks(self, tab: NewTab) -> Iterator[Lack]:
        wanted = list(self._wanted(tab))
        for dressing in Dressing:
            if headings := tuple(one.column.heading for one in wanted if one.lacks(dressing)):
                yield Lack(tab.name, dressing, headings)

    def _wanted(self, tab: NewTab) -> Iterator[_Wanted]:
        found = self.columns(tab)
        for column in tab.columns:
            if column.heading in found:
                yield _Wanted(found[column.heading], column, rule_for(column, self._ranges))

    def _found(self, tab: GridTab, header_row: int, column: int) -> Found:
        sheet = self._sheets[tab.title]
        rows = [row.get("values", []) for part in sheet.get("data", [])[:1] for row in part.get("rowData", [])]
        cells = [row[column] if column < len(row) else {} for row in rows]
        below = cells[header_row:]
        return Found(
            tab.sheet_id,
            header_row,
            column,
            note=cells[header_row - 1].get("note", "") if header_row <= len(cells) else "",
            rules=_distinct(cell.get("dataValidation") for cell in below),
            formats=_distinct(cell.get("userEnteredFormat", {}).get("numberFormat") for cell in below),
            warnings={
                one["protectedRangeId"]: one.get("description", "")
                for one in sheet.get("protectedRanges", [])
                if _covers(one.get("range", {}), column, tab)
            },
        )


def _distinct(found: Iterator[Json | None]) -> Sequence[Json]:
    kept: list[Json] = []
    for one in found:
        if one and one not in kept:
            kept.append(one)
    return kept


def _covers(area: Json, column: int, tab: GridTab) -> bool:
    left, right = int(area.get("startColumnIndex", 0)), int(area.get("endColumnIndex", tab.width))
    return left <= column < right and int(area.get("endRowIndex", tab.height)) >= len(tab.rows)


def _is_same(rule: Json, wanted: Json | None) -> bool:
    return wanted is not None and _meaning(rule) == _meaning(wanted)


def _meaning(rule: Json) -> tuple[str, tuple[str, ...]]:
    """What a drop-down offers; Google spells ranges with or without quotes."""
    condition = rule.get("condition", {})
    values = (str(value.get("userEnteredValue", "")) for value in condition.get("values", []))
    if condition.get("type") == "ONE_OF_RANGE":
        values = (value.replace("'", "").replace("$", "").removeprefix("=") for value in values)
    return condition.get("type", ""), tuple(values)


def _points_at_lists(rule: Json) -> bool:
    kind, values = _meaning(rule)
    return kind == "ONE_OF_RANGE" and all(is_lists_tab(value.rpartition("!")[0]) for value in values)
