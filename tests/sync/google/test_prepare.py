"""Preparing a Google Sheet: an empty one gets its tabs, an owner's own gets IDs and only what was asked for."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sync.edits import add_record
from sync.place import Place
from sync.pull import pull
from sync.push import push
from sync.sheet_address import sheet_address
from sync.workbook import Dressing, NewColumn, NewTab, WorkbookUnavailable
from tests.sheets_emulator.client import Backstage
from tests.sheets_emulator.server import Server
from tests.sync.google.desk import Shop
from tests.sync.google.prepared import ACCOUNT, Bench, Shown, bench_at, owner_wears, shown_at

OWNERS: dict[str, Sequence[Sequence[Any]]] = {
    "My people": [
        ["List of customers"],
        ["Name", "Mobile", "Village", "Balance"],
        ["Asha", "0501234567", "Kheri", 100],
        ["Bilal", "9876543210", "Rampur", 250.5],
    ],
    "Notes": [["Anything"], ["stays"]],
}
SMALL = ("--tab", "Sales")
FAULTS = ["drop_before", "drop_after", "503"]


@pytest.fixture
def bench(backstage: Backstage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    return bench_at(backstage, tmp_path, monkeypatch)


@dataclass(frozen=True)
class Begun:
    """An empty sheet that was prepared: what was told before, and what it shows since."""

    told: list[str]
    before: list[str]
    shown: Shown


@pytest.fixture(scope="module")
def begun(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Begun]:
    with pytest.MonkeyPatch.context() as patch:
        bench = bench_at(Backstage(server.url), tmp_path_factory.mktemp("begun"), patch)
        sheet = bench.backstage.workbook({})
        told, before = bench.prepare(sheet)["tabs"], bench.shown(sheet).titles
        bench.prepare(sheet, "--yes")
        yield Begun(told, before, bench.shown(sheet))


def test_an_empty_sheet_is_told_its_tabs_and_left_alone_until_yes(begun: Begun) -> None:
    assert begun.told == ["Contacts", "Sales", "Activities", "Lists"]
    assert begun.before == ["Sheet1"]


def test_an_empty_sheet_becomes_a_prepared_one_and_its_empty_tab_the_first(begun: Begun) -> None:
    assert begun.shown.titles == ["Contacts", "Sales", "Activities", "Lists"]
    assert begun.shown.tabs["_sync"]["properties"]["hidden"]


def test_headings_stay_in_view_and_say_what_they_are_for(begun: Begun) -> None:
    assert begun.shown.tabs["Contacts"]["properties"]["gridProperties"]["frozenRowCount"] == 1
    assert begun.shown.column("Contacts", "ID")[0]["note"].startswith("Bahi fills this in.")


def test_phones_and_codes_are_text_to_the_end_of_the_column(begun: Begun) -> None:
    below = begun.shown.column("Contacts", "Phones")[1:]

    assert len(below) >= 1000
    assert {cell["userEnteredFormat"]["numberFormat"]["type"] for cell in below} == {"TEXT"}


@pytest.mark.parametrize(
    "tab, heading, kind, pattern",
    [
        ("Sales", "Date", "DATE", "dd mmm yyyy"),
        ("Sales", "Amount", "NUMBER", "#,##0.00"),
        ("Activities", "When", "DATE_TIME", "dd mmm yyyy hh:mm"),
        ("Lists", "Chance (%)", "NUMBER", '0.##"%"'),
    ],
)
def test_days_money_and_shares_show_as_such(begun: Begun, tab: str, heading: str, kind: str, pattern: str) -> None:
    assert begun.shown.format(tab, heading) == {"type": kind, "pattern": pattern}


def test_a_drop_down_offers_the_words_of_the_lists_tab_and_takes_others(begun: Begun) -> None:
    rule = begun.shown.column("Contacts", "Source")[1]["dataValidation"]
    [source] = rule["condition"]["values"]
    first, last = source["userEnteredValue"].removeprefix("=Lists!$C$").split(":$C$")
    words = [cell.get("formattedValue") for cell in begun.shown.column("Lists", "Value")]

    assert (rule["condition"]["type"], rule.get("strict", False), rule["showCustomUi"]) == ("ONE_OF_RANGE", False, True)
    assert words[int(first) - 1 : int(last)][:2] == ["Walk-in", "Friend or customer"]


def test_people_are_warned_before_they_change_what_is_bahis(begun: Begun) -> None:
    assert [begun.shown.warned(tab) for tab in ("Sales", "Lists", "_sync")] == [[0], [0], [0]]


def test_preparing_twice_changes_nothing(bench: Bench) -> None:
    sheet = bench.backstage.workbook({})
    bench.prepare(sheet, *SMALL, "--yes")
    before = len(bench.backstage.log()), bench.shown(sheet)

    again = bench.prepare(sheet, *SMALL, "--yes", "--notes", "--drop-downs", "--formats")

    assert (again["tabs"], again["looks"], again["planned"]) == ([], [], [])
    assert (len(bench.backstage.log()), bench.shown(sheet)) == before


def test_what_somebody_types_into_the_empty_tab_meanwhile_stays(bench: Bench) -> None:
    sheet = bench.backstage.workbook({})
    bench.at_the_next_write(sheet, do="edit", cell="A1", value="Asha")

    bench.prepare(sheet, *SMALL, "--yes")

    headings, *rows = bench.rows(sheet, "Sales")
    assert headings[:2] == ["ID", "Date"]
    assert [row[0] for row in rows] == ["Asha"]


def test_an_empty_tab_that_a_person_named_keeps_its_name(bench: Bench) -> None:
    sheet = bench.backstage.workbook({"My shop": []})

    bench.prepare(sheet, *SMALL, "--yes")

    assert bench.shown(sheet).titles == ["My shop", "Sales", "Lists"]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_lost_answer_makes_each_tab_once(bench: Bench, fault: str) -> None:
    sheet = bench.backstage.workbook({})
    bench.fault(fault)

    bench.prepare(sheet, *SMALL, "--yes")

    assert bench.shown(sheet).titles == ["Sales", "Lists"]
    assert bench.shown(sheet).warned("Sales") == [0]


def test_an_owners_sheet_is_told_what_would_be_added_and_left_alone(bench: Bench) -> None:
    sheet = bench.backstage.workbook(OWNERS)

    told = bench.prepare(sheet)

    assert told["planned"] == [{"tab": "My people", "rows": 2, "adds_column": True}]
    assert {offer["dressing"] for offer in told["offers"]} == {"note", "format"}
    assert bench.backstage.log() == []


def test_what_would_be_added_is_told_in_words(bench: Bench) -> None:
    sheet = bench.backstage.workbook(OWNERS, locale="en_IN")

    assert bench.said(sheet, "--formats").splitlines() == [
        "My people: 2 rows without an ID, a new column",
        "My people: a number format for Mobile, Balance",
        "Add this with --yes.",
        "On request (--notes), My people: a note at Name, Mobile, Balance",
    ]


def test_a_sheet_that_takes_the_month_first_is_pointed_out(bench: Bench) -> None:
    american, indian = (bench.backstage.workbook(OWNERS, locale=locale) for locale in ("en_US", "en_IN"))

    assert "This sheet takes 5/3 for the third of May." in bench.said(american)
    assert bench.prepare(indian)["reads_month_first"] is False


def test_an_owners_sheet_gets_ids_and_nothing_else(bench: Bench) -> None:
    sheet = bench.backstage.workbook(OWNERS)

    done = bench.prepare(sheet, "--yes")

    assert done["numbered"] == 2
    assert bench.our_edits() == [("My people", cell, None) for cell in ("E2", "E3", "E4")]
    assert bench.shown(sheet).titles == ["My people", "Notes"]
    assert bench.shown(sheet).warned("My people") == [4]
    assert "note" not in bench.shown(sheet).column("My people", "Mobile", header_row=2)[0]


def test_an_owners_sheet_gets_notes_and_formats_where_they_were_asked_for(bench: Bench) -> None:
    sheet = bench.backstage.workbook(OWNERS)
    bench.prepare(sheet, "--yes")
    before = bench.rows(sheet, "My people")

    bench.prepare(sheet, "--yes", "--notes", "--formats")

    shown = bench.shown(sheet)
    assert shown.column("My people", "Mobile", header_row=2)[0]["note"]
    assert shown.format("My people", "Mobile", header_row=2)["type"] == "TEXT"
    assert bench.rows(sheet, "My people") == before


def test_notes_formats_and_drop_downs_of_the_owner_stay(bench: Bench) -> None:
    sheet = bench.backstage.workbook({"Contacts": [["Name", "Mobile", "Source"], ["Asha", "0501234567", "Fair"]]})
    rule = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "Fair"}]}}
    sources = {"sheetId": 0, "startRowIndex": 1, "startColumnIndex": 2, "endColumnIndex": 3}
    note = {"updateCells": {"start": {"sheetId": 0}, "rows": [{"values": [{"note": "mine"}]}], "fields": "note"}}
    bench.act(
        sheet, note, {"setDataValidation": {"range": sources, "rule": rule}}, *owner_wears(0, 1, "0000000000", [1])
    )

    told = bench.prepare(sheet, "--yes", "--notes", "--formats", "--drop-downs")

    assert [(lack["dressing"], lack["headings"]) for lack in told["looks"]] == [("note", ["Mobile", "Source"])]
    shown = bench.shown(sheet)
    assert shown.format("Contacts", "Mobile")["pattern"] == "0000000000"
    assert shown.column("Contacts", "Source")[1]["dataValidation"]["condition"] == rule["condition"]


def test_drop_downs_of_an_owners_sheet_bring_a_lists_tab(bench: Bench) -> None:
    sheet = bench.backstage.workbook({"Contacts": [["Name", "Mobile", "Source"], ["Asha", "0501234567", "Walk-in"]]})

    told = bench.prepare(sheet, "--drop-downs", "--yes")

    rule = bench.shown(sheet).column("Contacts", "Source")[1]["dataValidation"]["condition"]
    assert told["tabs"] == ["Lists"]
    assert rule["values"] == [{"userEnteredValue": "=Lists!$C$2:$C$11"}]
    assert bench.prepare(sheet, "--drop-downs")["looks"] == []


@pytest.mark.parametrize(
    "call, fault", [(0, "drop_after"), (1, "drop_before"), (2, "503"), (3, "drop_after"), (4, "503")]
)
def test_a_lost_answer_gives_nothing_twice(bench: Bench, call: int, fault: str) -> None:
    sheet = bench.backstage.workbook(OWNERS)
    bench.fault(fault, skip=call)

    bench.prepare(sheet, "--yes", "--notes", "--formats")

    assert bench.shown(sheet).warned("My people") == [4]
    assert sorted(cell for _, cell, _ in bench.our_edits()) == ["E2", "E3", "E4"]


def test_what_arrives_late_is_not_given_once_more(shop: Shop) -> None:
    ids = NewTab("Contacts", (NewColumn("id", "Bahi's", is_protected=True),))
    for fault in ("late", "drop_before", "drop_before", "drop_before", "drop_before"):
        shop.around_write(fault=fault)
    with pytest.raises(WorkbookUnavailable):
        shop.opened().dress([ids], {Dressing.WARNING})

    shop.opened().dress([ids], {Dressing.WARNING})
    shop.backstage.arrive()

    assert shown_at(shop.backstage, shop.id).warned("Contacts") == [0]


def test_columns_that_are_moved_at_that_moment_get_what_is_theirs(bench: Bench) -> None:
    sheet = bench.backstage.workbook(OWNERS)
    bench.prepare(sheet, "--yes")
    bench.at_the_next_write(sheet, do="move_column", tab="My people", column="Mobile", to="Name", header_row=2)

    bench.prepare(sheet, "--yes", "--formats", "--notes")

    shown = bench.shown(sheet)
    assert shown.format("My people", "Mobile", header_row=2)["type"] == "TEXT"
    assert shown.format("My people", "Name", header_row=2) == {}
    notes = [shown.column("My people", heading, header_row=2)[0]["note"] for heading in ("Name", "Mobile", "Balance")]
    assert len(set(notes)) == 3


def test_several_formats_of_a_column_that_moved_are_told_when_they_cannot_be_given_back(bench: Bench) -> None:
    sheet = bench.backstage.workbook(OWNERS)
    bench.prepare(sheet, "--yes")
    bench.act(sheet, *owner_wears(0, 2, "0", [2]), *owner_wears(0, 2, "00", [3]))
    bench.at_the_next_write(sheet, do="move_column", tab="My people", column="Mobile", to="Village", header_row=2)

    with pytest.raises(WorkbookUnavailable, match="Somebody moved columns of My people.* Village looks"):
        bench.prepare(sheet, "--yes", "--formats")


def test_a_setting_made_in_the_app_brings_its_tab(bench: Bench) -> None:
    place = Place(sheet_address(bench.backstage.workbook(OWNERS)), bench.folder / "state")
    pull(place)

    add_record(place, "Settings", {"name": "Business name", "value": "Sharma Stores"})
    push(place)

    shown = bench.shown(place.workbook.split("/")[-2])
    assert shown.titles == ["My people", "Notes", "Settings"]
    assert [cell.get("formattedValue") for cell in shown.column("Settings", "Value")[:2]] == ["Value", "Sharma Stores"]
    assert shown.column("Settings", "Setting")[1]["dataValidation"]["condition"]["type"] == "ONE_OF_LIST"


def test_a_service_account_is_told_who_has_to_make_the_sheet(bench: Bench) -> None:
    with pytest.raises(WorkbookUnavailable, match=f"https://sheets.new .* share the new sheet with {ACCOUNT}"):
        bench.prepare_new("Sharma Stores")

    assert bench.backstage.calls() == []


def test_a_person_gets_a_new_sheet_that_is_prepared(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    client = {"client_id": "id", "client_secret": "secret", "token_uri": f"{bench.backstage.url}/token"}
    monkeypatch.setenv("BAHI_GOOGLE_KEY", json.dumps(client | {"refresh_token": "asma@example.com"}))

    made = bench.prepare_new("Sharma Stores")

    assert made["made"]
    assert bench.shown(made["workbook"].split("/")[-2]).titles == ["Contacts", "Sales", "Activities", "Lists"]
