"""Any file that holds a list is read as it stands, or refused in a sentence."""

import random
import time
import zipfile
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from sync.files import read_file
from sync.files.delimited import rows_in
from sync.files.text import decoded
from sync.workbook import WorkbookUnavailable


def read(folder: Path, content: bytes, name: str = "list.csv") -> list[list[object]]:
    path = folder / name
    path.write_bytes(content)
    return [list(row) for row in read_file(path)[0].rows]


PLAIN = [["Name", "Phone"], ["राम", "98765"], ["علی", None]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_may_be_in_any_unicode_encoding(tmp_path, encoding):
    assert read(tmp_path, "Name,Phone\nराम,98765\nعلی,\n".encode(encoding)) == PLAIN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Name,City\nJosé,São Paulo\nZoë,“Mall” Road\n", "cp1252"),
        ("الاسم,الهاتف\nعلي احمد,لاهور\nمحمد,كراچي\n", "cp1256"),
    ],
)
def test_text_of_before_unicode_is_understood(tmp_path, text, encoding):
    assert (
        read(tmp_path, text.encode(encoding)) == [line.split(",") for line in text.split()]
        or decoded(text.encode(encoding)) == text
    )


def test_a_strange_byte_does_not_spoil_the_rest():
    assert decoded("राम कुमार, Jos".encode() + b"\xe9") == "राम कुमार, José"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_any_separator_and_line_break_is_found(tmp_path, separator, line_break):
    lines = [["Name", "Note"], ["Ram", 'says "ji"'], ["Sita", "two\nlines, here"], ["Asha", None]]
    quoted = ['"' + (cell or "").replace('"', '""') + '"' for line in lines for cell in line]
    content = line_break.join(separator.join(quoted[at : at + 2]) for at in range(0, len(quoted), 2))

    assert read(tmp_path, content.encode()) == lines


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("sep=;\r\nName;Phone\r\nRam;1,5\r\n", [["Name", "Phone"], ["Ram", "1,5"]]),
        ("Name,Phone\nRam\nSita,1,2,3\n", [["Name", "Phone"], ["Ram"], ["Sita", "1", "2", "3"]]),
        ("Name,Phone\n\nRam,1\n", [["Name", "Phone"], [], ["Ram", "1"]]),
        ('Name, "City"\nRam, "Agra, UP"\n', [["Name", "City"], ["Ram", "Agra, UP"]]),
        ("Name\nRam\n", [["Name"], ["Ram"]]),
        ("", []),
    ],
)
def test_rows_and_cells_stand_where_they_stood(tmp_path, content, rows):
    assert read(tmp_path, content.encode()) == rows


def test_an_open_quotation_mark_does_not_swallow_the_rest():
    lines = ["Name,Note", 'Ram,"6 ft', *(f"Customer {number},fine" for number in range(5000))]
    rows = rows_in("\n".join(lines), "list.csv")

    assert len(rows) == 5002
    assert rows[1:3] == [["Ram", '"6 ft'], ["Customer 0", "fine"]]


