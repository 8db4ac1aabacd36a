"""PDFs are typeset with the fonts that come along, and show what people typed letter by letter."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from reports import pdf
from reports.content import ReportColumn
from reports.pdf import MOST_ROWS, as_pdf
from tests.reports.contents import full, one_column, table_of
from translations import Language, translator
from validation.kinds import Kind

TEXTS: dict[Language, str] = {"en": "Rajesh Sharma", "hi": "राजेश शर्मा", "ur": "فاطمہ خان"}


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


@pytest.mark.parametrize("language", TEXTS)
def test_each_language_is_set_in_its_own_letters(language: Language) -> None:
    pages = read(as_pdf(full(TEXTS[language]), translator(language))).pages

    fonts = {str(font.get_object()["/BaseFont"]) for font in pages[0]["/Resources"]["/Font"].values()}  # type: ignore[index]

    assert all("Noto" in font for font in fonts)
    assert any("Nastaliq" in font for font in fonts) is (language == "ur")


def test_what_people_typed_is_never_read_as_typesetting() -> None:
    typed = '#panic("x") $x^2$ *b* @ref <label> ${f} \\ // [c]'

    assert typed in read(as_pdf(one_column(Kind.TEXT, typed), translator("en"))).pages[0].extract_text().replace(
        "\n", " "
    )


def test_pages_are_numbered_and_the_header_is_repeated() -> None:
    pages = read(as_pdf(one_column(Kind.INTEGER, *range(120), heading="Visits"), translator("en"))).pages

    texts = [page.extract_text() for page in pages]

    assert all("Visits" in text for text in texts)
    assert f"Page 2 of {len(pages)}" in texts[1]


def test_a_very_long_list_is_cut_and_says_so() -> None:
    pages = read(as_pdf(one_column(Kind.INTEGER, *range(MOST_ROWS + 1)), translator("en"))).pages

    assert "The first 5,000 of 5,001 rows. The Excel and CSV files hold all of them." in pages[-1].extract_text()


def test_a_very_wide_list_is_cut_and_says_so() -> None:
    columns = [ReportColumn(f"Column {number}", Kind.TEXT) for number in range(1, 21)]

    text = read(as_pdf(table_of(columns, [["a"] * 20]), translator("en"))).pages[0].extract_text()

    assert "The first 16 of 20 columns. The Excel and CSV files hold all of them." in text


def test_a_cell_longer_than_a_page_does_not_stop_the_file() -> None:
    assert read(as_pdf(one_column(Kind.LONG_TEXT, "word " * 9000, "x" * 9000), translator("en"))).pages


def test_an_empty_list_says_so() -> None:
    assert "Nothing to show here." in read(as_pdf(one_column(Kind.TEXT), translator("en"))).pages[0].extract_text()


def test_when_typesetting_fails_the_person_is_told_what_to_take_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.001)

    with pytest.raises(pdf.PdfNotMade, match="Please take the Excel file"):
        as_pdf(one_column(Kind.TEXT, "a"), translator("en"))
