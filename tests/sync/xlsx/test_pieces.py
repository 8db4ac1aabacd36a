"""A sheet with formulas is written whole, wherever the changed cells lie in the chunks it is read in."""

import pytest

from sync.xlsx.changes import Splice, spliced
from sync.xlsx.formulas import without_results

SHEET = b'<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c></row></sheetData>'


@pytest.mark.parametrize("ends_at", [SHEET.index(b"<c r"), SHEET.index(b"</c>"), SHEET.index(b'<c r="B1')])
def test_a_change_that_ends_where_a_chunk_does_does_not_end_the_sheet(ends_at: int) -> None:
    start = SHEET.index(b"<c r")
    cell = Splice(start, SHEET.index(b'<c r="B1'), b'<c r="A1"><v>2</v></c>')

    written = b"".join(without_results(spliced([SHEET[:ends_at], SHEET[ends_at:]], [cell])))

    assert written == SHEET.replace(b"<v>1</v>", b"<v>2</v>", 1).replace(b"<f>A1</f><v>1</v>", b"<f>A1</f>")
