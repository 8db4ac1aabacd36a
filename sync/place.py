"""Where the business is: its workbook and its state folder, and how each is found when nobody says."""

import json
import os
import re
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from sync.sheet_address import is_web_address, sheet_id_in
from sync.workbook import Workbook

DEMO_FOLDER = Path("demo")
_CHOSEN = Path("state") / "chosen.json"


@dataclass(frozen=True)
class Place:
    """A workbook (the path of an .xlsx file or the address of a Google Sheet) and the folder that keeps its state."""

    workbook: str
    state: Path

    @property
    def snapshots(self) -> Path:
        """The folder of snapshot files."""
        return self.state / "snapshots"

    @property
    def backups(self) -> Path:
        """The folder of dated copies of the workbook."""
        return self.state / "backups"

    @property
    def is_demo(self) -> bool:
        """Whether this is the sample business that opens when nothing is configured."""
        return Path(self.workbook).parent == DEMO_FOLDER


def place_from(workbook: str | None = None, state: str | Path | None = None) -> Place:
    """The place named by the arguments, else by BAHI_WORKBOOK and BAHI_STATE, else the one chosen in the app, else the demo."""
    address = workbook or os.environ.get("BAHI_WORKBOOK") or _chosen() or str(DEMO_FOLDER / "shop.xlsx")
    folder = state or os.environ.get("BAHI_STATE") or default_state(address)
    return Place(address, Path(folder))


def default_state(workbook: str) -> Path:
    """The state folder of a workbook for which none is named: one of its own, told from its address."""
    if Path(workbook).parent == DEMO_FOLDER:
        return DEMO_FOLDER / "state" / Path(workbook).stem
    if is_web_address(workbook):
        return Path("state") / f"google-{sheet_id_in(workbook) or 'sheet'}"
    address = str(Path(workbook).absolute())
    stem = re.sub(r"[^a-z0-9]+", "-", Path(workbook).stem.lower()).strip("-")[:40] or "workbook"
    return Path("state") / f"{stem}-{blake2b(address.encode(), digest_size=4).hexdigest()}"


def choose(workbook: str) -> None:
    """Make a workbook the one that opens from now on when none is named. "" goes back to the demo."""
    _CHOSEN.parent.mkdir(parents=True, exist_ok=True)
    fresh = _CHOSEN.with_suffix(".new")
    fresh.write_text(json.dumps({"workbook": workbook}), encoding="utf-8")
    fresh.replace(_CHOSEN)


def was_chosen() -> bool:
    """Whether the workbook that opens is one chosen in the app, so that another may be."""
    return bool(_chosen()) and not os.environ.get("BAHI_WORKBOOK")


def _chosen() -> str:
    return str(json.loads(_CHOSEN.read_text(encoding="utf-8"))["workbook"]) if _CHOSEN.exists() else ""


def open_workbook(place: Place, *, ignore_lock: bool = False) -> Workbook:
    """The workbook of a place; nothing is read yet. `ignore_lock` writes even while an office program's lock file is there."""
    if is_web_address(place.workbook):
        from sync.google.opening import open_google

        return open_google(place.workbook, journal=place.state / "google.json", backups=place.backups)
    from sync.xlsx import XlsxWorkbook

    return XlsxWorkbook(Path(place.workbook), backups=place.backups, ignore_lock=ignore_lock)
