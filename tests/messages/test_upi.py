"""A UPI link asks for the right amount, at the right account, and nothing else."""

from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest

from messages.upi import upi_id, upi_link, upi_qr, upi_qr_png
from validation.business import Business


def shop(upi: str = "gupta_shop@okbank", *, name: str = "Gupta & Sons", currency: str = "INR") -> Business:
    return Business(name=name, currency=currency, settings={"upi_id": upi})


def test_a_link_says_who_is_paid_how_much() -> None:
    parts = parse_qs(urlsplit(upi_link(shop(), Decimal("1250.5"), "Asha Gupta")).query)

    assert parts == {
        "pa": ["gupta_shop@okbank"],
        "pn": ["Gupta & Sons"],
        "am": ["1250.50"],
        "cu": ["INR"],
        "tn": ["Asha Gupta"],
    }


def test_whatsapp_finds_nothing_slanting_in_it() -> None:
    assert "_" not in upi_link(shop(), Decimal(1))


@pytest.mark.parametrize("amount", [None, Decimal(0), Decimal(-5), Decimal("100000.01")])
def test_the_payer_types_an_amount_that_cannot_be_asked_for(amount: Decimal | None) -> None:
    assert "am=" not in upi_link(shop(), amount)


@pytest.mark.parametrize(
    "typed", ["", "gupta", "gupta@", "@bank", "a b@bank", "x@bank&am=99999", "gupta@bank\nx", "98765@43210"]
)
def test_what_cannot_be_a_upi_id_makes_no_link(typed: str) -> None:
    assert upi_link(shop(typed), Decimal(1)) == ""


def test_a_shop_in_pakistan_has_no_upi() -> None:
    assert upi_id(shop(currency="PKR")) == ""


def test_a_hostile_name_stays_a_name() -> None:
    parts = parse_qs(urlsplit(upi_link(shop(name="X&am=99999&pa=thief@bank"), Decimal(5))).query)

    assert (parts["pa"], parts["am"]) == (["gupta_shop@okbank"], ["5.00"])


def test_the_qr_is_a_picture() -> None:
    link = upi_link(shop(), Decimal(5))

    assert upi_qr(link).startswith("<svg")
    assert upi_qr_png(link).startswith(b"\x89PNG")
