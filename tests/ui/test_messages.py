"""Messages from a customer's card, and how a template reads for a customer."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from records.query import Query
from sync.current import reading
from sync.place import Place
from tests.ui.app import opening, table_page, texts

TABS: Mapping[str, Sequence[tuple[object, ...]]] = {
    "Contacts": [
        ("ID", "Name", "Phones", "Language", "May we message?"),
        ("k1", "Asha Gupta", "98765 43210", "English", "No"),
    ],
    "Sales": [("ID", "Date", "Customer", "Item", "Amount", "Received"), ("s1", "5 Jan 2026", "k1", "Fan", 900, 400)],
    "Activities": [("ID", "When", "Kind", "Customer", "Subject", "Notes"), ("a1", "", "", "", "", "")],
    "Templates": [
        ("ID", "Name", "Channel", "Language", "Message", "Purpose"),
        ("t1", "Thank you", "WhatsApp", "English", "{first name}, thanks for the {item}! {coupon}", "Service"),
        ("t2", "Summer sale", "WhatsApp", "English", "Come, {name}!", "Promotion"),
    ],
}


@pytest.fixture
def lettershop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    book = xlsxwriter.Workbook(str(tmp_path / "shop.xlsx"))
    for name, rows in TABS.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    book.close()
    with opening(tmp_path / "shop.xlsx", monkeypatch) as place:
        yield place


def test_a_template_shows_how_it_reads_and_names_what_it_cannot_fill(lettershop: Place) -> None:
    app = table_page("Templates", record="t1")

    assert not app.exception
    assert "Asha, thanks for the Fan! {coupon}" in texts(app)
    assert any("coupon" in each.value for each in app.warning)


def test_the_card_says_what_is_owed_and_leads_to_the_account(lettershop: Place) -> None:
    app = table_page("Contacts", record="k1")

    assert any("Owes us ₹500" in link.value for link in app.page_link)


def test_a_thank_you_from_the_card_is_noted(lettershop: Place) -> None:
    app = table_page("Contacts", record="k1", do="write")
    app.button(key="message:note").click().run()

    with reading(lettershop) as snapshot:
        noted = snapshot.rows(Query("activities", sort=("at", True)), limit=1)[0]
        assert (noted.values["kind"], noted.values["subject"]) == ("Thank-you", "Thank-you")
        assert noted.values["notes"] == "Asha, thanks for the Fan! {coupon}"


def test_an_offer_stops_at_a_no(lettershop: Place) -> None:
    app = table_page("Contacts", record="k1", do="write")
    app.selectbox(key="message:k1:occasion").select("other").run()

    assert any("said no" in each.value for each in app.warning)
    assert not [button for button in app.button if button.key == "message:note"]
