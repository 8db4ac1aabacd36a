"""Whoever is merged in the sample shop, and unmerged again, leaves its sheet as it was, cell by cell."""

from datetime import datetime
from random import Random

import openpyxl
import pytest

from records.query import Query
from sync.current import reading
from sync.demo import make_demo
from sync.merges import recent_merges
from sync.merging import Wanted, merge
from sync.place import Place
from sync.pull import pull
from sync.push import push
from sync.unmerging import unmerge


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The sample shop, small, read once; each test leaves it as it found it."""
    folder = tmp_path_factory.mktemp("sample")
    place = Place(str(folder / "shop.xlsx"), folder / "state")
    make_demo(place, contacts=80, now=datetime(2026, 4, 1, 10))
    pull(place)
    return place


def typed(place: Place) -> dict[str, list[list[str]]]:
    """Every cell of every tab that is not empty, as text or as a formula, in its place."""
    book = openpyxl.load_workbook(place.workbook, read_only=True)
    return {
        tab.title: [
            [f"{at}: {cell}" for at, cell in enumerate(row) if cell not in (None, "")]
            for row in tab.iter_rows(min_row=2, values_only=True)
        ]
        for tab in book
    }


def sync(place: Place) -> None:
    push(place)
    pull(place)


def some_of(place: Place, table: str, seed: int) -> tuple[str, ...]:
    with reading(place) as snapshot:
        keys = [row.key for row in snapshot.rows(Query(table.lower()), fields=["id"], limit=500) if "!" not in row.key]
    return tuple(Random(seed).sample(keys, 3))


def test_nothing_is_lost_and_all_comes_back(shop: Place) -> None:
    before = typed(shop)
    groups = {table: some_of(shop, table, seed=7) for table in ("Contacts", "Organisations")}

    merge(shop, [Wanted(table, group) for table, group in groups.items()])
    sync(shop)
    merged = typed(shop)
    for one in recent_merges(shop):
        unmerge(shop, one.name)
    sync(shop)

    for one in recent_merges(shop):
        said = {tuple(row[:-1]) for row in merged[one.table]}  # but for the last cell: into whom
        assert all(tuple(row) in said for row in before[one.table] if row[0].removeprefix("0: ") in one.gone)
    assert typed(shop) == before
