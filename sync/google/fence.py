"""A batch sent under a fence: whatever becomes of its answer, it is found out whether it was carried out."""

from collections.abc import Sequence
from dataclasses import dataclass

from sync.google import sentences
from sync.google.batch import ANSWER, claim
from sync.google.client import Json, SheetsClient
from sync.google.failures import Refused, Unknown
from sync.google.grid import OWN_TAB, quoted
from sync.google.journal import Journal
from sync.google.limits import Pace
from sync.google.plan import Attempt
from sync.google.slots import Slot, slots_of
from sync.workbook import WorkbookUnavailable

_CANCEL = "cancelled"
_CANCELS = 4
_SETTLED = "developerMetadata(metadataId,metadataValue),sheets(data(rowData(values(userEnteredValue))))"


@dataclass(frozen=True)
class Sent:
    """Whether the batch was carried out, and its slots; None where they are gone."""

    is_applied: bool
    slots: list[Slot] | None = None
    rows: Sequence[Sequence[Json]] = ()
    """What the answer shows, where there was one."""


class Fenced:
    """Sends batches to one spreadsheet."""

    def __init__(self, client: SheetsClient, id_: str, journal: Journal, pace: Pace) -> None:
        self._client, self._id, self._journal, self._pace = client, id_, journal, pace

    def send(self, attempt: Attempt, body: Json) -> Sent:
        """Carried out once or not at all. Raises Refused or WorkbookUnavailable, then it never will be."""
        self._journal.begin(attempt)
        try:
            answer = self._client.update(self._id, body, fields=ANSWER)
        except Unknown:
            return self.settle(attempt)
        except WorkbookUnavailable:
            self._journal.never_applied(attempt)
            raise
        rows = _rows(answer.get("updatedSpreadsheet", {}))
        return Sent(True, slots_of(attempt, rows), rows)

    def settle(self, attempt: Attempt) -> Sent:
        """Cancel a batch of unknown outcome by claiming its fence, or find its slots where it was quicker.

        Raises WorkbookUnavailable where Google cannot be asked; then the journal keeps the question.
        """
        for again in range(_CANCELS):
            try:
                self._client.update(self._id, {"requests": [claim(attempt.fence, _CANCEL)]})
            except Refused:
                return self._found(attempt)
            except Unknown:
                self._pace.wait(again, {})
            else:
                self._journal.never_applied(attempt, is_claimed=True)
                return Sent(False)
        raise WorkbookUnavailable(sentences.UNSETTLED)

    def _found(self, attempt: Attempt) -> Sent:
        """What stands at the fence: our cancel, sent by an earlier try whose answer was lost, or the batch itself."""
        ranges = [quoted(OWN_TAB)]
        try:
            answer = self._client.spreadsheet(self._id, fields=_SETTLED, ranges=ranges)
        except Refused:
            # The hidden tab is not there, or somebody has deleted it.
            answer = self._client.spreadsheet(self._id, fields="developerMetadata(metadataId,metadataValue)")
        claims = {one["metadataId"]: one.get("metadataValue") for one in answer.get("developerMetadata", [])}
        if attempt.fence not in claims:
            # The cancel was refused for another reason, so that the batch may still arrive.
            raise WorkbookUnavailable(sentences.UNSETTLED)
        if claims.get(attempt.fence) == _CANCEL:
            self._journal.never_applied(attempt, is_claimed=True)
            return Sent(False)
        ours = [row for row in _rows(answer) if row and row[0].get("stringValue") == str(attempt.fence)]
        return Sent(True, slots_of(attempt, ours))


def _rows(spreadsheet: Json) -> Sequence[Sequence[Json]]:
    parts = [part for sheet in spreadsheet.get("sheets", []) for part in sheet.get("data", [])]
    rows = [row for part in parts for row in part.get("rowData", [])]
    return [[cell.get("userEnteredValue", {}) for cell in row.get("values", [])] for row in rows]
