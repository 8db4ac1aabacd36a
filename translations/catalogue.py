"""The gettext catalogues: English is the text itself, Hindi and Urdu are read from their .po files."""

import gettext
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Literal

Language = Literal["en", "hi", "ur"]
LANGUAGES: dict[Language, str] = {"en": "English", "hi": "हिन्दी", "ur": "اردو"}
"""The languages of the app, each under its own name."""


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name, which the extractor looks for
    """Mark a message that is translated where it is shown, and return it unchanged."""
    return message


@dataclass(frozen=True)
class Translator:
    """Says messages in one language. Pass it on; there is no process-wide language."""

    language: Language
    gettext: Callable[[str], str]
    ngettext: Callable[[str, str, int], str]

    @property
    def is_right_to_left(self) -> bool:
        """Whether pages and files in this language run from right to left."""
        return self.language == "ur"


@lru_cache
def translator(language: Language) -> Translator:
    """The translator of a language; a message without a translation stays English."""
    catalogue = _compiled(Path(__file__).parent / language / "LC_MESSAGES" / "bahi.po")
    return Translator(language, catalogue.gettext, catalogue.ngettext)


def _compiled(path: Path) -> gettext.NullTranslations:
    if not path.exists():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
