import json
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


def test_status_has_the_promised_shape(place: Place) -> None:
    status = json.loads(run(place, "status", "--json"))

    assert status["tables"]["Contacts"]["rows"] == 3
    assert status["outbox"] == {"pending": 0, "conflicts": 0}
    assert status["history"] == {"changes": 0}
    assert {"workbook", "state", "snapshot", "taken_at"} <= set(status)


def test_an_edit_is_shown_at_once_as_waiting(place: Place) -> None:
    run(place, "edit", "Contacts", RAJESH, "city=Delhi")

    shown = json.loads(run(place, "show", "Contacts", RAJESH, "--json"))

    assert shown["fields"]["city"] == "Delhi"
    assert shown["waiting"] == ["city"]


def test_find_searches_in_any_script(place: Place) -> None:
    found = json.loads(run(place, "find", "Contacts", "सीता", "--json"))

    assert [row["name"] for row in found["rows"]] == ["Seeta Devi"]


def test_find_takes_filters(place: Place) -> None:
    assert json.loads(run(place, "find", "Contacts", "city=Lahore", "--json"))["count"] == 1


def test_add_push_pull_is_the_same_path_as_the_forms(place: Place) -> None:
    run(place, "add", "contacts", "name=Zara Ali")
    run(place, "push")
    run(place, "pull")

    assert "Zara Ali" in [row[1] for row in workbooks.cells(Path(place.workbook))]


def test_a_conflict_is_exit_code_1(place: Place) -> None:
    run(place, "edit", "Contacts", RAJESH, "city=Delhi")
    rows = workbooks.cells(Path(place.workbook))
    rows[1][3] = "Agra"
    workbooks.rewrite(Path(place.workbook), rows)

    run(place, "push", expected=1)


def test_what_cannot_be_done_is_exit_code_2_and_one_sentence(place: Place) -> None:
    said = run(place, "edit", "Contacts", "nobody", "city=Delhi", expected=2)

    assert said.strip() == "There is no row nobody in Contacts any more. Was it deleted in the sheet?"


def test_an_unknown_tab_is_named(place: Place) -> None:
    assert "There is no tab Kontacts" in run(place, "find", "Kontacts", "x", expected=2)


def test_prepare_announces_ids_before_it_writes_them(tmp_path: Path) -> None:
    path = workbooks.write(tmp_path / "own.xlsx", {"Customers": [("Name", "Mobile"), ("Asha", "9876543210")]})
    place = Place(str(path), tmp_path / "state")

    announced = json.loads(run(place, "prepare", "--json"))
    assert announced["planned"] == [{"tab": "Customers", "rows": 1, "adds_column": True}]
    assert workbooks.cells(path, "Customers")[0] == ["Name", "Mobile"]

    done = json.loads(run(place, "prepare", "--yes", "--json"))
    assert done["numbered"] == 1
    assert Path(done["backup"]).exists()
    assert workbooks.cells(path, "Customers")[0] == ["Name", "Mobile", "ID"]


def test_the_demo_never_overwrites_a_file(place: Place) -> None:
    assert json.loads(run(place, "demo", "--json"))["made"] is False
    assert len(workbooks.cells(Path(place.workbook))) == 4
