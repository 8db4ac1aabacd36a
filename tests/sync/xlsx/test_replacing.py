"""At every moment the file is the old one or the new one, whole; what people change meanwhile is never overwritten."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from sync.workbook import CellEdit, WorkbookUnavailable
from sync.xlsx import XlsxWorkbook
from tests.sync.xlsx.files import cells, edit, plain_file, workbook_at

STEPS = (
    "sync.xlsx.workbook.write_changed",
    "sync.xlsx.changes._copy_part",
    "sync.xlsx.workbook.keep_daily_copy",
    "sync.xlsx.backups.copyfile",
    "sync.xlsx.replacing.os.fsync",
    "sync.xlsx.replacing.os.replace",
    "sync.xlsx.replacing._sync_folder",
)
CHILD = """
import importlib, os, sys
from pathlib import Path
from tests.sync.xlsx.files import edit

step, moment, path = sys.argv[1:]
owner, _, name = step.rpartition(".")
module, _, attribute = owner.rpartition(".") if owner.endswith(".os") else (owner, "", "")
holder = importlib.import_module(module)
holder = getattr(holder, attribute) if attribute else holder
original = getattr(holder, name)

def dying(*arguments, **named):
    answer = original(*arguments, **named) if moment == "after" else None
    os.kill(os.getpid(), 9)

setattr(holder, name, dying)
edit(Path(path), "k2", "Name", "Name 2", "Bilal")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_a_crash_at_any_step_leaves_the_old_file_or_the_new_one(tmp_path: Path, step: str, moment: str) -> None:
    path = plain_file(tmp_path)
    old = cells(path)

    child = subprocess.run([sys.executable, "-c", CHILD, step, moment, str(path)], capture_output=True, text=True)

    assert child.returncode == -signal.SIGKILL, child.stderr
    assert cells(path) == old or cells(path)[2][1] == "Bilal"
    edit(path, "k2", "Name", "Name 2", "Bilal")
    assert cells(path)[2][1] == "Bilal"


def meddling(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], *, times: int) -> None:
    """Let a person save the file just when ours is ready to take its place."""
    import sync.xlsx.workbook as module

    original, left = module.keep_daily_copy, [times]

    def meddle(path: Path, folder: Path, now: datetime) -> None:
        original(path, folder, now)
        if left[0]:
            left[0] -= 1
            act()

    monkeypatch.setattr(module, "keep_daily_copy", meddle)


def saved_by_a_person(path: Path, row: int, column: int, value: object) -> None:
    import openpyxl

    book = openpyxl.load_workbook(path)
    book.active.cell(row, column, value)
    book.save(path)


def test_what_a_person_saves_at_the_last_moment_is_kept_and_our_edit_comes_on_top(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = plain_file(tmp_path)
    meddling(monkeypatch, lambda: saved_by_a_person(path, 2, 2, "Asha"), times=1)

    edit(path, "k2", "Name", "Name 2", "Bilal")

    assert [row[1] for row in cells(path)] == ["Name", "Asha", "Bilal", "Name 3"]


def test_when_a_person_changes_the_same_cell_at_the_last_moment_theirs_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = plain_file(tmp_path)
    meddling(monkeypatch, lambda: saved_by_a_person(path, 3, 2, "Bashir"), times=1)

    outcome = edit(path, "k2", "Name", "Name 2", "Bilal")

    assert (outcome.verdict, outcome.found, cells(path)[2][1]) == ("conflict", "Bashir", "Bashir")


def test_a_file_that_never_stands_still_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = plain_file(tmp_path)
    counter = iter(range(100))
    meddling(monkeypatch, lambda: saved_by_a_person(path, 2, 3, next(counter)), times=100)

    with pytest.raises(WorkbookUnavailable, match="keeps changing while it is being saved"):
        edit(path, "k2", "Name", "Name 2", "Bilal")

    assert cells(path)[2][1] == "Name 2"


def test_what_a_crash_left_is_swept_up_later(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    left, fresh = tmp_path / ".plain-abc.bahi-part", tmp_path / ".plain-def.bahi-part"
    left.touch()
    fresh.touch()
    os.utime(left, (0, 0))

    edit(path, "k2", "Name", "Name 2", "Bilal")

    assert (left.exists(), fresh.exists()) == (False, True)


def test_the_first_write_of_a_day_keeps_the_file_as_it_was(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    before = path.read_bytes()

    for name in ("A", "B"):
        write_on(path, datetime(2025, 3, 5, 10), name)

    assert [copy.name for copy in (tmp_path / "backups").iterdir()] == ["plain 2025-03-05.xlsx"]
    assert (tmp_path / "backups" / "plain 2025-03-05.xlsx").read_bytes() == before


def test_thirty_days_of_copies_are_kept(tmp_path: Path) -> None:
    path = plain_file(tmp_path)

    for day in range(1, 32):
        write_on(path, datetime(2025, 3, day), f"Name of day {day}")
    write_on(path, datetime(2025, 4, 1), "April")

    copies = sorted(copy.name for copy in (tmp_path / "backups").iterdir())
    assert (len(copies), copies[0], copies[-1]) == (30, "plain 2025-03-03.xlsx", "plain 2025-04-01.xlsx")


def write_on(path: Path, now: datetime, name: str) -> None:
    found = str(cells(path)[1][1])
    workbook = XlsxWorkbook(path, backups=path.parent / "backups", clock=lambda: now)
    workbook.apply([CellEdit("edit", "Contacts", "id", "k1", "Name", found, name)])


def test_a_backup_on_demand_is_the_file_as_it_is_now(tmp_path: Path) -> None:
    path = plain_file(tmp_path)

    copy = Path(workbook_at(path).back_up())

    assert copy.read_bytes() == path.read_bytes()
    assert copy.parent == tmp_path / "backups"
