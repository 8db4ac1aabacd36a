"""Connects a Google Sheet: the key, what it can do with the sheet, the choice of the sheet, and its first reading."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from records.snapshot import TabState
from sync.current import reading
from sync.google import sentences
from sync.google.connecting import PASSED, Access, access_to, require_known
from sync.google.keys import FoundKey, Key, found_key, key_in
from sync.google.links import sheet_link
from sync.google.opening import viewed
from sync.place import choose, place_from
from sync.pull import pull
from sync.sheet_address import is_web_address
from sync.workbook import WorkbookUnavailable
from translations import translator
from validation.tables import record_named

_SHARE = "Share the sheet with this address, as an editor: {account}"
_MAKE = "Make a key as docs/guide.md describes, then: python -m sync connect LINK --key FILE.json"
_LINK = "Copy the link of your sheet, then: python -m sync connect LINK"
_LOOK_ONLY = "Bahi can read this sheet, but not write in it: edits wait until it can."
_NEXT = "Next: start Bahi and open the Sheet page, or run python -m sync prepare to see what would be added."


@dataclass(frozen=True)
class Connection:
    """How things stand with Google. `opens` is the workbook that Bahi opens when none is named."""

    key: FoundKey | None
    opens: str
    address: str = ""
    access: Access | None = None
    tabs: tuple[TabState, ...] = ()

    @property
    def may_read(self) -> bool:
        """Whether the sheet is open to us; without a key it is, or nothing would have come of it."""
        return bool(self.address) and (self.access is None or self.access.may_read)

    @property
    def may_write(self) -> bool:
        """Whether edits get into the sheet."""
        return self.access is not None and self.access.may_write

    @property
    def exit_code(self) -> int:
        """0 all is well, 1 something is still missing, 2 the sheet cannot be opened."""
        if self.address and not self.may_read:
            return 2
        return 0 if self.may_write and self.opens == self.address else 1

    def as_json(self) -> dict[str, Any]:
        """What `python -m sync connect --json` prints; nothing of the key but whose it is and where it lies."""
        trouble = self.access.trouble if self.access else None
        return {
            "key": self.key.where if self.key else None,
            "account": self.key.account if self.key else "",
            "workbook": self.address or None,
            "title": self.access.title if self.access else "",
            "passed": [step.value for step in self.access.passed] if self.access else [],
            "failed": self.access.failed if self.access else None,
            "message": str(trouble) if trouble else "",
            "may_read": self.may_read,
            "may_write": self.may_write,
            "is_chosen": bool(self.address) and self.opens == self.address,
            "tabs": [{"tab": tab.tab, "table": tab.table or None, "rows": tab.rows} for tab in self.tabs],
        }

    def lines(self) -> list[str]:
        """The same for people."""
        return [*self._key_lines(), *self._access_lines(), *self._tab_lines(), *self._next_lines()]

    def _key_lines(self) -> list[str]:
        if self.key is None:
            return ["There is no key for Google yet."]
        whose = self.key.account or "your own sign-in"
        return [f"Key for Google: {whose} (from {self.key.where})"]

    def _access_lines(self) -> list[str]:
        if self.access is None:
            return []
        lines = [f"  ok  {PASSED[step]}" for step in self.access.passed]
        return lines + [f"  NO  {self.access.trouble}"] * (self.access.trouble is not None)

    def _tab_lines(self) -> list[str]:
        say = translator("en").gettext
        return [
            f"  {tab.tab}: {say(record_named(tab.table).table.title)}, {tab.rows} rows"
            if tab.table
            else f"  {tab.tab}: not one of the lists Bahi knows; left as it is"
            for tab in self.tabs
        ]

    def _next_lines(self) -> list[str]:
        if self.may_read:
            return [_opens(self)] + [_LOOK_ONLY] * (not self.may_write) + [_MAKE if self.key is None else _NEXT]
        if self.key is None:
            return [_MAKE]
        return [_SHARE.format(account=self.key.account)] * bool(self.key.account) + [_LINK] * (not self.address)


def _opens(connection: Connection) -> str:
    if connection.opens == connection.address:
        return f"Bahi opens this sheet: {connection.address}"
    return f"Bahi opens {connection.opens}, as BAHI_WORKBOOK says, not this sheet."


def connect(pasted: str = "") -> Connection:
    """Try the sheet of a link with the key that is there, make it the one that opens, and read it once.

    Without a link it only says how things stand. Raises WorkbookUnavailable where the link names no sheet, Google does
    not know the key, or there is none and the sheet is not open to whoever has the link.
    """
    key = found_key()
    if not pasted:
        return _as_it_stands(key)
    address = sheet_link(pasted).address
    access = access_to(pasted, key.key) if key else None
    if access and not access.may_read:
        return Connection(key, place_from().workbook, address, access)
    if access is None:
        viewed(sheet_link(pasted).id).version()
    choose(address)
    return Connection(key, place_from().workbook, address, access, _read(address))


def key_from_file(path: Path) -> Key:
    """The key in a file. Raises WorkbookUnavailable where there is none."""
    try:
        return key_in(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise WorkbookUnavailable(sentences.NO_KEY_FILE, file=str(path)) from error


def _as_it_stands(key: FoundKey | None) -> Connection:
    opens = place_from().workbook
    if not is_web_address(opens):
        if key:
            require_known(key.key)
        return Connection(key, opens)
    if key is None:
        viewed(sheet_link(opens).id).version()
    return Connection(key, opens, opens, access_to(opens, key.key) if key else None)


def _read(address: str) -> tuple[TabState, ...]:
    place = place_from(address)
    pull(place)
    with reading(place) as snapshot:
        return snapshot.tabs()
