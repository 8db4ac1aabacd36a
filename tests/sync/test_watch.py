"""How often the sheet is looked at."""

from datetime import datetime
from pathlib import Path
from queue import Queue
from threading import Event, Thread

import pytest

from sync.edits import save_edit
from sync.place import Place
from sync.room import NoRoom
from sync.watch import Round, interval_of, is_online_trouble, pause_seconds, watch
from sync.workbook import WorkbookHeld, WorkbookReadOnly, WorkbookUnavailable
from tests import workbooks

ONLINE = Place("https://docs.google.com/spreadsheets/d/some-sheet-of-a-shop/edit", Path("state"))
LOCAL = Place("shop.xlsx", Path("state"))


def stopped_by(obstacle: WorkbookUnavailable | None, *, asked: float = 0.0) -> Round:
    if obstacle and asked:
        obstacle.wait_seconds = asked
    return Round(datetime(2024, 3, 5), obstacle=obstacle)


def soon_without_obstacle(rounds: Queue[Round]) -> bool:
    return any(rounds.get(timeout=10).obstacle is None for _ in range(20))


def test_a_file_is_looked_at_every_five_seconds_and_a_google_sheet_every_ten() -> None:
    assert (interval_of(LOCAL), interval_of(ONLINE)) == (5, 10)


@pytest.mark.parametrize(
    "place, obstacle, is_trouble",
    [
        (ONLINE, WorkbookUnavailable("Google has trouble"), True),
        (ONLINE, WorkbookReadOnly("Only viewed"), False),
        (ONLINE, None, False),
        (LOCAL, WorkbookHeld("Open in Excel"), False),
        (LOCAL, WorkbookUnavailable("Gone"), False),
    ],
)
def test_only_a_sheet_on_the_web_is_left_alone_for_longer_when_it_fails(
    place: Place, obstacle: WorkbookUnavailable | None, is_trouble: bool
) -> None:
    assert is_online_trouble(place, stopped_by(obstacle)) is is_trouble


def test_what_somebody_saves_goes_out_at_once(place: Place) -> None:
    rounds: Queue[Round] = Queue()
    stop = Event()
    watching = Thread(target=watch, args=(place,), kwargs={"stop": stop, "tell": rounds.put, "interval": 60})
    watching.start()
    rounds.get(timeout=10)

    save_edit(place, "contacts", "kfm2a3bcde", {"city": "Agra"}, seen={"city": "Lucknow"})

    assert rounds.get(timeout=10).pushed
    assert workbooks.cells(Path(place.workbook))[1][3] == "Agra"
    stop.set()
    watching.join(timeout=10)


def test_a_disk_that_gives_trouble_is_told_and_tried_again(place: Place) -> None:
    rounds: Queue[Round] = Queue()
    stop, put_away = Event(), place.snapshots.with_name("put-away")
    place.snapshots.rename(put_away)
    place.snapshots.write_text("in the way")
    workbooks.rewrite(Path(place.workbook), [workbooks.HEADINGS, *workbooks.PEOPLE[1:]])
    watching = Thread(target=watch, args=(place,), kwargs={"stop": stop, "tell": rounds.put, "interval": 0.2})
    watching.start()
    assert isinstance(rounds.get(timeout=10).obstacle, NoRoom)

    place.snapshots.unlink()
    put_away.rename(place.snapshots)

    assert soon_without_obstacle(rounds)
    stop.set()
    watching.join(timeout=10)


def test_each_failure_doubles_the_pause_up_to_five_minutes() -> None:
    failed = stopped_by(WorkbookUnavailable("Google has trouble"))

    assert [pause_seconds(failed, 10, failures=count) for count in (0, 1, 2, 3, 9, 999)] == [10, 20, 40, 80, 300, 300]


def test_the_pause_is_never_shorter_than_google_asks_for() -> None:
    asked = stopped_by(WorkbookUnavailable("Slow down"), asked=90)

    assert pause_seconds(asked, 10, failures=1) == 90
    assert pause_seconds(stopped_by(None), 10, failures=0) == 10
