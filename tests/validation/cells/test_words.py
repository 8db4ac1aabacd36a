"""Names, texts, tags, links, and yes or no."""

import pytest

from tests.validation.cells.reading import read, told
from validation.kinds import SEVERAL, Kind
from validation.sheet import RawCell

BLANKS = [
    "N/A",
    "NA",
    "n/a",
    "Nil",
    "NIL",
    "-",
    "--",
    "—",
    "none",
    "None",
    "null",
    "NULL",
    "लागू नहीं",
    "لاگو نہیں",
    "#N/A",
    "",
    "   ",
    "\xa0",
]
ERRORS = ["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!", "#SPILL!", "Err:502"]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("cell", [None, float("nan"), *BLANKS])
def test_a_cell_that_says_nothing_is_empty_in_every_kind(kind: Kind, cell: RawCell) -> None:
    said = read(kind, cell)

    assert said.value == (() if kind in SEVERAL else None)
    assert said.problem is None


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("cell", ERRORS)
def test_the_error_of_a_formula_is_named_in_every_kind(kind: Kind, cell: str) -> None:
    said = read(kind, cell)

    assert said.value == (() if kind in SEVERAL else None)
    assert told(said) == ("formula_error", None)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Ramesh Kumar", "Ramesh Kumar"),
        ("रमेश कुमार", "रमेश कुमार"),
        ("राज\u200dू", "राज\u200dू"),
        ("محمد اقبال", "محمد اقبال"),
        (5.0, "5"),
        (9876543210.0, "9876543210"),
        (1.5, "1.5"),
        (True, "TRUE"),
        ("=SUM(A1)", "=SUM(A1)"),
        ("x\x00y", "xy"),
        ("\ud800a", "a"),
        ("12 MG Road\nLucknow", "12 MG Road Lucknow"),
        ("\ufeffRam", "Ram"),
        ("\u200fرام\u200f", "رام"),
        ("é", "é"),
    ],
)
def test_a_text_is_kept_and_made_writable(cell: RawCell, text: str) -> None:
    said = read(Kind.TEXT, cell)

    assert (said.value, said.problem) == (text, None)


@pytest.mark.parametrize("kind", [Kind.NAME, Kind.TEXT, Kind.LINK, Kind.ID])
@pytest.mark.parametrize(
    "cell", [" Ramesh Kumar", "Ramesh Kumar ", "Ramesh  Kumar", "Ramesh\xa0Kumar", "Ramesh\tKumar"]
)
def test_extra_spaces_are_cleaned_and_their_repair_is_certain(kind: Kind, cell: str) -> None:
    said = read(kind, cell)

    assert said.value == "Ramesh Kumar"
    assert told(said) == ("spaces", "Ramesh Kumar")
    assert said.problem is not None
    assert said.problem.is_certain


def test_a_long_text_keeps_its_lines() -> None:
    said = read(Kind.LONG_TEXT, " first  line \r\nsecond\rthird\n")

    assert (said.value, said.problem) == ("first  line\nsecond\nthird", None)


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.LONG_TEXT, Kind.NAME])
def test_a_whole_document_in_a_cell_is_kept_and_named(kind: Kind) -> None:
    said = read(kind, "x" * 50_001)

    assert len(said.value) == 50_001
    assert said.problem is not None
    assert (said.problem.kind.value, said.problem.details) == ("text_too_long", {"length": "50001"})


@pytest.mark.parametrize("kind", [Kind.PHONES, Kind.EMAILS, Kind.MONEY, Kind.DATE, Kind.WEBSITE, Kind.TAX_NUMBER])
def test_a_document_is_not_searched_for_a_number(kind: Kind) -> None:
    said = read(kind, "9876543210, " * 1000)

    assert not said.value
    assert told(said) == ("text_too_long", None)


@pytest.mark.parametrize(
    "cell",
    [
        "yes",
        "Yes",
        "Y",
        "TRUE",
        "true",
        "1",
        1,
        1.0,
        True,
        "✓",
        "✔",
        "haan",
        "Haan ji",
        "हाँ",
        "हां",
        "जी हाँ",
        "ہاں",
        "جی ہاں",
        "هاں",
        "जी।",
    ],
)
def test_yes_is_said_in_three_languages(cell: RawCell) -> None:
    assert read(Kind.YES_NO, cell).value is True


@pytest.mark.parametrize(
    "cell",
    [
        "no",
        "No",
        "N",
        "FALSE",
        "0",
        0,
        0.0,
        False,
        "✗",
        "❌",
        "nahi",
        "nahin",
        "नहीं",
        "नही",
        "जी नहीं",
        "نہیں",
        "جی نہیں",
        "نهیں",
    ],
)
def test_no_is_said_in_three_languages(cell: RawCell) -> None:
    assert read(Kind.YES_NO, cell).value is False


@pytest.mark.parametrize("cell", ["maybe", "not asked", 2, "शायद"])
def test_what_is_neither_yes_nor_no_is_named(cell: RawCell) -> None:
    assert (read(Kind.YES_NO, cell).value, told(read(Kind.YES_NO, cell))) == (None, ("yes_no_unclear", None))


@pytest.mark.parametrize("kind", [Kind.TAGS, Kind.LINKS])
def test_several_words_are_parted_and_each_kept_once(kind: Kind) -> None:
    assert read(kind, "vip, त्योहार;vip | x\ny, N/A, عید، ").value == ("vip", "त्योहार", "x", "y", "عید")
    assert read(kind, 17.0).value == ("17",)


def test_a_link_to_a_numbered_record_is_the_number_as_text() -> None:
    assert read(Kind.LINK, 17.0).value == "17"
