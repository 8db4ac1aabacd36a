"""`python -m reports` writes whole files or says in one sentence why not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

from reports.cli import run
from sync.place import Place
from sync.pull import pull

CUSTOMERS = (("Name", "Phone", "City"), ("Asif", "0300 1234567", "Lahore"), ("Sana", "0301 7654321", "Karachi"))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("shop")
    with xlsxwriter.Workbook(folder / "shop.xlsx") as book:
        sheet = book.add_worksheet("Customers")
        for number, row in enumerate(CUSTOMERS):
            sheet.write_row(number, 0, row)
    place = Place(str(folder / "shop.xlsx"), folder / "state")
    pull(place)
    return place


@pytest.fixture(autouse=True)
def _in_the_shop(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAHI_WORKBOOK", place.workbook)
    monkeypatch.setenv("BAHI_STATE", str(place.state))


def test_a_report_is_written_by_its_name(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reports", "customer-list", "--out", str(tmp_path / "list.csv")]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == str(tmp_path / "list.csv")
    assert "Asif" in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(("ending", "start"), [("xlsx", b"PK"), ("pdf", b"%PDF"), ("csv", b"\xef\xbb\xbf")])
def test_the_ending_says_which_kind_of_file(tmp_path: Path, ending: str, start: bytes) -> None:
    run(["customer-list", "--out", str(tmp_path / f"list.{ending}")])

    assert (tmp_path / f"list.{ending}").read_bytes().startswith(start)


def test_in_a_folder_the_file_is_named_after_the_report_and_the_day(tmp_path: Path) -> None:
    run(["data-quality", "--format", "pdf", "--out", str(tmp_path)])

    (written,) = tmp_path.iterdir()
    assert (written.name[:13], written.suffix) == ("data-quality-", ".pdf")


def test_the_filter_is_respected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["customer-list", "--where", "city=Lahore", "--json"])

    assert json.loads(capsys.readouterr().out)["figures"][0]["value"] == 1


def test_the_reports_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    run(["list", "--json"])

    names = [report["name"] for report in json.loads(capsys.readouterr().out)["reports"]]
    assert {"customer-list", "sales-by-month", "money-to-collect", "data-quality"} <= set(names)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("wages --out x.pdf", "There is no report wages. There are: digest,"),
        ("customer-list", "Please say where the report goes: --out FILE."),
        (
            "customer-list --json --where shoe=9",
            '"shoe=9" names no column of customers, or a value',
        ),
        (
            "data-quality --json --where city=Lahore",
            "data-quality is always about the whole sheet;",
        ),
        ("sales-by-month --json --from 5/3/24", '"5/3/24" is not a day. Please write it like 2024-03-31.'),
        ("sales-by-month --json --from 2024-03-05 --to 2024-03-01", "The last day (2024-03-01) is before the first"),
        ("customer-list --json --lang fr", "Reports speak en, hi, ur, not fr."),
        ("customer-list --out nowhere/list.csv", "nowhere/list.csv could not be written: No such file or directory."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: str, sentence: str
) -> None:
    code = run(arguments.split())

    assert (code, capsys.readouterr().err.startswith(sentence)) == (2, True)


def test_a_file_that_is_there_stays_whole_when_the_new_one_fails(tmp_path: Path) -> None:
    old = tmp_path / "list.csv"
    old.write_text("old")

    assert run(["customer-list", "--where", "shoe=9", "--out", str(old)]) == 2
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]
