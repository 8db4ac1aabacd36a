"""Processes that die and processes that meet: the state on disk is always whole."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import repeat
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy.exc import OperationalError

from records.query import Query
from sync.current import reading
from sync.edits import add_record, save_edit, waiting
from sync.history import history
from sync.mirror.due import is_new
from sync.place import Place
from sync.pull import pull
from sync.push import push
from sync.room import NoRoom
from sync.state import set_setting, setting, state, state_as_read
from tests import workbooks
from tests.workbooks import HEADINGS, PEOPLE


def command(place: Place, *words: str) -> list[str]:
    return [sys.executable, "-m", "sync", *words, "--workbook", place.workbook, "--state", str(place.state)]


@contextmanager
def little_room(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as on a disk that is full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("seconds", [0.3, 0.6, 0.9, 1.2])
def test_a_pull_killed_at_any_moment_leaves_the_last_reading(place: Place, seconds: float) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, *PEOPLE[1:]])
    process = subprocess.Popen(command(place, "pull"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()

    with reading(place) as snapshot:
        assert snapshot.count(Query("contacts")) in (2, 3)
    pull(place)
    assert len(history(place)) == 1


@pytest.mark.parametrize("seconds", [0.4, 0.8, 1.1])
def test_a_push_killed_at_any_moment_is_finished_by_the_next_exactly_once(place: Place, seconds: float) -> None:
    saved = add_record(place, "Contacts", {"name": "Zara Ali"})
    save_edit(place, "Contacts", "kfm2a3bcde", {"city": "Delhi"})
    process = subprocess.Popen(command(place, "push"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()

    push(place)
    pull(place)

    rows = workbooks.cells(Path(place.workbook))
    assert [row[0] for row in rows if row[1] == "Zara Ali"] == [saved.id]
    assert next(row for row in rows if row[0] == "kfm2a3bcde")[3] == "Delhi"
    assert waiting(place) == ()
    assert len(history(place)) == 2


def test_two_programs_at_once_take_turns(place: Place) -> None:
    for number in range(6):
        add_record(place, "Contacts", {"name": f"Person {number}"})
    both = [subprocess.Popen(command(place, "push"), stderr=subprocess.PIPE) for _ in range(2)]

    assert [process.wait(timeout=120) for process in both] == [0, 0]

    names = [row[1] for row in workbooks.cells(Path(place.workbook))]
    assert sorted(name for name in names if name.startswith("Person")) == [f"Person {n}" for n in range(6)]


def test_sixteen_people_saving_at_once_all_arrive(place: Place) -> None:
    with ThreadPoolExecutor(16) as people:
        list(people.map(lambda number: add_record(place, "Contacts", {"name": f"Person {number}"}), range(32)))

    with reading(place) as snapshot:
        assert snapshot.count(Query("contacts")) == 35
    assert push(place).applied == 32


def test_readers_keep_their_snapshot_while_newer_ones_are_published(place: Place) -> None:
    with reading(place) as snapshot:
        for number in range(5):
            add_record(place, "Contacts", {"name": f"Person {number}"})

        assert snapshot.count(Query("contacts")) == 3


@pytest.mark.parametrize("room", [5_000, 20_000, 40_000, 200_000, 1_000_000])
def test_a_disk_that_is_full_keeps_the_last_reading(place: Place, room: int) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, *PEOPLE[1:]])
    before = os.listdir(place.snapshots)
    with little_room(room), pytest.raises(NoRoom, match="Is the disk full"):
        pull(place)

    assert os.listdir(place.snapshots) == before
    with reading(place) as snapshot:
        assert snapshot.count(Query("contacts")) == 3
    pull(place)
    with reading(place) as snapshot:
        assert snapshot.count(Query("contacts")) == 2


@pytest.mark.parametrize("room", [40_000, 1_000_000])
def test_an_edit_that_has_no_room_to_be_shown_is_kept_and_reaches_the_sheet(place: Place, room: int) -> None:
    with little_room(room):
        assert save_edit(place, "Contacts", "kfm2a3bcde", {"city": "Delhi"}).saved_as

    assert len(waiting(place)) == 1
    push(place)
    pull(place)
    with reading(place) as snapshot:
        assert snapshot.row("Contacts", "kfm2a3bcde").values["city"] == "Delhi"


def test_an_edit_that_cannot_be_kept_is_refused_in_words(place: Place) -> None:
    with little_room(10_000), pytest.raises(NoRoom, match="Is the disk full"):
        save_edit(place, "Contacts", "kfm2a3bcde", {"city": "Delhi"})

    assert waiting(place) == ()


def test_a_state_folder_may_be_made_by_many_at_once(tmp_path: Path) -> None:
    together = Barrier(12)

    def begin(folder: Path, number: int) -> None:
        together.wait()
        if number % 3:
            with state(folder) as connection:
                set_setting(connection, f"of {number}", "kept")
        else:
            assert is_new(Place("shop.xlsx", folder))

    for attempt in range(20):
        folder = tmp_path / str(attempt)
        with ThreadPoolExecutor(12) as people:
            list(people.map(begin, repeat(folder), range(12)))

        with state_as_read(folder) as connection:
            kept = [setting(connection, f"of {number}") for number in range(12) if number % 3]
        assert kept == ["kept"] * 8
        assert not list(folder.glob("making-*"))


def test_a_state_database_whose_maker_was_killed_before_it_had_tables_is_taken_for_new(tmp_path: Path) -> None:
    place = Place(str(workbooks.write(tmp_path / "shop.xlsx", {"Contacts": [HEADINGS, *PEOPLE]})), tmp_path / "state")
    place.state.mkdir()
    (place.state / "state.sqlite").touch()

    pull(place)

    with reading(place) as snapshot:
        assert snapshot.count(Query("contacts")) == 3


def test_the_state_of_an_older_bahi_that_lacks_a_table_is_brought_up(place: Place) -> None:
    with closing(sqlite3.connect(place.state / "state.sqlite")) as connection, connection:
        connection.execute("DROP TABLE outbox")
    code = "from sync.place import Place; from sync.pull import pull; from pathlib import Path; import sys"
    run = f"{code}; pull(Place(sys.argv[1], Path(sys.argv[2])))"

    subprocess.run([sys.executable, "-c", run, place.workbook, str(place.state)], check=True)

    with reading(place) as snapshot:
        assert snapshot.count(Query("contacts")) == 3


def test_only_what_the_disk_does_is_told_as_the_disks(place: Place) -> None:
    with pytest.raises(OperationalError, match="no such column"), state(place.state) as connection:
        connection.exec_driver_sql("SELECT nosuch FROM settings")
