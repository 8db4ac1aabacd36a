"""A sheet that anyone with its link may view, read without any key over real HTTP."""

import io
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from sync.check import check_sheet
from sync.edits import conflicts, save_edit, waiting
from sync.google.opening import open_google
from sync.google.viewed import Seen, ViewedSheet
from sync.place import Place
from sync.pull import pull
from sync.push import push
from sync.sheet_address import sheet_address
from sync.workbook import WorkbookReadOnly, WorkbookUnavailable
from tests.sheets_emulator.client import Backstage
from tests.sync.google.conftest import TABS
from tests.sync.google.saying import google_saying
from validation.business import Business


@pytest.fixture
def open_sheet(backstage: Backstage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A shop's sheet that is open to whoever has the link, on a computer that has no key."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("BAHI_GOOGLE_KEY", raising=False)
    monkeypatch.setenv("BAHI_GOOGLE_API", backstage.url)
    return backstage.workbook(TABS, shared_with=["owner@example.com"], link="reader")


def refusing(said: str) -> AbstractContextManager[object]:
    return pytest.raises(WorkbookUnavailable, match=said)


def downloads(backstage: Backstage) -> int:
    return sum(call["path"].endswith("/export") for call in backstage.calls())


def test_it_is_read_without_a_key(open_sheet: str, tmp_path: Path) -> None:
    contents = open_google(sheet_address(open_sheet), journal=tmp_path / "journal").read()

    assert [tab.name for tab in contents.tabs] == ["Contacts", "Notes"]
    assert contents.tabs[0].rows[2][:3] == ["k2", "Bilal", "+92 300 1234567"]


def test_its_version_follows_what_is_in_it_not_the_bytes_of_a_download(backstage: Backstage, open_sheet: str) -> None:
    def version() -> str:
        return ViewedSheet(open_sheet, base=backstage.url).version()

    first, again = version(), version()
    backstage.act({"do": "request", "spreadsheet": open_sheet, "requests": [_written("Asha Devi")]})

    assert first == again != version()


def test_it_is_not_downloaded_again_within_seconds(backstage: Backstage, open_sheet: str) -> None:
    now, seen = [100.0], Seen()

    for moment in (100.0, 105.0, 114.0, 116.0):
        now[0] = moment
        ViewedSheet(open_sheet, base=backstage.url, seen=seen, clock=lambda: now[0]).version()

    assert downloads(backstage) == 2


def test_a_reading_after_looking_downloads_nothing_more(backstage: Backstage, open_sheet: str) -> None:
    sheet = ViewedSheet(open_sheet, base=backstage.url)

    assert sheet.version() == sheet.read().version
    assert downloads(backstage) == 1


def test_an_edit_waits_and_is_no_conflict(open_sheet: str, tmp_path: Path) -> None:
    place = Place(sheet_address(open_sheet), tmp_path / "state")
    pull(place)
    save_edit(place, "Contacts", "k1", {"name": "Aaron"}, seen={"name": "Asha"}, author="tester")

    with pytest.raises(WorkbookReadOnly, match="can only be read"):
        push(place)

    assert [entry.cell for entry in waiting(place)] == ["Aaron"]
    assert conflicts(place) == ()


def test_a_sheet_that_nobody_shared_says_what_to_do(backstage: Backstage, open_sheet: str) -> None:
    private = backstage.workbook(TABS, shared_with=["owner@example.com"])

    with pytest.raises(WorkbookUnavailable, match="press Share, set General access to “Anyone with the link”"):
        ViewedSheet(private, base=backstage.url).read()


def test_a_sheet_that_is_not_there_is_told(backstage: Backstage, open_sheet: str) -> None:
    with pytest.raises(WorkbookUnavailable, match="no Google Sheet at this address"):
        ViewedSheet("1" * 44, base=backstage.url).read()


@pytest.mark.parametrize(
    "status, body, said",
    [
        (401, b"<html>Sign in</html>", "not open to whoever has its link"),
        (200, b"<html>Sorry, this file cannot be downloaded</html>", "does not hand this sheet out"),
        (400, b"<html>Sorry, unable to open the file</html>", "does not hand this sheet out"),
        (429, b"<html>Sorry...</html>", "asks us to slow down"),
        (503, b"<html>502</html>", "has trouble right now"),
    ],
)
def test_what_google_answers_instead_of_a_sheet_is_told_in_words(status: int, body: bytes, said: str) -> None:
    with google_saying(status, body, content_type="text/html; charset=utf-8") as address, refusing(said):
        ViewedSheet("1" * 44, base=address).read()


def test_a_sheet_too_large_to_be_read_so_is_left_after_a_hundred_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.google.viewed.MOST_BYTES", 1 << 20)

    with (
        google_saying(200, b"PK\3\4" + bytes(3 << 20), content_type="application/zip") as address,
        refusing("larger than 1 MB"),
    ):
        ViewedSheet("1" * 44, base=address).read()


def test_something_that_is_no_workbook_is_told_without_naming_a_file_of_ours() -> None:
    with (
        google_saying(200, b"PK\3\4 no more", content_type="application/zip") as address,
        refusing("does not hand this sheet out"),
    ):
        ViewedSheet("1" * 44, base=address).read()


def test_without_a_network_it_is_told() -> None:
    with pytest.raises(WorkbookUnavailable, match="Google cannot be reached"):
        ViewedSheet("1" * 44, base="http://127.0.0.1:9").read()


def test_our_own_hidden_tab_is_not_read_as_one_of_the_owners() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Name", datetime(2024, 3, 5)])
    book.create_sheet("_sync").append(["ours"])
    content = io.BytesIO()
    book.save(content)

    with google_saying(200, content.getvalue(), content_type="application/zip") as address:
        tabs = ViewedSheet("1" * 44, base=address).read().tabs

    assert [tab.name for tab in tabs] == ["Sheet"]


def test_check_my_sheet_takes_the_link(open_sheet: str) -> None:
    checked = check_sheet(f"docs.google.com/spreadsheets/d/{open_sheet}/edit?usp=sharing", Business())

    assert [(tab.tab, tab.table, tab.rows) for tab in checked.tabs] == [("Contacts", "Contacts", 3), ("Notes", None, 2)]


def _written(name: str) -> dict[str, object]:
    start = {"sheetId": 0, "rowIndex": 1, "columnIndex": 1}
    rows = [{"values": [{"userEnteredValue": {"stringValue": name}}]}]
    return {"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}}
