"""Where the history is kept in the sheet without being asked for: only where the disk is known to be lost."""

from pathlib import Path

import pytest

from sync.mirror.suggested import is_lost_with_the_machine, is_suggested
from sync.place import Place

SHEET = "https://docs.google.com/spreadsheets/d/1aVeryLongIdOfAGoogleSheetThatIsAsLongAsTheyAre/edit"


@pytest.mark.parametrize(
    ("folder", "variable", "is_lost"),
    [
        ("/mount/src/bahi/state", "", True),
        ("/var/lib/bahi", "K_SERVICE", True),
        ("/var/lib/bahi", "DYNO", True),
        ("/proc/bahi", "", False),
    ],
)
def test_a_host_that_forgets_its_disk_is_known(
    folder: str, variable: str, is_lost: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("K_SERVICE", raising=False)
    monkeypatch.delenv("DYNO", raising=False)
    if variable:
        monkeypatch.setenv(variable, "bahi")

    assert is_lost_with_the_machine(Path(folder)) == is_lost


def test_a_trial_in_a_temporary_folder_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("K_SERVICE", "bahi")

    assert not is_suggested(Place(SHEET, tmp_path / "state"))


def test_a_file_is_lost_with_its_machine_anyway(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("K_SERVICE", "bahi")

    assert is_suggested(Place(SHEET, Path("/var/lib/bahi")))
    assert not is_suggested(Place("customers.xlsx", Path("/var/lib/bahi")))
