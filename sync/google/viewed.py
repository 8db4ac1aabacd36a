"""A Google Sheet that anyone with the link may view, read without a key by its export as .xlsx."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import requests

from sync.google import sentences
from sync.sheet_address import sheet_address
from sync.workbook import Contents, Dressing, Edit, Lack, NewTab, Outcome, WorkbookReadOnly, WorkbookUnavailable
from validation.sheet import RawTab

DOCS = "https://docs.google.com"
MOST_BYTES = 100 << 20
_TIMEOUT = (5.0, 60.0)
_LEAST_SECONDS = 15.0
_TIMES_AS_LONG = 10


@dataclass
class Seen:
    """The version that was downloaded last, kept by whoever opens the same sheet again and again.

    Looking for changes costs a whole download, so it is not done again for ten times as long as the last one took.
    """

    version: str = ""
    good_until: float = 0.0


class ViewedSheet:
    """Reads; whatever would write raises WorkbookReadOnly, so that edits wait until Google is connected."""

    most_at_once = 1_000_000

    def __init__(
        self, id_: str, *, base: str = "", seen: Seen | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.address = sheet_address(id_)
        self._link = f"{base or DOCS}/spreadsheets/d/{id_}/export?format=xlsx"
        self._seen, self._clock = seen or Seen(), clock
        self._held: Contents | None = None

    def version(self) -> str:
        """A hash of what all cells show, for two exports of the same sheet differ in their bytes."""
        if self._clock() >= self._seen.good_until:
            self._held = self._looked()
        return self._seen.version

    def read(self) -> Contents:
        """All tabs in the sheet's order; no download where `version` has just made one."""
        contents, self._held = self._held or self._looked(), None
        return contents

    def apply(self, edits: Sequence[Edit]) -> tuple[Outcome, ...]:
        """Refuses all edits together."""
        if edits:
            raise WorkbookReadOnly(sentences.READ_ONLY)
        return ()

    def settled(self, edits: Sequence[Edit]) -> None:
        """Nothing was applied that could be forgotten."""

    def add_columns(self, tab: str, headings: Sequence[str]) -> None:  # noqa: ARG002 -- whatever is asked
        """Refuses."""
        raise WorkbookReadOnly(sentences.READ_ONLY)

    def add_tabs(self, tabs: Sequence[NewTab]) -> None:  # noqa: ARG002 -- whatever is asked
        """Refuses."""
        raise WorkbookReadOnly(sentences.READ_ONLY)

    def lacks(self, tabs: Sequence[NewTab]) -> tuple[Lack, ...]:  # noqa: ARG002 -- whatever is asked
        """Nothing that could be given here."""
        return ()

    def dress(self, tabs: Sequence[NewTab], dressings: Collection[Dressing]) -> None:  # noqa: ARG002 -- whatever is asked
        """Refuses."""
        raise WorkbookReadOnly(sentences.READ_ONLY)

    def back_up(self) -> str:
        """Refuses: a copy is kept before the first writing, and there is none."""
        raise WorkbookReadOnly(sentences.READ_ONLY)

    def _looked(self) -> Contents:
        begun = self._clock()
        tabs = _tabs(self._link)
        version = _version_of(tabs)
        ended = self._clock()
        self._seen.version = version
        self._seen.good_until = ended + max(_LEAST_SECONDS, _TIMES_AS_LONG * (ended - begun))
        return Contents(version, tabs)


def _tabs(link: str) -> tuple[RawTab, ...]:
    # Heavy, and looking whether there is anything to do must not pay for it.
    from sync.xlsx.reading import tabs_of

    with TemporaryDirectory() as folder:
        path = Path(folder) / "viewed.xlsx"
        _download(link, path)
        try:
            return tabs_of(path)
        except WorkbookUnavailable as damage:
            # It names a file of ours, which says nothing to the owner of a sheet.
            raise WorkbookUnavailable(sentences.NO_EXPORT) from damage


def _download(link: str, path: Path) -> None:
    size = 0
    try:
        with requests.get(link, stream=True, timeout=_TIMEOUT) as answer, path.open("wb") as file:
            _require_sheet(answer)
            for piece in answer.iter_content(1 << 20):
                size += len(piece)
                if size > MOST_BYTES:
                    raise WorkbookUnavailable(sentences.TOO_LARGE, size=MOST_BYTES >> 20)
                file.write(piece)
    except requests.RequestException as error:
        raise WorkbookUnavailable(sentences.NO_NETWORK) from error


def _require_sheet(answer: requests.Response) -> None:
    """Google sends whoever may not see a sheet to its sign-in page, or refuses."""
    status, place = answer.status_code, urlsplit(answer.url)
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    if status in (404, 410):
        raise WorkbookUnavailable(sentences.NO_SHEET)
    if status in (401, 403) or place.netloc == "accounts.google.com" or place.path.endswith("ServiceLogin"):
        raise WorkbookUnavailable(sentences.NOT_PUBLIC)
    if status == 429:
        raise WorkbookUnavailable(sentences.SLOW_DOWN)
    if status >= 500:
        raise WorkbookUnavailable(sentences.TROUBLE)
    if status != 200 or is_page:
        raise WorkbookUnavailable(sentences.NO_EXPORT)


def _version_of(tabs: Sequence[RawTab]) -> str:
    found = blake2b(digest_size=16)
    for tab in tabs:
        found.update(repr((tab.name, sorted(tab.number_formats.items()), tab.rows)).encode())
    return found.hexdigest()
