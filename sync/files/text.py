"""The text of a file whose encoding nobody has told."""

import codecs
import re

_SAMPLE = 65_536
_LEGACY = ("cp1252", "cp1256")
"""Windows in western Europe and India, and in Arabic letters, before everything was Unicode."""


def decoded(content: bytes) -> str:
    """The text, by its byte order mark, its zero bytes, as UTF-8, or as the likeliest older encoding. Never raises."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if wide := _wide_encoding(content[:_SAMPLE]):
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _mixed(content) or content.decode(legacy_encoding(content), "replace")


def legacy_encoding(content: bytes) -> str:
    """The one-byte encoding that makes most sense of bytes that are no UTF-8."""
    from charset_normalizer import from_bytes

    high = re.findall(rb"[^\n]*[\x80-\xff][^\n]*", content)[:400]
    best = from_bytes(b"\n".join(high)[:_SAMPLE], cp_isolation=[*_LEGACY]).best()
    return best.encoding if best and best.encoding in _LEGACY else "cp1252"


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without its mark: the separators and line breaks of such a file have a zero byte, all on one side."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 20 < len(sample) or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _mixed(content: bytes) -> str | None:
    """UTF-8 into which a few bytes of another encoding have slipped, as when two exports are pasted together."""
    text = content.decode("utf-8", "surrogateescape")
    strange = sum(map(len, re.findall("[\udc80-\udcff]+", text)))
    known = sum(map(len, re.findall("[^\x00-\x7f\udc80-\udcff]+", text)))
    return re.sub("[\udc80-\udcff]", _as_windows, text) if known >= 3 * strange else None


def _as_windows(found: re.Match[str]) -> str:
    return bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace")


_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
