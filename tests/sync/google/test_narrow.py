"""Writing into a tab of very many cells: only the rows that edits are about are read cell by cell."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sync.workbook import CellEdit, Edit, NewColumn, NewId, NewRow, NewTab, RowRemoval, Verdict
from tests.sheets_emulator.client import Backstage
from tests.sync.google.desk import Json, Shop
from validation.sheet import fingerprint

ROWS, COLUMNS = 5_500, 20
HEADINGS = ["id", "Name", "Due", "On", *(f"More {n}" for n in range(COLUMNS - 4))]


@pytest.fixture
def shop(backstage: Backstage, tmp_path: Path) -> Shop:
    """5,500 rows of 20 columns; the days are shown as such, and the row 40 has no id."""
    rows: list[list[Any]] = [[f"k{n}", f"Name {n}", n, 45000 + n, *["cell"] * (COLUMNS - 4)] for n in range(ROWS)]
    rows[38][0] = ""
    made = Shop(backstage, backstage.workbook({"Contacts": [HEADINGS, *rows]}), tmp_path)
    _request(made, {"repeatCell": {
        "range": {"sheetId": 0, "startRowIndex": 1, "startColumnIndex": 3, "endColumnIndex": 4},
        "cell": {"userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "dd mmm yyyy"}}},
        "fields": "userEnteredFormat.numberFormat",
    }})  # fmt: skip
    return made


def _request(shop: Shop, *requests: Json) -> None:
    shop.backstage.act({"do": "request", "spreadsheet": shop.id, "requests": list(requests)})


def _calls(shop: Shop, since: int) -> Sequence[str]:
    return [call["path"].rpartition(shop.id)[2] for call in shop.backstage.calls()[since:]]


def test_edits_of_all_kinds_go_where_they_belong(shop: Shop) -> None:
    workbook = shop.opened()
    workbook.version()
    row = workbook.read().tabs[0].rows[39]
    moved = NewId("number", "Contacts", "id", "new id", 12, fingerprint(list(row)))
    edits: list[Edit] = [
        shop.edit("k5000", "Name", "Name 5000", "Asha"),
        CellEdit("day", "Contacts", "id", "k70", "On", "2023-05-24", date(2024, 3, 5)),
        moved,
        NewRow("row", "Contacts", "id", "k9999", (("id", "k9999"), ("Name", "Dawud"))),
        RowRemoval("gone", "Contacts", "id", "k4000", "somebody else's"),
    ]
    before = len(shop.backstage.calls())

    outcomes = workbook.apply(edits)

    assert [one.verdict for one in outcomes] == [Verdict.APPLIED] * 4 + [Verdict.CONFLICT]
    assert _calls(shop, before)[-3:] == ["/values:batchGet", "", ":batchUpdate"]
    cells = shop.backstage.cells(shop.id)["Contacts"]
    assert (cells[5001][1], cells[71][3], cells[39][0]) == ("Asha", 45356, "new id")
    assert cells[ROWS + 1][:2] == ["k9999", "Dawud"]


def test_columns_and_tabs_are_added_without_reading_every_cell(shop: Shop) -> None:
    workbook = shop.opened()
    workbook.version()
    received: list[int] = []
    workbook._client.session.hooks["response"].append(lambda answer, **_: received.append(len(answer.content)))

    workbook.add_columns("Contacts", ["Email"])
    workbook.add_tabs([NewTab("Sales", (NewColumn("id"),))])

    cells = shop.backstage.cells(shop.id)
    assert (cells["Contacts"][0][COLUMNS], cells["Sales"]) == ("Email", [["id"]])
    assert max(received) < 1_000_000


def test_what_is_read_to_write_one_cell_is_small(shop: Shop) -> None:
    workbook = shop.opened()
    workbook.version()
    workbook.apply([shop.edit("k1", "Name", "Name 1", "Asha")])
    workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])
    received: list[int] = []
    workbook._client.session.hooks["response"].append(lambda answer, **_: received.append(len(answer.content)))

    workbook.apply([shop.edit("k2", "Name", "Name 2", "Bilal")])

    values, rows, _ = received
    assert values < 1_000_000
    assert rows < 200_000


def test_rows_sorted_between_the_two_readings_are_looked_for_anew(shop: Shop) -> None:
    workbook = shop.opened()
    workbook.version()
    sort = {"do": "sort", "by": "Due", "descending": True, "spreadsheet": shop.id, "tab": "Contacts"}
    shop.backstage.queue({"match": f"GET /v4/spreadsheets/{shop.id}", "skip": 2, "before": [sort]})

    outcomes = workbook.apply([shop.edit("k5000", "Name", "Name 5000", "Asha")])

    assert outcomes[0].verdict is Verdict.APPLIED
    assert [row[1] for row in shop.backstage.cells(shop.id)["Contacts"] if row[0] == "k5000"] == ["Asha"]


def test_an_id_with_spaces_around_it_is_found(shop: Shop) -> None:
    start = {"sheetId": 0, "rowIndex": 3000, "columnIndex": 0}
    cell = {"userEnteredValue": {"stringValue": " k2999 "}}
    _request(shop, {"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": "userEnteredValue"}})

    outcomes = shop.opened().apply([shop.edit("k2999", "Name", "Name 2999", "Asha")])

    assert outcomes[0].verdict is Verdict.APPLIED
