"""Text folded for searching: what people may type in any of three scripts and what a row is found by."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from validation.matching.honorifics import name_words, plain_words, without_article
from validation.matching.names import skeletons, vowel_core, vowel_key

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
    visible = " ".join(unicodedata.normalize("NFKC", typed).translate(_VISIBLE).split())
    return tuple(dict.fromkeys(group for group in _groups(visible) if group))


def _groups(typed: str) -> Iterator[tuple[str, ...]]:
    at = 0
    for found in _PHONE.finditer(typed):
        if _reads_as_one_phone(found[0]):
            yield from map(_word_group, typed[at : found.start()].split())
            yield _one_of(found[0].strip(), _without_trunk(found[0]))
            at = found.end()
    yield from map(_word_group, typed[at:].split())


def _reads_as_one_phone(typed: str) -> bool:
    digits = len(_digits_only(typed))
    return (digits >= _FEWEST_PHONE_DIGITS or typed.startswith("+")) and digits <= _MOST_PHONE_DIGITS


def _word_group(word: str) -> tuple[str, ...]:
    word = word.strip(_PUNCTUATION_AROUND_A_WORD)
    folded = fold(word)
    if not any(map(str.isalnum, word)):
        return ()
    if any(map(str.isdigit, word)):
        return _one_of(folded, _without_trunk(word) if _PHONE.fullmatch(word) else folded.replace(",", ""))
    return _one_of(folded, *_keys_asked_for(word))


def _keys_asked_for(word: str) -> Iterator[str]:
    """Keys of a word that may be half typed: a long one may begin a row's key, a short one must be all of it."""
    spellings = min(plain_words(word), name_words(word), key=len)
    if len(spellings) != 1 or len(word) <= _LETTERS_OF_PLAIN_SEARCH:
        return
    for bones in skeletons(spellings[0]):
        yield from _keys_with_bones(bones, spellings[0])


def _keys_with_bones(bones: str, word: str) -> tuple[str, ...]:
    if len(bones) >= _CONSONANTS_THAT_SAY_ENOUGH:
        return (_BONES + bones,)
    if _is_unvowelled(word):
        return (_BONES + bones + _BONES,)
    key = vowel_key(word)
    return _VOWELLED + key, _VOWELLED + vowel_core(key) + _VOWELLED, _UNVOWELLED + bones + _UNVOWELLED


@lru_cache(maxsize=50_000)
def _keys_of_a_row(name: str) -> str:
    words = dict.fromkeys((*plain_words(name), *map(without_article, plain_words(name)), *name_words(name)))
    return "".join(dict.fromkeys(key for word in words for key in _keys_of_a_word(word)))


@lru_cache(maxsize=200_000)
def _keys_of_a_word(word: str) -> tuple[str, ...]:
    if word.isdigit():
        return ()
    bones = skeletons(word)
    if _is_unvowelled(word):
        return tuple(mark + key + mark for key in bones for mark in (_BONES, _UNVOWELLED))
    vowelled = dict.fromkeys((vowel_key(word), vowel_core(vowel_key(word))))
    return *(_BONES + key + _BONES for key in bones), *(_VOWELLED + key + _VOWELLED for key in vowelled)


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
        digits = re.sub("^9[12]", "", digits)
    return digits.lstrip("0") or _digits_only(phone)


def _one_of(*substrings: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(substring for substring in substrings if substring))


_PUNCTUATION_AROUND_A_WORD = ".,;:!?\"'()[]{}|/-\u2013\u2014\u0964\u060c\u061b\u061f\u06d4"
_PHONE = re.compile(r"(?<![\w.\-])\+?\(?\d(?:[ ().\-]{0,3}\d)*(?!\w)")
_DIGITS = {
    code: str(digit) for code in range(0x660, 0x1FC00) if (digit := unicodedata.decimal(chr(code), None)) is not None
}
_SAME_LETTERS = str.maketrans("يىكهةەۃøđłıँ", "ییکہہہہodliं")
_INVISIBLE = (0xAD, 0x61C, 0x640, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
_LATIN_MARKS = range(0x300, 0x370)
_NUKTAS = (0x93C, 0x9BC, 0xA3C, 0xABC, 0xB3C, 0xCBC)
_HARAKAT = (
    *range(0x610, 0x61B),
    *range(0x64B, 0x660),
    0x670,
    *range(0x6D6, 0x6DD),
    *range(0x6DF, 0x6E9),
    *range(0x6EA, 0x6EE),
)
_VISIBLE: dict[int, str | None] = {**_DIGITS, **dict.fromkeys(_INVISIBLE)}
_FOLDED_LETTERS: dict[int, int | str | None] = {
    **_VISIBLE,
    **_SAME_LETTERS,
    **dict.fromkeys((*_LATIN_MARKS, *_NUKTAS, *_HARAKAT)),
}
