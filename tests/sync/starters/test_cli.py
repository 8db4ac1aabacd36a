"""A trade's workbook from the command line."""

import subprocess
import sys
from pathlib import Path

import openpyxl


def prepared(workbook: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The command as people type it."""
    command = [
        sys.executable,
        "-m",
        "sync",
        "prepare",
        "--workbook",
        str(workbook),
        "--state",
        str(workbook.parent / "s"),
    ]
    return subprocess.run([*command, *options], capture_output=True, text=True, check=False)


def test_a_clinic_begins_with_patients_appointments_and_fees_in_hindi(tmp_path: Path) -> None:
    done = prepared(tmp_path / "new.xlsx", "--starter", "clinic", "--lang", "hi")

    assert done.returncode == 0, done.stderr
    tabs = openpyxl.load_workbook(tmp_path / "new.xlsx").sheetnames
    assert tabs[:3] == ["मरीज़", "अपॉइंटमेंट", "इलाज और फ़ीस"]


def test_a_trade_that_nobody_knows_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    refused = prepared(tmp_path / "new.xlsx", "--starter", "circus")

    assert refused.returncode == 2
    assert "clinic" in refused.stderr
    assert not (tmp_path / "new.xlsx").exists()
