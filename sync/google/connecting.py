"""Whether a sheet can be read and written with a key, found out step by step, with nothing left behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sync.google import sentences
from sync.google.batch import claim, new_number
from sync.google.client import SheetsClient
from sync.google.keys import Key, account_of, client_for
from sync.google.links import sheet_link
from sync.sheet_address import sheet_address
from sync.workbook import WorkbookUnavailable
from translations import N_


class Step(StrEnum):
    """What is asked, in this order; a step that fails makes the later ones pointless."""

    KEY = "key"
    SERVICE = "service"
    SHEET = "sheet"
    READ = "read"
    WRITE = "write"


PASSED: Mapping[Step, str] = {
    Step.KEY: N_("Google knows the key."),
    Step.SERVICE: N_("The Google Sheets service is switched on."),
    Step.SHEET: N_("The sheet is there."),
    Step.READ: N_("Bahi may read it."),
    Step.WRITE: N_("Bahi may write in it."),
}
"""What a passed step says."""

_STEPS = tuple(Step)
_FAILS_AT = {
    sentences.SERVICE_OFF: Step.SERVICE,
    sentences.NO_SHEET: Step.SHEET,
    sentences.OFFICE_FILE: Step.SHEET,
    sentences.NOT_TICKED: Step.KEY,
    sentences.SIGN_IN: Step.KEY,
}


@dataclass(frozen=True)
class Access:
    """How far a key gets with a sheet: the steps passed, and what stopped it. `title` is the sheet's name."""

    address: str
    account: str
    passed: tuple[Step, ...]
    trouble: WorkbookUnavailable | None = None
    title: str = ""

    @property
    def may_read(self) -> bool:
        """Whether the sheet can be opened."""
        return Step.READ in self.passed

    @property
    def may_write(self) -> bool:
        """Whether edits will get into it."""
        return Step.WRITE in self.passed

    @property
    def failed(self) -> Step | None:
        """The step that failed."""
        return None if self.trouble is None else _STEPS[len(self.passed)]


def access_to(pasted: str, key: Key) -> Access:
    """Try the key on the sheet that a pasted link names. Raises WorkbookUnavailable where it names none."""
    link = sheet_link(pasted)
    if link.is_office_file:
        raise WorkbookUnavailable(sentences.OFFICE_FILE)
    return _Trying(client_for(key), link.id, account_of(key)).access()


def require_known(key: Key) -> None:
    """Ask Google whether it knows a key at all. Raises WorkbookUnavailable."""
    client_for(key).sign_in()


@dataclass
class _Trying:
    client: SheetsClient
    id: str
    account: str
    title: str = ""

    def access(self) -> Access:
        """Each step in turn, up to the first that fails."""
        for reached, ask in ((Step.KEY, self.client.sign_in), (Step.READ, self._read), (Step.WRITE, self._write)):
            try:
                ask()
            except WorkbookUnavailable as trouble:
                failed = _FAILS_AT.get(trouble.message, reached)
                return self._reached(_STEPS[: _STEPS.index(failed)], trouble)
        return self._reached(_STEPS, None)

    def _reached(self, passed: Sequence[Step], trouble: WorkbookUnavailable | None) -> Access:
        return Access(sheet_address(self.id), self.account, tuple(passed), trouble, self.title)

    def _read(self) -> None:
        answer = self.client.spreadsheet(self.id, fields="properties.title")
        self.title = str(answer.get("properties", {}).get("title", ""))

    def _write(self) -> None:
        """A mark that nobody sees, made and taken away in one step that Google carries out whole or not at all."""
        mark = new_number()
        lookup = {"dataFilter": {"developerMetadataLookup": {"metadataId": mark}}}
        self.client.update(self.id, {"requests": [claim(mark, "may we write"), {"deleteDeveloperMetadata": lookup}]})
