"""Dated copies of the workbook file, and the folders of cloud-sync programs to be wary of."""

import re
from datetime import datetime
from pathlib import Path
from shutil import copyfile

_KEPT_DAYS = 30
_KEPT_ON_DEMAND = 30
_DAY = "%Y-%m-%d"
_MOMENT = "%Y-%m-%d %H-%M-%S"
_CLOUDS = (
    (re.compile(r"dropbox\b", re.IGNORECASE), "Dropbox"),
    (re.compile(r"onedrive\b", re.IGNORECASE), "OneDrive"),
    (re.compile(r"google ?drive\b|my drive\Z|googledrivefs\b", re.IGNORECASE), "Google Drive"),
    (re.compile(r"icloud ?drive\b|com~apple~clouddocs\Z", re.IGNORECASE), "iCloud"),
)


def keep_daily_copy(path: Path, folder: Path, now: datetime) -> None:
    """Copy the file before the first write of a day; the oldest copies beyond a month of days are let go."""
    copy = folder / f"{path.stem} {now.strftime(_DAY)}{path.suffix}"
    if not copy.exists():
        _copy(path, copy)
        _let_go(folder, path, _DAY, _KEPT_DAYS)


def keep_copy(path: Path, folder: Path, now: datetime) -> Path:
    """Copy the file as it is now, whatever copies there are."""
    copy = folder / f"{path.stem} {now.strftime(_MOMENT)}{path.suffix}"
    _copy(path, copy)
    _let_go(folder, path, _MOMENT, _KEPT_ON_DEMAND)
    return copy


def cloud_folder(path: Path) -> str:
    """The cloud-sync program whose folder holds the file, "" where none does: such programs replace files unasked."""
    for folder in path.absolute().parents:
        for pattern, name in _CLOUDS:
            if pattern.match(folder.name):
                return name
    return ""


def _copy(path: Path, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    unfinished = copy.with_name(f"{copy.name}.part")
    try:
        copyfile(path, unfinished)
        unfinished.replace(copy)
    finally:
        unfinished.unlink(missing_ok=True)


def _let_go(folder: Path, path: Path, dated: str, kept: int) -> None:
    copies = sorted(copy for copy in folder.glob("*" + path.suffix) if _is_dated(copy.stem, path.stem, dated))
    for copy in copies[:-kept]:
        copy.unlink(missing_ok=True)


def _is_dated(name: str, stem: str, dated: str) -> bool:
    try:
        return name.startswith(f"{stem} ") and bool(datetime.strptime(name[len(stem) + 1 :], dated))
    except ValueError:
        return False
