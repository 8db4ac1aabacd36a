"""Links that open the phone's own apps with exactly the message that was seen."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from messages.channels import Channel
from messages.handoff import addresses_for, call_link, handoff, mail_link, sms_link, whatsapp_link

TEXTS = (
    "Dear Asha, ₹1,25,000 is open & due? 100% #1 + more",
    "सीता जी, ₹500 बाकी हैं।\nधन्यवाद",
    "عمران صاحب، \u2066₹500\u2069 باقی ہیں۔",
    "</a><script>alert(1)</script>&text=other&phone=1",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_text_arrives_letter_by_letter(text: str) -> None:
    whatsapp = urlsplit(whatsapp_link("+919876543210", text))
    mail = urlsplit(mail_link("a@example.com", text, "Subject & more"))

    assert parse_qs(whatsapp.query) == {"text": [text]}
    assert unquote(sms_link("+919876543210", text).partition("body=")[2]) == text
    assert parse_qs(mail.query) == {"subject": ["Subject & more"], "body": [text.replace("\n", "\r\n")]}


@pytest.mark.parametrize(
    ("phone", "whatsapp", "sms", "call"),
    [
        ("+919876543210", "https://wa.me/919876543210", "sms:+919876543210", "tel:+919876543210"),
        ("+923001234567", "https://wa.me/923001234567", "sms:+923001234567", "tel:+923001234567"),
        ("+912212345678;ext=12", "https://wa.me/912212345678", "sms:+912212345678", "tel:+912212345678"),
        ("ask his son", "", "", ""),
        ("+91", "", "", ""),
        ("javascript:alert(1)", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_number_becomes_links_or_none(phone: str, whatsapp: str, sms: str, call: str) -> None:
    assert (whatsapp_link(phone), sms_link(phone), call_link(phone)) == (whatsapp, sms, call)


def test_a_subject_cannot_smuggle_in_a_second_header() -> None:
    link = mail_link("a@example.com", "hello", "Hi\r\nBcc: all@example.com")

    assert parse_qs(urlsplit(link).query)["subject"] == ["Hi Bcc: all@example.com"]
    assert "&bcc" not in link.lower()


def test_an_address_cannot_add_to_the_link() -> None:
    assert mail_link("a@example.com?bcc=b@example.com&x=1", "t").startswith(
        "mailto:a@example.com%3Fbcc%3Db@example.com%26"
    )


def test_mobiles_come_first_and_landlines_get_no_sms() -> None:
    phones = ("+912228881234", "+919876543210")

    assert addresses_for(Channel.WHATSAPP, phones, ()) == ("+919876543210", "+912228881234")
    assert addresses_for(Channel.SMS, phones, ()) == ("+919876543210",)
    assert addresses_for(Channel.EMAIL, phones, ("a@example.com",)) == ("a@example.com",)


def test_each_channel_has_its_link() -> None:
    starts = {Channel.WHATSAPP: "https://wa.me/", Channel.SMS: "sms:", Channel.CALL: "tel:"}

    assert all(handoff(channel, "+919876543210", "x").startswith(start) for channel, start in starts.items())
    assert handoff(Channel.EMAIL, "a@example.com", "x", "s").startswith("mailto:a@example.com?subject=s")
    assert handoff(Channel.LETTER, "", "x") == ""
