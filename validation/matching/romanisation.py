"""Words of any script as sounds, and as the Latin letters people type for them."""

import re
import unicodedata
from functools import lru_cache

from validation.matching.devanagari import devanagari_sounds
from validation.matching.perso_arabic import perso_arabic_sounds

_RUN = re.compile("[\u0900-\u097f]+|[\u0600-\u06ff]+|[^\u0900-\u097f\u0600-\u06ff]+")
_INVISIBLE = re.compile("[\u00ad\u0300-\u036f\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ISCII_BLOCKS = range(0x980, 0xD80, 0x80)
"""Bengali to Malayalam: laid out letter by letter as Devanagari is (ISCII; The Unicode Standard, chapter 12)."""
_MARKS = re.compile("[\u00ad\u0300-\u036f\u061c\u0640\u064b-\u0652\u093c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_URDU_LETTERS = str.maketrans("يىكهة", "ییکہہ")
_AS_DEVANAGARI = {block + place: 0x900 + place for block in _ISCII_BLOCKS for place in range(0x70)} | {
    0xA70: "ं",
    0xA71: None,
}
_LATIN = {
    "chh": "C", "cch": "C", "tch": "c", "kh": "K", "gh": "G", "ch": "c", "jh": "J", "th": "T", "dh": "D", "ph": "P",
    "bh": "B", "sh": "S", "zh": "Z", "rh": "R", "ck": "k", "cq": "k", "tion": "San", "sch": "sk", "x": "ks",
    "w": "v", "c": "k",
    "aa": "A", "ee": "I", "ii": "I", "ea": "I", "oo": "U", "uu": "U", "ou": "O", "ow": "O", "au": "O", "aw": "O",
    "ai": "E", "ay": "E", "ei": "E", "ey": "E",
}  # fmt: skip
_LATIN_SOUND = re.compile(
    "tion|sch|[ct]ch|chh|[kgcjtdpbszr]h|ck|cq|c(?P<soft>(?=[eiy]))|[cxw]|(?P<final_y>(?<=.)y$)"
    "|[ae][iy](?![aeiouy])|[ao][uw](?![aeiou])|aa|ee|ii|ea(?!u)|oo|uu|[^a-z0-9]"
)
_READABLE = str.maketrans(
    {
        "A": "a", "I": "i", "U": "u", "E": "ai", "O": "au", "W": "o", "Q": "o", "@": "a",
        "K": "kh", "G": "gh", "C": "chh", "J": "jh", "T": "th", "D": "dh", "P": "ph", "B": "bh",
        "V": "t", "X": "th", "Y": "d", "H": "dh", "S": "sh", "Z": "zh", "R": "r", "c": "ch", "x": "kh",
    }
)  # fmt: skip


def romanise(text: str) -> str:
    """The text in plain Latin letters, as people would type it: राजेश शर्मा -> rajesh sharma, راجیش -> rajish."""
    return " ".join(word.lower() if word.isascii() else sounds(word).translate(_READABLE) for word in text.split())


@lru_cache(maxsize=200_000)
def sounds(word: str) -> str:
    """One word as sounds (see `sounds`), whatever its script; letters of unknown scripts stay as they are."""
    if word.isascii():
        return _latin_sounds(word.lower())
    letters = _INVISIBLE.sub("", unicodedata.normalize("NFKD", word)).translate(_AS_DEVANAGARI)
    return "".join(map(_sounds_of_run, _RUN.findall(letters)))


@lru_cache(maxsize=200_000)
def unmarked(word: str) -> str:
    """A lower-case word as tables of words hold it: without harakat, nukta, accents and invisible letters."""
    return word if word.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", word)).translate(_URDU_LETTERS)


def _sounds_of_run(run: str) -> str:
    if "\u0900" <= run[0] <= "\u097f":
        return devanagari_sounds(run)
    if "\u0600" <= run[0] <= "\u06ff":
        return perso_arabic_sounds(run)
    return _latin_sounds(run.casefold()) if run[0] < "\u0250" else run


def _latin_sounds(letters: str) -> str:
    return _LATIN_SOUND.sub(_latin_sound, letters)


def _latin_sound(found: re.Match[str]) -> str:
    if found["soft"] is not None:
        return "s"
    return "I" if found["final_y"] else _LATIN.get(found[0], "")
