"""Reads e-mail addresses, several in a cell, with the usual slips of fingers; and addresses of websites."""

import re
from functools import lru_cache

from validation.cells.reading import Read, code_text, one_line, shown_text, unclear
from validation.problems import ProblemKind
from validation.sheet import RawCell


def read_emails(cell: RawCell) -> Read:
    """Reads the addresses of a cell in small letters; one with a slip is no value before its repair is accepted."""
    typed = one_line(shown_text(cell))
    text = typed.lower()
    if _PLAIN.fullmatch(text) and meant_domain(text.rpartition("@")[2]) is None:
        return Read((text,))
    return _several(typed, _without_labels(code_text(text)))


def read_website(cell: RawCell) -> Read:
    """Reads the address of a website as typed; only web addresses, as it becomes a link on screen."""
    text = one_line(shown_text(cell))
    if _WEBSITE.fullmatch(text):
        return Read(text)
    repaired = _repaired_website(text)
    proposed = repaired if repaired != text and _WEBSITE.fullmatch(repaired) else None
    return unclear(ProblemKind.WEBSITE_UNCLEAR, text, proposed)


@lru_cache(maxsize=4096)
def meant_domain(domain: str) -> str | None:
    """The well-known domain that this one is a slip of (gmial.com), or None where it may well be meant."""
    if domain in _WELL_KNOWN or domain in _REAL_NEIGHBOURS:
        return None
    name, _, ending = domain.rpartition(".")
    if ending in _SLIPS_OF_ENDINGS:
        ended = f"{name}.{_SLIPS_OF_ENDINGS[ending]}"
        return meant_domain(ended) or ended
    from rapidfuzz.distance import OSA

    return next((known for known in _OFTEN_MISTYPED if OSA.distance(domain, known, score_cutoff=1) <= 1), None)


def _several(typed: str, text: str) -> Read:
    """Good addresses become values; for the rest the whole cell is proposed as it probably should be."""
    good: list[str] = []
    proposed: list[str] = []
    slips: list[tuple[str, bool]] = []
    is_repairable = True
    for part in _parts(text):
        if is_address(part):
            good.append(part)
            proposed.append(part)
            continue
        repaired, is_certain = _repaired(part)
        is_repairable = is_repairable and repaired is not None
        slips.append((part, is_certain))
        if repaired is not None:
            proposed.append(repaired)
            good.extend([repaired] if is_certain else [])
    if not slips:
        return Read(tuple(dict.fromkeys(good)))
    found = typed if len(slips) > 1 or not good else slips[0][0]
    if not is_repairable:
        return unclear(ProblemKind.EMAIL_UNCLEAR, found, value=tuple(good))
    repair = ", ".join(dict.fromkeys(proposed))
    is_certain = all(certain for _, certain in slips)
    return unclear(ProblemKind.EMAIL_SLIP, found, repair, value=tuple(good), is_certain=is_certain)


def is_address(text: str) -> bool:
    """Whether the text is an e-mail address whose domain is no slip of a well-known one."""
    if not _PLAIN.fullmatch(text) and not _is_unusual_address(text):
        return False
    return meant_domain(text.rpartition("@")[2]) is None


def _is_unusual_address(text: str) -> bool:
    if text.isascii() and not _UNUSUAL_SIGNS.search(text):
        return False
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def _without_labels(text: str) -> str:
    """The text without "Office:", "(wife)", "mailto:" and the name before an address in angle brackets."""
    text = re.sub(r"(?:^|[^,;|]*)<([^<>]*@[^<>]*)>", r" \1 ", text)
    return re.sub(r"\([^()@]*\)|\[[^\[\]@]*\]|(?:^|(?<=[\s,;|/]))[\w.\- ]{1,20}:\s*", " ", text).strip()


def _parts(text: str) -> list[str]:
    """The addresses of a cell; a comma that stands for a dot parts nothing, a space only where both sides have an @."""
    text = _COMMA_FOR_DOT.sub("\\1,\0\\2", text)
    parts: list[str] = []
    for part in re.split(r"[;|]|,(?!\0)|\s/\s|/(?=[^@/]+@)|\s(?:and|or|&)\s", text):
        words = part.replace("\0", "").strip(" .:-'\"").split()
        is_several = len(words) > 1 and all("@" in word[1:-1] for word in words)
        parts.extend(words if is_several else [" ".join(words)])
    return [part for part in parts if part]


