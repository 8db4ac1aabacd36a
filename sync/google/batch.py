"""The one batchUpdate that writes: a fence, a slot for each row, the cells, and the slots as the answer."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from random import SystemRandom

from sync.google.client import Json
from sync.google.forgetting import Forgotten
from sync.google.formulas import letters
from sync.google.grid import OWN_TAB, Grid, GridTab, quoted
from sync.google.plan import Attempt, CellWrite, RowWrite
from sync.google.preparing import own_tab
from sync.google.slots import BESIDE, header_rows

FENCE_KEY = "bahi"
ANSWER = "replies,updatedSpreadsheet(sheets(data(rowData(values(userEnteredValue)))))"
_LONGEST_LABEL = 500
_CHANCE = SystemRandom()


def new_number() -> int:
    """A number for a fence or a tab that nobody else has."""
    return _CHANCE.randrange(1, 2**31)


def claim(fence: int, what: str = "sent") -> Json:
    """Claims the fence; where it is taken, Google refuses the whole batch."""
    wanted = {"metadataId": fence, "metadataKey": FENCE_KEY, "metadataValue": what}
    return {
        "createDeveloperMetadata": {
            "developerMetadata": wanted | {"visibility": "DOCUMENT", "location": {"spreadsheet": True}}
        }
    }


def batch(
    attempt: Attempt, grid: Grid, *, labels: Mapping[str, str], moment: datetime, gone: Forgotten = Forgotten()
) -> Json:
    """The body of the call; `labels` are the operations by the keys of their edits, `gone` is what it takes away."""
    headers = header_rows(attempt.rows)
    count = len(headers) + 2 * len(attempt.rows)
    tabs = {tab.sheet_id: tab for tab in grid.tabs}
    width = max([BESIDE + tabs[row.sheet_id].width for row in attempt.rows], default=BESIDE)
    width += max([_missing_columns(tabs[sheet_id], attempt.rows) for sheet_id, _ in headers], default=0)
    own = grid.own.sheet_id if grid.own else new_number()
    requests = [
        claim(attempt.fence),
        *_room(attempt.rows, tabs),
        *_own_tab(grid, own, width),
        {"insertDimension": {"range": _rows(own, "ROWS", 1, 1 + count), "inheritFromBefore": False}},
        *_slots(attempt, own, tabs),
        _beside(attempt, own, labels, moment),
        *(request for row in attempt.rows for request in _writes(row)),
        *gone.requests(own, count),
    ]
    return {
        "requests": requests,
        "includeSpreadsheetInResponse": True,
        "responseRanges": [f"{quoted(OWN_TAB)}!A2:{letters(width)}{1 + count}"],
        "responseIncludeGridData": True,
    }


def _rows(sheet_id: int, dimension: str, start: int, end: int) -> Json:
    return {"sheetId": sheet_id, "dimension": dimension, "startIndex": start, "endIndex": end}


def _missing_columns(tab: GridTab, rows: Sequence[RowWrite]) -> int:
    last = max((cell.column for row in rows if row.sheet_id == tab.sheet_id for cell in row.cells), default=0)
    return max(0, last + 1 - tab.width)


def _room(rows: Sequence[RowWrite], tabs: Mapping[int, GridTab]) -> list[Json]:
    requests: list[Json] = []
    for sheet_id, tab in tabs.items():
        last = max((row.row for row in rows if row.sheet_id == sheet_id), default=0)
        sizes = {"ROWS": last - tab.height, "COLUMNS": _missing_columns(tab, rows)}
        requests += [
            {"appendDimension": {"sheetId": sheet_id, "dimension": dimension, "length": length}}
            for dimension, length in sizes.items()
            if length > 0
        ]
    return requests


def _own_tab(grid: Grid, own: int, width: int) -> list[Json]:
    if grid.own is None:
        return own_tab(own, height=2, width=width)
    missing = width - grid.own.width
    more = {"appendDimension": {"sheetId": own, "dimension": "COLUMNS", "length": missing}}
    return [more] if missing > 0 else []


def _slots(attempt: Attempt, own: int, tabs: Mapping[int, GridTab]) -> list[Json]:
    headers = header_rows(attempt.rows)
    pastes = [(sheet_id, row, "PASTE_VALUES") for sheet_id, row in headers]
    for row in attempt.rows:
        pastes += [(row.sheet_id, row.row, "PASTE_VALUES"), (row.sheet_id, row.row, "PASTE_FORMULA")]
    return [
        _paste(sheet_id, row - 1, own, slot, kind, _width(tabs[sheet_id], attempt.rows))
        for slot, (sheet_id, row, kind) in enumerate(pastes, 1)
    ]


def _width(tab: GridTab, rows: Sequence[RowWrite]) -> int:
    return tab.width + _missing_columns(tab, rows)


def _paste(sheet_id: int, row: int, own: int, slot: int, kind: str, width: int) -> Json:
    return {
        "copyPaste": {
            "source": _area(sheet_id, row, 0, width),
            "destination": _area(own, slot, BESIDE, BESIDE + width),
            "pasteType": kind,
        }
    }


def _area(sheet_id: int, row: int, left: int, right: int) -> Json:
    area = {"sheetId": sheet_id, "startRowIndex": row, "endRowIndex": row + 1}
    return area | {"startColumnIndex": left, "endColumnIndex": right}


def _beside(attempt: Attempt, own: int, labels: Mapping[str, str], moment: datetime) -> Json:
    front = [str(attempt.fence), moment.isoformat(timespec="seconds")]
    lines = [["headings", str(sheet_id), str(row)] for sheet_id, row in header_rows(attempt.rows)]
    for row in attempt.rows:
        label = " ".join(labels.get(key, "") for key in row.owners)[:_LONGEST_LABEL]
        lines += [[label, str(row.sheet_id), str(row.row)]] * 2
    rows = [{"values": [{"userEnteredValue": {"stringValue": text}} for text in front + line]} for line in lines]
    start = {"sheetId": own, "rowIndex": 1, "columnIndex": 0}
    return {"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}}


def _writes(row: RowWrite) -> list[Json]:
    """Neighbouring cells go together where the same is written about them."""
    numbered = [(cell.column - n, cell.number_format is None, cell) for n, cell in enumerate(row.cells)]
    runs = groupby(numbered, lambda one: one[:2])
    return [_write(row, [cell for _, _, cell in run], keeps_format=keeps) for (_, keeps), run in runs]


def _write(row: RowWrite, cells: Sequence[CellWrite], *, keeps_format: bool) -> Json:
    start = {"sheetId": row.sheet_id, "rowIndex": row.row - 1, "columnIndex": cells[0].column}
    fields = "userEnteredValue" if keeps_format else "userEnteredValue,userEnteredFormat.numberFormat"
    values = [_cell(cell) for cell in cells]
    return {"updateCells": {"start": start, "rows": [{"values": values}], "fields": fields}}


def _cell(cell: CellWrite) -> Json:
    value: Json = {"userEnteredValue": cell.new} if cell.new else {}
    return value | ({"userEnteredFormat": {"numberFormat": cell.number_format}} if cell.number_format else {})
