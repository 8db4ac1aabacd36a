"""A starter as its file declares it; what a file says wrong is told when it is read."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from translations import LANGUAGES, N_, Language
from translations.told import Told
from validation.kinds import Kind
from validation.record import Record, field_of
from validation.tables import record_named

_FOLDER = Path(__file__).parent
_LANGUAGES = tuple(LANGUAGES)


class UnknownTrade(Told):
    """No starter is called so."""


@dataclass(frozen=True)
class Words:
    """A text in English, Hindi and Urdu."""

    en: str
    hi: str
    ur: str

    def said(self, language: Language) -> str:
        """The text in that language."""
        return {"en": self.en, "hi": self.hi, "ur": self.ur}[language]


@dataclass(frozen=True)
class OwnColumn:
    """A column that no table declares: what the Fields tab says of it."""

    heading: Words
    kind: Kind
    choices: tuple[Words, ...] = ()
    is_personal: bool = False


@dataclass(frozen=True)
class StarterTab:
    """A tab: its table, what the owner calls it, and its columns; `suggested` are the words that a free column offers."""

    record: type[Record]
    name: Words
    columns: tuple[str, ...]
    own: tuple[OwnColumn, ...]
    suggested: Mapping[str, tuple[Words, ...]]


@dataclass(frozen=True)
class ListWord:
    """A word of a list, with the kind that code decides on."""

    word: Words
    kind: str
    chance: int | None


@dataclass(frozen=True)
class Starter:
    """The workbook that a trade begins with."""

    key: str
    title: Words
    about: Words
    tabs: tuple[StarterTab, ...]
    lists: Mapping[str, tuple[ListWord, ...]]


@cache
def starters() -> tuple[Starter, ...]:
    """Every starter, in the order in which they are offered."""
    found = [(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in _FOLDER.glob("*.toml")]
    return tuple(_starter(key, said) for key, said in sorted(found, key=lambda one: one[1]["order"]))


def starter_named(typed: str) -> Starter:
    """The starter of a trade, by its key or title in any language. Raises UnknownTrade."""
    wanted = typed.strip().casefold()
    for starter in starters():
        names = (starter.key, *(starter.title.said(language) for language in _LANGUAGES))
        if wanted in (name.casefold() for name in names):
            return starter
    known = ", ".join(starter.key for starter in starters())
    raise UnknownTrade(N_("No workbook to begin with is called {name}. There are: {known}."), name=typed, known=known)


def _starter(key: str, said: Mapping[str, Any]) -> Starter:
    lists = {name: tuple(map(_list_word, words)) for name, words in said.get("lists", {}).items()}
    return Starter(key, _words(said["title"]), _words(said["about"]), tuple(map(_tab, said["tabs"])), lists)


def _tab(said: Mapping[str, Any]) -> StarterTab:
    record = record_named(said["table"])
    suggested = {name: tuple(map(_words, words)) for name, words in said.get("suggested", {}).items()}
    for name in (*said["columns"], *suggested):
        field_of(record, name)
    own = tuple(map(_own, said.get("own", ())))
    return StarterTab(record, _words(said["name"]), tuple(said["columns"]), own, suggested)


def _own(said: Mapping[str, Any]) -> OwnColumn:
    choices = tuple(map(_words, said.get("choices", ())))
    return OwnColumn(_words(said["heading"]), Kind(said["kind"]), choices, said.get("personal", False))


def _list_word(said: Mapping[str, Any]) -> ListWord:
    return ListWord(_words(said["word"]), said.get("kind", ""), said.get("chance"))


def _words(texts: Sequence[str]) -> Words:
    """One text alone is the same in every language: a blood group."""
    return Words(*texts) if len(texts) > 1 else Words(texts[0], texts[0], texts[0])
