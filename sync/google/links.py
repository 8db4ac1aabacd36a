"""What a pasted link leads to: a Google Sheet, or something else that is easily taken for one."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

from sync.google import sentences
from sync.sheet_address import sheet_address
from sync.workbook import WorkbookUnavailable

_LINK = re.compile(r"https?://\S+")
_BARE_ID = re.compile(r"[\w-]{25,}")
_ID = re.compile(r"/spreadsheets/(?:u/\d+/)?d/([\w-]{15,})")
_OTHERS = (
    (re.compile(r"^docs\.google\.com/(?:a/[^/]+/)?forms/|^forms\.gle/"), sentences.FORM),
    (re.compile(r"^docs\.google\.com/(?:a/[^/]+/)?document/"), sentences.DOCUMENT),
    (re.compile(r"^docs\.google\.com/(?:a/[^/]+/)?presentation/"), sentences.SLIDES),
    (re.compile(r"^docs\.google\.com/(?:a/[^/]+/)?spreadsheets/d/e/"), sentences.PUBLISHED),
    (re.compile(r"^drive\.google\.com/.*folder"), sentences.FOLDER),
    (re.compile(r"^drive\.google\.com/.*file/d/"), sentences.DRIVE_FILE),
    (re.compile(r"^(?:docs\.google\.com/(?:a/[^/]+/)?spreadsheets|sheets\.google\.com)\b"), sentences.HOME_PAGE),
    (re.compile(r"^(?:1drv\.ms|onedrive\.live\.com|[^/]*\.sharepoint\.com|[^/]*\.office\.com)\b"), sentences.MICROSOFT),
    (re.compile(r"^(?:bit\.ly|goo\.gl|tinyurl\.com|t\.co|shorturl\.at|share\.google)/"), sentences.SHORT_LINK),
)


@dataclass(frozen=True)
class SheetLink:
    """The id of a sheet, and whether its link says that it is an Excel file which only lies in Google Drive."""

    id: str
    is_office_file: bool = False

    @property
    def address(self) -> str:
        """The address at which the sheet is opened, without what only matters to who copied it."""
        return sheet_address(self.id)


def sheet_link(pasted: str) -> SheetLink:
    """The sheet that a pasted text names, by its link or its bare id. Raises WorkbookUnavailable saying what it is instead."""
    text = pasted.strip().strip("<>\"'“”")
    if _BARE_ID.fullmatch(text):
        return SheetLink(text)
    found = _LINK.search(text)
    link = urlsplit(found[0] if found else f"https://{text}")
    if id_ := _id_in(link):
        return SheetLink(id_, "true" in parse_qs(link.query).get("rtpof", ()))
    place = f"{link.netloc.lower()}{link.path}"
    raise WorkbookUnavailable(next((said for kind, said in _OTHERS if kind.search(place)), sentences.NO_LINK))


def _id_in(link: SplitResult) -> str:
    """The id in a link that opens a sheet; links out of Drive and old ones carry it as a parameter."""
    if not link.netloc.lower().endswith(".google.com"):
        return ""
    if found := _ID.search(link.path):
        return found[1]
    is_old = link.path in ("/open", "/spreadsheet/ccc")
    parameters = parse_qs(link.query)
    return next(iter(parameters.get("id") or parameters.get("key") or ()), "") if is_old else ""
