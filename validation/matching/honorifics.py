"""Which words of a name tell people apart: titles and legal forms left out, short forms written out, articles joined."""

import re
from functools import lru_cache

from validation.matching.romanisation import unmarked


def name_words(name: str) -> tuple[str, ...]:
    """The telling words of a name, with Abdul-, -ur- and -ud-din joined to the word they belong to."""
    return tuple(_joined(plain_words(name)))


@lru_cache(maxsize=400_000)
def plain_words(name: str) -> tuple[str, ...]:
    """The telling words of a name one by one; all of them when it is made of titles only."""
    found = [word.lower() for word in _WORD.findall(_ATTACHED_ARTICLE.sub(" ", name))]
    kept = [word for word in found if unmarked(word) not in _DROPPED] or found
    return tuple(_SHORT_FORMS.get(unmarked(word), word) for word in kept)


def _joined(words: tuple[str, ...]) -> list[str]:
    joined: list[str] = []
    is_open = False
    for word in words:
        is_article = word in _ARTICLES
        if joined and (is_open or is_article or word.startswith(_BEGINS_WITH_ARTICLE)):
            joined[-1] += "" if is_article else _article_sound(joined[-1]) + _OWN_ARTICLE.sub("", word)
        else:
            joined.append("abd" if word in _SERVANT_OF else word)
        is_open = is_article or word in _SERVANT_OF
    return joined


def _article_sound(before: str) -> str:
    return "u" if before.isascii() else "ُ"


_WORD = re.compile(r"\bm/s\b|[^\s.,;:/()\[\]{}\"'`’|_+*<>=\u0964\u0970\u060c\u06d4\u2010-\u2015\-]+", re.IGNORECASE)
_ATTACHED_ARTICLE = re.compile(
    r"(?<=\bعبدال)(?=\w{3})|(?<=\babdu[lrsz])(?=(?!lah?\b)\w{3})"
    r"|(?<=\w\w)\u200c?(?=ال(?:دین|رحم[ٰا]?ن|حق|حسن|حسین|اسلام|زما[نں]|نسا|ہدی|حمید|غنی)\b)",
    re.IGNORECASE,
)
"""Where a word that ends in or begins with the Arabic article is written together with the next."""
_ARTICLES = frozenset("ul ur us ud uz ush al el उल उर उद अल ال".split())
_SERVANT_OF = frozenset("abd abdul abdur abdus abduz abdush abdud अब्द अब्दुल अब्दुर अब्दुस عبد عبدال".split())
_BEGINS_WITH_ARTICLE = ("udd", "ال", "उद्द")
_OWN_ARTICLE = re.compile("^(?:ال|ud(?=d)|उद्(?=द))")
_DROPPED = frozenset(
    """
    mr mrs ms miss mister dr er adv prof sri shri shree shrimati smt smti sushri late
    ji sahab saheb sahib janab mohtarma haji hajj hafiz
    m/s messrs pvt private ltd limited llp co company and & the inc
    श्री श्रीमती सुश्री डॉ डा डॉक्टर मिस्टर मिसेज मिसेस जी साहब साहिब स्व स्वर्गीय जनाब हाजी मैसर्स मेसर्स एडवोकेट
    प्रा प्राइवेट लि लिमिटेड कंपनी कम्पनी एंड एण्ड और
    جناب محترمہ ڈاکٹر مسٹر مسز مس شری شریمتی حاجی حافظ صاحب صاحبہ جی میسرز پرائیویٹ لمیٹڈ کمپنی اینڈ
    """.split()
)
_SHORT_FORMS = {
    **dict.fromkeys("md mohd muhd mhd moh mohmd मो मोह मोहम्मद मुहम्मद محمد".split(), "mohammad"),
    **dict.fromkeys("सिंह سنگھ سنگ sinh".split(), "singh"),
    **dict(zip("ए सी डी ई एफ एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई".split(), "acdefhijklmnopqrstuvwxy", strict=True)),
    **dict(zip("اے سی ڈی ای ایف ایچ آئی جے کے ایل ایم این او پی کیو آر ایس ٹی یو وی ڈبلیو ایکس وائی".split(), "acdefhijklmnopqrstuvwxy", strict=True)),
    "kr": "kumar", "sk": "sheikh", "ch": "chaudhary", "bros": "brothers", "enterprise": "enterprises", "ent": "enterprises",
    "trader": "traders", "son": "sons", "engg": "engineering", "intl": "international", "mfg": "manufacturing",
    "inds": "industries", "assoc": "associates", "elect": "electricals", "hosp": "hospital", "genl": "general",
}  # fmt: skip
