"""The promise, tried on stories that nobody wrote; `make proof` tries thousands."""

from collections.abc import Iterator

import pytest

from sync.google.limits import waiting_by
from tests.proof.app_machine import SharedShop
from tests.proof.naive import NAIVE
from tests.proof.office import OursInAFile, office
from tests.proof.ours import Ours, unhurried
from tests.proof.running import Tally, insist, measure, prove, shared_sheet
from tests.proof.theatre import Theatre, theatre

EXAMPLES, EXAMPLES_IN_A_FILE, EXAMPLES_OF_THE_APP, EXAMPLES_OF_OTHERS = 100, 40, 8, 40


@pytest.fixture(scope="module")
def stage() -> Iterator[Theatre]:
    with theatre() as opened:
        yield opened


def test_no_edit_is_lost_doubled_or_misplaced_in_silence(stage: Theatre) -> None:
    prove(shared_sheet(stage, Ours, insist), examples=EXAMPLES)


def test_neither_is_one_in_a_file_that_others_have_open() -> None:
    with office() as opened:
        prove(shared_sheet(opened, OursInAFile.at(opened), insist), examples=EXAMPLES_IN_A_FILE)


def test_neither_is_one_on_its_way_through_the_whole_app(stage: Theatre) -> None:
    machine = type("Machine", (SharedShop,), {"theatre": stage, "judged": staticmethod(insist)})
    with waiting_by(unhurried()):
        prove(machine, examples=EXAMPLES_OF_THE_APP)


def test_the_same_stories_find_the_wrongs_of_writing_by_row_number(stage: Theatre) -> None:
    tally = Tally()

    measure(shared_sheet(stage, NAIVE["row number"], tally.add), examples=EXAMPLES_OF_OTHERS, start=1)

    assert tally.wrong > 0
