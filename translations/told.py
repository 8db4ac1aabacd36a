"""Refusals whose message is for the person who clicked, in that person's language."""

from translations.catalogue import Translator


class Told(Exception):
    """Something could not be done. `message` is marked with `N_`; its {parts} are filled in after translation."""

    def __init__(self, message: str, **parts: object) -> None:
        super().__init__(message, parts)
        self.message = message
        self.parts = parts

    def __str__(self) -> str:
        return self.message.format_map(self.parts) if self.parts else self.message

    def said(self, t: Translator) -> str:
        """The message in a person's language."""
        translated = t.gettext(self.message)
        return translated.format_map(self.parts) if self.parts else translated
