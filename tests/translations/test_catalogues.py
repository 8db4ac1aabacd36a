import re
from string import Formatter

import pytest

from translations import translator
from translations.update import catalogue, collected

LANGUAGES = ("hi", "ur")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def texts(of: object) -> tuple[str, ...]:
    return tuple(of) if isinstance(of, tuple | list) else (str(of),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated(language: str) -> None:
    translated = {message.id: message.string for message in catalogue(language) if message.id}

    missing = [m.id for m in collected() if m.id and not all(texts(translated.get(m.id, "")))]

    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_parts_that_are_filled_in(language: str) -> None:
    wrong = []
    for message in catalogue(language):
        if message.id:
            known = set().union(*(placeholders(text) for text in texts(message.id)))
            wrong += [message.id for text in texts(message.string) if placeholders(text) - known]

    assert wrong == []


@pytest.mark.parametrize(("language", "script"), [("hi", r"[\u0900-\u097f]"), ("ur", r"[\u0600-\u06ff]")])
def test_translations_are_in_their_own_script(language: str, script: str) -> None:
    said = translator(language).gettext  # type: ignore[arg-type]

    assert all(re.search(script, said(word)) for word in ("Customers", "Phones", "Name missing"))


def test_a_message_without_a_translation_stays_english() -> None:
    assert translator("ur").gettext("nobody says this") == "nobody says this"
