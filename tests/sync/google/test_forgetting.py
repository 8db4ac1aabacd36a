"""What the app keeps in the hidden tab and as fences goes when nothing can depend on it any more, and not before."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sync.google import GoogleWorkbook
from tests.sync.google.desk import Shop, safe_client

START = datetime(2024, 3, 1, 10)


class Clock:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def _opened(shop: Shop, clock: Callable[[], datetime], journal: str = "journal.json") -> GoogleWorkbook:
    return GoogleWorkbook(safe_client(shop.backstage.url), shop.id, journal=shop.folder / journal, clock=clock)


def _fences(shop: Shop) -> int:
    client = safe_client(shop.backstage.url)
    return len(client.spreadsheet(shop.id, fields="developerMetadata(metadataId)").get("developerMetadata", []))


def _slots(shop: Shop) -> int:
    return len(shop.backstage.cells(shop.id)["_sync"]) - 1


def _write(workbook: GoogleWorkbook, shop: Shop, count: int, *, first: int = 0) -> None:
    for n in range(first, first + count):
        edits = [shop.edit("k1", "Name", "Asha" if n == 0 else f"A{n - 1}", f"A{n}")]
        workbook.apply(edits)
        workbook.settled(edits)


def test_nothing_is_forgotten_within_ten_minutes(shop: Shop) -> None:
    _write(_opened(shop, Clock()), shop, 30)

    assert (_fences(shop), _slots(shop)) == (30, 90)


def test_after_ten_minutes_a_few_slots_and_their_fences_are_left(shop: Shop) -> None:
    clock = Clock()
    workbook = _opened(shop, clock)
    _write(workbook, shop, 30)
    clock.now += timedelta(minutes=11)

    _write(workbook, shop, 2, first=30)

    assert (_fences(shop), _slots(shop)) == (9, 26)


@pytest.mark.parametrize("fault", ["drop_before", "503"])
def test_fences_of_cancelled_batches_are_forgotten_too(shop: Shop, fault: str) -> None:
    clock = Clock()
    workbook = _opened(shop, clock)
    shop.around_write(fault=fault)
    _write(workbook, shop, 1)
    before = _fences(shop)
    clock.now += timedelta(minutes=11)

    _write(workbook, shop, 1, first=1)

    assert (before, _fences(shop)) == (2, 2)


def test_what_another_copy_has_yet_to_judge_is_left_to_it(shop: Shop) -> None:
    clock = Clock()
    _write(_opened(shop, clock, "other.json"), shop, 30)
    clock.now += timedelta(minutes=11)

    _write(_opened(shop, clock), shop, 2, first=30)

    assert (_fences(shop), _slots(shop)) == (32, 96)


def test_what_nobody_has_asked_for_in_a_month_goes(shop: Shop) -> None:
    clock = Clock()
    _write(_opened(shop, clock, "other.json"), shop, 30)
    clock.now += timedelta(days=32)

    _write(_opened(shop, clock), shop, 2, first=30)

    assert (_fences(shop), _slots(shop)) == (9, 26)
