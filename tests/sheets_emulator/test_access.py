"""Who may read and write, what the link of a spreadsheet gives, and the files it is exported as."""

import datetime
import io
from collections.abc import Callable
from typing import Any

import gspread
import openpyxl
import pytest
import requests
from gspread.exceptions import APIError
from python_calamine import CalamineWorkbook

from .client import Backstage, gspread_client
from .server import Server

OWNER, EDITOR, VIEWER, STRANGER = "owner@example.com", "editor@example.com", "viewer@example.com", "x@example.com"
TABS: dict[str, Any] = {"People": [["id", "Due"], ["a", "12"]], "Deals: 2024/25": [["id"], ["d1"]]}


@pytest.fixture
def key(backstage: Backstage) -> str:
    return backstage.workbook(TABS, shared_with=[EDITOR], viewers=[VIEWER])


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [(OWNER, True, True), (EDITOR, True, True), (VIEWER, True, False), (STRANGER, False, False)],
)
def test_editors_write_viewers_read_and_strangers_do_neither(
    server: Server, key: str, who: str, reads: bool, writes: bool
) -> None:
    client = gspread_client(server.url, who)

    assert _works(lambda: client.http_client.values_get(key, "People")) is reads
    assert _works(
        lambda: client.http_client.values_update(
            key, "People!B2", params={"valueInputOption": "RAW"}, body={"values": [["x"]]}
        )
    ) is (writes)


def _works(work: Callable[[], Any]) -> bool:
    try:
        work()
    except APIError as refused:
        assert (refused.code, refused.error["status"]) == (403, "PERMISSION_DENIED")
        assert refused.error["message"] == "The caller does not have permission"
        return False
    return True


def test_gspread_says_permission_error_to_a_stranger(server: Server, key: str) -> None:
    with pytest.raises(PermissionError):
        gspread_client(server.url, STRANGER).open_by_key(key)


def test_drive_hides_from_strangers_what_is_not_theirs(server: Server, key: str) -> None:
    seen = [
        [one["id"] for one in gspread_client(server.url, who).list_spreadsheet_files()]
        for who in (EDITOR, VIEWER, STRANGER)
    ]

    assert seen == [[key], [key], []]
    with pytest.raises(APIError, match="404"):
        gspread_client(server.url, STRANGER).del_spreadsheet(key)
    with pytest.raises(APIError, match="sufficient permissions"):
        gspread_client(server.url, EDITOR).del_spreadsheet(key)


def test_access_that_is_taken_away_ends_at_once(server: Server, backstage: Backstage, key: str) -> None:
    tab = gspread_client(server.url, EDITOR).open_by_key(key).sheet1

    backstage.give_access(key, viewers=[EDITOR])

    assert tab.acell("A2").value == "a"
    with pytest.raises(APIError, match="403"):
        tab.update_acell("A2", "b")


def test_sharing_through_drive_opens_a_closed_file(server: Server, key: str) -> None:
    gspread_client(server.url, OWNER).insert_permission(key, STRANGER, perm_type="user", role="writer")

    gspread_client(server.url, STRANGER).open_by_key(key).sheet1.update_acell("A2", "b")


def test_anyone_may_write_where_nobody_is_named(server: Server, backstage: Backstage) -> None:
    gspread_client(server.url, STRANGER).open_by_key(backstage.workbook(TABS)).sheet1.update_acell("A2", "b")


@pytest.mark.parametrize(("link", "found"), [(None, "Sign in"), ("reader", "id,Due\r\na,12"), ("writer", "id,Due\r\n")])
def test_a_link_needs_a_link_permission(server: Server, backstage: Backstage, link: str | None, found: str) -> None:
    key = backstage.workbook(TABS, link=link)

    answer = requests.get(f"{server.url}/spreadsheets/d/{key}/export?format=csv", timeout=10)

    assert answer.status_code == 200
    assert found in answer.text


