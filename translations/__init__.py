"""The one way to say a translatable string, and the ways a number, an amount or a date is written in a language."""

from translations.catalogue import LANGUAGES, N_, Language, Translator, translator

__all__ = ["LANGUAGES", "N_", "Language", "Translator", "translator"]
