"""The reports page: first all that can be asked, then one report with its files."""

from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from sync.place import Place
from tests.ui.app import opened, table_page, texts

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


def test_a_card_leads_to_all_that_the_customer_ever_bought(shop: Place) -> None:
    card = table_page("Contacts", record="k0001")
    (link,) = [link for link in card.page_link if link.label == "Purchase history"]

    asked = dict(parse_qsl(link.query_string))
    report = reports_page(opened(), **asked)

    assert asked == {"report": "purchase-history", "party": "k0001", "period": "all"}
    assert report.caption[1].value.startswith("all days · Rajesh Sharma")
    assert set(report.dataframe[0].value["1"]) == {"Rajesh Sharma"}


def test_who_never_bought_has_no_history_to_open(shop: Place) -> None:
    labels = [link.label for link in table_page("Contacts", record="k0060").page_link]

    assert "Purchase history" not in labels


def test_a_report_about_one_customer_leads_to_the_card_and_to_all(shop: Place) -> None:
    report = reports_page(opened(), report="purchase-history", party="k0001", period="all")

    assert [link.label for link in report.page_link if link.icon == ":material/person:"] == ["Rajesh Sharma"]
    report.button(key="report_of_all").click().run()
    assert "party" not in report.query_params
    assert len(set(report.dataframe[0].value["1"])) > 1


def test_a_report_about_somebody_who_is_gone_says_so_and_counts_nothing(shop: Place) -> None:
    report = reports_page(opened(), report="purchase-history", party="nobody", period="all")

    assert report.warning[0].value.startswith("There is no such customer any more")
    assert len(report.dataframe[0].value) == 0
