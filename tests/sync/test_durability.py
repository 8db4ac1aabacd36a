"""Processes that die and processes that meet: the state on disk is always whole."""

import os
import resource
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from records.query import Query
from sync.current import reading
from sync.edits import add_record, save_edit, waiting
from sync.history import history
from sync.place import Place
from sync.publish_pull import NoRoom
from sync.pull import pull
from sync.push import push
from sync.state import set_setting, setting, state, state_as_read
from tests import workbooks
from tests.workbooks import HEADINGS, PEOPLE


def command(place: Place, *words: str) -> list[str]:
    return [sys.executable, "-m", "sync", *words, "--workbook", place.workbook, "--state", str(place.state)]


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


def test_a_disk_that_is_full_keeps_the_last_reading(place: Place) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, *PEOPLE[1:]])
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, limits[1]))
    try:
        with pytest.raises(NoRoom, match="Is the disk full"):
            pull(place)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    with reading(place) as snapshot:
        assert snapshot.count(Query("contacts")) == 3
    assert os.listdir(place.snapshots)


def test_a_state_folder_may_be_made_by_many_at_once(tmp_path: Path) -> None:
    together = Barrier(8)

    def begin(number: int) -> None:
        together.wait()
        with state(tmp_path / "new") as connection:
            set_setting(connection, f"of {number}", "kept")

    with ThreadPoolExecutor(8) as people:
        list(people.map(begin, range(8)))

    with state_as_read(tmp_path / "new") as connection:
        assert [setting(connection, f"of {number}") for number in range(8)] == ["kept"] * 8
