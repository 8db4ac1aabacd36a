"""The Money page on a real little shop: who owes, each account, and what is written down about it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from streamlit.testing.v1 import AppTest

from records.accounts import balance_of
from records.collecting import promises
from records.query import Query
from sync.current import reading
from sync.place import Place
from tests.ui.app import opened, opening, texts

HOSTILE = "*Asha* [x](https://evil.example/x.png)"
TABS: Mapping[str, Sequence[tuple[object, ...]]] = {
    "Contacts": [
        ("ID", "Name", "Phones", "Language", "May we message?", "Contact wanted"),
        ("k1", HOSTILE, "98765 43210", "English", "No", ""),
        ("k2", "सीता वर्मा", "98765 43211", "", "", ""),
        ("k3", "Wants Peace", "98765 43212", "", "Yes", "No contact"),
        ("k4", "No Phone", "", "", "", ""),
        ("k5", "Even Stevens", "98765 43214", "", "", ""),
    ],
    "Sales": [
        ("ID", "Date", "Customer", "Item", "Amount", "Received"),
        ("s1", datetime(2026, 1, 5), "k1", "Fan", 5000, 2000),
        ("s2", datetime(2026, 1, 6), "k2", "Mixer", 1500, 0),
        ("s3", datetime(2026, 1, 7), "k3", "Iron", 800, 0),
        ("s4", datetime(2026, 1, 8), "k4", "Iron", 700, 0),
        ("s5", datetime(2026, 1, 8), "k5", "Iron", 700, 700),
    ],
    "Payments": [
        ("ID", "Date", "Party", "In or out", "Amount", "Paid by", "Promised for"),
        ("p1", None, "k2", "In", 1500, "", datetime(2026, 1, 20)),
    ],
    "Activities": [
        ("ID", "When", "Kind", "Customer", "Subject", "Notes", "Status"),
        ("a1", datetime(2026, 1, 9), "Call", "k1", "x", "", "Done"),
    ],
    "Settings": [("Setting", "Value"), ("Business name", "Gupta Shop"), ("UPI ID", "gupta@okbank")],
}


@pytest.fixture
def money(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with opening(_written(tmp_path / "shop.xlsx"), monkeypatch) as place:
        yield place


def _written(path: Path) -> Path:
    book = xlsxwriter.Workbook(str(path), {"strings_to_urls": False})
    day = book.add_format({"num_format": "dd mmm yyyy"})
    for name, rows in TABS.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(at, column, value, day if isinstance(value, datetime) else None)
    book.close()
    return path


def page(**params: str) -> AppTest:
    app = opened()
    app.switch_page("pages/home/money.py")
    for name, value in params.items():
        app.query_params[name] = value
    return app.run()


def test_the_numbers_on_top_say_what_is_to_be_collected(money: Place) -> None:
    app = page()

    assert not app.exception
    assert [(m.label, m.value) for m in app.metric] == [
        ("To collect", "₹6,000"),
        ("We owe", "₹0"),
        ("Promised until today", "₹1,500"),
    ]
    assert list(app.dataframe[0].value["label"]) == [HOSTILE, "सीता वर्मा", "Wants Peace", "No Phone"]


def test_a_search_in_any_script_narrows_the_list(money: Place) -> None:
    app = page(find="सीता")

    assert "1 account, ₹1,500" in texts(app)


def test_an_account_reads_like_the_book(money: Place) -> None:
    app = page(party="k1")

    lines = app.dataframe[0].value[["what", "charged", "paid", "balance"]].to_numpy().tolist()
    assert lines == [["Sale", "₹5,000", "", "₹5,000"], ["Received with the sale", "", "₹2,000", "₹3,000"]]
    assert not any("https://evil" in each.value for each in app.markdown)


def test_money_received_is_a_row_and_settles_the_account(money: Place) -> None:
    app = page(party="k1", do="receive")
    app.number_input[0].set_value(1000.0)
    app.selectbox(key="receive:k1:method").select("Cash")
    app.button(key="receive:k1:save").click().run()

    assert not app.exception
    with reading(money) as snapshot:
        assert balance_of(snapshot, "k1") == 2000
        newest = snapshot.rows(Query("payments", sort=("on", True)), limit=1)[0]
        assert (newest.values["on"], newest.values["method"], newest.values["direction"]) == (
            date.today(),
            "Cash",
            "In",
        )


def test_money_that_was_promised_makes_the_promise_a_payment(money: Place) -> None:
    app = page(party="k2", do="receive")
    app.button(key="receive:k2:save").click().run()

    assert not app.exception
    with reading(money) as snapshot:
        assert balance_of(snapshot, "k2") == 0
        assert promises(snapshot) == {}
        assert snapshot.count(Query("payments")) == 1


def test_a_promise_is_written_down_with_its_day(money: Place) -> None:
    app = page(party="k1", do="promise")
    app.date_input(key="promise:k1:day").set_value(date(2030, 1, 5))
    app.button(key="promise:k1:save").click().run()

    with reading(money) as snapshot:
        promise = promises(snapshot)["k1"]
        assert (promise.day, promise.amount, balance_of(snapshot, "k1")) == (
            date(2030, 1, 5),
            Decimal(3000),
            Decimal(3000),
        )


def test_a_reminder_is_written_in_their_language_and_noted_in_one_click(money: Place) -> None:
    app = page(party="k1", do="remind")
    text = app.text_area[0].value or ""
    app.button(key="message:note").click().run()

    assert "₹3,000" in text
    assert "*" not in text
    with reading(money) as snapshot:
        noted = snapshot.rows(Query("activities", sort=("at", True)), limit=1)[0]
        assert (noted.values["subject"], noted.values["kind"], noted.values["contact"]) == (
            "Payment reminder",
            "WhatsApp",
            "k1",
        )
        assert noted.values["notes"] == text


def test_who_wants_no_contact_gets_no_link_but_the_reason(money: Place) -> None:
    app = page(party="k3", do="remind")

    assert any("no contact" in each.value for each in app.warning)
    assert not [button for button in app.button if button.key == "message:note"]


def test_without_a_phone_it_is_said_so(money: Place) -> None:
    app = page(party="k4", do="remind")

    assert any("no phone" in each.value for each in app.info)


@pytest.mark.parametrize(
    ("party", "do"),
    [
        *(("k5", do) for do in ("receive", "promise", "remind", "upi", "statement", "nonsense")),
        ("k1", "upi"),
        ("k1", "statement"),
        ("nobody", "receive"),
    ],
)
def test_every_form_opens_for_everybody(money: Place, party: str, do: str) -> None:
    assert not page(party=party, do=do).exception
