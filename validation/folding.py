"""Text folded for searching: what people may type in any of three scripts and what a row is found by."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from validation.matching.honorifics import name_words, plain_words
from validation.matching.names import skeletons, vowel_key

_BONES, _VOWELLED, _UNVOWELLED = "\x01", "\x02", "\x03"
"""Marks around the keys of a name, which no typed text contains: consonants; consonants and vowels; the consonants of a
word in Perso-Arabic letters, which leave short vowels out so that its vowels cannot be compared."""
_SEPARATOR = "\n"
_LETTERS_OF_PLAIN_SEARCH = 2
_CONSONANTS_THAT_SAY_ENOUGH = 3
_FEWEST_PHONE_DIGITS, _MOST_PHONE_DIGITS = 7, 15


def fold(text: str) -> str:
    """The text as search compares it: case, marks, nukta, harakat, look-alike letters, digits and spaces made one."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKD", text).casefold().translate(_FOLDED_LETTERS).split())


def ascii_digits(text: str) -> str:
    """The text with the digits of every script written 0-9 and everything else as it was."""
    return text if text.isascii() else text.translate(_DIGITS)


def search_key(texts: Iterable[str], *, names: Iterable[str] = (), phones: Iterable[str] = ()) -> str:
    """Everything one row is found by, in one string that the substrings of `search_terms` are looked for in."""
    names = tuple(names)
    parts = dict.fromkeys((*map(fold, texts), *map(fold, names), *map(_digits_only, phones)))
    return _SEPARATOR.join(filter(None, parts)) + "".join(map(_keys_of_a_row, names))


def search_terms(typed: str) -> tuple[tuple[str, ...], ...]:
    """What a typed text asks for: every group must be met, by any one of its substrings of the `search_key`."""
    return tuple(dict.fromkeys(group for group in _groups(fold(typed)) if group))


def _groups(folded: str) -> Iterator[tuple[str, ...]]:
    at = 0
    for found in _PHONE.finditer(folded):
        if _FEWEST_PHONE_DIGITS <= sum(map(str.isdigit, found[0])) <= _MOST_PHONE_DIGITS:
            yield from map(_word_group, folded[at : found.start()].split())
            yield _one_of(found[0].strip(), _without_trunk(found[0]))
            at = found.end()
    yield from map(_word_group, folded[at:].split())


def _word_group(word: str) -> tuple[str, ...]:
    if not any(map(str.isalnum, word)):
        return ()
    if any(map(str.isdigit, word)):
        return _one_of(word, _without_trunk(word)) if _PHONE.fullmatch(word) else (word,)
    return _one_of(word, *_keys_asked_for(word))


def _keys_asked_for(word: str) -> Iterator[str]:
    """Keys of a word that may be half typed: long ones are looked for as the beginning of a row's key, short ones whole."""
    spellings = plain_words(word)
    if len(spellings) != 1 or len(word) <= _LETTERS_OF_PLAIN_SEARCH:
        return
    for key in skeletons(spellings[0]):
        if len(key) >= _CONSONANTS_THAT_SAY_ENOUGH:
            yield _BONES + key
        elif _is_unvowelled(word):
            yield _BONES + key + _BONES
        else:
            yield _VOWELLED + vowel_key(spellings[0])
            yield _VOWELLED + vowel_key(spellings[0]).removesuffix("a") + _VOWELLED
            yield _UNVOWELLED + key + _UNVOWELLED


@lru_cache(maxsize=400_000)
def _keys_of_a_row(name: str) -> str:
    words = dict.fromkeys((*plain_words(name), *name_words(name)))
    return "".join(dict.fromkeys(key for word in words for key in _keys_of_a_word(word)))


@lru_cache(maxsize=400_000)
def _keys_of_a_word(word: str) -> tuple[str, ...]:
    if word.isdigit():
        return ()
    bones = [mark + key + mark for key in skeletons(word) for mark in _marks(word)]
    return tuple(bones) if _is_unvowelled(word) else (*bones, _VOWELLED + vowel_key(word) + _VOWELLED)


def _marks(word: str) -> tuple[str, ...]:
    return (_BONES, _UNVOWELLED) if _is_unvowelled(word) else (_BONES,)


def _is_unvowelled(word: str) -> bool:
    return not word.isascii() and any("\u0600" <= letter <= "\u06ff" for letter in word)


def _digits_only(text: str) -> str:
    return "".join(filter(str.isdigit, ascii_digits(text)))


def _without_trunk(phone: str) -> str:
    """The digits that every way of writing one number shares: without +91, +92, 0091 and the 0 before a city."""
    digits = _digits_only(phone)
    if phone.lstrip(" (").startswith("+"):
        digits = re.sub("^9[12]", "", digits)
    elif digits.startswith("00"):
        digits = re.sub("^009[12]", "", digits)
    elif len(digits) == 12:
        digits = re.sub("^91|^92", "", digits)
    return digits.lstrip("0") or digits


def _one_of(*substrings: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(substring for substring in substrings if substring))


_PHONE = re.compile(r"(?<![\w.])\+?\(?\d(?:[ ().\-]{0,3}\d)*(?![\w])")
_DIGITS = {
    code: str(digit)
    for code in range(0x660, 0x1FC00)
    if (digit := unicodedata.decimal(chr(code), None)) is not None
}
_SAME_LETTERS = str.maketrans("يىكهةەۃھøđłı", "ییکہہہہھodli")
_DROPPED_MARKS = (
    *range(0x300, 0x370),
    *(0x93C, 0x9BC, 0xA3C, 0xABC, 0xB3C, 0xCBC),
    *range(0x610, 0x61B),
    *range(0x64B, 0x660),
    *(0x640, 0x670, 0xAD, 0x61C, 0xFEFF),
    *range(0x6D6, 0x6DD),
    *range(0x6DF, 0x6E9),
    *range(0x6EA, 0x6EE),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x206A),
)
_FOLDED_LETTERS: dict[int, int | str | None] = {
    **_DIGITS,
    **_SAME_LETTERS,
    ord("ँ"): "ं",
    **dict.fromkeys(_DROPPED_MARKS),
}