def _repaired(part: str) -> tuple[str | None, bool]:
    """What was probably meant, and whether that is certain: only spaces beside @ and dots are."""
    closed = re.sub(r"\s*([@.])\s*", r"\1", part)
    if is_address(closed):
        return closed, True
    tidy = re.sub(r"\.{2,}", ".", re.sub(r"@{2,}", "@", closed.replace(",", ".").replace(" ", ""))).strip(".")
    if is_address(tidy):
        return _address_among(closed.split()) or tidy, False
    name, _, domain = tidy.rpartition("@")
    for guess in (f"{name}@{meant_domain(domain) or domain}", f"{name}@{domain}.com", _AT_MISSING.sub(r"\1@\2", tidy)):
        if is_address(guess) and guess.rpartition("@")[2] in (_WELL_KNOWN | {meant_domain(domain)}):
            return guess, False
    return None, False


def _address_among(words: list[str]) -> str | None:
    """The one address among words; "ram kumar@gmail.com" is rather one address with a space in it."""
    addresses = [word for word in words if is_address(word)]
    return addresses[0] if len(addresses) == 1 and (len(words) > 2 or addresses[0] != words[-1]) else None


def _repaired_website(text: str) -> str:
    text = (
        re.sub(r"^(https?)\s*:?\s*/*\s*", r"\1://", text, flags=re.IGNORECASE) if text[:4].lower() == "http" else text
    )
    text = re.sub(r"\s*([.,])\s*", ".", text)
    return re.sub(r"^w{2,5}\.", "www.", text, flags=re.IGNORECASE).strip(".")


_PLAIN = re.compile(
    r"(?=.{1,64}@)[a-z0-9_+\-]+(?:\.[a-z0-9_+\-]+)*@(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}"
)
_UNUSUAL_SIGNS = re.compile(r"[!#$%&'*/=?^`{}~]")
_LETTER = r"[a-z0-9]|[^\x00-\x7f\s]"
_WEBSITE = re.compile(
    rf"(?:https?://)?(?:(?:{_LETTER})(?:{_LETTER}|[\-_]){{0,62}}\.)+(?:[a-z]|[^\x00-\x7f\s]){{2,24}}"
    r"(?::\d{2,5})?(?:[/?#][^\s<>\"]*)?",
    re.IGNORECASE,
)
_COMMA_FOR_DOT = re.compile(r"(@[a-z0-9\-]+),\s?(com|co|in|net|org|pk)\b(?!@)")
_AT_MISSING = re.compile(r"^([a-z0-9_.+\-]+?)[.#*!]?((?:gmail|yahoo|hotmail|outlook|rediffmail)\.(?:com|in|co\.in))$")
_OFTEN_MISTYPED = (
    *("gmail.com", "yahoo.com", "yahoo.co.in", "yahoo.in", "hotmail.com", "outlook.com", "outlook.in"),
    *("rediffmail.com", "icloud.com"),
)
_WELL_KNOWN = frozenset((*_OFTEN_MISTYPED, "live.com", "ymail.com"))
# Other people's domains that differ by one letter from a well-known one.
_REAL_NEIGHBOURS = frozenset(
    (
        "mail.com",
        "email.com",
        "hotmail.co",
        "outlook.it",
        "outlook.co",
        "outlook.ie",
        "yahoo.co",
        "yahoo.cn",
        "yahoo.ie",
    )
)
_SLIPS_OF_ENDINGS = {
    **dict.fromkeys(
        ("con", "cmo", "ocm", "vom", "xom", "comm", "coom", "cpm", "clm", "cim", "coma", "copm", "dom"), "com"
    ),
    **dict.fromkeys(("ogr", "orgg", "rog"), "org"),
    **dict.fromkeys(("nett", "ner", "nte"), "net"),
}
