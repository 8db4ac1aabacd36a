"""Devanagari to sounds, with the schwas that Hindi does not speak left out."""

import re

from validation.matching.sounds import UNWRITTEN, is_vowel, without_silent_vowels

_VIRAMA = "\u094d"
_WITH_NUKTA = re.compile("(.)\u093c")
_ONE_LETTER_WITH_NUKTA = dict(zip("कखगजडढफय", "\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f", strict=True))
_CONSONANTS = {
    **dict(zip("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवळशषसह", "kKgGncCjJnVXYHntTdDnpPbBmyrlvlSSsh", strict=True)),
    **dict(zip(_ONE_LETTER_WITH_NUKTA.values(), "qxGzRRfy", strict=True)),
}
_VOWEL_SIGNS = {**dict(zip("ािीुूेैोौॉॅॆॊ", "AiIuUeEoOQeeo", strict=True)), "ृ": "ri"}
_VOWELS = {**dict(zip("अआइईउऊएऐओऔऑऍॲऎऒ", "aAiIuUeEoOQeeeo", strict=True)), "ऋ": "ri", "ॐ": "om"}
_OTHERS = {"ं": "n", "ँ": "n"} | {chr(ord("०") + digit): str(digit) for digit in range(10)}
_SOUNDS = {**_CONSONANTS, **_VOWEL_SIGNS, **_VOWELS, **_OTHERS}
_KEEP_A_FINAL_SCHWA = "yrlvnm"
"""Second consonants of a cluster after which a final schwa is spoken: मित्र is mitra, but शब्द is shabd."""


def devanagari_sounds(letters: str) -> str:
    """The sounds of decomposed (NFKD) Devanagari: राजेश -> rAjeS."""
    letters = _WITH_NUKTA.sub(lambda found: _ONE_LETTER_WITH_NUKTA.get(found[1], found[1]), letters)
    sounds = _spelled_out(letters.replace("ज्ञ", "ग्य"))
    if len(sounds) > 2 and sounds[-1] == UNWRITTEN and not _ends_in_a_spoken_cluster(sounds):
        sounds.pop()
    return "".join(without_silent_vowels(sounds)).replace(UNWRITTEN, "a")


def _spelled_out(letters: str) -> list[str]:
    """Every sound by itself, the vowel inherent in a consonant written as `UNWRITTEN`."""
    sounds: list[str] = []
    for letter, following in zip(letters, letters[1:] + " ", strict=True):
        sounds += _SOUNDS.get(letter, "")
        if letter in _CONSONANTS and following != _VIRAMA and following not in _VOWEL_SIGNS:
            sounds.append(UNWRITTEN)
    return sounds


def _ends_in_a_spoken_cluster(sounds: list[str]) -> bool:
    return not is_vowel(sounds[-3]) and sounds[-2] in _KEEP_A_FINAL_SCHWA
