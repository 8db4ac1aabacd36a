"""Who may be written to about what, and the reason where not."""

from datetime import datetime

import pytest

from messages.channels import Channel, Purpose
from messages.consent import (
    LOGGED_NO,
    NO_CONTACT,
    NO_SERVICE,
    NOT_ASKED,
    ON_REQUEST,
    SAID_NO,
    Said,
    Wishes,
    may_message,
)
from translations import translator

EARLY, LATE = datetime(2026, 1, 5), datetime(2026, 3, 5)
SERVICE, GREETING, OFFER = Purpose.SERVICE, Purpose.GREETING, Purpose.PROMOTION


@pytest.mark.parametrize(
    ("wishes", "purpose", "reason"),
    [
        (Wishes(), SERVICE, ""),
        (Wishes(), GREETING, ""),
        (Wishes(), OFFER, NOT_ASKED),
        (Wishes("not_asked"), OFFER, NOT_ASKED),
        (Wishes("yes"), OFFER, ""),
        (Wishes("no"), SERVICE, ""),
        (Wishes("no"), GREETING, SAID_NO),
        (Wishes("no"), OFFER, SAID_NO),
        (Wishes("yes", "none"), SERVICE, NO_CONTACT),
        (Wishes("yes", "none"), OFFER, NO_CONTACT),
        (Wishes("yes", "on_request"), OFFER, ON_REQUEST),
        (Wishes("", "on_request"), SERVICE, ""),
        (Wishes("yes", "regular"), OFFER, ""),
    ],
)
def test_the_customers_row_decides(wishes: Wishes, purpose: Purpose, reason: str) -> None:
    answer = may_message(wishes, purpose, Channel.WHATSAPP)

    assert (answer.is_allowed, answer.reason) == (not reason, reason)


@pytest.mark.parametrize(
    ("row", "log", "purpose", "reason"),
    [
        ("", [Said(EARLY, "no"), Said(LATE, "yes")], OFFER, ""),
        ("yes", [Said(EARLY, "yes"), Said(LATE, "no")], OFFER, LOGGED_NO),
        ("no", [Said(LATE, "yes")], OFFER, SAID_NO),
        ("yes", [Said(LATE, "no", channel="sms")], OFFER, ""),
        ("yes", [Said(LATE, "no", channel="whatsapp")], OFFER, LOGGED_NO),
        ("yes", [Said(LATE, "no")], SERVICE, ""),
        ("yes", [Said(LATE, "no", purpose="service")], SERVICE, NO_SERVICE),
        ("yes", [Said(LATE, "no", channel="sms", purpose="service")], SERVICE, ""),
        ("yes", [Said(LATE, "not_asked")], OFFER, ""),
    ],
)
def test_the_newest_word_of_the_log_counts(row: str, log: list[Said], purpose: Purpose, reason: str) -> None:
    answer = may_message(Wishes(row, log=log), purpose, Channel.WHATSAPP)

    assert (answer.is_allowed, answer.reason) == (not reason, reason)


def test_the_reason_names_the_day() -> None:
    answer = may_message(Wishes(log=[Said(LATE, "no")]), OFFER, Channel.WHATSAPP)

    assert answer.said(translator("en")) == "On 5 Mar 2026 they said no to messages."
