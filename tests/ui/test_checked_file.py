"""A file is checked on the first page: what is in it, what its customers owe, and a copy with the certain repairs."""

from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from sync.place import Place
from tests import workbooks
from tests.ui.app import opened, texts

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = ("Date", "Customer Name", "Mobile", "Item", "Amount", "Received", "Due")
ROWS = (
    ("2/4/26", "Rajesh Sharma", "9876543210", "Fan", 1000, 400, 600),
    ("3/4/26", "Rajesh Sharma", "9876543210", "Iron", "5000-2000", None, 3000),
    ("4/4/26", "Seeta Devi", "9811111111", "Mixer", 3000, 1000, 2000),
)


@pytest.fixture
def app(shop: Place, tmp_path: Path) -> AppTest:
    """The first page with a register uploaded."""
    content = workbooks.write(tmp_path / "bahi.xlsx", {"Bahi": [HEADINGS, *ROWS]}).read_bytes()
    app = opened().switch_page("pages/start/start.py").run()
    return app.file_uploader(key="checked_file").set_value(("bahi.xlsx", content, _XLSX)).run()


def test_the_customers_of_a_register_and_what_they_owe_are_said(app: AppTest) -> None:
    figures = {metric.label: metric.value for metric in app.metric}

    assert (figures["Customers in the register"], figures["Money due"]) == ("2", "₹5,600")
    assert "✓ Bahi: the dues are what each row still owes." in texts(app)


def test_a_repaired_copy_is_offered_with_its_number_of_cells(app: AppTest) -> None:
    labels = [button.label for button in app.get("download_button")]

    assert "Download a repaired copy (2 cells)" in labels
    assert not app.exception


def test_the_copy_has_the_repairs_and_all_else_as_it_was(tmp_path: Path) -> None:
    from sync.repaired_copy import repaired_copy
    from validation.business import Business

    path = workbooks.write(tmp_path / "bahi.xlsx", {"Bahi": [HEADINGS, *ROWS]})
    (tmp_path / "copy.xlsx").write_bytes(repaired_copy(path, Business()).content)

    rows = list(openpyxl.load_workbook(tmp_path / "copy.xlsx")["Bahi"].iter_rows(values_only=True))
    assert rows == [HEADINGS, ROWS[0], (*ROWS[1][:4], 5000, 2000, 3000), ROWS[2]]
