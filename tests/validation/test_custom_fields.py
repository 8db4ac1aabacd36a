"""What an unknown column holds is told from its values and from how the sheet shows them."""

from datetime import date, datetime

import pytest

from validation.custom_fields import custom_kind
from validation.kinds import Kind


@pytest.mark.parametrize(
    ("cells", "number_format", "kind"),
    [
        ([], "", Kind.TEXT),
        ([], "dd mmm yyyy", Kind.DATE),
        (["Yes", "no", "YES", None], "", Kind.YES_NO),
        ([True, False], "", Kind.YES_NO),
        (["हाँ", "नहीं", "ہاں"], "", Kind.YES_NO),
        ([date(2024, 3, 5), "5/3/24", "5-Mar-2024", "14.6.1996"], "", Kind.DATE),
        ([datetime(2024, 3, 5, 10, 30), datetime(2024, 3, 6, 11, 0)], "", Kind.MOMENT),
        ([45356, 45357.0], "dd/mm/yyyy", Kind.DATE),
        ([45356.5], "dd/mm/yyyy hh:mm", Kind.MOMENT),
        ([1, 2.5, "3", "1,25,000"], "", Kind.NUMBER),
        (["₹ 1,200", "Rs 500/-", "₹90"], "", Kind.MONEY),
        ([1200, 500], '"₹"#,##0.00', Kind.MONEY),
        ([0.18, 0.05], "0%", Kind.PERCENT),
        (["98765 43210", "9876543211"], "", Kind.TEXT),
        (["00123", "00456"], "", Kind.TEXT),
        ([1, 2, 3], "@", Kind.TEXT),
        (["nuts", "milk", "none"] * 8, "", Kind.CHOICE),
        (["nuts", "milk", "none"], "", Kind.TEXT),
        ([f"word {number}" for number in range(40)], "", Kind.TEXT),
        (["a long story that goes on and on " * 4] * 3, "", Kind.LONG_TEXT),
        (["two\nlines", "one"], "", Kind.LONG_TEXT),
        (["5/3/24", "soon", "never"], "", Kind.TEXT),
    ],
)
def test_the_kind_of_a_column(cells, number_format, kind):
    assert custom_kind("Anything", cells, number_format) is kind


def test_a_heading_may_say_that_numbers_are_money():
    assert custom_kind("Monthly income (Rs.)", [12000, 15000], "") is Kind.MONEY


def test_a_few_words_among_the_dates_do_not_change_the_kind():
    assert custom_kind("Delivery", ["5/3/24"] * 19 + ["soon"], "") is Kind.DATE
