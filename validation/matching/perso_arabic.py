"""Perso-Arabic, in Urdu and Arabic spellings, to sounds; short vowels that are not written are marked as such."""

import re

from validation.matching.sounds import UNWRITTEN, is_vowel, without_silent_vowels

_UNIFIED = str.maketrans("يىهەةۃك", "ییہہہہک", "\u0651\u0652\u0656\u0657\u0658\u0621\u200c")
_CONSONANTS = str.maketrans(
    "بپتٹثجچحخدڈذرڑزژسشصضطظغفقکگلمنں٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
    "bptVsjchxdYzrRzZsSsztzGfqkglmnn01234567890123456789",
)
_STEPS = tuple(
    (re.compile(pattern), sounds)
    for pattern, sounds in (
        # Marks: NFKD has taken آ ئ ؤ أ إ apart.
        ("ا\u0653|یٰ|اٰ|\u0670|^عا", "آ"),
        ("ی\u0654", "ئ"),
        ("و\u0654", "ؤ"),
        ("[\u0653-\u0655]|[\u064e-\u0650](?=[اآویے])", ""),
        ("اً", "ً"),
        ("([\u064e-\u0650])ھ", r"ھ\1"),
        ("^[اع](?=[\u064e-\u0650])", ""),
        ("\u064e", "a"),
        ("\u0650", "i"),
        ("\u064f", "u"),
        ("\u064b", "an"),
        ("\u064c", "un"),
        ("\u064d", "in"),
        # و is v at the start, after a long vowel and before one; between consonants it may be v, o or u.
        ("^و", "v"),
        ("^([اع])و(?=[اآیے])", r"\1v"),
        ("^([اع])و", r"\1o"),
        ("(?<=[اآئ])و|و(?=[اآیے])(?<!یو)", "v"),
        ("(?<=[یے])و|(?<=.)و(?![ںئ])", "W"),
        ("[وؤ]", "o"),
        ("ئ(?=[voWیےاآ]|$)", ""),
        # ی is y before a long vowel, otherwise i, e or ai: all are spelled alike inside a word.
        ("(?<![اآvo])ی(?=ہ$)", "iy"),
        ("^ی|ی(?=[اآے]|ہ$)", "y"),
        ("ی$", "I"),
        ("[یئ]", "i"),
        # A final ہ only says that the word ends in a.
        ("(?<=.[^اآoWv])ہ$", "A"),
        ("ہ", "h"),
        ("(?<=[اآvoWiIye])ع|ع(?=[اآvoWiIye])", ""),
        ("^ا(?=[oiI])", ""),
        ("^ا|ع", UNWRITTEN),
        ("[اآ]", "A"),
        ("ے", "e"),
        ("(?<=[لمنر])ھ", ""),
    )
)
_ASPIRATE = re.compile("([kgcjtdpbRVY])ھ")
_ASPIRATED = {"V": "X", "Y": "H"}
_HEARD = re.compile(r"[^\w@]|[^\x00-\x7f]")


def perso_arabic_sounds(letters: str) -> str:
    """The sounds of decomposed (NFKD) Perso-Arabic: اقبال -> @qbAl, محمد -> m@h@m@d."""
    sounds = letters.translate(_UNIFIED)
    for pattern, replacement in _STEPS:
        sounds = pattern.sub(replacement, sounds)
    sounds = _ASPIRATE.sub(
        lambda found: _ASPIRATED.get(found[1], found[1].upper()), sounds.translate(_CONSONANTS)
    ).replace("ھ", "h")
    return "".join(without_silent_vowels(_with_unwritten_vowels(_HEARD.sub("", sounds))))


def _with_unwritten_vowels(sounds: str) -> list[str]:
    """A vowel after every consonant that has none, but the last; one is surely spoken inside a doubled letter: آنند."""
    voiced: list[str] = []
    for sound, following in zip(sounds, (sounds + "a")[1:], strict=True):
        voiced.append(sound)
        if not (is_vowel(sound) or sound.isdigit() or is_vowel(following)):
            voiced.append("a" if sound == following else UNWRITTEN)
    return voiced
