"""Phones as people of India and Pakistan write them."""

import random

import phonenumbers
import pytest

from tests.validation.cells.reading import INDIA, PAKISTAN, read, told
from validation.business import Business
from validation.cells.phones import e164
from validation.kinds import Kind
from validation.sheet import RawCell

RAM, SITA = "+919876543210", "+919123456780"
ASIF, SANA = "+923001234567", "+923217654321"


@pytest.mark.parametrize(
    "cell",
    [
        "9876543210",
        "098765-43210",
        "98765 43210",
        "+91 98765 43210",
        "+91-98765-43210",
        "0091 98765 43210",
        "919876543210",
        "0919876543210",
        "91-9876543210",
        "+91 (0) 98765 43210",
        "+91 098765 43210",
        "9876 543 210",
        "98 76 54 32 10",
        "(98765) 43210",
        "98765.43210",
        "98765–43210",
        " 9876543210 ",
        "'9876543210",
        "९८७६५४३२१०",
        "۹۸۷۶۵۴۳۲۱۰",
        "٩٨٧٦٥٤٣٢١٠",
        "9876543210 (wife)",
        "M: 9876543210",
        "Ph. 9876543210",
        "Mob.No. 98765 43210",
        "Ramesh 9876543210",
        "मो. 9876543210",
        "9876543210 ext 12",
        "9876543210 x12",
        "tel:+91-9876543210",
        "9876543210.0",
        "1) 9876543210",
        "\u202a+91 98765 43210\u202c",
        "9876543210,",
        "9876543210/-",
        9876543210,
        9876543210.0,
        919876543210.0,
    ],
)
def test_an_indian_mobile_is_understood_in_any_usual_shape(cell: RawCell) -> None:
    said = read(Kind.PHONES, cell)

    assert said.value == (RAM,)
    assert said.problem is None


@pytest.mark.parametrize(
    "cell",
    [
        "03001234567",
        "0300-1234567",
        "0300 1234567",
        "3001234567",
        3001234567.0,
        "+92 300 1234567",
        "0092 300 1234567",
        "923001234567",
        "0923001234567",
        "+92 0300 1234567",
        "+92-300-1234567",
        "۰۳۰۰۱۲۳۴۵۶۷",
        "٠٣٠٠-١٢٣٤٥٦٧",
        "موبائل: 0300 1234567",
    ],
)
def test_a_pakistani_mobile_is_understood_in_any_usual_shape(cell: RawCell) -> None:
    said = read(Kind.PHONES, cell, PAKISTAN)

    assert said.value == (ASIF,)
    assert said.problem is None


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0522-2345678", "+915222345678"),
        ("0522/2345678", "+915222345678"),
        ("(022) 2345 6789", "+912223456789"),
        ("022 23456789 ext 12", "+912223456789"),
        ("011-23456789 Extn. 204", "+911123456789"),
        (1123456789.0, "+911123456789"),
        ("1800 123 4567", "+9118001234567"),
        ("+971 50 123 4567", "+971501234567"),
        ("+1 650 253 0000", "+16502530000"),
    ],
)
def test_landlines_toll_free_and_foreign_numbers_are_understood(cell: RawCell, number: str) -> None:
    assert read(Kind.PHONES, cell).value == (number,)


def test_a_pakistani_landline_is_understood() -> None:
    assert read(Kind.PHONES, "042-35761234", PAKISTAN).value == ("+924235761234",)


@pytest.mark.parametrize(
    "cell",
    [
        "9876543210 / 9123456780",
        "9876543210,9123456780",
        "9876543210; 9123456780",
        "9876543210\n9123456780",
        "9876543210|9123456780",
        "9876543210 9123456780",
        "98765 43210 91234 56780",
        "9876543210 or 9123456780",
        "9876543210 & 9123456780",
        "9876543210-9123456780",
        "098765-43210 / 9123456780",
        "9876543210(O) 9123456780(R)",
        "9876543210 wife 9123456780",
        "+919876543210+919123456780",
        "9876543210، 9123456780",
        "९८७६५४३२१० या ९१२३४५६७८०",
        "9876543210 / 9123456780 / 9876543210",
    ],
)
def test_several_numbers_in_a_cell_are_each_understood_once(cell: str) -> None:
    said = read(Kind.PHONES, cell)

    assert said.value == (RAM, SITA)
    assert said.problem is None