def test_who_has_no_link_permission_is_sent_to_the_sign_in_page(server: Server, backstage: Backstage) -> None:
    key = backstage.workbook(TABS, link=None)

    answer = requests.get(f"{server.url}/spreadsheets/d/{key}/export?format=xlsx", allow_redirects=False, timeout=10)
    page = requests.get(server.url + answer.headers["Location"], timeout=10)

    assert (answer.status_code, page.status_code) == (302, 200)
    assert page.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("export?format=csv&gid=1", "id\r\nd1"),
        ("export?format=tsv&gid=0", "id\tDue\r\na\t12"),
        ("gviz/tq?tqx=out:csv&sheet=People", '"id","Due"\n"a","12"'),
        ("gviz/tq?tqx=out:csv&gid=1", '"id"\n"d1"'),
    ],
)
def test_one_tab_comes_as_text(server: Server, backstage: Backstage, path: str, text: str) -> None:
    key = backstage.workbook(TABS, link="reader")

    assert requests.get(f"{server.url}/spreadsheets/d/{key}/{path}", timeout=10).content.decode() == text


@pytest.fixture
def exported(server: Server, backstage: Backstage) -> bytes:
    key = backstage.workbook(TABS, link="writer")
    tab = gspread_client(server.url).open_by_key(key).sheet1
    typed = ["14/02/2024", "2024-02-14 18:30:00", "₹1,20,000", "12.5%", "9:05 am", "=C2+1", '="0"&12', "TRUE", "'0501"]
    tab.spreadsheet.update_locale("en_IN")
    tab.update([typed], "A2", raw=False)
    return requests.get(f"{server.url}/spreadsheets/d/{key}/export?format=xlsx", timeout=10).content


def test_an_exported_workbook_has_true_dates_for_openpyxl(exported: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported), data_only=True)

    assert book.sheetnames == ["People", "Deals 202425"]
    assert [cell.value for cell in book["People"][2]] == [
        datetime.datetime(2024, 2, 14), datetime.datetime(2024, 2, 14, 18, 30), 120_000, 0.125,
        datetime.time(9, 5), 120_001, "012", True, "0501",
    ]  # fmt: skip


def test_an_exported_workbook_has_true_dates_for_calamine(exported: bytes) -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(exported)).get_sheet_by_name("People").to_python()

    assert rows[1] == [
        datetime.date(2024, 2, 14), datetime.datetime(2024, 2, 14, 18, 30), 120_000, 0.125,
        datetime.time(9, 5), 120_001, "012", True, "0501",
    ]  # fmt: skip


def test_an_exported_workbook_keeps_its_formulas(exported: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported))

    assert [cell.value for cell in book["People"][2]][5:7] == ["=C2+1", '="0"&12']


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF-"), ("ods", b"PK"), ("zip", b"PK")])
def test_other_formats_open(server: Server, backstage: Backstage, kind: str, start: bytes) -> None:
    key = backstage.workbook(TABS, link="reader")

    answer = requests.get(f"{server.url}/spreadsheets/d/{key}/export?format={kind}", timeout=10)

    assert answer.content.startswith(start)


def test_files_are_found_by_drives_words(server: Server, backstage: Backstage) -> None:
    backstage.workbook(TABS, title="It's a shop")
    client = gspread_client(server.url)
    ask = {
        "name = 'It\\'s a shop' and trashed = false": 1,
        'name contains "SHOP" and not name = "x"': 1,
        "(name = 'x' or name contains 'shop') and mimeType != 'text/csv'": 1,
        "trashed = true": 0,
        "parents in 'root' and 'me' in owners": 1,
        "modifiedTime > '2020-01-01T00:00:00'": 1,
    }

    found = {
        q: client.http_client.request("get", "https://www.googleapis.com/drive/v3/files", params={"q": q}) for q in ask
    }

    assert {q: len(answer.json()["files"]) for q, answer in found.items()} == ask
    with pytest.raises(APIError, match="Invalid Value"):
        client.http_client.request("get", "https://www.googleapis.com/drive/v3/files", params={"q": "name = 'a' and"})


def test_colours_are_kept_in_eight_bits(client: gspread.Client) -> None:
    tab = client.create("Shop").sheet1
    tab.format("A1", {"backgroundColor": {"red": 0.5, "green": 0.001}})

    fields = "sheets.data.rowData.values.userEnteredFormat.backgroundColor"
    found = tab.spreadsheet.fetch_sheet_metadata({"fields": fields})["sheets"][0]["data"][0]["rowData"][0]["values"]

    assert found == [{"userEnteredFormat": {"backgroundColor": {"red": 0.49803922}}}]
