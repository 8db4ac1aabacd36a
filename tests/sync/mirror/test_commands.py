"""The history commands, as processes of their own."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from sync.place import Place
from tests import workbooks

RAJESH = "kfm2a3bcde"


def run(place: Place, *words: str, expected: int = 0) -> str:
    command = [sys.executable, "-m", "sync", *words, "--workbook", place.workbook, "--state", str(place.state)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == expected, done.stderr
    return done.stdout + done.stderr


def test_the_state_folder_deleted_and_the_sheet_pulled_again(tmp_path: Path) -> None:
    place = Place(str(workbooks.write(tmp_path / "shop.xlsx")), tmp_path / "state")
    run(place, "pull")
    run(place, "edit", "Contacts", RAJESH, "city=Delhi", "--author", "Asha")
    run(place, "push")
    run(place, "history", "mirror", "on")
    before = run(place, "restore", "list", "--json")

    shutil.rmtree(place.state)
    said = run(place, "pull")

    assert "History brought back from the sheet: 1 changes since" in said
    assert run(place, "restore", "list", "--json") == before
    assert json.loads(run(place, "history", "status", "--json"))["on"]


def test_where_nothing_is_kept_nothing_can_be_brought_back(tmp_path: Path) -> None:
    place = Place(str(workbooks.write(tmp_path / "shop.xlsx")), tmp_path / "state")

    assert "No history is kept in this sheet." in run(place, "history", "rebuild", expected=2)
    assert "on this computer only" in run(place, "history", "status")
