"""Two amounts in one cell of a register: named always, proposed only where the rest of the row agrees."""

import pytest

from translations import translator
from validation.business import Business
from validation.checking import check_rows
from validation.headings import recognise
from validation.problems import Problem, ProblemKind, message
from validation.sheet import RawCell, RawTab
from validation.tables import record_named

HEADINGS = ("Date", "Customer Name", "Mobile", "Item", "Amount", "Received", "Due")


def problem_of(amount: RawCell, received: RawCell, due: RawCell) -> Problem:
    row = ("5/1/26", "Rafiq Ahmed", "9812345678", "Lining", amount, received, due)
    tab = RawTab("Bahi", [HEADINGS, row])
    found = check_rows(tab, recognise(tab, Business()), [1], record_named("Sales"), Business()).problems
    return next(problem for problem in found if problem.kind is ProblemKind.AMOUNT_GLUED)


@pytest.mark.parametrize(
    ("amount", "received", "due", "repair"),
    [
        ("5000-2000", None, 3000, {"amount": "5000", "received": "2000"}),
        ("5,000/2,000", None, "3,000", {"amount": "5000", "received": "2000"}),
        ("₹5000 - 2000", 2000, None, {"amount": "5000"}),
        ("5000 pd", None, 0, {"amount": "5000", "received": "5000"}),
        ("5000 pd", 5000, None, {"amount": "5000"}),
        (5000, "2000 jama", 3000, {"received": "2000"}),
        (5000, "adv 2000", 3000, {"received": "2000"}),
        (5000, "500 baki", 500, {"received": "4500"}),
        (7000, "5000+2000", 0, {"received": "7000"}),
        (5000, 4500, "₹500 baki", {"due": "500"}),
        (500, None, "₹500 baki", {"due": "500"}),
        (5000, 2000, "5000-2000", {"due": "3000"}),
        ("5000+500", 1000, 4500, {"amount": "5500"}),
    ],
)
def test_what_the_row_confirms_is_proposed_and_certain(
    amount: RawCell, received: RawCell, due: RawCell, repair: dict[str, str]
) -> None:
    problem = problem_of(amount, received, due)

    assert (problem.repair, problem.is_certain) == (repair, True)


@pytest.mark.parametrize(
    ("amount", "received", "due"),
    [
        ("5000-2000", None, None),
        ("5000-2000", None, 2500),
        ("5000-2000", 1000, 3000),
        ("2000-5000", None, 3000),
        ("5000 pd", None, None),
        ("5000 pd", None, 5000),
        (5000, "2000 jama", None),
        (5000, 4000, "₹500 baki"),
        ("500 baki", None, 500),
        ("5*200", None, 1000),
    ],
)
def test_what_nothing_confirms_is_never_guessed(amount: RawCell, received: RawCell, due: RawCell) -> None:
    problem = problem_of(amount, received, due)

    assert (dict(problem.repair), problem.is_certain) == ({}, False)


@pytest.mark.parametrize(
    ("amount", "due", "sentence"),
    [
        ("5000-2000", None, '"5000-2000" reads like an amount of 5000 of which 2000 was received.'),
        ("5000 pd", None, '"5000 pd" reads like an amount of 5000, paid in full.'),
        ("₹500 baki", None, '"₹500 baki" reads like 500 still due.'),
        (
            "5000-2000",
            3000,
            '"5000-2000" reads like an amount of 5000 of which 2000 was received. The other cells of the row agree.',
        ),
    ],
)
def test_the_parts_are_named_in_the_shops_words(amount: str, due: RawCell, sentence: str) -> None:
    assert message(problem_of(amount, None, due), translator("en")) == sentence
