"""How many calls Google sees: they are what a minute's quota is spent on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sync.google import GoogleWorkbook, Memory
from sync.workbook import CellEdit, NewRow, Verdict
from tests.sheets_emulator.client import Backstage
from tests.sync.google.desk import Shop, safe_client


@dataclass
class _Clock:
    """A clock that a test moves."""

    now: datetime = datetime(2024, 3, 5, 10)

    def __call__(self) -> datetime:
        return self.now


def _calls(backstage: Backstage, since: int) -> list[tuple[str, str]]:
    found = backstage.calls()[since:]
    return [(call["method"], call["path"].rpartition("/")[2].partition(":")[2]) for call in found]


def test_nothing_changed_is_one_light_call(shop: Shop) -> None:
    memory, clock = Memory(), _Clock()
    client = safe_client(shop.backstage.url)
    first = GoogleWorkbook(client, shop.id, journal=shop.folder / "j.json", memory=memory, clock=clock).version()
    clock.now += timedelta(seconds=40)
    before = len(shop.backstage.calls())

    again = GoogleWorkbook(client, shop.id, journal=shop.folder / "j.json", memory=memory, clock=clock).version()

    assert again == first
    assert _calls(shop.backstage, before) == [("GET", "batchGet")]


def test_while_people_are_busy_a_look_and_the_reading_after_it_are_one_call(shop: Shop) -> None:
    workbook = shop.opened()
    workbook.version()
    shop.act(do="edit", row=2, column="Name", value="Aaron")
    before = len(shop.backstage.calls())

    workbook.version()
    contents = workbook.read()

    assert contents.tabs[0].rows[1][1] == "Aaron"
    assert _calls(shop.backstage, before) == [("GET", "")]


def test_a_first_look_and_the_reading_after_it_are_two_calls(shop: Shop) -> None:
    workbook = shop.opened()

    workbook.version()
    workbook.read()

    assert len(shop.backstage.calls()) == 2


def test_one_cell_is_two_calls_and_one_more_by_a_program_that_has_just_started(shop: Shop) -> None:
    workbook = shop.opened()

    workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])
    workbook.apply([shop.edit("k1", "Name", "Aaron", "Abid")])

    first = [("GET", ""), ("GET", ""), ("POST", "batchUpdate")]
    assert _calls(shop.backstage, 0) == [*first, ("GET", ""), ("POST", "batchUpdate")]


def test_a_hundred_cells_in_five_tabs_and_twenty_new_rows_are_two_calls(backstage: Backstage, tmp_path: Path) -> None:
    tabs = [f"Tab {n}" for n in range(5)]
    rows = [["id", "Name"], *([f"k{n}", "old"] for n in range(20))]
    shop = Shop(backstage, backstage.workbook(dict.fromkeys(tabs, rows)), tmp_path)
    edits = [CellEdit(f"{t} {n}", t, "id", f"k{n}", "Name", "old", "new") for t in tabs for n in range(20)]
    new = [NewRow(f"new {n}", "Tab 0", "id", f"n{n}", (("id", f"n{n}"), ("Name", "x"))) for n in range(20)]

    workbook = shop.opened()
    workbook.version()
    before = len(backstage.calls())

    outcomes = workbook.apply([*edits, *new])

    assert {outcome.verdict for outcome in outcomes} == {Verdict.APPLIED}
    assert _calls(backstage, before) == [("GET", ""), ("POST", "batchUpdate")]


def test_what_is_refused_is_one_call_and_writes_nothing(shop: Shop) -> None:
    workbook = shop.opened()
    workbook.version()
    before = len(shop.backstage.calls())

    workbook.apply([shop.edit("k1", "Name", "Somebody", "Aaron")])

    assert _calls(shop.backstage, before) == [("GET", "")]


def test_an_unknown_outcome_costs_two_more_calls(shop: Shop, workbook: GoogleWorkbook) -> None:
    before = len(shop.backstage.calls())
    shop.around_write(fault="drop_after")

    workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert len(shop.backstage.calls()) - before == 4


def test_a_repair_costs_two_more_calls(shop: Shop, workbook: GoogleWorkbook) -> None:
    before = len(shop.backstage.calls())
    shop.around_write({"do": "sort", "by": "Name", "descending": True})

    workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert len(shop.backstage.calls()) - before == 4


def test_a_tab_that_a_person_renames_is_read_under_its_new_name(shop: Shop) -> None:
    workbook = shop.opened()
    before = workbook.version()
    shop.act(do="rename_tab", to="People")

    assert workbook.version() != before
    assert [tab.name for tab in workbook.read().tabs] == ["People", "Notes"]


def test_both_ways_of_looking_find_the_same_version(shop: Shop) -> None:
    shop.act(do="append_row", values={"id": "k4", "Name": "=1/0", "Phone": "5%", "Due": '=B2&""'})
    shop.act(do="append_row", values={"id": "k5", "Name": "5 March 2024", "Due": "TRUE"})

    looked = shop.opened()

    assert looked.version() == looked.version()
