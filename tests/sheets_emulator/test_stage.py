"""People and faults on demand, and the ledger that tells what was really done."""

import io
import time
from collections.abc import Callable
from typing import Any

import gspread
import openpyxl
import pytest
import requests
from gspread.exceptions import APIError

from .client import Backstage, gspread_client
from .server import Server

PEOPLE = [["id", "Name", "City"], ["c", "Ravi", "Pune"], ["a", "Seeta", "Delhi"], ["b", "Imran", "Lahore"]]


@pytest.fixture
def key(backstage: Backstage) -> str:
    return backstage.workbook({"People": PEOPLE})


@pytest.fixture
def people(client: gspread.Client, key: str) -> gspread.Worksheet:
    return client.open_by_key(key).sheet1


ACTIONS: list[tuple[dict[str, Any], Callable[[list[list[Any]]], Any], Any]] = [
    ({"do": "edit", "id": "a", "column": "City", "value": "Agra"}, lambda rows: rows[2][2], "Agra"),
    ({"do": "edit", "cell": "B2", "value": "12"}, lambda rows: rows[1][1], 12),
    ({"do": "sort", "by": "id"}, lambda rows: [row[0] for row in rows], ["id", "a", "b", "c"]),
    ({"do": "sort", "by": "Name", "descending": True}, lambda rows: [row[0] for row in rows], ["id", "a", "c", "b"]),
    ({"do": "insert_row", "at": 3, "values": {"Name": "Zara"}}, lambda rows: rows[2], [None, "Zara"]),
    ({"do": "append_row", "values": ["d", "Zara"]}, lambda rows: rows[4], ["d", "Zara"]),
    ({"do": "delete_row", "id": "c"}, lambda rows: [row[0] for row in rows], ["id", "a", "b"]),
    ({"do": "copy_row", "id": "c"}, lambda rows: [row[0] for row in rows], ["id", "c", "c", "a", "b"]),
    ({"do": "copy_row", "id": "a", "to": 2}, lambda rows: [row[0] for row in rows], ["id", "a", "c", "a", "b"]),
    ({"do": "move_row", "id": "c", "to": 5}, lambda rows: [row[0] for row in rows], ["id", "a", "b", "c"]),
    ({"do": "rename_heading", "column": "City", "to": "Town"}, lambda rows: rows[0], ["id", "Name", "Town"]),
    ({"do": "move_column", "column": "City", "to": "id"}, lambda rows: rows[1], ["Pune", "c", "Ravi"]),
    ({"do": "insert_column", "at": "Name", "heading": "Age"}, lambda rows: rows[0], ["id", "Age", "Name", "City"]),
    ({"do": "delete_column", "column": "Name"}, lambda rows: rows[1], ["c", "Pune"]),
]


@pytest.mark.parametrize(("action", "look", "expected"), ACTIONS)
def test_people_act_by_words(backstage: Backstage, key: str, action: Any, look: Any, expected: Any) -> None:
    done = backstage.act(action)

    assert done == [True]
    assert look(backstage.cells(key)["People"]) == expected


def test_an_action_on_a_row_that_is_gone_does_nothing(backstage: Backstage, key: str) -> None:
    assert backstage.act(
        {"do": "delete_row", "id": "c"}, {"do": "edit", "id": "c", "column": "City", "value": "x"}
    ) == [True, False]


def test_people_act_just_before_and_just_after_a_call(backstage: Backstage, people: gspread.Worksheet) -> None:
    edits = [{"do": "edit", "cell": "B2", "value": value} for value in ("before", "after")]
    backstage.queue({"match": "GET", "before": edits[:1], "after": edits[1:]})

    assert [people.acell("B2").value for _ in range(2)] == ["before", "after"]


def test_a_scene_waits_for_the_call_it_names(backstage: Backstage, people: gspread.Worksheet) -> None:
    backstage.queue({"match": "PUT", "skip": 1, "fault": "503"})
    people.get("A1")
    people.update([["x"]], "A9")

    with pytest.raises(APIError):
        people.update([["y"]], "A9")

    assert people.acell("A9").value == "x"


@pytest.mark.parametrize("applied", [False, True])
@pytest.mark.parametrize("fault", ["500", "503", "502"])
def test_a_server_error_may_hide_that_it_was_applied(
    backstage: Backstage, people: gspread.Worksheet, fault: str, applied: bool
) -> None:
    backstage.queue({"fault": fault, "applied": applied})

    with pytest.raises(APIError) as failed:
        people.update([["x"]], "A9")

    assert failed.value.response.status_code == int(fault)
    assert people.acell("A9").value == ("x" if applied else None)


