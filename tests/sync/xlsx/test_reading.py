"""A file is read whole, whoever saved it, with what calamine does not tell."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.xlsx.book import book_of
from sync.xlsx.package import Package
from sync.xlsx.reading import tab_of
from sync.xlsx.rows import SheetStream, rows_in
from sync.xlsx.strings import SharedStrings
from sync.xlsx.styles import Styles
from sync.xlsx.values import Decoder
from tests.sync.xlsx.files import SHEET, alter, plain_file, rich_file, with_rows, workbook_at
from validation.sheet import RawCell, RawTab, cell_text


def tab(path: Path, place: int = 0) -> RawTab:
    return workbook_at(path).read().tabs[place]


def test_row_numbers_are_the_sheets_even_where_it_begins_further_down(tmp_path: Path) -> None:
    path = with_rows(plain_file(tmp_path), '<row r="3"><c r="C3"><v>7</v></c></row>')

    assert tab(path).rows == [[None, None, None], [None, None, None], [None, None, 7.0]]


def test_formulas_dates_merged_cells_and_hidden_tabs_are_told(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["id", "On", "Due"])
    sheet.append(["k1", date(2024, 3, 5), "=1+1"])
    sheet["B2"].number_format = "dd/mm/yyyy"
    sheet.merge_cells("A4:B5")
    book.create_sheet("Secret").sheet_state = "hidden"
    book.save(path)

    found = tab(path)

    assert (found.formulas, found.uncomputed) == ({2: {2}}, {2: {2}})
    assert found.merged == ((4, 0, 5, 1),)
    assert found.rows[1] == ["k1", date(2024, 3, 5), None]
    assert [tab.is_hidden for tab in workbook_at(path).read().tabs] == [False, True]


def test_a_formula_with_a_result_is_computed(tmp_path: Path) -> None:
    found = tab(rich_file(tmp_path))

    assert found.formulas == {4: frozenset({2, 3, 4})}
    assert found.uncomputed == {}
    assert [row[4] for row in found.rows[1:]] == [200.0, 501.0, 0.0]


def test_number_formats_are_those_most_cells_of_a_column_wear(tmp_path: Path) -> None:
    found = tab(rich_file(tmp_path))

    assert found.number_formats[2] == "dd mmm yyyy"
    assert found.number_formats[0] == ""


def test_the_cells_that_an_array_formula_fills_are_formulas(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="A2"><f t="array" ref="A2:B3">X</f></c><c r="B2"><v>1</v></c></row>'
    path = with_rows(plain_file(tmp_path), rows + '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>1</v></c></row>')

    found = tab(path)

    assert found.formulas == {0: {2, 3}, 1: {2, 3}}
    assert found.uncomputed == {0: {2, 3}, 1: {2, 3}}


def test_an_error_is_read_as_its_text(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'

    assert tab(with_rows(plain_file(tmp_path), rows)).rows == [["#REF!", "#DIV/0!"]]


def test_a_cell_that_calamine_refuses_does_not_hide_the_others(tmp_path: Path) -> None:
    path = with_rows(
        plain_file(tmp_path), '<row><c t="s"><v>0</v></c><c t="n"><v> 12 </v></c></row><row><c/><c><v>3</v></c></row>'
    )

    assert tab(path).rows == [["id", 12.0], [None, 3.0]]


def test_millions_of_empty_formatted_rows_are_no_rows(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    path = with_rows(
        plain_file(tmp_path),
        rows + "".join(f'<row r="{n}" s="1"><c r="CV{n}" s="1"/></row>' for n in range(2, 400_000)),
    )

    assert tab(path).rows == [[1.0]]


def test_a_stray_value_in_the_last_cell_of_the_sheet_does_not_fill_the_memory(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'

    found = tab(with_rows(plain_file(tmp_path), rows)).rows

    assert (len(found), found[0], found[-1][16383]) == (1048576, [1.0], 2.0)


def prefixed(xml: bytes) -> bytes:
    xml = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", xml)
    return xml.replace(b' xmlns="http', b' xmlns:x="http')


def without_addresses(xml: bytes) -> bytes:
    return re.sub(rb'(<(?:c|row)\b[^>]*?) r="[^"]*"', rb"\1", xml)


def strict(xml: bytes) -> bytes:
    xml = xml.replace(b"schemas.openxmlformats.org/spreadsheetml/2006/main", b"purl.oclc.org/ooxml/spreadsheetml/main")
    old, new = (
        b"schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"purl.oclc.org/ooxml/officeDocument/relationships",
    )
    return xml.replace(old, new)


PARTS = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", SHEET, "xl/sharedStrings.xml", "xl/styles.xml")
HABITS: dict[str, dict[str, Callable[[bytes], bytes]]] = {
    "prefixed": {SHEET: prefixed, "xl/sharedStrings.xml": prefixed, "xl/styles.xml": prefixed},
    "without addresses": {SHEET: without_addresses},
    "strict": dict.fromkeys(PARTS, strict),
    "attributes the other way round": {SHEET: lambda xml: re.sub(rb'<c r="(\w+)" (t="\w+")>', rb'<c \2 r="\1">', xml)},
    "single quotes": {SHEET: lambda xml: xml.replace(b"<?xml", b"<?xml").replace(b'"', b"'")},
    "line breaks": {SHEET: lambda xml: xml.replace(b"><c", b">\n  <c").replace(b"</row>", b"\n</row>\n")},
}


@pytest.mark.parametrize("habit", HABITS)
def test_the_habits_of_other_programs_make_no_difference(tmp_path: Path, habit: str) -> None:
    from tests.sync.xlsx.files import add, cells, edit

    path = alter(plain_file(tmp_path), HABITS[habit])

    applied = edit(path, "k2", "Name", "Name 2", "Bilal").verdict, add(path, "k4", Name="Dawud").verdict

    assert applied == ("applied", "applied")
    assert [row[:2] for row in tab(path).rows] == [
        ["id", "Name"],
        ["k1", "Name 1"],
        ["k2", "Bilal"],
        ["k3", "Name 3"],
        ["k4", "Dawud"],
    ]
    assert habit == "strict" or cells(path)[2] == ["k2", "Bilal", 2]  # openpyxl does not read the strict form


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("values")


FORMATS = [
    "General",
    "@",
    "0.00",
    "dd mmm yyyy",
    "h:mm",
    "[h]:mm",
    "mm:ss",
    '"day" 0',
    "[Red]0",
    "yyyy",
    '0" hrs"',
    "[$-409]d-mmm;@",
    r"\d0",
    "AM/PM",
    "[ss].00",
    "#,##0_);(#,##0)",
    "_d0",
]
VALUES = st.one_of(
    st.floats(min_value=-10, max_value=80_000, allow_nan=False),
    st.integers(-5, 3_000_000),
    st.booleans(),
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], include_characters="\n\t"),
        min_size=1,
        max_size=12,
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(VALUES, st.sampled_from(FORMATS)), min_size=1, max_size=20), st.booleans())
def test_a_cell_read_for_an_edit_is_what_the_snapshot_read(
    folder: Path, cells: list[tuple[object, str]], from_1904: bool
) -> None:
    path = folder / "values.xlsx"
    book = xlsxwriter.Workbook(path, {"date_1904": from_1904, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("T")
    for column, (value, code) in enumerate(cells):
        sheet.write(0, column, value, book.add_format({"num_format": code}))
    book.close()

    expected = {n: cell_text(cell) for n, cell in enumerate(row_of(path)) if cell is not None}
    assert {n: cell_text(cell) for n, cell in ourselves(path).items()} == expected


def row_of(path: Path) -> list[RawCell]:
    found = tab_of(path, "T")
    return list(found.rows[0]) if found and found.rows else []


def ourselves(path: Path) -> dict[int, RawCell]:
    with Package(path) as package:
        book = book_of(package)
        decoder = Decoder(
            SharedStrings(package, book.strings_part), Styles(package.read(book.styles_part)), book.counts_from_1904
        )
        stream = SheetStream(package.chunks(book.sheets[0].part))
        row = next((row for batch in stream.batches() for row in rows_in(batch)), None)
        return decoder.values(row, stream.grammar) if row else {}


def test_times_and_moments_are_what_they_show(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(path)
    formats = ["dd mmm yyyy", "dd mmm yyyy hh:mm", "hh:mm", "[h]:mm"]
    for column, (number, code) in enumerate(zip((45000, 45000.5, 0.25, 1.5), formats, strict=True)):
        (book.get_worksheet_by_name("T") or book.add_worksheet("T")).write(
            0, column, number, book.add_format({"num_format": code})
        )
    book.close()

    assert row_of(path) == [date(2023, 3, 15), datetime(2023, 3, 15, 12), time(6), timedelta(hours=36)]


def test_shared_strings_are_numbered_right_beyond_the_first_megabyte(tmp_path: Path) -> None:
    path = plain_file(tmp_path, rows=30_000)

    with Package(path) as package:
        found = SharedStrings(package, book_of(package).strings_part).all_texts()

    assert [found[number] for number in (0, 3, 4, 59_999, 60_001)] == ["id", "k1", "Name 1", "k29999", "k30000"]
    assert len(found) == 60_003
