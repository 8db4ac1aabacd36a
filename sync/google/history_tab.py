"""The hidden tab of a Google Sheet that keeps the history: written blindly, for its number says whose it is."""

from collections.abc import Callable, Mapping, Sequence

from sync.google import sentences
from sync.google.batch import new_number
from sync.google.beside import Beside
from sync.google.client import Json, SheetsClient
from sync.google.failures import Refused
from sync.google.fence import Fenced
from sync.google.grid import quoted
from sync.google.journal import Journal
from sync.google.plan import Attempt
from sync.own_tabs import HISTORY_TAB, KeptRow, KeptTab, NotOurs, RowsFor
from sync.workbook import WorkbookUnavailable
from translations import N_

GONE = N_("The tab {tab} is not there any more.")
_FENCE_KEY = "bahi-history"
_FIELDS = "sheets(properties(sheetId,index),protectedRanges(protectedRangeId),data(rowData(values(userEnteredValue))))"
_PROTECTED_BECAUSE = "Bahi keeps its history here"


class GoogleHistoryTab:
    """Whoever takes the tab over gives it another sheet id; what the one before still sends is refused by Google as a whole."""

    def __init__(
        self,
        client: SheetsClient,
        id_: str,
        fenced: Fenced,
        journal: Journal,
        *,
        settle: Callable[[], None],
        carry: Callable[[Beside], None],
        is_missing: Callable[[], bool],
    ) -> None:
        self._client, self._id, self._fenced, self._journal = client, id_, fenced, journal
        self._settle, self._carry, self._is_missing = settle, carry, is_missing

    def read(self) -> KeptTab | None:
        """One call; none where the last look at the sheet has found no such tab."""
        sheet = None if self._is_missing() else self._found()
        if sheet is None:
            return None
        rows = [row for part in sheet.get("data", []) for row in part.get("rowData", [])]
        texts = [tuple(_text(cell.get("userEnteredValue", {})) for cell in row.get("values", [])) for row in rows]
        return KeptTab(str(sheet["properties"]["sheetId"]), texts)

    def make(self, rows: Mapping[int, KeptRow], *, height: int) -> str:
        """One call."""
        sheet_id = new_number()
        size = {"rowCount": height, "columnCount": max(map(len, rows.values())), "frozenRowCount": 1}
        properties = {"sheetId": sheet_id, "title": HISTORY_TAB, "hidden": True, "gridProperties": size}
        self._send([{"addSheet": {"properties": properties}}, *_cells(sheet_id, rows), _warning(sheet_id)])
        return str(sheet_id)

    def take_over(self, token: str) -> str:
        """Two calls: the tab is looked at, and gives way to a copy of itself."""
        sheet, fresh = self._found(), new_number()
        if sheet is None or str(sheet["properties"]["sheetId"]) != token:
            raise NotOurs(GONE, tab=HISTORY_TAB)
        old = {"sourceSheetId": int(token), "insertSheetIndex": sheet["properties"].get("index", 0)}
        there = [one["protectedRangeId"] for one in sheet.get("protectedRanges", [])]
        properties = {"sheetId": fresh, "title": HISTORY_TAB, "hidden": True}
        requests: list[Json] = [
            *({"deleteProtectedRange": {"protectedRangeId": one}} for one in there),
            {"duplicateSheet": old | {"newSheetId": fresh, "newSheetName": f"{HISTORY_TAB} {fresh}"}},
            {"deleteSheet": {"sheetId": int(token)}},
            {"updateSheetProperties": {"properties": properties, "fields": "title,hidden"}},
            _warning(fresh),
        ]
        try:
            self._send(requests)
        except Refused as refused:
            raise NotOurs(GONE, tab=HISTORY_TAB) from refused
        return str(fresh)

    def write(self, token: str, rows: Mapping[int, KeptRow]) -> Mapping[int, str]:
        """One call, which answers with the first column."""
        properties = {"sheetId": int(token), "title": HISTORY_TAB}
        # Somebody may have renamed it.
        named: Json = {"updateSheetProperties": {"properties": properties, "fields": "title"}}
        try:
            return self._send([named, *_cells(int(token), rows)], look_at=f"{quoted(HISTORY_TAB)}!A:A")
        except Refused as refused:
            raise NotOurs(GONE, tab=HISTORY_TAB) from refused

    def ride(self, token: str, rows: RowsFor) -> Beside:
        """No call."""
        beside = Beside(lambda operations: _cells(int(token), rows(operations)))
        self._carry(beside)
        return beside

    def _found(self) -> Json | None:
        try:
            answer = self._client.spreadsheet(self._id, fields=_FIELDS, ranges=[quoted(HISTORY_TAB)])
        except Refused:
            return None
        found: Json = answer["sheets"][0]
        return found

    def _send(self, requests: Sequence[Json], *, look_at: str = "") -> dict[int, str]:
        """Carried out once or not at all; the texts of the column looked at, by row, where the answer was not lost."""
        self._settle()
        attempt = Attempt(new_number(), ())
        body: Json = {"requests": [*_fence(attempt.fence), *requests]}
        if look_at:
            body |= {"includeSpreadsheetInResponse": True, "responseRanges": [look_at], "responseIncludeGridData": True}
        sent = self._fenced.send(attempt, body)
        if not sent.is_applied:
            raise WorkbookUnavailable(sentences.TROUBLE)
        self._journal.judged(attempt, restores=self._journal.restores, applied=())
        return {number: _text(row[0]) for number, row in enumerate(sent.rows, 1) if row}


def _fence(fence: int) -> list[Json]:
    """Claims the fence and forgets the one before: where nothing is open, only one is needed."""
    forgotten = {"developerMetadataLookup": {"metadataKey": _FENCE_KEY}}
    claimed = {"metadataId": fence, "metadataKey": _FENCE_KEY, "metadataValue": "sent"}
    where = {"visibility": "DOCUMENT", "location": {"spreadsheet": True}}
    return [
        {"deleteDeveloperMetadata": {"dataFilter": forgotten}},
        {"createDeveloperMetadata": {"developerMetadata": claimed | where}},
    ]


def _warning(sheet_id: int) -> Json:
    protected = {"range": {"sheetId": sheet_id}, "description": _PROTECTED_BECAUSE, "warningOnly": True}
    return {"addProtectedRange": {"protectedRange": protected}}


def _cells(sheet_id: int, rows: Mapping[int, KeptRow]) -> list[Json]:
    return [
        {
            "updateCells": {
                "start": {"sheetId": sheet_id, "rowIndex": number - 1, "columnIndex": 0},
                "rows": [{"values": [_cell(text) for text in row]}],
                "fields": "userEnteredValue",
            }
        }
        for number, row in sorted(rows.items())
    ]


def _cell(text: str) -> Json:
    return {"userEnteredValue": {"stringValue": text}} if text else {}


def _text(value: Json) -> str:
    return str(next(iter(value.values()), ""))
