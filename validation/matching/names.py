"""Names across scripts: how alike two are, and the keys under which spellings of one name meet."""

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from validation.matching.honorifics import name_words
from validation.matching.romanisation import romanise, sounds

__all__ = ["name_keys", "romanise", "similarity", "skeletons", "vowel_core", "vowel_key", "weighed"]

_CACHED_WORDS, _CACHED_NAMES = 200_000, 100_000
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


@lru_cache(maxsize=_CACHED_WORDS)
def vowel_key(word: str) -> str:
    """A word with spelling habits folded away and its vowels in five classes: Seeta -> sita, Laxmi -> laksmi."""
    return _folded(_smoothed(word))


def vowel_core(key: str) -> str:
    """A vowel key without the vowels that some write and others do not: goel and goial -> gol, siva -> siv."""
    core = _VOWELS_IN_A_ROW.sub(r"\1", key)
    return core[:-1] if len(core) > 2 and core[-1] in "ae" else core


@lru_cache(maxsize=_CACHED_WORDS)
def skeletons(word: str) -> tuple[str, ...]:
    """The folded consonants of a word, more than one where a letter is read in two ways: Lucknow, لکھنؤ -> (lkn,)."""
    smoothed = _smoothed(word)
    if "R" not in smoothed and "W" not in smoothed:
        return (_bones(vowel_key(word)),)
    readings = product("rd" if "R" in smoothed else "r", "ov" if "W" in smoothed else "o")
    return tuple(dict.fromkeys(_bones(_folded(smoothed.replace("R", r).replace("W", w))) for r, w in readings))


def _folded(smoothed: str) -> str:
    return _FINAL_H.sub("", _DOUBLED.sub(r"\1", smoothed.translate(_FOLDED)))


def _bones(key: str) -> str:
    return _VOWEL.sub("", key) or key[:1]


class _Comparable(NamedTuple):
    """A name as weighed spellings in three orders, and as sorted skeletons."""

    in_order: str
    sorted: str
    last_word_first: str
    bones: str
    has_many_words: bool


@lru_cache(maxsize=_CACHED_NAMES)
def _comparable(name: str) -> _Comparable:
    words = name_words(name)
    by_bones = sorted(words, key=lambda word: skeletons(word)[0])
    return _Comparable(
        in_order=" ".join(map(weighed, words)),
        sorted=" ".join(map(weighed, by_bones)),
        last_word_first=" ".join(map(weighed, (*words[-1:], *words[:-1]))),
        bones=" ".join(skeletons(word)[0] for word in by_bones),
        has_many_words=len(words) > 1,
    )


@lru_cache(maxsize=_CACHED_WORDS)
def weighed(word: str) -> str:
    """A word with each sound repeated as often as it counts, sharing letters with sounds it is mistaken for.

    One plain edit ratio over such spellings then compares sounds with graded costs, in one fast call.
    """
    return _FINAL_H.sub("", _DOUBLED.sub(r"\1", _smoothed(word))).translate(_WEIGHED)


@lru_cache(maxsize=_CACHED_WORDS)
def _smoothed(word: str) -> str:
    """Sounds without what people write in two ways: m or n before a lip, i or y before a vowel, -rao or -rav."""
    smoothed = _N_BEFORE_A_LIP.sub("m", sounds(word)).replace("mv", "nv")
    if "y" in smoothed:
        smoothed = _Y_IN_A_GLIDE.sub("", smoothed)
        smoothed = _FINAL_AY.sub("E", _Y_BEFORE_A_VOWEL.sub("i", smoothed))
    return smoothed[:-1] + "o" if smoothed.endswith("Av") else smoothed


_N_BEFORE_A_LIP = re.compile("n(?=[pbBPfm])")
_Y_IN_A_GLIDE = re.compile("(?<=[iIeE])y(?=[aAoOQuUeEW])")
_Y_BEFORE_A_VOWEL = re.compile("(?<=.)y(?=[aAoOQuUeEW])")
_FINAL_AY = re.compile("(?<=.)[aA]y$")
_DOUBLED = re.compile(r"(.)\1+")
_FINAL_H = re.compile("(?<=[aAeiou])h$")
_VOWELS_IN_A_ROW = re.compile("([aeiou])[aeiouy]+")
_VOWEL = re.compile("[aeiouy]")
_FOLDED = str.maketrans("KGqxCJzZTDPBSAIUEORW@VXYHQ", "kgkkcjjjtdfbsaiueoroattddo")
_WEIGHED = str.maketrans(
    {
        **{consonant: consonant * 4 for consonant in "kgcjtdpbmnrlsf"},
        **{aspirate: aspirate.lower() * 4 + "h" for aspirate in "KGCJTB"},
        "D": "dddh", "V": "tttt.", "X": "tttth.", "Y": "dddd.", "H": "dddh.", "R": "rdrd", "P": "ffffp", "S": "ssssSh",
        "q": "kkkq", "x": "kkkh", "z": "zjzj", "Z": "zjzjh", "h": "hhh", "v": "vw", "W": "vwuo", "y": "i", "Q": "awo",
        "a": "a", "A": "aA", "i": "ii", "I": "ii", "e": "ie", "E": "aie", "u": "uw", "U": "uuo", "o": "wuo", "O": "awo",
        "@": "",
    }
)  # fmt: skip
"""Found by single changes on half of the Dakshina lexicons, checked on the rest: bench/names_across_scripts.py."""
