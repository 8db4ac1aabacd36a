"""The lock files that office programs leave beside an open workbook: who holds it, and whether that is still so."""

import getpass
import os
import re
import socket
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

OVERRIDE_AFTER = timedelta(minutes=10)
_OFFICE_PROGRAMS = re.compile(r"(soffice|oosplash|libreoffice|scalc|openoffice)", re.IGNORECASE)


@dataclass(frozen=True)
class Lock:
    """A lock file: who made it ("" unknown), when, and on which computer and by which account as far as it tells."""

    holder: str
    since: datetime
    host: str = ""
    account: str = ""
    is_libreoffice: bool = False


def lock_on(path: Path) -> Lock | None:
    """The lock that an office program holds on the file now; a lock left behind by a program that died does not count."""
    for found in (_excel_lock(path), _libreoffice_lock(path)):
        if found and not _is_stale(found, path):
            return found
    return None


def may_be_overridden(lock: Lock, now: datetime) -> bool:
    """Whether the lock is old enough for a person to say that nobody has the file open."""
    return now - lock.since >= OVERRIDE_AFTER


def _excel_lock(path: Path) -> Lock | None:
    content, since = _read(path.with_name(f"~${path.name}"))
    return Lock(_excel_user(content), since) if since else None


def _excel_user(content: bytes) -> str:
    """The name in Excel's lock: UTF-16 after byte 55, its length before it; the first half repeats it in the local code page."""
    length = int.from_bytes(content[55:57], "little")
    return content[57 : 57 + 2 * length].decode("utf-16-le", "replace").strip("\0 ")


def _libreoffice_lock(path: Path) -> Lock | None:
    content, since = _read(path.with_name(f".~lock.{path.name}#"))
    if not since:
        return None
    # name, account, host, time, profile; commas inside a field are escaped with a backslash
    fields = [*re.split(r"(?<!\\),", content.decode("utf-8", "replace").strip().rstrip(";")), "", "", ""]
    name, account, host = (field.replace("\\,", ",").strip() for field in fields[:3])
    return Lock(name or account, since, host=host, account=account, is_libreoffice=True)


def _read(lock: Path) -> tuple[bytes, datetime | None]:
    try:
        since = datetime.fromtimestamp(lock.stat().st_mtime)
    except OSError:
        return b"", None
    try:
        return lock.read_bytes()[:4096], since
    except OSError:
        # Excel on Windows denies reading its lock while it lives.
        return b"", since


def _is_stale(lock: Lock, path: Path) -> bool:
    if sys.platform == "win32":
        return _opens_for_writing(path)
    is_ours = lock.host.split(".")[0].lower() == socket.gethostname().split(".")[0].lower()
    return lock.is_libreoffice and is_ours and lock.account == _account() and not _office_is_running()


def _opens_for_writing(path: Path) -> bool:
    """On Windows an office program keeps the workbook itself from being opened for writing."""
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _office_is_running() -> bool:
    """Whether this user runs any office program; one is enough, for none tells which files it has open."""
    return any(_OFFICE_PROGRAMS.search(name) for name in _program_names())


def _program_names() -> list[str]:
    processes = Path("/proc")
    if (processes / "self" / "comm").exists():
        return [name for process in processes.glob("[0-9]*") if (name := _program_of(process))]
    listed = subprocess.run(["ps", "-x", "-o", "comm="], capture_output=True, text=True, check=False)
    return [line.rpartition("/")[2] for line in listed.stdout.splitlines()]


def _program_of(process: Path) -> str:
    try:
        is_mine = process.stat().st_uid == os.getuid()
        return (process / "comm").read_text().strip() if is_mine else ""
    except OSError:
        return ""
