"""The reports page: first all that can be asked, then one report with its files."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sync.place import Place
from tests.ui.app import opened, texts

_PAGE = str(Path(__file__).parents[2] / "pages" / "reports" / "reports.py")


def reports_page(app: AppTest, **params: str) -> AppTest:
    for name, value in params.items():
        app.query_params[name] = value
    return app.switch_page(_PAGE).run()


@pytest.mark.usefixtures("shop")
def test_reports_are_offered_in_groups_with_the_question_each_answers() -> None:
    app = reports_page(opened())

    assert [each.value for each in app.subheader][:3] == [
        "At a glance",
        "What is sold",
        "Who buys, and who could again",
    ]
    assert any(each.value.startswith("Whom to call because they usually buy again") for each in app.caption)


def test_what_the_sheet_has_no_column_for_is_said_in_words(shop: Place) -> None:
    said = [text for text in texts(reports_page(opened())) if text.startswith("Sales by person: ")]

    assert said == [
        "Sales by person: For this your sheet needs a column that it does not have yet: "
        "Sold by in Sales or Made by in Bills & quotations."
    ]


@pytest.mark.usefixtures("shop")
def test_a_report_opens_by_its_name_with_its_period() -> None:
    app = reports_page(opened(), report="sales-by-item", period="all")

    assert (app.subheader[0].value, app.selectbox(key="asked:period").value) == ("Sales by item", "all")
