"""Which words of a name tell people apart: titles and legal forms left out, short forms and articles made one."""

import re
from functools import lru_cache

from validation.matching.romanisation import unmarked


def name_words(name: str) -> tuple[str, ...]:
    """The telling words of a name, with Abdul-, -ur- and -ud-din joined to the word they belong to."""
    return tuple(_joined(plain_words(name)))


@lru_cache(maxsize=100_000)
def plain_words(name: str) -> tuple[str, ...]:
    """The telling words of a name one by one; all of them when it is made of titles only."""
    found = _WORD.findall(_with_articles_apart(name.lower()))
    kept = [word for word in found if unmarked(word) not in _DROPPED] or found
    return tuple(_SHORT_FORMS.get(unmarked(word), word) for word in kept)


def _with_articles_apart(name: str) -> str:
    """عبدالرحمن as عبدال رحمن, نورالحق as نور الحق, Abdurrahman as Abdur rahman."""
    if "ال" in name:
        name = name.replace("عبد ال", "عبدال")
    elif "bdu" not in name:
        return name
    return _ATTACHED_ARTICLE.sub(" ", name)


def without_article(word: str) -> str:
    """A word without the Arabic article before it: الرحمن -> رحمن, uddin -> din."""
    return _OWN_ARTICLE.sub("", word)


def _joined(words: tuple[str, ...]) -> list[str]:
    joined: list[str] = []
    is_open = False
    for word in words:
        is_article = word in _ARTICLES
        if joined and (is_open or is_article or word.startswith(_BEGINS_WITH_ARTICLE)):
            joined[-1] += "" if is_article else _article_sound(joined[-1]) + without_article(word)
        else:
            joined.append("abd" if word in _SERVANT_OF else word)
        is_open = is_article or word in _SERVANT_OF
    return joined


def _article_sound(before: str) -> str:
    return "u" if before.isascii() else "ُ"


_WORD = re.compile(r"\bm/s\b|[^\s.,;:/()\[\]{}\"'`’|_+*<>=\u0964\u0970\u060c\u06d4\u2010-\u2015\-]+")
_ATTACHED_ARTICLE = re.compile(
    r"(?<=\bعبدال)(?=\w{3})|(?<=\babdu[lrsz])(?=(?!lah?\b)\w{3})"
    r"|(?<=\w\w)(?<!عبد)\u200c?(?=ال(?:دین|رحم[ٰا]?ن|حق|حسن|حسین|اسلام|زما[نں]|نسا|ہدی|حمید|غنی)\b)"
)
"""Where a word that ends in or begins with the Arabic article is written together with the next."""


def _table(*rows: str) -> frozenset[str]:
    return frozenset(word for row in rows for word in row.split())


_ARTICLES = _table("ul ur us ud uz ush al el", "उल उर उद अल", "ال")
_SERVANT_OF = _table("abd abdul abdur abdus abduz abdush abdud", "अब्द अब्दुल अब्दुर अब्दुस", "عبد عبدال")
_BEGINS_WITH_ARTICLE = ("udd", "उद्द", "ال")
_OWN_ARTICLE = re.compile("^(?:ال|ud(?=d)|उद्(?=द))")
_DROPPED = _table(
    "mr mrs ms miss mister dr er adv prof sri shri shree shrimati smt smti sushri late",
    "ji sahab saheb sahib janab mohtarma haji hajj hafiz",
    "m/s messrs pvt private ltd limited llp co company and & the inc",
    "श्री श्रीमती सुश्री डॉ डा डॉक्टर मिस्टर मिसेज मिसेस जी साहब साहिब स्व स्वर्गीय जनाब हाजी मैसर्स मेसर्स एडवोकेट",
    "प्रा प्राइवेट लि लिमिटेड कंपनी कम्पनी एंड एण्ड और",
    "جناب محترمہ ڈاکٹر مسٹر مسز مس شری شریمتی حاجی حافظ صاحب صاحبہ جی میسرز پرائیویٹ لمیٹڈ کمپنی اینڈ",
)
_INITIALS = "acdefhijklmnopqrstuvwxy"
_HINDI_INITIALS = "ए सी डी ई एफ एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई"
_URDU_INITIALS = "اے سی ڈی ای ایف ایچ آئی جے کے ایل ایم این او پی کیو آر ایس ٹی یو وی ڈبلیو ایکس وائی"
_SHORT_FORMS = {
    **dict.fromkeys(_table("md mohd muhd mhd moh mohmd", "मो मोह मोहम्मद मुहम्मद", "محمد"), "mohammad"),
    **dict.fromkeys(_table("sinh सिंह سنگھ"), "singh"),
    **dict(zip(_HINDI_INITIALS.split(), _INITIALS, strict=True)),
    **dict(zip(_URDU_INITIALS.split(), _INITIALS, strict=True)),
    "kr": "kumar", "sk": "sheikh", "ch": "chaudhary", "bros": "brothers", "ent": "enterprises",
    "enterprise": "enterprises", "trader": "traders", "son": "sons", "engg": "engineering", "intl": "international",
    "mfg": "manufacturing", "inds": "industries", "assoc": "associates", "elect": "electricals", "hosp": "hospital",
    "genl": "general",
}  # fmt: skip
