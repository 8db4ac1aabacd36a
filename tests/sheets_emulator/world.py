"""All that the emulator holds: files, the ledger, what is queued, the clock."""

import datetime
import random
import string
import threading
from collections import deque
from dataclasses import dataclass, field

from .cells import Json
from .errors import Refused
from .ledger import Ledger
from .quota import Quota
from .sheet import Sheet
from .sheet_requests import new_sheet
from .spreadsheet import Spreadsheet

APP = "app@bahi.example.com"
SHEET_TYPE = "application/vnd.google-apps.spreadsheet"
FOLDER_TYPE = "application/vnd.google-apps.folder"
# Somebody else's spreadsheet, which gspread's own tests ask for.
PRIVATE = "1jIKzPs8LsiZZdLdeMEP-5ZIHw6RkjiOmj1LrJN706Yc"
CALLS_KEPT = 20_000


@dataclass
class File:
    """A file of Drive; a spreadsheet if it has one."""

    id: str
    name: str
    mime_type: str
    owner: str
    spreadsheet: Spreadsheet | None = None
    parents: list[str] = field(default_factory=lambda: ["root"])
    permissions: list[Json] = field(default_factory=list)
    created: datetime.datetime = field(default_factory=lambda: datetime.datetime.now(datetime.UTC))
    modified: datetime.datetime = field(default_factory=lambda: datetime.datetime.now(datetime.UTC))
    version: int = 1
    trashed: bool = False
    is_private: bool = False
    is_restricted: bool = False

    def is_public(self) -> bool:
        """Whether anyone with the link may read it."""
        return any(one["type"] == "anyone" for one in self.permissions)


class World:
    """One emulated Google. Every change happens under `lock`."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.reset()

    def reset(self) -> None:
        """Forget everything."""
        self.files: dict[str, File] = {}
        self.ledger = Ledger()
        self.calls: deque[Json] = deque(maxlen=CALLS_KEPT)
        self.call_count = 0
        self.quota = Quota()
        self.downloads: dict[str, str] = {}
        self.add_file("Private", SHEET_TYPE, "somebody@example.com", file_id=PRIVATE).is_private = True

    def add_file(self, name: str, mime_type: str, owner: str, *, file_id: str = "") -> File:
        """A new file; a spreadsheet has its first tab."""
        file = File(file_id or new_id(), name, mime_type, owner)
        file.permissions.append(permission("user", "owner", owner))
        if mime_type == SHEET_TYPE:
            file.spreadsheet = Spreadsheet(file.id, {"title": name})
            file.spreadsheet.sheets.append(first_sheet(file.spreadsheet))
        self.files[file.id] = file
        return file

    def file(self, file_id: str) -> File:
        """The file, whoever asks."""
        file = self.files.get(file_id)
        if file is None or file.is_private:
            raise Refused(f"File not found: {file_id}.", 404)
        return file

    def spreadsheet(self, file_id: str) -> Spreadsheet:
        """The spreadsheet, for Sheets."""
        file = self.files.get(file_id)
        if file is None:
            raise Refused("Requested entity was not found.", 404)
        if file.is_private:
            raise Refused("The caller does not have permission", 403)
        if file.spreadsheet is None:
            raise Refused("This operation is not supported for this document", 400)
        return file.spreadsheet

    def touch(self, file: File) -> None:
        """Something in it changed."""
        file.modified = datetime.datetime.now(datetime.UTC)
        file.version += 1


def first_sheet(spreadsheet: Spreadsheet) -> Sheet:
    """Sheet1 with id 0, which a new spreadsheet begins with."""
    sheet = new_sheet(spreadsheet, {"sheetId": 0, "title": "Sheet1"})
    sheet.properties.pop("index")
    return sheet


def new_id() -> str:
    """44 letters, as Drive's."""
    letters = string.ascii_letters + string.digits + "-_"
    return "1" + "".join(random.choices(letters, k=43))


def permission(kind: str, role: str, address: str = "") -> Json:
    """A Permission of Drive v3."""
    found: Json = {
        "kind": "drive#permission",
        "id": "anyoneWithLink" if kind == "anyone" else str(random.randint(10**19, 10**20 - 1)),
    }
    found |= {"type": kind, "role": role}
    if address:
        found |= (
            {"domain": address}
            if kind == "domain"
            else {"emailAddress": address, "displayName": address.partition("@")[0]}
        )
    return found
