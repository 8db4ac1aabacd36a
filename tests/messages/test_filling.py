"""Messages are filled with what is known, and nothing in a name or a template is obeyed."""

import pytest

from messages.channels import Channel
from messages.filling import LONGEST_VALUE, PLACEHOLDERS, filled, placeholder_named, plain

VALUES = {
    "name": "Asha Gupta",
    "first name": "Asha",
    "business": "Gupta Electricals",
    "due": "₹1,25,000",
    "upi link": "upi://pay?pa=gupta@bank&am=1.00&cu=INR",
}


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Dear {name}, {due} is open.", "Dear Asha Gupta, ₹1,25,000 is open."),
        ("{first_name} / {First Name} / { first-name }", "Asha / Asha / Asha"),
        ("{naam} जी, {बाकी} बाकी है। {दुकान}", "Asha Gupta जी, ₹1,25,000 बाकी है। Gupta Electricals"),
        ("{نام} صاحب، {باقی} باقی ہیں۔", "Asha Gupta صاحب، ₹1,25,000 باقی ہیں۔"),
        ("Two lines\n\n{name}", "Two lines\n\nAsha Gupta"),
        ("No places at all, 100% plain }{", "No places at all, 100% plain }{"),
    ],
)
def test_places_are_filled_in_three_scripts(body: str, text: str) -> None:
    assert filled(body, VALUES, Channel.SMS).text == text


@pytest.mark.parametrize("typed", ["password", "name.__class__", "0", "name!r", "due:>99999", "7*7", "नंबर"])
def test_an_unknown_place_stays_as_typed_and_is_named(typed: str) -> None:
    found = filled(f"Dear {{{typed}}}", VALUES, Channel.WHATSAPP)

    assert found.text == f"Dear {{{typed}}}"
    assert found.unknown == (typed,)


def test_what_is_not_known_of_the_customer_is_named() -> None:
    found = filled("Your {item} is ready, {name}.", VALUES, Channel.WHATSAPP)

    assert found.text == "Your  is ready, Asha Gupta."
    assert found.missing == ("item",)


def test_the_line_about_upi_falls_away_without_a_upi_id() -> None:
    body = "Dear {name}\nPay by UPI: {upi link}"

    assert filled(body, VALUES, Channel.SMS).text.endswith("Pay by UPI: upi://pay?pa=gupta@bank&am=1.00&cu=INR")
    assert filled(body, {**VALUES, "upi link": ""}, Channel.SMS).text == "Dear Asha Gupta"


def test_a_signature_falls_away_where_the_shop_has_no_name() -> None:
    assert filled("Thank you, {name}.\n{business}", {"name": "Asha"}, Channel.SMS).text == "Thank you, Asha."


@pytest.mark.parametrize(
    ("typed", "sms", "whatsapp"),
    [
        ("*Asha* _G_ ~x~ `y`", "*Asha* _G_ ~x~ `y`", "Asha G x y"),
        ("{due} {{name}}", "{due} {{name}}", "{due} {{name}}"),
        ("Asha\r\nBcc: all@example.com\t!", "Asha Bcc: all@example.com !", "Asha Bcc: all@example.com !"),
        ("\u202eahsA\u2066\u00ad\x00", "ahsA", "ahsA"),
        ("क्\u200dष नि\u200cधि", "क्\u200dष नि\u200cधि", "क्\u200dष नि\u200cधि"),
        ("عمران خان", "عمران خان", "عمران خان"),
    ],
)
def test_a_hostile_name_is_plain_text_in_every_channel(typed: str, sms: str, whatsapp: str) -> None:
    values = {"name": typed, "due": "₹1"}

    assert filled("{name}", values, Channel.SMS).text == sms
    assert filled("{name}", values, Channel.WHATSAPP).text == whatsapp


def test_a_name_of_many_pages_is_cut() -> None:
    assert len(plain("x" * 100_000, Channel.SMS)) == LONGEST_VALUE


def test_every_place_of_the_whitelist_is_known_by_its_own_name() -> None:
    assert all(placeholder_named(name.upper().replace(" ", "_")) == name for name in PLACEHOLDERS)
