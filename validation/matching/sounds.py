"""The sounds that words of every script are written in, one letter a sound, before keys are cut from them.

Vowels: a A(aa) i I(ee) u U(oo) e E(ai) o O(au) Q(the o of doctor), and @, one that the script does not write.
Consonants: as in English, and K(kh) G(gh) C(chh) J(jh) T(th) D(dh) P(ph) B(bh) S(sh) Z(zh), c(ch), x(خ), q(ق),
V(ट ٹ) X(ठ) Y(ड ڈ) H(ढ) R(ड़ ڑ), which Latin letters do not tell from t, th, d, dh and r, and W(an Urdu و that may be v,
o or u).
"""

UNWRITTEN = "@"
VOWELS = frozenset("aAiIuUeEoOQW" + UNWRITTEN)


def is_vowel(sound: str) -> bool:
    """Whether a sound can be the heart of a syllable."""
    return sound in VOWELS


def without_silent_vowels(sounds: list[str]) -> list[str]:
    """Drops unwritten vowels between VC and CV, from right to left, as Hindi does (Narasimhan et al. 2004)."""
    kept = list(sounds)
    for at in range(len(kept) - 3, 1, -1):
        if kept[at] == UNWRITTEN and _is_between_vc_and_cv(kept, at):
            del kept[at]
    return kept


def _is_between_vc_and_cv(sounds: list[str], at: int) -> bool:
    return [is_vowel(sounds[at + step]) for step in (-2, -1, 1, 2)] == [True, False, False, True]
