"""Reports answer with numbers that can be checked by hand, in three languages and three kinds of file."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from records.periods import Period
from records.query import Filter, Operator, Query
from records.snapshot import Snapshot
from reports.catalogue import REPORTS, report_named
from reports.content import ReportContent, ReportTable
from reports.csv import as_csv
from reports.listing import list_content
from reports.output import FileFormat, written
from tests.reports.shop import BUSINESS, PROBLEMS, ROWS
from tests.snapshots import snapshot_of
from translations import LANGUAGES, Language, translator

ENGLISH = translator("en")
YEAR = Period(date(2023, 4, 1), date(2024, 3, 31))
IN_LUCKNOW = Query("contacts", filters=(Filter("city", Operator.IS, ("Lucknow",)),))
STARTS = {FileFormat.XLSX: b"PK", FileFormat.CSV: b"\xef\xbb\xbf"}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(tmp_path_factory.mktemp("shop"), ROWS, problems=PROBLEMS, business=BUSINESS) as snapshot:
        yield snapshot


def made(name: str, snapshot: Snapshot, query: Query | None = None, language: Language = "en") -> ReportContent:
    report = report_named(name)
    assert report
    return report.make(snapshot, YEAR, translator(language), query)


def figures(content: ReportContent) -> dict[str, Any]:
    return {figure.label: figure.value for figure in content.figures}


def column(table: ReportTable, number: int = 0) -> list[Any]:
    return [row[number] for row in table.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_report_makes_excel_and_csv_files_in_every_language(shop: Snapshot, language: Language) -> None:
    contents = [made(report.name, shop, language=language) for report in REPORTS]

    for form, start in STARTS.items():
        assert all(written(content, form, translator(language)).startswith(start) for content in contents)


def test_every_report_says_so_when_there_is_nothing_yet(tmp_path: Path) -> None:
    with snapshot_of(tmp_path, {}) as empty:
        contents = [made(report.name, empty) for report in REPORTS]

    assert all(written(content, FileFormat.XLSX, ENGLISH) for content in contents)


def test_every_report_of_the_folder_is_offered() -> None:
    declared = {
        line for path in (Path(__file__).parents[2] / "reports").glob("*.py") for line in path.read_text().splitlines()
    }

    assert sum(line.endswith(("= Report(", "= _report(")) for line in declared) == len(REPORTS)


def test_the_customer_list_holds_people_and_firms_but_no_merged_doubles(shop: Snapshot) -> None:
    content = made("customer-list", shop)

    assert column(content.tables[0]) == ["Rajesh Sharma", "फ़ातिमा ख़ान", "احمد رضا", "Verma & Sons"]
    assert figures(content) == {"Customers": 4, "With a phone": 2}


def test_the_customer_list_holds_what_the_filter_finds(shop: Snapshot) -> None:
    assert column(made("customer-list", shop, IN_LUCKNOW).tables[0]) == ["Rajesh Sharma", "احمد رضا", "Verma & Sons"]


def test_a_phone_that_was_not_understood_is_listed_as_it_was_typed(shop: Snapshot) -> None:
    assert "98 ask his son" in as_csv(made("customer-list", shop), ENGLISH).decode()


def test_sales_by_month_compares_with_the_year_before(shop: Snapshot) -> None:
    content = made("sales-by-month", shop)

    assert figures(content)["Sold for"] == Decimal(4500)
    assert (content.figures[0].before, content.figures[0].change) == (Decimal(2000), 125)
    assert content.compared_with == "1 Apr 2022 to 31 Mar 2023"


def test_sales_by_month_shows_each_month_with_its_change(shop: Snapshot) -> None:
    table = made("sales-by-month", shop).tables[0]

    assert table.rows == [
        ("Apr 2023", Decimal(1500), 1, 1, Decimal(1500), None),
        ("May 2023", Decimal(3000), 1, 1, Decimal(3000), 100),
    ]
    assert table.total == ("Total", Decimal(4500), 2, 2, Decimal(2250), None)


def test_sales_by_month_says_what_it_leaves_out(shop: Snapshot) -> None:
    assert "1 sale has no date that could be read and is left out." in made("sales-by-month", shop).notes


def test_sales_by_month_can_be_asked_for_some_customers(shop: Snapshot) -> None:
    assert figures(made("sales-by-month", shop, IN_LUCKNOW))["Sold for"] == Decimal(1500)


def test_a_report_says_which_customers_it_is_about(shop: Snapshot) -> None:
    assert made("sales-by-month", shop, IN_LUCKNOW).subtitle == "1 Apr 2023 to 31 Mar 2024 · Customers in Lucknow"


def test_data_quality_scores_rows_and_names_what_to_repair_first(shop: Snapshot) -> None:
    content = made("data-quality", shop)

    # 9 rows in all; only the unclear phone leaves something unknown.
    assert figures(content) == {
        "Rows in order": Decimal("88.9"),
        "Rows to look at": 1,
        "Problems": 3,
        "Repaired with one click": 2,
    }
    assert content.subtitle == "Begin with Extra spaces in Contacts: 2 can be repaired with one click."


def test_data_quality_puts_serious_problems_before_frequent_ones(shop: Snapshot) -> None:
    assert column(made("data-quality", shop).tables[0]) == ["Phone not understood", "Extra spaces"]


def test_a_downloaded_list_shows_links_by_name(shop: Snapshot) -> None:
    wanted = [field for field in shop.fields("sales") if field.name in ("customer", "amount")]

    content = list_content(shop, Query("sales", sort=("amount", True)), wanted, ENGLISH, title="Sales")

    assert content.tables[0].rows[:2] == [("फ़ातिमा ख़ान", Decimal(3000)), ("Rajesh Sharma", Decimal(2000))]
