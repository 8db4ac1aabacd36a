"""Numbers, amounts and percentages as people write them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.validation.cells.reading import read, told
from validation.kinds import Kind
from validation.sheet import RawCell


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1,25,000", "125000"),
        ("1,00,00,000.50", "10000000.50"),
        ("1,000,000", "1000000"),
        ("Rs 500/-", "500"),
        ("Rs.500", "500"),
        ("Rs. 1,200.50", "1200.50"),
        ("PKR 3,000", "3000"),
        ("₨ 3,000", "3000"),
        ("500rs", "500"),
        ("500 rupees only", "500"),
        ("₹ 1.25 lakh", "125000"),
        ("2.5 cr", "25000000"),
        ("2.5 Cr", "25000000"),
        ("₹50 Cr", "500000000"),
        ("2 crores", "20000000"),
        ("5L", "500000"),
        ("1.5 lacs", "150000"),
        ("5k", "5000"),
        ("$342.09K", "342090"),
        ("1.2M", "1200000"),
        ("5,000.00/-", "5000"),
        ("(500)", "-500"),
        ("₹(500)", "-500"),
        ("-500", "-500"),
        ("−500", "-500"),
        ("- 500", "-500"),
        ("-₹500", "-500"),
        ("₹-500", "-500"),
        ("+500", "500"),
        ("500 Dr", "500"),
        ("500.00 Dr", "500"),
        (".5", "0.50"),
        ("5.", "5"),
        ("'500", "500"),
        (" 500 ", "500"),
        ("५,०००", "5000"),
        ("५ हज़ार", "5000"),
        ("5 लाख", "500000"),
        ("२ करोड़", "20000000"),
        ("रु. 500", "500"),
        ("५०० रुपये मात्र", "500"),
        ("۵۰۰۰", "5000"),
        ("٥٬٠٠٠٫٥٠", "5000.50"),
        ("۲ لاکھ", "200000"),
        ("5 ہزار روپے", "5000"),
        ("۳ کروڑ", "30000000"),
        ("1.234,56", "1234.56"),
        ("1.234.567", "1234567"),
        (5, "5"),
        (1250.5, "1250.50"),
        (1234.565, "1234.57"),
        (-0.0, "0"),
    ],
)
def test_an_amount_is_understood_however_it_is_written(cell: RawCell, amount: str) -> None:
    said = read(Kind.MONEY, cell)

    assert said.value == Decimal(amount)
    assert said.value.as_tuple().exponent == -2
    assert said.problem is None


@pytest.mark.parametrize(
    ("cell", "parts", "proposed"),
    [
        ("5000-2000", "5000 + 2000", "5000"),
        ("5000/2000", "5000 + 2000", "5000"),
        ("5,000 + 500", "5,000 + 500", "5000"),
        ("500 300", "500 + 300", "500"),
        ("5000,2000", "5000 + 2000", "5000"),
        ("5000 (2000)", "5000 + 2000", "5000"),
        ("५०००-२०००", "5000 + 2000", "5000"),
    ],
)
def test_two_amounts_in_a_cell_are_explained(cell: str, parts: str, proposed: str) -> None:
    said = read(Kind.MONEY, cell)

    assert said.value is None
    assert told(said) == ("amount_glued", proposed)
    assert said.problem is not None
    assert said.problem.details["parts"] == parts


@pytest.mark.parametrize(
    ("cell", "meaning"),
    [
        ("5000 pd", "paid"),
        ("5000 paid", "paid"),
        ("5000 जमा", "paid"),
        ("2000 baki", "due"),
        ("बाकी 2000", "due"),
        ("2000 باقی", "due"),
        ("1000 adv.", "advance"),
        ("5000 gpay", "paid"),
    ],
)
def test_an_amount_with_a_remark_is_explained(cell: str, meaning: str) -> None:
    said = read(Kind.MONEY, cell)

    assert said.value is None
    assert said.problem is not None
    assert (said.problem.kind.value, said.problem.details["remark"]) == ("amount_glued", meaning)


@pytest.mark.parametrize(
    ("cell", "proposed"),
    [
        ("500 Cr", None),
        ("500.00 Cr", None),
        ("2.25 Cr", None),
        ("12,34", None),
        ("1234,56", "1234.56"),
        ("1 25 000", "125000"),
        ("500-", "500"),
        ("approx 5000", "5000"),
        ("5000?", "5000"),
        ("5 pcs", "5"),
        ("18%", None),
        ("abc", None),
        ("₹", None),
        ("()", None),
        ("--5", None),
        ("1.23E+05", None),
        ("100²", "100"),
        ("1,2,3", None),
        (True, None),
        (date(2024, 5, 2), None),
        (timedelta(5), None),
        (float("inf"), None),
        (9876543210987654.0, None),
        (10**400, None),
    ],
)
def test_what_is_no_certain_amount_is_never_guessed(cell: RawCell, proposed: str | None) -> None:
    said = read(Kind.MONEY, cell)

    assert said.value is None
    assert told(said) == ("number_unclear", proposed)


@pytest.mark.parametrize("cell", ["18%", "18 %", "18", 18, 18.0, "18 percent", "१८ प्रतिशत", "۱۸٪", "18 فیصد"])
def test_a_percentage_is_understood(cell: RawCell) -> None:
    assert read(Kind.PERCENT, cell).value == Decimal(18)


def test_a_part_of_a_per_cent_is_understood_with_its_sign() -> None:
    assert read(Kind.PERCENT, "0.25%").value == Decimal("0.25")


def test_a_share_is_a_percentage_only_where_the_sheet_says_so() -> None:
    assert told(read(Kind.PERCENT, 0.18)) == ("number_unclear", "18%")
    assert read(Kind.PERCENT, 0.18, number_format="0.00%").value == Decimal(18)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("5", 5), ("5.0", 5), (3.0, 3), ("1,000", 1000), ("५", 5), ("-2", -2), (5.5, None), ("5 nos", None)],
)
def test_a_whole_number_is_whole(cell: RawCell, value: int | None) -> None:
    assert read(Kind.INTEGER, cell).value == value


def test_a_quantity_keeps_four_places() -> None:
    assert read(Kind.NUMBER, "2.12345").value == Decimal("2.1235")
