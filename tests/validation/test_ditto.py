"""Cells that stand for the one above."""

import pytest

from validation.ditto import filled_down
from validation.problems import ProblemKind
from validation.sheet import RawTab


def meant(*cells, merged=()):
    tab = RawTab("Register", [["Name"], *([cell] for cell in cells)], merged=merged)
    return filled_down(tab, 0, range(1, len(cells) + 1), cells)


@pytest.mark.parametrize(
    "mark", ['"', "''", "”", "〃", ",,", "do", "Do.", "-do-", "—〃—", "ditto", "same", "वही", "ایضاً", "- do -"]
)
def test_a_ditto_mark_means_the_cell_above_and_proposes_it(mark):
    cells, [(at, problem)] = meant("Ram", mark, "Sita")

    assert list(cells) == ["Ram", "Ram", "Sita"]
    assert (at, problem.kind, problem.found, problem.proposed) == (1, ProblemKind.DITTO, mark, "Ram")


def test_ditto_marks_go_on_through_many_rows_and_over_a_title():
    cells, problems = meant("Ram", '"', None, '"', '"')

    assert list(cells) == ["Ram", "Ram", None, "Ram", "Ram"]
    assert len(problems) == 3


def test_a_ditto_mark_with_nothing_above_it_stays():
    tab = RawTab("Register", [[None], ['"']])

    assert filled_down(tab, 0, [1], ['"']) == (['"'], ())


def test_the_lower_cells_of_a_merged_name_are_the_name():
    cells, problems = meant("Ram", None, None, None, merged=((2, 0, 4, 0),))

    assert list(cells) == ["Ram", "Ram", "Ram", None]
    assert {problem.kind for _, problem in problems} == {ProblemKind.MERGED}


def test_a_column_without_any_is_left_as_it_is():
    cells = ("Ram", "Dorothy", None, "same day")

    assert meant(*cells) == (cells, ())
