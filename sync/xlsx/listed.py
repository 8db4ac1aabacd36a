"""Where the Lists tab of a file has its lists, read by streaming that one tab."""

from collections.abc import Mapping

from sync.list_ranges import ListRange, is_lists_tab, list_ranges
from sync.xlsx.book import Sheet
from sync.xlsx.editing import Editing
from sync.xlsx.rows import SheetStream, rows_in
from validation.sheet import RawCell, RawTab


def ranges_of(editing: Editing) -> Mapping[str, ListRange]:
    """The ranges of the file's lists, by list; none where it has no Lists tab."""
    sheet = next((sheet for sheet in editing.book.sheets if is_lists_tab(sheet.name)), None)
    return list_ranges(_tab(editing, sheet)) if sheet else {}


def _tab(editing: Editing, sheet: Sheet) -> RawTab:
    stream = SheetStream(editing.package.chunks(sheet.part))
    rows: list[list[RawCell]] = []
    for batch in stream.batches():
        found = list(rows_in(batch))
        editing.decoder.learn(found, stream.grammar)
        for row in found:
            cells = editing.decoder.values(row, stream.grammar)
            rows += [[] for _ in range(row.number - 1 - len(rows))]
            rows.append([cells.get(column) for column in range(max(cells, default=-1) + 1)])
    return RawTab(sheet.name, rows)
