"""Names across scripts: how alike two are, and the keys under which spellings of one name meet."""

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from validation.matching.honorifics import name_words
from validation.matching.romanisation import romanise, sounds

__all__ = ["name_keys", "romanise", "similarity", "skeletons", "vowel_key"]

_CACHED = 400_000
_WEIGHT_OF_BONES = 0.1


def similarity(a: str, b: str) -> float:
    """How alike two names are, 0 to 1, whatever scripts, order, titles and short forms they are written in."""
    left, right = _comparable(a), _comparable(b)
    if not left.in_order or not right.in_order:
        return 0.0
    spelling = ratio(left.in_order, right.in_order)
    if left.has_many_words or right.has_many_words:
        spelling = max(
            spelling,
            ratio(left.sorted, right.sorted),
            ratio(left.in_order, right.last_word_first),
            ratio(left.last_word_first, right.in_order),
        )
    return ((1 - _WEIGHT_OF_BONES) * spelling + _WEIGHT_OF_BONES * ratio(left.bones, right.bones)) / 100


def name_keys(name: str) -> tuple[str, ...]:
    """The consonant skeletons of every word, sorted, so that order does not count: Rajesh Sharma -> (rjs, srm)."""
    return tuple(sorted({key for word in name_words(name) for key in skeletons(word)}))


@lru_cache(maxsize=_CACHED)
def vowel_key(word: str) -> str:
    """A word with spelling habits folded away and its vowels in five classes: Seeta -> sita, Laxmi -> laksmi."""
    return _FINAL_H.sub("", _DOUBLED.sub(r"\1", _smoothed(word).translate(_FOLDED)))


@lru_cache(maxsize=_CACHED)
def skeletons(word: str) -> tuple[str, ...]:
    """The folded consonants of a word: Lucknow, लखनऊ, لکھنؤ -> lkn. More than one where a letter is read in two ways."""
    smoothed = _smoothed(word)
    if "R" not in smoothed and "W" not in smoothed:
        return (_bones(smoothed),)
    readings = product("rd" if "R" in smoothed else "r", "ov" if "W" in smoothed else "o")
    return tuple(dict.fromkeys(_bones(smoothed.replace("R", r).replace("W", w)) for r, w in readings))


def _bones(smoothed: str) -> str:
    folded = _FINAL_H.sub("", _DOUBLED.sub(r"\1", smoothed.translate(_FOLDED)))
    return _DOUBLED.sub(r"\1", _VOWEL.sub("", folded)) or folded[:1]


class _Comparable(NamedTuple):
    """A name as weighed spellings in three orders, and as sorted skeletons."""

    in_order: str
    sorted: str
    last_word_first: str
    bones: str
    has_many_words: bool


@lru_cache(maxsize=_CACHED)
def _comparable(name: str) -> _Comparable:
    words = name_words(name)
    by_bones = sorted(words, key=lambda word: skeletons(word)[0])
    return _Comparable(
        in_order=" ".join(map(_weighed, words)),
        sorted=" ".join(map(_weighed, by_bones)),
        last_word_first=" ".join(map(_weighed, (*words[-1:], *words[:-1]))),
        bones=" ".join(skeletons(word)[0] for word in by_bones),
        has_many_words=len(words) > 1,
    )


@lru_cache(maxsize=_CACHED)
def _weighed(word: str) -> str:
    """A word with each sound repeated as often as it should count, and sharing letters with the sounds it is mistaken for.

    One plain edit ratio over such spellings then compares sounds with graded costs, in one fast call.
    """
    return _FINAL_H.sub("", _DOUBLED.sub(r"\1", _smoothed(word))).translate(_WEIGHED)


@lru_cache(maxsize=_CACHED)
def _smoothed(word: str) -> str:
    """Sounds without what people write in two ways: m or n before a lip, i or y before a vowel."""
    smoothed = sounds(word)
    for pattern, replacement in _HABITS:
        smoothed = pattern.sub(replacement, smoothed)
    return smoothed


_HABITS = (
    (re.compile("n(?=[pbBPfvm])"), "m"),
    (re.compile("(?<=[iIeE])y(?=[aAoOuUeEW])"), ""),
    (re.compile("(?<=.)y(?=[aAoOuUeEW])"), "i"),
    (re.compile("(?<=.)ay$"), "E"),
    (re.compile("Av$"), "Ao"),
)
_DOUBLED = re.compile(r"(.)\1+")
_FINAL_H = re.compile("(?<=[aAeiou])h$")
_VOWEL = re.compile("[aeiouy]")
_FOLDED = str.maketrans("KGqxCJzZTDPBSAIUEORW@", "kgkkcjjjtdfbsaiueoroa")
_WEIGHED = str.maketrans(
    {
        **{consonant: consonant * 4 for consonant in "kgcjtdpbmnrlsf"},
        **{aspirate: aspirate.lower() * 4 + "h" for aspirate in "KGCJTB"},
        "D": "dddh", "P": "ffffp", "S": "ssssSh", "q": "kkkq", "x": "kkkh", "z": "zjzj", "Z": "zjzjh", "R": "rdrd",
        "h": "hhh", "v": "vw", "W": "vwuo", "y": "i",
        "a": "a", "A": "aA", "i": "ii", "I": "ii", "e": "ie", "E": "aie", "u": "uw", "U": "uuo", "o": "wuo", "O": "awo",
        "@": "",
    }
)  # fmt: skip
"""Found by trying changes one by one on half of the Dakshina lexicons (bench/names_across_scripts.py), checked on the rest."""
