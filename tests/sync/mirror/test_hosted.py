"""What it costs a Google Sheet to keep the history, and what becomes of it when calls are lost and machines die."""

import random
import string
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from records.changes import Origin
from sync.google.keys import client_for, google_key
from sync.mirror.bringing_back import brought_back
from sync.mirror.contents import CELLS, PLACES
from sync.mirror.switching import keeping, switch_on
from sync.state import HISTORY, state
from sync.workbook import WorkbookUnavailable
from tests.sync.mirror.desk import IMRAN, RAJESH, SEETA, Clock, Computer, GoogleSheet

CITY = 4


@pytest.fixture
def shop(hosted: Computer) -> Computer:
    """Has been running for a while: its tabs are there."""
    hosted.edit(IMRAN, city="Karachi")
    hosted.sync()
    return hosted


@contextmanager
def calls(computer: Computer) -> Iterator[list[str]]:
    """The calls made meanwhile."""
    sheet = computer.sheet
    assert isinstance(sheet, GoogleSheet)
    before, found = len(sheet.calls()), list[str]()
    yield found
    found += sheet.calls(before)


def around_next_write(computer: Computer, **scene: object) -> None:
    assert isinstance(computer.sheet, GoogleSheet)
    computer.sheet.backstage.queue({"match": "batchUpdate", **scene})


def refuse_next_write(computer: Computer) -> None:
    """Whoever asks is signed in anew and asks again, some times."""
    for _ in range(4):
        around_next_write(computer, fault="401")


def of_sheet(computer: Computer, fields: str) -> dict:  # type: ignore[type-arg]
    key = google_key()
    assert key
    assert isinstance(computer.sheet, GoogleSheet)
    return client_for(key).spreadsheet(computer.sheet.id, fields=fields)


def fill(computer: Computer, count: int, *, length: int = 12) -> None:
    """A history of so many changes in a column that is gone, each to a text of that length."""
    chance = random.Random(1)

    def text() -> str:
        return "".join(chance.choices(string.ascii_letters + string.digits, k=length))

    fixed = {"kind": "changed", "table": "Contacts", "tab": "Contacts", "field": "+Was", "heading": "Was"}
    rows = [
        {
            **fixed,
            "at": computer.clock() - timedelta(minutes=count - number),
            "record": chance.choice([RAJESH, SEETA, IMRAN]),
            "label": "Somebody",
            "before": text(),
            "after": text(),
            "origin": Origin.APP.value,
            "author": "Asha",
            "operation": f"{chance.getrandbits(128):032x}",
        }
        for number in range(count)
    ]
    with state(computer.place.state) as connection:
        connection.execute(insert(HISTORY), rows)


def test_a_push_takes_its_history_along_at_no_further_call(shop: Computer) -> None:
    shop.edit(RAJESH, city="Delhi")

    with calls(shop) as made:
        shop.push()

    another = shop.another()
    another.pull()
    assert made == ["GET", "POST"]
    assert another.history()[0].after == "Delhi"


def test_what_people_change_costs_one_call_a_minute_at_the_most(shop: Computer) -> None:
    shop.pull()
    with calls(shop) as made:
        for number in range(12):
            shop.sheet.type("Contacts", 2, CITY, f"City {number}")
            shop.clock.now += timedelta(seconds=10)
            shop.pull()

    assert made.count("POST") <= 2


def test_nothing_changed_costs_what_it_costs_without_a_history(shop: Computer) -> None:
    shop.pull()
    shop.clock.minute()

    with calls(shop) as made:
        shop.pull()

    assert made == ["GET"]


def test_twenty_thousand_changes_are_one_call_and_less_than_a_thousand_cells(hosted: Computer) -> None:
    fill(hosted, 20_000)

    with calls(hosted) as writing:
        switch_on(hosted.place, clock=hosted.clock)
    another = hosted.another()
    with calls(hosted) as reading:
        another.pull()

    filled = sum(1 for row in hosted.sheet.rows("_history") for cell in row if cell)
    assert writing.count("POST") == 1
    assert reading.count("POST") == 1  # it takes the tab over
    assert filled < 200 < CELLS < 1_000
    assert another.history() == hosted.history()


def test_when_it_is_full_the_oldest_changes_give_way(hosted: Computer) -> None:
    fill(hosted, PLACES + 10, length=18_000)
    switch_on(hosted.place, clock=hosted.clock)

    another = hosted.another()
    another.pull()

    assert another.history() == hosted.history()[:PLACES]
    assert len(hosted.sheet.rows("_history")) <= PLACES + 2