def test_a_spreadsheet_is_read_with_its_types_whatever_its_name(tmp_path):
    book = Workbook()
    book.active.append(["Name", "On", "At", "Amount", "Paid"])
    book.active.append(["Ram", date(2024, 3, 5), datetime(2024, 3, 5, 10, 30), 1250.5, True])
    book.create_sheet("Second").append(["राम", None, "علی"])
    book.save(tmp_path / "book.csv")

    first, second = read_file(tmp_path / "book.csv")

    assert [str(cell) for cell in first.rows[1]][:3] == ["Ram", "2024-03-05", "2024-03-05 10:30:00"]
    assert list(first.rows[1][3:]) == [1250.5, True]
    assert (second.name, list(second.rows[0])) == ("Second", ["राम", None, "علی"])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "is a PDF"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"BM" + bytes(range(256)) * 20, "there is no text in it"),
        (b"MZ" + random.Random(1).randbytes(5000), "there is no text in it"),
        (b"<html><table><tr><td>Name</td></tr></table></html>", "is a web page"),
        (b"PK\x03\x04 not a zip at all", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no workbook", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b",".join([b"x"] * 20_000), "more columns"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_a_sentence(tmp_path, content, words):
    with pytest.raises(WorkbookUnavailable, match=words):
        read(tmp_path, content, "list.xls")


def test_a_missing_file_and_a_folder_are_refused_in_a_sentence(tmp_path):
    with pytest.raises(WorkbookUnavailable, match=r"gone\.csv cannot be opened"):
        read_file(tmp_path / "gone.csv")
    with pytest.raises(WorkbookUnavailable, match="is a folder"):
        read_file(tmp_path)


def test_bytes_that_nobody_typed_are_no_text(tmp_path):
    rows = read(tmp_path, b"Name,Mobile\nAsha\x00 Rani,98765\x0000001\n\x00,\x00\n" + b"\x00" * 500)

    assert rows == [["Name", "Mobile"], ["Asha Rani", "9876500001"], [None, None]]


def xlsx(path, sheet, strings=b""):
    """A workbook whose one sheet, and texts, are these bytes."""
    Workbook().save(path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, sheet if "sheet1" in name else strings if "sharedStrings" in name else part)
    return path


MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = b'<!DOCTYPE l [<!ENTITY l0 "lol">%s]>' % b"".join(
    b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 11)
)
TEXT_CELL = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&l10;</t></is></c></row>'
FAR = b"".join(
    b'<row r="%d"><c r="A%d"><v>1</v></c><c r="XFD%d"><v>1</v></c></row>' % (n, n, n) for n in range(1, 3001)
)


@pytest.mark.parametrize(
    ("rows", "before", "words"),
    [
        (TEXT_CELL, LAUGHS, "damaged"),
        (FAR, b"", "more cells than a list can have"),
        (b"<row>" + b"<c><v>1</v></c>" * 17_000 + b"</row>", b"", "more columns"),
    ],
    ids=["entities in entities", "cells far out", "columns without end"],
)
def test_a_workbook_made_to_break_a_reader_is_refused_in_a_sentence(tmp_path, rows, before, words):
    sheet = before + b"<worksheet %s><sheetData>" % MAIN + rows + b"</sheetData></worksheet>"

    with pytest.raises(WorkbookUnavailable, match=words):
        read_file(xlsx(tmp_path / "bad.xlsx", sheet))


@pytest.mark.parametrize("rows", [b"<row>" * 100_000, b"<row>" + b"<c>" * 100_000 + b"</row>"], ids=["rows", "cells"])
def test_elements_that_never_end_do_not_keep_the_reader_busy(tmp_path, rows):
    sheet = b"<worksheet %s><sheetData>" % MAIN + rows + b"</sheetData></worksheet>"
    began = time.monotonic()

    with suppress(WorkbookUnavailable):
        assert [list(tab.rows) for tab in read_file(xlsx(tmp_path / "bad.xlsx", sheet))] == [[]]
    assert time.monotonic() - began < 40


def test_a_workbook_cut_off_in_the_middle_is_called_damaged(tmp_path):
    path = tmp_path / "half.xlsx"
    Workbook().save(path)
    path.write_bytes(path.read_bytes()[:2000])

    with pytest.raises(WorkbookUnavailable, match="damaged"):
        read_file(path)


def test_a_small_file_that_unpacks_to_something_vast_is_refused_soon(tmp_path):
    path = tmp_path / "bomb.xlsx"
    Workbook().save(path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    row = b"<row>" + b'<c t="inlineStr"><is><t>x</t></is></c>' * 1000 + b"</row>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part) if "sheet1" not in name else None
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            for _ in range(30):
                sheet.write(row * 100)
            sheet.write(b"</sheetData></worksheet>")
    began = time.monotonic()

    with pytest.raises(WorkbookUnavailable, match="too large"):
        read_file(path)
    assert time.monotonic() - began < 60


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(str.encode),
        st.text('",;\t\n\r|ab\x00', max_size=60).map(str.encode),
    )
)
def test_no_bytes_stop_the_reading_of_text(content):
    rows = rows_in(decoded(content), "list.csv")

    assert all(cell is None or isinstance(cell, str) for row in rows for cell in row)
