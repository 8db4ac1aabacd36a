"""Values of the owner's lists."""

import pytest

from tests.validation.cells.reading import STAGES, read, told
from validation.business import Business, Choice
from validation.cells import reader_of
from validation.column import Column
from validation.kinds import Kind


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("Won", "Won"),
        ("won", "Won"),
        ("WON", "Won"),
        ("जीता", "Won"),
        ("جیت گئے", "Won"),
        ("follow-up", "Follow up"),
        ("Followup", "Follow up"),
    ],
)
def test_a_value_is_known_in_any_spelling_that_is_certainly_it(cell: str, value: str) -> None:
    said = read(Kind.CHOICE, cell, choices=STAGES)

    assert (said.value, said.problem) == (value, None)


@pytest.mark.parametrize(
    ("cell", "proposed"), [("Wonn", "Won"), ("Folow up", "Follow up"), ("Lst", "Lost"), ("Brochure", None), (5, None)]
)
def test_an_unknown_word_stays_and_the_likely_value_is_proposed(cell: str | int, proposed: str | None) -> None:
    said = read(Kind.CHOICE, cell, choices=STAGES)

    assert said.value == str(cell)
    assert told(said) == ("choice_unknown", proposed)
    assert said.problem is not None
    assert not said.problem.is_certain


@pytest.mark.parametrize("cell", ["Won, Lost", "won;LOST", "Won/Lost", "Won & Lost", "Won and Lost", "Won | Lost, Won"])
def test_several_values_are_parted(cell: str) -> None:
    assert read(Kind.CHOICES, cell, choices=STAGES).value == ("Won", "Lost")


def test_the_whole_cell_is_proposed_where_one_of_several_values_is_a_slip() -> None:
    said = read(Kind.CHOICES, "Wonn, lost", choices=STAGES)

    assert said.value == ("Wonn", "Lost")
    assert told(said) == ("choice_unknown", "Won, Lost")


def test_any_word_is_taken_where_there_is_no_list() -> None:
    assert read(Kind.CHOICE, "Anything").value == "Anything"
    assert read(Kind.CHOICES, "a, b").value == ("a", "b")


def test_the_lists_of_the_business_are_used() -> None:
    reader = reader_of(
        Column(heading="Stage", kind=Kind.CHOICE, list_name="Stages"),
        Business(lists={"Stages": (Choice("Sold", aliases=("bik gaya",)),)}),
    )

    assert reader("bik gaya").value == "Sold"


def test_an_alias_never_takes_the_word_of_another_value() -> None:
    said = read(Kind.CHOICE, "closed", choices=(Choice("Won", aliases=("Closed",)), Choice("Closed")))

    assert said.value == "Closed"
