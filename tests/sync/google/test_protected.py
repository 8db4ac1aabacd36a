"""A part of the sheet that its owner keeps to some people: what is meant for it is told, and nothing else waits for that."""

from typing import Any

from sync.google import GoogleWorkbook
from sync.workbook import Outcome, Verdict
from tests.sync.google.desk import Shop

OWNER = "owner@example.com"


def _protect(shop: Shop, **area: int) -> dict[str, Any]:
    protected = {"range": {"sheetId": 0, **area}, "editors": {"users": [OWNER]}}
    return {"do": "request", "author": OWNER, "requests": [{"addProtectedRange": {"protectedRange": protected}}]}


def _name_of_k1(shop: Shop) -> dict[str, Any]:
    return _protect(shop, startRowIndex=1, endRowIndex=2, startColumnIndex=1, endColumnIndex=2)


def test_a_protected_cell_is_told_and_the_others_are_written(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.act(**_name_of_k1(shop))

    outcomes = workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron"), shop.edit("k2", "Name", "Bilal", "Basil")])

    assert outcomes[0] == Outcome("edit k1 Name", Verdict.PROTECTED, "Asha")
    assert shop.column("Name") == {"k1": "Asha", "k2": "Basil", "k3": "Chandra"}


def test_a_whole_protected_column_costs_no_more_calls_than_one_cell(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.act(**_protect(shop, startColumnIndex=1, endColumnIndex=2))
    names = {"k1": "Asha", "k2": "Bilal", "k3": "Chandra"}
    before = len(shop.backstage.calls())

    outcomes = workbook.apply(
        [*(shop.edit(id_, "Name", name, "x") for id_, name in names.items()), shop.edit("k1", "Due", "100", 5)]
    )

    assert [outcome.verdict for outcome in outcomes] == [*[Verdict.PROTECTED] * 3, Verdict.APPLIED]
    assert len(shop.backstage.calls()) - before == 5


def test_a_new_row_where_nobody_but_the_owner_may_write_is_told(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.act(**_protect(shop, startRowIndex=4))

    outcomes = workbook.apply([shop.row("k4", Name="Dawud"), shop.edit("k1", "Name", "Asha", "Aaron")])

    assert [outcome.verdict for outcome in outcomes] == [Verdict.PROTECTED, Verdict.APPLIED]
    assert shop.column("Name") == {"k1": "Aaron", "k2": "Bilal", "k3": "Chandra"}


def test_what_cannot_be_put_back_any_more_is_told(shop: Shop, workbook: GoogleWorkbook) -> None:
    sort = {"do": "sort", "by": "Name", "descending": True, "tab": "Contacts"}
    shop.backstage.queue({"match": "batchUpdate", "before": [sort], "after": [_protect(shop, startColumnIndex=1)]})

    outcomes = workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert outcomes[0] == Outcome("edit k1 Name", Verdict.LOST, "Chandra")
    assert shop.column("Name") == {"k1": "Asha", "k2": "Bilal", "k3": "Aaron"}
