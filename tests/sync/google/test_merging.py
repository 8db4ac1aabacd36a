"""Rows of a Google Sheet are merged and unmerged as those of a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from sync.ids import allow_ids
from sync.merges import recent_merges
from sync.merging import Wanted, merge
from sync.place import Place
from sync.pull import pull
from sync.push import push
from sync.unmerging import unmerge
from tests.sheets_emulator.client import Backstage
from tests.sync.google.prepared import bench_at

TABS: dict[str, Sequence[Sequence[Any]]] = {
    "Contacts": [
        ["ID", "Name", "Phone", "City", "Notes"],
        ["a1", "Rajesh Sharma", "9876543210", "", "evenings"],
        ["b2", "राजेश शर्मा", "9876543210", "Lucknow", "wholesale"],
        ["c3", "Imran", "9811111111", "Lahore", "new"],
    ],
    "Sales": [["ID", "Date", "Customer", "Item"], ["s1", "1/2/26", "b2", "Fan"], ["s2", "2/2/26", "c3", "Iron"]],
}


@pytest.fixture
def place(backstage: Backstage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    bench_at(backstage, tmp_path, monkeypatch)
    id_ = backstage.workbook(TABS)
    place = Place(f"https://docs.google.com/spreadsheets/d/{id_}/edit", tmp_path / "state")
    allow_ids(place)
    pull(place)
    return place


def rows(backstage: Backstage, place: Place, tab: str) -> list[list[object]]:
    return [row for row in backstage.cells(place.workbook.split("/")[-2])[tab] if row]


def sync(place: Place) -> None:
    push(place)
    pull(place)


def test_a_merge_is_in_the_sheet_and_out_of_it_again(place: Place, backstage: Backstage) -> None:
    merge(place, [Wanted("Contacts", ("a1", "b2"))])
    sync(place)
    people, sold = rows(backstage, place, "Contacts"), rows(backstage, place, "Sales")
    unmerge(place, recent_merges(place)[0].name)
    sync(place)

    assert people[0][5:] == ["Name in other script", "Merged into"]
    assert people[1] == ["a1", "Rajesh Sharma", "9876543210", "Lucknow", "evenings\nwholesale", "राजेश शर्मा"]
    assert (people[2], sold[1][2]) == ([*TABS["Contacts"][2], None, "a1"], "a1")
    assert [[cell or "" for cell in row[:5]] for row in rows(backstage, place, "Contacts")] == TABS["Contacts"]
    assert rows(backstage, place, "Sales") == TABS["Sales"]
