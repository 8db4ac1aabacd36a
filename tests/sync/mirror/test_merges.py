"""A merge can be taken back on another machine, from what the sheet keeps of it; where it keeps nothing, the word is taken out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from sync.edits import save_edit
from sync.merges import merge_count
from sync.merging import Wanted, merge
from sync.mirror.documents import documents_text
from sync.mirror.packing import LONGEST_PART, PARTS, unpacked
from sync.state import MERGED_CELLS, MERGES, state
from sync.unmerging import unmerge_row
from tests import workbooks
from tests.sync.mirror.desk import IMRAN, RAJESH, SEETA, Clock, Computer, FileSheet

HEADINGS = (*workbooks.HEADINGS, "Merged into")
SALES = [
    ("ID", "Date", "Customer", "Item", "Amount"),
    ("s1", "1/2/26", SEETA, "Fan", 10),
    ("s2", "2/2/26", IMRAN, "Iron", 20),
    ("s3", "3/2/26", "Seeta Devi", "Lamp", 30),
]
THREE = Wanted("Contacts", (RAJESH, SEETA, IMRAN), RAJESH)


@pytest.fixture(params=[True, False], ids=["kept in the sheet", "kept nowhere"])
def keeps(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def shop(tmp_path: Path, clock: Clock, keeps: bool) -> Computer:
    tabs: dict[str, Sequence[Sequence[Any]]] = {
        "Contacts": [HEADINGS, *((*row, None) for row in workbooks.PEOPLE)],
        "Sales": SALES,
    }
    return Computer.new(FileSheet(str(workbooks.write(tmp_path / "shop.xlsx", tabs))), tmp_path, clock).starts(
        keeps=keeps
    )


def cells(computer: Computer) -> dict[str, list[list[Any]]]:
    return {tab: computer.sheet.rows(tab) for tab in ("Contacts", "Sales")}


def forget_merges(computer: Computer) -> None:
    """As where the row that kept them was spoilt."""
    with state(computer.place.state) as connection:
        connection.execute(delete(MERGES))
        connection.execute(delete(MERGED_CELLS))


@pytest.mark.parametrize("keeps", [True], indirect=True)
@pytest.mark.parametrize("knows", ["the merge", "only the history"])
def test_another_machine_takes_the_whole_merge_back(shop: Computer, knows: str) -> None:
    before = cells(shop)
    save_edit(shop.place, "Contacts", RAJESH, {"city": "Delhi"}, clock=shop.clock)
    merge(shop.place, [THREE], clock=shop.clock)
    shop.sync()
    another = shop.another()
    another.pull()
    if knows == "only the history":
        forget_merges(another)

    undone = unmerge_row(another.place, "Contacts", SEETA, clock=another.clock)
    another.sync()

    before["Contacts"][1][3] = "Delhi"
    assert cells(another) == before
    assert (undone.left, merge_count(another.place)) == ((), 1)


@pytest.mark.parametrize("keeps", [False], indirect=True)
def test_where_nothing_is_kept_it_is_a_customer_again_with_what_still_names_it(shop: Computer) -> None:
    merge(shop.place, [THREE], clock=shop.clock)
    shop.sync()
    another = shop.another()
    another.pull()

    unmerge_row(another.place, "Contacts", SEETA, clock=another.clock)
    another.sync()

    assert [row[-1] for row in cells(another)["Contacts"][1:]] == [None, None, RAJESH]
    assert [row[2] for row in cells(another)["Sales"][1:]] == [RAJESH, RAJESH, RAJESH]


def test_so_many_merges_that_no_row_holds_them_leave_room_for_all_else() -> None:
    merges = [{"name": f"{n:032x}", "at": f"2026-01-01T00:{n // 60:02}:{n % 60:02}"} for n in range(3000)]
    merged = [{"merge": m["name"], "before": f"{hash((m['name'], n)):x}"} for m in merges for n in range(6)]
    found = {"merges": merges, "merged_cells": merged, "views": [{"name": "Lahore"}]}

    text = documents_text(found)

    kept = unpacked(text)
    assert 0 < len(text) <= PARTS * LONGEST_PART
    assert kept["views"] == [{"name": "Lahore"}]
    assert kept["merges"][-1] == merges[-1]
