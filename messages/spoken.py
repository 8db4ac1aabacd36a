"""Which language a customer is written to in."""

import unicodedata

from translations import LANGUAGES, Language

_SCRIPTS: tuple[tuple[str, Language], ...] = (("DEVANAGARI", "hi"), ("ARABIC", "ur"))


def language_for(chosen: str, name: str, business: str) -> Language:
    """The customer's own language, else that of the name's script, else the business's; one that Bahi writes.

    `chosen` and `business` are kinds of the list of languages: en, hi, ur, pa, ...
    """
    if (own := known_language(chosen)) is not None:
        return own
    return _of_script(name) or known_language(business) or "en"


def known_language(kind: str) -> Language | None:
    """The language, where Bahi writes it."""
    return next((language for language in LANGUAGES if language == kind.strip().lower()), None)


def _of_script(name: str) -> Language | None:
    """Latin letters say nothing: names in Hindi and Urdu are written with them too."""
    letters = [unicodedata.name(letter, "") for letter in name if letter.isalpha()]
    counts = {language: sum(word.startswith(script) for word in letters) for script, language in _SCRIPTS}
    language = max(counts, key=lambda each: counts[each])
    return language if counts[language] * 2 > len(letters) else None
