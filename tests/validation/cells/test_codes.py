"""PIN codes, tax numbers, and identity numbers that should not be stored."""

import pytest

from tests.validation.cells.reading import INDIA, PAKISTAN, read, told
from validation.business import Business
from validation.kinds import Kind
from validation.sheet import RawCell

DUBAI = Business(region="AE")
AADHAAR = "2341 2341 2346"
MASKED = "XXXX XXXX 2346"


@pytest.mark.parametrize(
    ("cell", "business", "code"),
    [
        (cell, INDIA, "520008")
        for cell in (
            "520 008",
            "520-008",
            "520008",
            520008,
            520008.0,
            "५२०००८",
            "PIN: 520008",
            "Pincode-520008",
            "पिन 520008",
        )
    ]
    + [
        ("54000", PAKISTAN, "54000"),
        (54000.0, PAKISTAN, "54000"),
        ("۵۴۰۰۰", PAKISTAN, "54000"),
        ("SW1A 1AA", DUBAI, "SW1A 1AA"),
    ],
)
def test_a_postal_code_is_understood(cell: RawCell, business: Business, code: str) -> None:
    said = read(Kind.POSTAL_CODE, cell, business)

    assert (said.value, said.problem) == (code, None)


@pytest.mark.parametrize(
    ("cell", "business", "proposed"),
    [
        ("52000O", INDIA, "520000"),
        ("Lucknow 226001", INDIA, "226001"),
        ("12345", INDIA, None),
        ("020008", INDIA, None),
        ("226001", PAKISTAN, None),
        ("SW1A 1AA", INDIA, None),
        (5.5, INDIA, None),
        ("226001 226002", INDIA, None),
    ],
)
def test_what_is_no_postal_code_is_named(cell: RawCell, business: Business, proposed: str | None) -> None:
    said = read(Kind.POSTAL_CODE, cell, business)

    assert (said.value, told(said)) == (None, ("postal_code_unclear", proposed))


@pytest.mark.parametrize(
    ("cell", "business", "number"),
    [
        ("27AAPFU0939F1ZV", INDIA, "27AAPFU0939F1ZV"),
        ("27 aapfu 0939f1zv", INDIA, "27AAPFU0939F1ZV"),
        ("GSTIN: 27AAPFU0939F1ZV", INDIA, "27AAPFU0939F1ZV"),
        ("AAPFU0939F", INDIA, "AAPFU0939F"),
        ("U72200KA2004PTC034567", INDIA, "U72200KA2004PTC034567"),
        ("1234567-8", PAKISTAN, "12345678"),
        (1234567.0, PAKISTAN, "1234567"),
        ("35202-1234567-1", PAKISTAN, "3520212345671"),
        ("03-01-8415-001-73", PAKISTAN, "0301841500173"),
        ("A123456-7", PAKISTAN, "A1234567"),
        ("100123456700003", DUBAI, "100123456700003"),
    ],
)
def test_a_tax_number_is_understood_in_capitals_without_spaces(cell: RawCell, business: Business, number: str) -> None:
    said = read(Kind.TAX_NUMBER, cell, business)

    assert (said.value, said.problem) == (number, None)


@pytest.mark.parametrize(
    ("cell", "heading", "number", "why", "proposed"),
    [
        ("27AAPFU0939F1ZX", "GSTIN", "GSTIN", "last sign", None),
        ("27AAPFUO939F1ZV", "", "GSTIN", "letters and digits", "27AAPFU0939F1ZV"),
        ("27AAPFU0939F1Z", "GST No", "GSTIN", "too few", None),
        ("AAPFU0939F", "GSTIN", "GSTIN", "too few", None),
        ("AAPFUO939F", "PAN", "PAN", "letters", "AAPFU0939F"),
        ("99AAPFU0939F1ZV", "GSTIN", "GSTIN", "letters", None),
        ("123", "NTN", "NTN", "too few", None),
        ("hello", "", "GSTIN / PAN / CIN", "letters", None),
    ],
)
def test_what_is_wrong_with_a_tax_number_is_said(
    cell: str, heading: str, number: str, why: str, proposed: str | None
) -> None:
    said = read(Kind.TAX_NUMBER, cell, heading=heading)

    assert (said.value, told(said)) == (None, ("tax_number_unclear", proposed))
    assert said.problem is not None
    assert said.problem.details["number"] == number
    assert why in said.problem.details["why"]


def test_a_tax_number_in_digits_of_another_script_is_understood_and_its_repair_is_certain() -> None:
    said = read(Kind.TAX_NUMBER, "२७AAPFU0939F1ZV")

    assert said.value == "27AAPFU0939F1ZV"
    assert said.problem is not None
    assert (told(said), said.problem.is_certain) == (("digits_of_another_script", "27AAPFU0939F1ZV"), True)


@pytest.mark.parametrize(
    ("kind", "cell", "heading"),
    [
        (Kind.TAX_NUMBER, AADHAAR, ""),
        (Kind.TAX_NUMBER, 234123412346.0, ""),
        (Kind.TEXT, AADHAAR, ""),
        (Kind.TEXT, "2341-2341-2346", ""),
        (Kind.TEXT, "२३४१ २३४१ २३४६", ""),
        (Kind.TEXT, "234123412346", "Aadhaar No"),
        (Kind.TEXT, 234123412346.0, "आधार"),
    ],
)
def test_an_aadhaar_number_is_found_and_nothing_of_it_but_four_digits_is_repeated(
    kind: Kind, cell: RawCell, heading: str
) -> None:
    said = read(kind, cell, heading=heading)

    assert said.value in (None, MASKED)
    assert told(said) == ("aadhaar_stored", MASKED)
    assert said.problem is not None
    assert said.problem.found == MASKED


@pytest.mark.parametrize("cell", ["2341 2341 2345", "234123412346", "919876543210", "1234 5678 9012"])
def test_other_numbers_in_a_text_are_no_aadhaar(cell: str) -> None:
    assert read(Kind.TEXT, cell).problem is None
