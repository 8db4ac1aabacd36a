"""While an office program holds the file nothing is written; a lock left by a dead one does not hold."""

import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sync.workbook import CellEdit, WorkbookHeld
from sync.xlsx import XlsxWorkbook
from tests.sync.xlsx.files import cells, edit, plain_file, workbook_at

not_windows = pytest.mark.skipif(sys.platform == "win32", reason="on Windows the file itself tells whether it is open")


def excel_lock(path: Path, holder: str) -> Path:
    lock = path.with_name(f"~${path.name}")
    name = holder.encode("utf-16-le")
    lock.write_bytes(bytes([len(holder)]) + b" " * 54 + len(holder).to_bytes(2, "little") + name.ljust(108, b" "))
    return lock


def libreoffice_lock(path: Path, *, account: str = "", host: str = "another-computer") -> Path:
    lock = path.with_name(f".~lock.{path.name}#")
    lock.write_text(f"Ravi Kumar,{account},{host},22.11.2025 05:47,file:///home/ravi/profile;", encoding="utf-8")
    return lock


@not_windows
@pytest.mark.parametrize(
    "make_lock, holder", [(lambda path: excel_lock(path, "सीता Devi"), "सीता Devi"), (libreoffice_lock, "Ravi Kumar")]
)
def test_a_file_that_somebody_has_open_is_not_written_and_they_are_named(
    tmp_path: Path, make_lock, holder: str
) -> None:
    path = plain_file(tmp_path)
    before = path.read_bytes()
    make_lock(path)

    with pytest.raises(WorkbookHeld) as held:
        edit(path, "k1", "Name", "Name 1", "Asha")

    assert held.value.holder == holder
    assert str(held.value).startswith(f"plain.xlsx is open on the computer of {holder}.")
    assert path.read_bytes() == before


@not_windows
def test_a_held_file_can_still_be_read(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    excel_lock(path, "Asha")

    assert len(workbook_at(path).read().tabs[0].rows) == 4


@not_windows
def test_once_the_lock_is_gone_the_edit_goes_in(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    excel_lock(path, "Asha").unlink()

    edit(path, "k1", "Name", "Name 1", "Asha")

    assert cells(path)[1][1] == "Asha"


@not_windows
def test_a_lock_of_a_libreoffice_that_died_here_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.xlsx.locks._program_names", lambda: ["bash", "python"])
    path = plain_file(tmp_path)
    libreoffice_lock(path, account=getpass.getuser(), host=socket.gethostname())

    edit(path, "k1", "Name", "Name 1", "Asha")

    assert cells(path)[1][1] == "Asha"


@not_windows
def test_a_lock_made_on_this_computer_holds_while_an_office_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.xlsx.locks._program_names", lambda: ["bash", "soffice.bin"])
    path = plain_file(tmp_path)
    libreoffice_lock(path, account=getpass.getuser(), host=socket.gethostname())

    with pytest.raises(WorkbookHeld):
        edit(path, "k1", "Name", "Name 1", "Asha")


@not_windows
@pytest.mark.parametrize("minutes, is_written", [(9, False), (11, True)])
def test_a_person_may_override_a_lock_after_ten_minutes(tmp_path: Path, minutes: int, is_written: bool) -> None:
    path = plain_file(tmp_path)
    excel_lock(path, "Asha")
    later = datetime.now() + timedelta(minutes=minutes)
    workbook = XlsxWorkbook(path, backups=tmp_path / "backups", clock=lambda: later, ignore_lock=True)

    try:
        workbook.apply([CellEdit("edit", "Contacts", "id", "k1", "Name", "Name 1", "Asha")])
    except WorkbookHeld as held:
        assert later - held.since < timedelta(minutes=10)

    assert (cells(path)[1][1] == "Asha") == is_written


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed: its own lock is not tried here")
def test_a_file_open_in_libreoffice_is_held_and_freed_when_it_is_killed(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    office = subprocess.Popen(
        ["soffice", profile, "--headless", "--norestore", str(path)], start_new_session=True, stderr=subprocess.DEVNULL
    )
    lock = path.with_name(f".~lock.{path.name}#")
    try:
        wait_until(lock.exists)
        with pytest.raises(WorkbookHeld):
            edit(path, "k1", "Name", "Name 1", "Asha")
    finally:
        os.killpg(office.pid, 9)
        office.wait()

    assert lock.exists(), "LibreOffice took its lock away; this test must be made to leave it"
    wait_until(lambda: edits(path))
    assert cells(path)[1][1] == "Asha"


def edits(path: Path) -> bool:
    try:
        edit(path, "k1", "Name", "Name 1", "Asha")
    except WorkbookHeld:
        return False
    return True


def wait_until(condition) -> None:
    for _ in range(300):
        if condition():
            return
        time.sleep(0.1)
    pytest.fail("it did not happen within 30 seconds")
