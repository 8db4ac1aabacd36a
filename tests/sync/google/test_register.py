"""A register in a Google Sheet: regrouped, split and joined as one in a file."""

from pathlib import Path

import pytest

from records.query import Query
from sync.current import reading
from sync.edits import undo
from sync.place import Place
from sync.prepare import begin_numbering
from sync.pull import pull
from sync.push import push
from sync.regrouping import join as join_customers
from sync.splitting import join, split
from tests.sheets_emulator.client import Backstage
from tests.sync.google.prepared import bench_at

HEADINGS = ["Date", "Customer Name", "Mobile", "City", "Item", "Amount", "Received"]
ROWS = [
    ["2/4/26", "Rajesh Sharma", "98765 43210", "Agra", "Fan", 2400, 2400],
    ["3/4/26", "Seeta Devi", "9811111111", "", "Mixer", 3200, 2000],
    ["9/4/26", "Rajesh Sharma", "98765 43210 / 9876500000", "Mathura", "Iron", 950, 500],
    ["", "Total", "", "", "", 6550, 4900],
]


@pytest.fixture
def register(backstage: Backstage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A sheet with one register, read once and not numbered."""
    bench_at(backstage, tmp_path, monkeypatch)
    id_ = backstage.workbook({"Bahi": [HEADINGS, *ROWS]})
    place = Place(f"https://docs.google.com/spreadsheets/d/{id_}/edit", tmp_path / "state")
    pull(place)
    return place


def rows(backstage: Backstage, place: Place, tab: str) -> list[list[object]]:
    return [row for row in backstage.cells(place.workbook.split("/")[-2])[tab] if row]


def customers(place: Place) -> dict[str, str]:
    with reading(place) as snapshot:
        return {row.label: row.key for row in snapshot.rows(Query("contacts"))}


def sync(place: Place) -> None:
    push(place)
    pull(place)


def test_it_is_split_into_tabs_and_joined_again_with_each_of_its_cells(register: Place, backstage: Backstage) -> None:
    before = rows(backstage, register, "Bahi")

    split(register)
    people = [row[1:3] for row in rows(backstage, register, "Contacts")]
    join(register)

    assert people == [
        ["Name", "Phones"],
        ["Rajesh Sharma", "+919876543210, +919876500000"],
        ["Seeta Devi", "+919811111111"],
    ]
    assert [row[:7] for row in rows(backstage, register, "Bahi")] == before


def test_two_customers_are_joined_and_parted_again(register: Place) -> None:
    begin_numbering(register)
    for _ in range(2):
        pull(register)
        push(register)
    pull(register)
    known = customers(register)

    saved = join_customers(register, known["Rajesh Sharma"], known["Seeta Devi"])
    sync(register)
    joined = set(customers(register))
    undo(register, saved.saved_as)
    sync(register)

    assert (joined, set(customers(register))) == ({"Rajesh Sharma"}, {"Rajesh Sharma", "Seeta Devi"})
