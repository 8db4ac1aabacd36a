"""Files handed over through the browser are kept as copies that can be worked with."""

from pathlib import Path

import openpyxl

from sync.keeping import keep_file
from tests.ui.little_shop import write_little_shop


def test_a_workbook_is_kept_as_it_is(tmp_path: Path) -> None:
    content = write_little_shop(tmp_path / "shop.xlsx").read_bytes()

    assert keep_file("shop.xlsx", content, tmp_path / "kept").read_bytes() == content


def test_a_file_that_is_there_already_is_never_written_over(tmp_path: Path) -> None:
    names = [keep_file("a.xlsx", content, tmp_path).name for content in (b"one", b"two")]

    assert names == ["a.xlsx", "a 2.xlsx"]
    assert (tmp_path / "a.xlsx").read_bytes() == b"one"


def test_a_text_file_becomes_a_workbook_cell_by_cell(tmp_path: Path) -> None:
    kept = keep_file("../my list.csv", b"Name,Phone\nRamesh,098765 43210\n=1+1,\n", tmp_path)

    rows = openpyxl.load_workbook(kept).worksheets[0].iter_rows(values_only=True)
    assert kept.name == "my list.xlsx"
    assert list(rows) == [("Name", "Phone"), ("Ramesh", "098765 43210"), ("=1+1", None)]