def test_too_many_calls_are_told_when_to_come_back(backstage: Backstage, people: gspread.Worksheet) -> None:
    backstage.queue({"fault": "429", "retry_after": 7})

    with pytest.raises(APIError) as failed:
        people.get("A1")

    assert (failed.value.code, failed.value.response.headers["Retry-After"]) == (429, "7")
    assert failed.value.error["status"] == "RESOURCE_EXHAUSTED"


@pytest.mark.parametrize(("fault", "found"), [("drop_before", None), ("drop_after", "x"), ("late", None)])
def test_a_connection_drops_before_or_after_the_call_is_applied(
    backstage: Backstage, people: gspread.Worksheet, fault: str, found: str | None
) -> None:
    backstage.queue({"fault": fault})

    with pytest.raises(requests.ConnectionError):
        people.update([["x"]], "A9")

    assert people.acell("A9").value == found


def test_a_late_call_arrives_after_others(backstage: Backstage, people: gspread.Worksheet) -> None:
    backstage.queue({"fault": "late", "after_calls": 2})
    with pytest.raises(requests.ConnectionError):
        people.update([["late"]], "A9")

    seen = [people.acell("A9").value for _ in range(2)]

    assert seen == [None, "late"]


def test_a_late_call_hangs_until_its_client_gives_up(server: Server, backstage: Backstage, key: str) -> None:
    client = gspread_client(server.url)
    people = client.open_by_key(key).sheet1
    client.set_timeout((1, 0.1))
    backstage.queue({"fault": "late", "hang": 0.3})

    with pytest.raises(requests.Timeout):
        people.update([["late"]], "A9")

    assert backstage.arrive() == 1
    assert backstage.cells(key)["People"][8] == ["late"]


def test_a_slow_answer_comes_late_but_comes(backstage: Backstage, people: gspread.Worksheet) -> None:
    backstage.queue({"fault": "slow", "seconds": 0.2})
    begun = time.monotonic()

    assert people.acell("B2").value == "Ravi"
    assert time.monotonic() - begun >= 0.2


def test_the_ledger_tells_who_changed_which_cell_in_which_order(
    backstage: Backstage, people: gspread.Worksheet
) -> None:
    backstage.act({"do": "edit", "id": "a", "column": "City", "value": "Agra", "author": "meena@example.com"})
    backstage.act({"do": "sort", "by": "id"})
    people.update([["Goa"]], "C2")

    log = backstage.log()

    assert [(one["author"], one["kind"]) for one in log] == [
        ("meena@example.com", "edit"),
        ("person@example.com", "sort"),
        ("app@bahi.example.com", "edit"),
    ]
    assert (log[0]["cell"], log[0]["before"], log[0]["after"]) == ("C3", "Delhi", "Agra")
    assert (log[2]["cell"], log[2]["before"], log[2]["heading"]) == ("C2", "Agra", "City")
    assert log[0]["row_uid"] == log[2]["row_uid"]


def test_what_was_refused_leaves_no_trace(backstage: Backstage, people: gspread.Worksheet) -> None:
    cells = [{"values": [{"userEnteredValue": {"stringValue": "x"}}]}]
    write = {"updateCells": {"start": {"sheetId": 0}, "rows": cells, "fields": "userEnteredValue"}}

    with pytest.raises(APIError):
        people.spreadsheet.batch_update({"requests": [write, {"deleteSheet": {"sheetId": 5}}]})

    assert backstage.log() == []
    assert [call["applied"] for call in backstage.calls()][-1] is False


def test_the_quota_is_sixty_a_minute_by_a_clock_that_can_be_moved(
    backstage: Backstage, people: gspread.Worksheet
) -> None:
    backstage.quota(reads=3, writes=1)

    for _ in range(3):
        people.get("A1")
    with pytest.raises(APIError, match="429"):
        people.get("A1")
    people.update([["x"]], "A9")
    backstage.advance(61)
    people.get("A1")


def test_a_public_link_gives_a_workbook_file_and_a_private_one_a_sign_in_page(
    server: Server, client: gspread.Client, people: gspread.Worksheet
) -> None:
    people.update([["=LEN(B2)", "0501"]], "D2", raw=False)
    address = f"{server.url}/spreadsheets/d/{people.spreadsheet_id}/export?format=xlsx"
    refused = requests.get(address, allow_redirects=False, timeout=10)
    people.spreadsheet.share("", perm_type="anyone", role="reader")

    book = openpyxl.load_workbook(io.BytesIO(requests.get(address, timeout=10).content), data_only=True)

    assert refused.status_code == 302
    assert [cell.value for cell in book["People"][2]] == ["c", "Ravi", "Pune", 4, 501]