@pytest.mark.parametrize(
    ("cell", "business", "value", "parts"),
    [
        ("98765432109123456780", INDIA, (RAM,), "9876543210 + 9123456780"),
        ("919876543210919123456780", INDIA, (RAM,), "919876543210 + 919123456780"),
        ("9.87654321091234E+19", INDIA, (RAM,), "9876543210 + 91234?????"),
        (9.87654321091234e19, INDIA, (RAM,), "9876543210 + 91234?????"),
        ("0300123456703217654321", PAKISTAN, (ASIF,), "03001234567 + 03217654321"),
    ],
)
def test_of_two_numbers_glued_together_the_first_is_recovered_and_the_other_named(
    cell: RawCell, business: Business, value: tuple[str, ...], parts: str
) -> None:
    said = read(Kind.PHONES, cell, business)

    assert said.value == value
    assert said.problem is not None
    assert (said.problem.kind.value, said.problem.details["parts"]) == ("phones_glued", parts)
    assert not said.problem.is_certain


def test_a_damaged_number_that_has_all_its_digits_is_recovered_with_certainty() -> None:
    said = read(Kind.PHONES, "9.876543210E+09")

    assert said.value == (RAM,)
    assert said.problem is not None
    assert (told(said), said.problem.is_certain) == (("phone_damaged", RAM), True)


@pytest.mark.parametrize(
    ("cell", "proposed"), [("9.87654E+09", None), ("9.9E+11", None), (9876540000.0, "+919876540000")]
)
def test_a_damaged_number_whose_digits_are_lost_is_never_guessed(cell: RawCell, proposed: str | None) -> None:
    said = read(Kind.PHONES, cell)

    assert said.value == ()
    assert told(said) == ("phone_damaged", proposed)
    assert said.problem is not None
    assert not said.problem.is_certain


@pytest.mark.parametrize(
    ("cell", "proposed"),
    [
        ("12345", None),
        ("987654321", None),
        ("98765432101", None),
        ("98765O3210", None),
        ("call later", None),
        ("2345678", None),
        ("12/05/2024", None),
        (True, None),
        ("ram123@gmail.com", None),
        ("9999", None),
        (-9876543210.0, None),
        ("5000", None),
        ("971501234567", "+971501234567"),
        ("03001234567", ASIF),
    ],
)
def test_what_is_no_phone_is_named(cell: RawCell, proposed: str | None) -> None:
    said = read(Kind.PHONES, cell)

    assert said.value == ()
    assert told(said) == ("phone_unclear", proposed)


@pytest.mark.parametrize(
    ("cell", "found", "proposed"),
    [
        ("9876543210, 12345678", "12345678", None),
        ("9876543210 / 11", "11", f"{RAM}, +919876543211"),
        ("9876543210 / 43211", "43211", f"{RAM}, +919876543211"),
    ],
)
def test_the_good_number_of_a_cell_is_kept_beside_one_that_is_not_understood(
    cell: str, found: str, proposed: str | None
) -> None:
    said = read(Kind.PHONES, cell)

    assert said.value == (RAM,)
    assert said.problem is not None
    assert (said.problem.found, said.problem.proposed) == (found, proposed)


@pytest.mark.parametrize(("region", "first", "length"), [("IN", "6789", 10), ("PK", "3", 10)])
def test_plain_mobiles_are_read_exactly_as_phonenumbers_reads_them(region: str, first: str, length: int) -> None:
    chance = random.Random(f"mobiles of {region}")
    prefixes = ("", "0", "91", "+91", "0091", "92", "+92", "0092", "+92 0")

    for _ in range(4000):
        digits = chance.choice(first) + "".join(chance.choices("0123456789", k=length - 1))
        typed = chance.choice(prefixes) + digits
        assert e164(typed, region) == _as_phonenumbers_reads(typed, region), typed


def _as_phonenumbers_reads(typed: str, region: str) -> str | None:
    number = phonenumbers.parse(typed, region)
    form = phonenumbers.PhoneNumberFormat.E164
    return phonenumbers.format_number(number, form) if phonenumbers.is_valid_number(number) else None
