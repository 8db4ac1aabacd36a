"""LibreOffice opens what was written, and computes it anew."""

import csv
import shutil
import subprocess
from datetime import date
from os import environ
from pathlib import Path

import pytest

from sync.workbook import NewColumn, NewTab
from tests.sync.xlsx.files import add, edit, rich_file, with_rows, workbook_at

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    not SOFFICE, reason="LibreOffice is not installed: nothing opens the written files here"
)


def opened(path: Path, sheet: int, folder: Path) -> list[list[str]]:
    """The shown text of a sheet (counted from 1), after LibreOffice has opened the file."""
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    how = f"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheet}"
    command = [SOFFICE or "", profile, "--headless", "--convert-to", how, "--outdir", str(folder / "csv"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=environ | {"LC_ALL": "en_US.UTF-8"})
    found = sorted((folder / "csv").glob("*.csv"), key=lambda file: file.stat().st_mtime)
    return list(csv.reader(found[-1].read_text(encoding="utf-8").splitlines()))


def test_formulas_in_every_tab_follow_an_edit(tmp_path: Path) -> None:
    path = rich_file(tmp_path)

    edit(path, "k2", "Due", "250.5", 1000)
    add(path, "k4", Name="दाऊद <&>", Due=5, On=date(2024, 5, 6))

    assert [row[0] for row in opened(path, 2, tmp_path)] == ["1105", "4"]
    assert opened(path, 1, tmp_path)[2:] == [
        ["k2", "Bilal", "03/06/2024", "1000", "2000"],
        ["k3", "Chandra", "03/07/2024", "0", "0"],
        ["k4", "दाऊद <&>", "05/06/2024", "5", "10"],
    ]


def test_results_of_every_kind_are_computed_anew(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>Due</t></is></c></row>'
    )
    rows += (
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c><c r="C2" t="str"><f>"due "&amp;B2</f><v>due 2</v></c>'
    )
    rows += '<c r="D2" t="b"><f>B2&gt;3</f><v>0</v></c><c r="E2" t="e"><f>1/(B2-2)</f><v>#DIV/0!</v></c>'
    rows += '<c r="F2"><f t="array" ref="F2:F3">B2:B3*2</f><v>4</v></c></row><row r="3"><c r="F3"><v>0</v></c></row>'
    path = with_rows(rich_file(tmp_path), rows)

    edit(path, "1", "Due", "2", 5)

    assert opened(path, 1, tmp_path)[1][2:] == ["due 5", "TRUE", "0.333333333333333", "10"]


def test_an_added_tab_and_heading_open(tmp_path: Path) -> None:
    path = rich_file(tmp_path)
    columns = (
        NewColumn("id", "never changes", "@"),
        NewColumn("On", "", "dd mmm yyyy"),
        NewColumn("Kind", choices=("A", 'B "x"')),
    )

    workbook_at(path).add_tabs([NewTab("Calls & more", columns, (("007", date(2024, 3, 5), "A"),))])
    workbook_at(path).add_columns("Contacts", ["Email"])

    assert opened(path, 4, tmp_path) == [["id", "On", "Kind"], ["007", "03/05/2024", "A"]]
    assert opened(path, 1, tmp_path)[0] == ["id", "Name", "On", "Due", "Double", "Email"]


def test_a_file_that_libreoffice_saved_is_edited_and_opens_again(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    path = saved_by_libreoffice(rich_file(tmp_path), tmp_path / "saved")

    edit(path, "k2", "Due", "250.5", 1000)
    add(path, "k4", Name="Dawud", Due=5)

    assert [row[0] for row in opened(path, 2, tmp_path)] == ["1105", "4"]
    assert opened(path, 1, tmp_path)[4] == ["k4", "Dawud", "", "5", "10"]


def saved_by_libreoffice(path: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder.parent.parent / 'profile').as_uri()}"
    command = [SOFFICE or "", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / path.name
