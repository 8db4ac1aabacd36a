"""A write leaves every other part of the file as it was."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from sync.workbook import NewColumn, NewTab, Verdict
from tests.sync.xlsx.files import SHEET, add, cells, changed_parts, edit, parts, plain_file, rich_file, workbook_at


def test_without_formulas_only_the_edited_sheet_changes(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    before = parts(path)

    edit(path, "k2", "Name", "Name 2", "Bilal")

    assert changed_parts(before, path) == {SHEET}


def test_with_formulas_only_their_results_and_the_recalculation_flag_change_too(tmp_path: Path) -> None:
    path = rich_file(tmp_path)
    before = parts(path)

    edit(path, "k2", "Name", "Bilal", "Bilal Khan")

    assert changed_parts(before, path) == {SHEET, "xl/worksheets/sheet2.xml", "xl/workbook.xml"}


def test_a_second_write_changes_only_the_sheet_again(tmp_path: Path) -> None:
    path = rich_file(tmp_path)
    edit(path, "k2", "Name", "Bilal", "Bilal Khan")
    before = parts(path)

    edit(path, "k2", "Name", "Bilal Khan", "B. Khan")

    assert changed_parts(before, path) == {SHEET}


def test_a_new_row_changes_the_table_as_well(tmp_path: Path) -> None:
    path = rich_file(tmp_path)
    before = parts(path)

    add(path, "k4", Name="Dawud")

    assert changed_parts(before, path) == {
        SHEET,
        "xl/worksheets/sheet2.xml",
        "xl/workbook.xml",
        "xl/tables/table1.xml",
    }


def test_other_parts_are_copied_as_they_are_compressed_and_in_their_order(tmp_path: Path) -> None:
    path = rich_file(tmp_path)
    before = compressed(path)

    edit(path, "k2", "Name", "Bilal", "Bilal Khan")

    after = compressed(path)
    assert list(after) == list(before)
    assert {name for name in before if before[name] != after[name]} == {
        SHEET,
        "xl/worksheets/sheet2.xml",
        "xl/workbook.xml",
    }


def compressed(path: Path) -> dict[str, bytes]:
    found = {}
    with zipfile.ZipFile(path) as package, path.open("rb") as file:
        for entry in package.infolist():
            file.seek(entry.header_offset + 26)
            lengths = file.read(4)
            file.seek(int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little"), 1)
            found[entry.filename] = file.read(entry.compress_size)
    return found


def test_in_the_edited_sheet_only_the_cell_differs(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    before = parts(path)[SHEET]

    edit(path, "k2", "Name", "Name 2", "Bilal")

    old, new = b'<c r="B3" t="s"><v>6</v></c>', b'<c r="B3" t="inlineStr"><is><t>Bilal</t></is></c>'
    assert parts(path)[SHEET] == before.replace(old, new) != before


def test_formulas_and_styles_stay_where_they_were(tmp_path: Path) -> None:
    path = rich_file(tmp_path)
    before = cells(path)

    edit(path, "k2", "Due", "250.5", 300)

    before[2][3] = 300
    assert cells(path) == before
    assert openpyxl.load_workbook(path)["Contacts"]["C3"].number_format == "dd mmm yyyy"


def test_what_is_refused_leaves_the_file_untouched(tmp_path: Path) -> None:
    path = rich_file(tmp_path)
    before = path.read_bytes(), path.stat().st_mtime_ns

    outcome = edit(path, "k2", "Name", "Somebody", "Bilal Khan")

    assert outcome.verdict == Verdict.CONFLICT
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize("id_", ["k1", "k3"])
def test_no_leftovers_lie_beside_the_file(tmp_path: Path, id_: str) -> None:
    path = rich_file(tmp_path)

    edit(path, id_, "Due", "100", 7)

    assert {found.name for found in tmp_path.iterdir()} <= {"book.xlsx", "logo.png", "backups"}


def test_who_may_read_and_write_the_file_stays_as_it_was(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    path.chmod(0o640)

    edit(path, "k2", "Name", "Name 2", "Bilal")

    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    target = plain_file(tmp_path)
    link = tmp_path / "link.xlsx"
    link.symlink_to(target)

    edit(link, "k2", "Name", "Name 2", "Bilal")

    assert link.is_symlink()
    assert cells(target)[2][1] == "Bilal"


def test_adding_tabs_touches_no_other_sheet(tmp_path: Path) -> None:
    path = rich_file(tmp_path)
    before = parts(path)

    workbook_at(path).add_tabs([NewTab("Calls", (NewColumn("id", number_format="@"), NewColumn("On")))])

    assert changed_parts(before, path) == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet4.xml",
    }


class Pipe(io.RawIOBase):
    """Where a program writes a zip that cannot go back to note the sizes, as Java programs do."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        self.written += content
        return len(content)


def test_a_zip_whose_sizes_stand_behind_the_parts_is_copied_right(tmp_path: Path) -> None:
    path, pipe = rich_file(tmp_path), Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as package:  # type: ignore[arg-type]
        for name, content in parts(path).items():
            package.writestr(name, content)
    path.write_bytes(pipe.written)
    before = parts(path)

    edit(path, "k2", "Name", "Bilal", "B")

    assert changed_parts(before, path) == {SHEET, "xl/worksheets/sheet2.xml", "xl/workbook.xml"}
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
