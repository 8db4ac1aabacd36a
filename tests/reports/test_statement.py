"""A statement of account, against a page of the book written by hand."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from records.periods import Period
from records.snapshot import Snapshot
from reports.output import FileFormat, written
from reports.statement import statement
from tests.built import built
from tests.records.test_accounts import TABS
from translations import LANGUAGES, Language, translator
from validation.business import Business

ENGLISH = translator("en")
SHOP = Business(name="Gupta #Electricals*", settings={"address": "12, Aminabad", "phone": "+91 522 260 1234"})


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    path = tmp_path_factory.mktemp("statement") / "s.duckdb"
    built(path, TABS, business=SHOP)
    with Snapshot.open(path, today=lambda: date(2026, 3, 31)) as snapshot:
        yield snapshot


def test_each_line_stands_with_the_balance_after_it(shop: Snapshot) -> None:
    content = statement(shop, "Contacts", "k1", Period(), ENGLISH)

    rows = [(row[0], row[1], row[3], row[4], row[5]) for row in content.tables[0].rows]
    assert rows == [
        (None, "Opening balance", 500, None, 500),
        (date(2026, 1, 5), "Sale", 1000, None, 1500),
        (date(2026, 1, 5), "Received with the sale", None, 400, 1100),
        (date(2026, 2, 10), "Received", None, 1200, -100),
        (date(2026, 3, 20), "Sale", 200, None, 100),
        (date(2026, 3, 25), "Sale", 300, None, 400),
        (date(2026, 3, 25), "Received with the sale", None, 100, 300),
    ]
    assert content.tables[0].total == (None, "Total", "", 2000, 1700, 300)


def test_what_lies_before_the_period_is_its_opening_balance(shop: Snapshot) -> None:
    content = statement(shop, "Contacts", "k1", Period(date(2026, 2, 1), date(2026, 3, 22)), ENGLISH)

    assert [(row[1], row[5]) for row in content.tables[0].rows] == [
        ("Balance before", Decimal(1100)),
        ("Received", Decimal(-100)),
        ("Sale", Decimal(100)),
    ]
    assert [(figure.label, figure.value) for figure in content.figures] == [("Balance due", Decimal(100))]


def test_what_is_owed_today_is_shown_by_age(shop: Snapshot) -> None:
    content = statement(shop, "Contacts", "k2", Period(), ENGLISH)

    assert {figure.label: figure.value for figure in content.figures} == {
        "Balance due": Decimal(3400),
        "Older than 90 days": Decimal(3400),
    }


def test_what_we_owe_is_said_the_other_way_round(shop: Snapshot) -> None:
    content = statement(shop, "Contacts", "k2", Period(None, date(2025, 10, 1)), ENGLISH)
    advance = statement(shop, "Contacts", "k1", Period(date(2026, 2, 1), date(2026, 2, 28)), ENGLISH)

    assert content.notes == ("The account is even.",)
    assert advance.notes == ("We owe you: ₹100",)


def test_the_page_names_the_business_and_the_party(shop: Snapshot) -> None:
    content = statement(shop, "Contacts", "k1", Period(), ENGLISH)

    text = PdfReader(BytesIO(written(content, FileFormat.PDF, ENGLISH))).pages[0].extract_text()

    assert "Gupta #Electricals* · 12, Aminabad · +91 522 260 1234" in text
    assert "Asha · +91 98765 43210" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_written_in_every_language(shop: Snapshot, language: Language) -> None:
    t = translator(language)

    assert written(statement(shop, "Contacts", "k1", Period(), t), FileFormat.XLSX, t).startswith(b"PK")
