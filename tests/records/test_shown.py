"""Values are written as the reader expects them, in each language."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from records.shown import amount, shown
from translations import translator
from validation.kinds import Kind

ENGLISH, HINDI, URDU = translator("en"), translator("hi"), translator("ur")


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (None, Kind.MONEY, ""),
        (Decimal("125000.00"), Kind.MONEY, "₹1,25,000"),
        (Decimal("-125000.50"), Kind.MONEY, "-₹1,25,000.50"),
        (Decimal("12345678.0000"), Kind.NUMBER, "1,23,45,678"),
        (Decimal("18.0000"), Kind.PERCENT, "18%"),
        (date(2024, 3, 5), Kind.DATE, "5 Mar 2024"),
        (datetime(2024, 3, 5, 16, 5), Kind.MOMENT, "5 Mar 2024, 16:05"),
        (True, Kind.YES_NO, "Yes"),
        (False, Kind.YES_NO, "No"),
        (("+919876543210", "+923001234567"), Kind.PHONES, "+91 98765 43210, +92 300 1234567"),
        ("98 ask his son", Kind.PHONES, "98 ask his son"),
        (["wholesale", "pays late"], Kind.TAGS, "wholesale, pays late"),
        ("5 pd", Kind.MONEY, "5 pd"),
    ],
)
def test_a_value_in_words(value: object, kind: Kind, expected: str) -> None:
    assert shown(value, kind, ENGLISH) == expected


def test_rupees_of_pakistan_have_their_own_sign() -> None:
    assert shown(Decimal(250000), Kind.MONEY, ENGLISH, "PKR") == "Rs 2,50,000"


def test_dates_speak_the_readers_language() -> None:
    assert [shown(date(2024, 3, 5), Kind.DATE, t) for t in (HINDI, URDU)] == ["5 मार्च 2024", "5 مارچ 2024"]


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [("+923001234567", Kind.PHONES, "+92 300 1234567"), (Decimal(-5), Kind.MONEY, "-₹5"), ("C1", Kind.ID, "C1")],
)
def test_codes_and_amounts_keep_their_order_inside_urdu(value: object, kind: Kind, text: str) -> None:
    assert shown(value, kind, URDU) == f"\u2066{text}\u2069"


@pytest.mark.parametrize(("value", "expected"), [(Decimal("389527.80"), "3,89,527.80"), (Decimal(-1250), "-1,250")])
def test_an_amount_under_a_heading_that_names_the_currency(value: Decimal, expected: str) -> None:
    assert amount(value, ENGLISH) == expected