def test_the_tab_is_hidden_and_warns_whoever_would_change_it(shop: Computer) -> None:
    sheets = of_sheet(shop, "sheets(properties(title,hidden),protectedRanges(warningOnly))")["sheets"]
    [tab] = [sheet for sheet in sheets if sheet["properties"]["title"] == "_history"]

    assert tab["properties"]["hidden"]
    assert tab["protectedRanges"] == [{"warningOnly": True}]


def test_after_many_losses_nothing_has_piled_up(shop: Computer) -> None:
    for number in range(3):
        shop = shop.another()
        shop.pull()
        shop.sheet.type("Contacts", 2, CITY, f"City {number}")
        shop.sync()

    found = of_sheet(shop, "developerMetadata(metadataKey),sheets(properties(title),protectedRanges(warningOnly))")
    [tab] = [sheet for sheet in found["sheets"] if sheet["properties"]["title"] == "_history"]
    assert [one["metadataKey"] for one in found["developerMetadata"]].count("bahi-history") == 1
    assert len(tab["protectedRanges"]) == 1


def test_writing_the_history_is_no_change_of_the_sheet(shop: Computer) -> None:
    shop.sheet.type("Contacts", 2, CITY, "Agra")
    shop.clock.minute()
    shop.pull()

    assert keeping(shop.place).waiting == 0
    assert shop.pull().is_unchanged


def test_a_machine_killed_after_a_push_writes_its_history_once(shop: Computer) -> None:
    shop.edit(RAJESH, city="Delhi")
    disk = shop.disk("before the push")
    shop.push()

    shop = shop.as_it_was(disk)
    shop.sync()

    another = shop.another()
    another.pull()
    assert [entry.after for entry in another.history()] == ["Delhi", "Karachi"]


def test_a_machine_killed_after_writing_what_people_changed_writes_it_once(shop: Computer) -> None:
    shop.sheet.type("Contacts", 2, CITY, "Agra")
    disk = shop.disk("before the pull")
    shop.clock.minute()
    shop.pull()

    shop = shop.as_it_was(disk)
    shop.clock.minute()
    shop.sync()

    another = shop.another()
    another.pull()
    assert [entry.after for entry in another.history()] == ["Agra", "Karachi"]


def test_a_machine_killed_while_bringing_it_back_brings_it_back_again(shop: Computer) -> None:
    first = shop.another()
    refuse_next_write(shop)
    first.pull()

    second = first.another()
    second.pull()
    second.edit(RAJESH, city="Delhi")
    second.sync()
    third = second.another()
    third.pull()

    assert [entry.after for entry in third.history()] == ["Delhi", "Karachi"]


def test_an_edit_that_a_person_forestalled_is_not_in_the_history(shop: Computer) -> None:
    shop.edit(RAJESH, city="Delhi")
    typed = {"do": "edit", "tab": "Contacts", "cell": "D2", "value": "Agra", "spreadsheet": shop.sheet.id}  # type: ignore[attr-defined]
    around_next_write(shop, before=[typed])
    shop.sync()

    another = shop.another()
    another.pull()

    assert shop.sheet.rows("Contacts")[1][CITY - 1] == "Agra"
    assert [entry.after for entry in another.history()] == ["Agra", "Karachi"]


def test_a_push_that_google_did_not_take_leaves_no_history(shop: Computer) -> None:
    shop.edit(RAJESH, city="Delhi")
    refuse_next_write(shop)
    with pytest.raises(WorkbookUnavailable):
        shop.push()

    another = shop.another()
    another.pull()

    assert [entry.after for entry in another.history()] == ["Karachi"]


@pytest.mark.parametrize("fault", ["drop_before", "drop_after", "500", "late"])
def test_a_lost_answer_neither_doubles_nor_loses_anything(shop: Computer, fault: str) -> None:
    shop.sheet.type("Contacts", 2, CITY, "Agra")
    shop.clock.minute()
    around_next_write(shop, fault=fault)
    shop.pull()
    for name in ("Pune", "Surat"):
        shop.edit(RAJESH, city=name)
        shop.sync()
    shop.sheet.backstage.arrive()  # type: ignore[attr-defined]

    another = shop.another()
    another.pull()

    found = brought_back(another.place)
    assert found
    assert not found.missing
    assert not found.damaged
    assert [entry.after for entry in another.history()] == ["Surat", "Pune", "Agra", "Karachi"]


def test_a_sheet_that_may_only_be_read_is_still_pulled(google: GoogleSheet, tmp_path: Path, clock: Clock) -> None:
    shop = Computer.new(google, tmp_path, clock).starts()
    google.type("Contacts", 2, CITY, "Agra")
    refuse_next_write(shop)
    clock.minute()

    pulled = shop.pull()

    assert pulled.changes == 1
    assert keeping(shop.place).obstacle is not None
