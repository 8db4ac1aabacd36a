"""What the client does when Google refuses, is slow or cannot be reached, and what people are told."""

from dataclasses import dataclass, field

import pytest
from google.oauth2.credentials import Credentials

from sync.google import GoogleWorkbook, SheetsClient
from sync.google.limits import Limiter, Pace, asked_wait
from sync.workbook import Verdict, WorkbookUnavailable
from tests.sync.google.desk import Shop


@dataclass
class Watch:
    """A clock that stands still but for the waits."""

    now: float = 0.0
    waits: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def pace(self) -> Pace:
        return Pace(clock=lambda: self.now, sleep=self.sleep, chance=lambda: 0.5)


def test_a_write_refused_for_haste_waits_as_long_as_google_asks(shop: Shop) -> None:
    watch = Watch()
    shop.around_write(fault="429", retry_after=7)

    outcomes = shop.opened(pace=watch.pace()).apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert outcomes[0].verdict is Verdict.APPLIED
    assert watch.waits == [7.5]


def test_haste_that_google_never_forgives_is_told_and_nothing_is_written(shop: Shop) -> None:
    watch = Watch()
    for _ in range(5):
        shop.around_write(fault="429")

    with pytest.raises(WorkbookUnavailable, match="Google asks us to slow down"):
        shop.opened(pace=watch.pace()).apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert shop.column("Name")["k1"] == "Asha"
    assert watch.waits == [0.75, 1.5, 3.0, 6.0]


@pytest.mark.parametrize("fault", ["429", "500", "502", "503", "drop_before", "drop_after"])
def test_a_reading_is_tried_again(shop: Shop, fault: str) -> None:
    shop.backstage.queue({"match": "GET", "fault": fault}, {"match": "GET", "fault": fault})

    assert [tab.name for tab in shop.opened().read().tabs] == ["Contacts", "Notes"]


@pytest.mark.parametrize(
    "fault, sentence", [("503", "Google Sheets has trouble"), ("drop_before", "Google cannot be reached")]
)
def test_a_reading_that_keeps_failing_is_told_in_words(shop: Shop, fault: str, sentence: str) -> None:
    shop.backstage.queue(*[{"match": "GET", "fault": fault}] * 5)

    with pytest.raises(WorkbookUnavailable, match=sentence):
        shop.opened().read()


def test_without_a_network_nothing_is_waited_for_long() -> None:
    watch = Watch()
    client = SheetsClient(Credentials(token="a"), base="http://127.0.0.1:9", pace=watch.pace())  # type: ignore[no-untyped-call]

    with pytest.raises(WorkbookUnavailable, match="Is this computer connected"):
        client.values("some-sheet", ["A"])

    assert sum(watch.waits) < 15


def test_a_sheet_that_is_not_there_is_told_in_words(shop: Shop, tmp_path: object) -> None:
    nowhere = Shop(shop.backstage, "no-such-sheet-anywhere", shop.folder)

    with pytest.raises(WorkbookUnavailable, match="no Google Sheet at this address"):
        nowhere.opened().read()


def test_an_address_without_a_sheet_is_told_in_words(shop: Shop) -> None:
    with pytest.raises(WorkbookUnavailable, match="no Google Sheet at this address"):
        GoogleWorkbook(SheetsClient(Credentials(token="a")), "https://example.com", journal=shop.folder / "j")  # type: ignore[no-untyped-call]


def test_the_sixty_first_call_of_a_minute_waits_for_the_next() -> None:
    watch = Watch()
    limiter = Limiter(watch.pace())

    for _ in range(60):
        limiter.take("reads")
    limiter.take("writes")
    assert watch.waits == []
    limiter.take("reads")

    assert watch.waits == [61.0]


def test_looking_for_changes_leaves_a_third_of_the_minute_to_saving() -> None:
    watch = Watch()
    limiter = Limiter(watch.pace())
    for _ in range(40):
        limiter.take("reads", leaving=20)

    for _ in range(20):
        limiter.take("reads")
    assert watch.waits == []
    limiter.take("reads", leaving=20)

    assert watch.waits == [61.0]


def test_saving_overtakes_a_look_that_waits_for_its_turn() -> None:
    order: list[str] = []
    watch = Watch()

    def sleep(seconds: float) -> None:
        limiter.take("reads")
        order.append("saving")
        watch.sleep(seconds)

    limiter = Limiter(Pace(clock=lambda: watch.now, sleep=sleep))
    for _ in range(40):
        limiter.take("reads", leaving=20)
    limiter.take("reads", leaving=20)
    order.append("look")

    assert order == ["saving", "look"]


def test_when_one_is_asked_to_slow_down_all_wait() -> None:
    watch = Watch()
    limiter = Limiter(watch.pace())

    limiter.close(7)
    limiter.take("writes")

    assert watch.waits == [7.0]


def test_who_is_asked_to_wait_a_minute_is_told_at_once(shop: Shop) -> None:
    watch = Watch()
    shop.around_write(fault="429", retry_after=60)

    with pytest.raises(WorkbookUnavailable, match="Google asks us to slow down") as told:
        shop.opened(pace=watch.pace()).apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert (told.value.wait_seconds, watch.waits) == (60.0, [])


@pytest.mark.parametrize(
    "header, seconds", [("", None), ("20", 20.0), ("-3", 0.0), ("soon", None), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0)]
)
def test_retry_after_is_understood(header: str, seconds: float | None) -> None:
    assert asked_wait(header) == seconds
