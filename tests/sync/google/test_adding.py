"""Headings and tabs that the app adds, while people are at work and answers get lost."""

import pytest

from sync.google import GoogleWorkbook
from sync.workbook import NewColumn, NewTab
from tests.sync.google.desk import Shop

HEADINGS = ["id", "Name", "Phone", "Due"]


def _headings(shop: Shop) -> list[str]:
    return [heading for heading in shop.backstage.cells(shop.id)["Contacts"][0] if heading]


def test_a_heading_that_a_person_adds_between_stays(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write({"do": "edit", "cell": "E1", "value": "Village"})

    workbook.add_columns("Contacts", ["Email"])

    assert _headings(shop) == [*HEADINGS, "Village", "Email"]


@pytest.mark.parametrize("fault", ["drop_before", "drop_after", "503"])
def test_a_lost_answer_adds_a_heading_once(shop: Shop, workbook: GoogleWorkbook, fault: str) -> None:
    shop.around_write(fault=fault)

    workbook.add_columns("Contacts", ["Email"])

    assert _headings(shop) == [*HEADINGS, "Email"]


def test_headings_beyond_the_edge_of_the_grid_find_room(shop: Shop, workbook: GoogleWorkbook) -> None:
    wanted = [f"Heading {n}" for n in range(40)]

    workbook.add_columns("Contacts", wanted)

    assert _headings(shop) == [*HEADINGS, *wanted]


@pytest.mark.parametrize("fault", ["drop_before", "drop_after", "503"])
def test_a_lost_answer_adds_a_tab_once(shop: Shop, workbook: GoogleWorkbook, fault: str) -> None:
    shop.around_write(fault=fault)

    workbook.add_tabs([NewTab("Activities", (NewColumn("id"), NewColumn("Kind", choices=("Call", "SMS"))))])

    assert [tab.name for tab in workbook.read().tabs] == ["Contacts", "Notes", "Activities"]


def test_rows_beyond_the_end_of_the_grid_find_room(shop: Shop, workbook: GoogleWorkbook) -> None:
    properties = {"sheetId": 0, "gridProperties": {"rowCount": 4}}
    shrink = {"updateSheetProperties": {"properties": properties, "fields": "gridProperties.rowCount"}}
    shop.backstage.act({"do": "request", "spreadsheet": shop.id, "requests": [shrink]})

    workbook.apply([shop.row("k4", Name="Dawud"), shop.row("k5", Name="Esther")])

    assert list(shop.column("Name")) == ["k1", "k2", "k3", "k4", "k5"]


def test_a_row_goes_below_the_last_record_though_check_boxes_wait_further_down(
    shop: Shop, workbook: GoogleWorkbook
) -> None:
    shop.act(do="edit", cell="E900", value="FALSE")
    shop.act(do="edit", cell="D800", value="=1+1")

    workbook.apply([shop.row("k4", Name="Dawud")])

    assert shop.backstage.cells(shop.id)["Contacts"][4][:2] == ["k4", "Dawud"]
