"""A new row continues what is above it: ranges, looks and formulas."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from sync.workbook import CellEdit
from sync.xlsx.formulas import moved
from tests.sync.xlsx.files import (
    SHEET,
    add,
    alter,
    cells,
    changed_parts,
    edit,
    parts,
    plain_file,
    rich_file,
    with_rows,
    workbook_at,
)


def test_a_table_and_its_filter_grow(tmp_path: Path) -> None:
    path = rich_file(tmp_path)

    add(path, "k4", Name="Dawud")

    table = openpyxl.load_workbook(path)["Contacts"].tables["Customers"]
    assert (table.ref, table.autoFilter.ref) == ("A1:E5", "A1:E5")


def test_validations_conditional_formats_and_the_dimension_grow(tmp_path: Path) -> None:
    path = rich_file(tmp_path)

    add(path, "k4", Name="Dawud")

    sheet = openpyxl.load_workbook(path)["Contacts"]
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["D2:D5"]
    assert [str(area.sqref) for area in sheet.conditional_formatting] == ["D2:D5"]
    assert b'<dimension ref="A1:E5"/>' in parts(path)["xl/worksheets/sheet1.xml"]


def test_a_formula_is_copied_with_its_references_moved(tmp_path: Path) -> None:
    path = rich_file(tmp_path)

    add(path, "k4", Due=5, Double=None)

    assert cells(path)[4] == ["k4", None, None, 5, "=D5*2"]


def test_a_date_takes_the_format_of_the_dates_above(tmp_path: Path) -> None:
    path = rich_file(tmp_path)

    add(path, "k4", On=date(2024, 5, 6))

    cell = openpyxl.load_workbook(path)["Contacts"]["C5"]
    assert (cell.value.date(), cell.number_format) == (date(2024, 5, 6), "dd mmm yyyy")


def test_a_date_in_a_column_without_dates_gets_a_date_format(tmp_path: Path) -> None:
    path = plain_file(tmp_path)

    add(path, "k4", Name=date(2024, 5, 6))

    cell = openpyxl.load_workbook(path)["Contacts"]["B5"]
    assert (cell.value.date(), cell.number_format) == (date(2024, 5, 6), "dd mmm yyyy")


def test_a_date_counts_from_1904_where_the_file_says_so(tmp_path: Path) -> None:
    path = alter(
        plain_file(tmp_path),
        {"xl/workbook.xml": lambda xml: xml.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')},
    )

    add(path, "k4", Name=date(2024, 5, 6))

    assert cells(path)[4][1].date() == date(2024, 5, 6)
    assert workbook_at(path).read().tabs[0].rows[4][1] == date(2024, 5, 6)


def test_rows_that_only_wear_formats_do_not_push_a_new_row_down(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>Name</t></is></c></row>'
    rows += '<row r="2"><c r="A2" t="inlineStr"><is><t>k1</t></is></c></row>'
    rows += "".join(f'<row r="{n}"><c r="A{n}" s="0"/><c r="C{n}" t="b"><v>0</v></c></row>' for n in range(3, 500))
    path = with_rows(plain_file(tmp_path), rows)

    add(path, "k2", Name="Bilal")

    assert cells(path)[2][:2] == ["k2", "Bilal"]
    assert len(cells(path)) == 499


def test_prefilled_formulas_are_kept_and_do_not_push_a_new_row_down(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>Due</t></is></c></row>'
    )
    rows += "".join(f'<row r="{n}"><c r="C{n}"><f>B{n}*2</f><v>0</v></c></row>' for n in range(2, 9))
    path = with_rows(plain_file(tmp_path), rows)

    add(path, "k1", Due=4)

    assert cells(path)[1] == ["k1", 4, "=B2*2"]


def test_results_that_an_array_formula_spills_do_not_block_a_new_row(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>Due</t></is></c></row>'
    )
    rows += '<row r="2"><c r="A2"><v>7</v></c><c r="C2"><f t="array" ref="C2:C9">B2:B9*2</f><v>0</v></c></row>'
    rows += "".join(f'<row r="{n}"><c r="C{n}"><v>0</v></c></row>' for n in range(3, 10))
    path = with_rows(plain_file(tmp_path), rows)

    add(path, "8", Due=4)

    assert workbook_at(path).read().tabs[0].rows[2][:2] == ["8", 4.0]


@pytest.mark.parametrize(
    "formula, expected",
    [
        ("D2*2", "D5*2"),
        ("$D$2+D$2+$D2", "$D$2+D$2+$D5"),
        ("SUM(D2:E3)", "SUM(D5:E6)"),
        ("Sheet1!A2&'My 2 sheet'!B2", "Sheet1!A5&'My 2 sheet'!B5"),
        ('"A2 stays"&A2', '"A2 stays"&A5'),
        ("Customers[[#This Row],[A2]]*2", "Customers[[#This Row],[A2]]*2"),
        ("LOG10(A2)+ATAN2(A2,B2)+1E3", "LOG10(A5)+ATAN2(A5,B5)+1E3"),
        ("SUM(2:2)+SUM(A:A)+SUM($2:2)", "SUM(5:5)+SUM(A:A)+SUM($2:5)"),
        ("tax_2024*rate.A2+_x2", "tax_2024*rate.A2+_x2"),
        ('IF(A2="it""s A2",1,0)', 'IF(A5="it""s A2",1,0)'),
        ("A1048576", None),
    ],
)
def test_references_move_as_excel_moves_them(formula: str, expected: str | None) -> None:
    assert moved(formula, rows=3) == expected


def test_a_shared_formula_is_copied_from_the_cell_that_has_its_text(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>Due</t></is></c></row>'
    )
    rows += '<row r="2"><c r="A2"><v>1</v></c><c r="C2"><f t="shared" ref="C2:C3" si="0">B2*$B$1</f><v>0</v></c></row>'
    rows += '<row r="3"><c r="A3"><v>2</v></c><c r="C3"><f t="shared" si="0"/><v>0</v></c></row>'
    path = with_rows(plain_file(tmp_path), rows)

    add(path, "3", Due=4)

    assert cells(path)[3] == ["3", 4, "=B4*$B$1"]


def test_a_row_of_totals_at_the_end_is_no_model_for_a_new_row(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>Due</t></is></c></row>'
    )
    rows += '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>5</v></c><c r="C2"><f>B2*2</f></c></row>'
    rows += '<row r="3"><c r="B3"><f>SUM(B2:B2)</f></c><c r="C3" t="inlineStr"><is><t>Total</t></is></c></row>'
    path = with_rows(plain_file(tmp_path), rows)

    add(path, "2")

    assert cells(path)[2:] == [[None, "=SUM(B2:B2)", "Total"], ["2", None, "=B4*2"]]


def test_a_sheets_own_filter_and_its_hidden_name_grow(tmp_path: Path) -> None:
    path = filtered(tmp_path)

    add(path, "k3", Name="Chandra")

    book = openpyxl.load_workbook(path)
    assert book["Contacts"].auto_filter.ref == "A1:B4"
    assert b"Contacts!$A$1:$B$4<" in parts(path)["xl/workbook.xml"]


def test_added_headings_widen_the_filter_so_that_sorting_takes_them_along(tmp_path: Path) -> None:
    path = filtered(tmp_path)

    workbook_at(path).add_columns("Contacts", ["Email"])

    assert openpyxl.load_workbook(path)["Contacts"].auto_filter.ref == "A1:C3"
    assert b"Contacts!$A$1:$C$3<" in parts(path)["xl/workbook.xml"]


def filtered(folder: Path) -> Path:
    import xlsxwriter

    path = folder / "filtered.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Contacts")
    for number, row in enumerate((["id", "Name"], ["k1", "Asha"], ["k2", "Bilal"])):
        sheet.write_row(number, 0, row)
    sheet.autofilter("A1:B3")
    book.close()
    return path


def test_added_headings_widen_the_table(tmp_path: Path) -> None:
    path = rich_file(tmp_path)

    workbook_at(path).add_columns("Contacts", ["Email", "Town & <state>"])

    table = openpyxl.load_workbook(path)["Contacts"].tables["Customers"]
    assert (table.ref, table.autoFilter.ref) == ("A1:G4", "A1:G4")
    assert [column.name for column in table.tableColumns][5:] == ["Email", "Town & <state>"]
    assert [column.id for column in table.tableColumns] == [1, 2, 3, 4, 5, 6, 7]


def test_headings_stay_clear_of_values_that_have_no_heading(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="A2" t="inlineStr"><is><t>id</t></is></c><c r="B2" t="inlineStr"><is><t>Name</t></is></c></row>'
    path = with_rows(plain_file(tmp_path), rows + '<row r="3"><c r="A3"><v>1</v></c><c r="F3"><v>7</v></c></row>')

    workbook_at(path).add_columns("Contacts", ["Email"])

    assert cells(path)[1] == ["id", "Name", None, None, None, None, "Email"]


def test_headings_go_into_an_empty_tab(tmp_path: Path) -> None:
    path = alter(
        plain_file(tmp_path),
        {"xl/worksheets/sheet1.xml": lambda xml: xml[: xml.index(b"<sheetData>")] + b"<sheetData/></worksheet>"},
    )

    workbook_at(path).add_columns("Contacts", ["id", "Name"])

    assert cells(path) == [["id", "Name"]]


def test_the_order_of_computing_is_forgotten_when_a_formula_is_added(tmp_path: Path) -> None:
    path = with_calc_chain(rich_file(tmp_path))

    add(path, "k4", Name="Dawud")

    after = parts(path)
    assert "xl/calcChain.xml" not in after
    assert b"calcChain" not in after["[Content_Types].xml"] + after["xl/_rels/workbook.xml.rels"]


def test_the_order_of_computing_stays_when_only_a_value_changes(tmp_path: Path) -> None:
    path = with_calc_chain(rich_file(tmp_path))
    before = parts(path)

    edit(path, "k2", "Name", "Bilal", "B")

    assert changed_parts(before, path) == {SHEET, "xl/worksheets/sheet2.xml", "xl/workbook.xml"}


def with_calc_chain(path: Path) -> Path:
    """The list of formula cells that Excel keeps, which XlsxWriter leaves out."""
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/calcChain.xml", '<calcChain xmlns="m"><c r="E2" i="1"/></calcChain>')
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    override = b'<Override PartName="/xl/calcChain.xml" ContentType="' + kind + b'"/></Types>'
    link = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"'
    )
    link += b' Target="calcChain.xml"/></Relationships>'
    return alter(
        path,
        {
            "[Content_Types].xml": lambda xml: xml.replace(b"</Types>", override),
            "xl/_rels/workbook.xml.rels": lambda xml: xml.replace(b"</Relationships>", link),
        },
    )


def test_rules_of_excel_2010_grow_too(tmp_path: Path) -> None:
    rule = b'<extLst><ext><x14:dataValidations xmlns:x14="x" xmlns:xm="m"><x14:dataValidation type="list">'
    rule += b"<xm:sqref>B2:B4 D2:D9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    path = alter(plain_file(tmp_path), {SHEET: lambda xml: xml.replace(b"</worksheet>", rule)})

    add(path, "k4")

    assert b"<xm:sqref>B2:B5 D2:D9</xm:sqref>" in parts(path)[SHEET]


def test_a_second_row_of_headings_further_down_takes_nothing_from_the_first(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>Name</v></c></row>'
    rows += '<row r="2"><c r="A2"><v>1</v></c></row>'
    rows += '<row r="3"><c r="A3" t="str"><v>id</v></c><c r="C3" t="str"><v>Town</v></c></row>'
    path = with_rows(plain_file(tmp_path), rows + '<row r="4"><c r="A4"><v>2</v></c></row>')
    edits = [CellEdit("a", "Contacts", "id", id_, heading, "", "x") for id_, heading in (("1", "Name"), ("2", "Town"))]

    outcomes = workbook_at(path).apply(edits)

    assert [outcome.verdict for outcome in outcomes] == ["applied", "applied"]
    assert (cells(path)[1][1], cells(path)[3][2]) == ("x", "x")


def test_a_row_whose_id_is_computed_is_not_added(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>id</v></c></row><row r="2"><c r="A2"><f>ROW()</f></c></row>'

    assert add(with_rows(plain_file(tmp_path), rows), "k1").verdict == "formula"
