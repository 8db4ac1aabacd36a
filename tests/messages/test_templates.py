"""Which message is offered: the owner's own words first, in a language the customer reads."""

import pytest

from messages.channels import Channel
from messages.filling import filled
from messages.spoken import language_for
from messages.templates import Occasion, Template, built_in, occasion_named, subjects_of, templates_for
from translations import LANGUAGES, Language

REMINDER = Occasion.REMINDER
ANY = Template("Reminder", "any", occasion=REMINDER)
HINDI = Template("Reminder", "hindi", occasion=REMINDER, language="hi")
SMS = Template("Reminder", "sms", occasion=REMINDER, channel=Channel.SMS)
HINDI_SMS = Template("Reminder", "hindi sms", occasion=REMINDER, channel=Channel.SMS, language="hi")
BIRTHDAY = Template("Birthday", "birthday", occasion=Occasion.BIRTHDAY)


@pytest.mark.parametrize(
    ("channel", "language", "bodies"),
    [
        (Channel.SMS, "hi", ["hindi sms", "hindi", "sms", "any"]),
        (Channel.WHATSAPP, "hi", ["hindi", "any"]),
        (Channel.WHATSAPP, "ur", ["any"]),
        (Channel.SMS, "en", ["sms", "any"]),
    ],
)
def test_the_closest_comes_first_and_the_one_that_comes_along_last(
    channel: Channel, language: Language, bodies: list[str]
) -> None:
    offered = templates_for((ANY, HINDI, SMS, HINDI_SMS, BIRTHDAY), REMINDER, channel, language)

    assert [each.body for each in offered] == [*bodies, built_in(REMINDER, language).body]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("occasion", Occasion)
def test_what_comes_along_names_only_places_that_are_known(occasion: Occasion, language: Language) -> None:
    template = built_in(occasion, language)

    assert filled(f"{template.subject} {template.body}", {}, Channel.WHATSAPP).unknown == ()
    assert "{name}" in template.body


@pytest.mark.parametrize(
    ("name", "occasion"),
    [
        ("Payment reminder", REMINDER),
        ("payment-reminder", REMINDER),
        ("Payment reminder 2", REMINDER),
        ("बाकी", REMINDER),
        ("یاد دہانی", REMINDER),
        ("Thank you", Occasion.THANK_YOU),
        ("Birthday", Occasion.BIRTHDAY),
        ("Diwali wishes", Occasion.FESTIVAL),
        ("Readymade offer", None),
        ("", None),
    ],
)
def test_a_templates_name_says_what_it_is_for(name: str, occasion: Occasion | None) -> None:
    assert occasion_named(name) is occasion


def test_reminders_are_counted_by_their_subject_in_every_language() -> None:
    assert "payment reminder" in subjects_of(REMINDER)


@pytest.mark.parametrize(
    ("chosen", "name", "business", "language"),
    [
        ("ur", "Rajesh Sharma", "hi", "ur"),
        ("", "सीता वर्मा", "en", "hi"),
        ("", "عمران خان", "en", "ur"),
        ("", "Rajesh Sharma", "hi", "hi"),
        ("", "Rajesh शर्मा जी नगर", "en", "hi"),
        ("pa", "Gurpreet", "en", "en"),
        ("", "", "xx", "en"),
    ],
)
def test_customers_are_written_to_in_their_language(chosen: str, name: str, business: str, language: str) -> None:
    assert language_for(chosen, name, business) == language
