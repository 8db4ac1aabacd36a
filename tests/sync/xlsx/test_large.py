"""A change of one cell in a large sheet needs little memory, however many rows there are."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.sync.xlsx.files import plain_file, with_rows

ROWS = 200_000
CHILD = """
import re, sys
from pathlib import Path
from sync.workbook import CellEdit
from sync.xlsx import XlsxWorkbook

path = Path(sys.argv[1])
edit = CellEdit("edit", "Contacts", "id", "k150000", "Name", "Name 150000", "Bilal")
print(XlsxWorkbook(path, backups=path.parent / "backups").apply([edit])[0].verdict)
print(int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from /proc")
def test_a_large_sheet_is_changed_within_tens_of_megabytes(tmp_path: Path) -> None:
    path = with_rows(plain_file(tmp_path), "".join([HEADER, *(row(number) for number in range(2, ROWS))]))

    child = subprocess.run([sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=True)

    verdict, megabytes = child.stdout.split()
    assert verdict == "applied"
    assert int(megabytes) < 60


HEADER = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>Name</t></is></c></row>'
)


def row(number: int) -> str:
    cells = f'<c r="A{number}" t="inlineStr"><is><t>k{number}</t></is></c>'
    cells += f'<c r="B{number}" t="inlineStr"><is><t>Name {number}</t></is></c><c r="C{number}"><v>{number}</v></c>'
    return f'<row r="{number}">{cells}</row>'


def test_deciding_that_nothing_changed_loads_no_library() -> None:
    heavy = ("pandas", "duckdb", "openpyxl", "python_calamine", "pydantic", "numpy", "xlsxwriter")
    code = f"import sys, sync.xlsx; print([name for name in {heavy} if name in sys.modules])"

    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert child.stdout.strip() == "[]"
