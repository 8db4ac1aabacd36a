"""The little XML that we read and write by hand: attributes, escapes, and Excel's own escape for forbidden characters."""

import re

_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ENTITY = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#(\d+)|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_EXCEL_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def attributes(tag: bytes) -> dict[str, str]:
    """The attributes written in a tag, as they stand (entities not resolved)."""
    return {name.decode(): (double or single).decode() for name, double, single in _ATTRIBUTE.findall(tag)}


def unescaped(text: str) -> str:
    """XML's entities resolved."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def excel_text(xml: bytes) -> str:
    """The text of a `<t>` or `<v>`: entities, line ends and _xHHHH_ resolved, as Excel shows it."""
    text = unescaped(xml.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n"))
    return _EXCEL_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def escaped(text: str) -> str:
    """A text for between tags or inside double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def escaped_for_excel(text: str) -> str:
    """A text for a `<t>`: characters that XML forbids become _xHHHH_, and what looks like that is protected."""
    text = _LOOKS_ESCAPED.sub("_x005F_", _SURROGATE.sub("\ufffd", text))
    return _FORBIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", escaped(text))


def _character(entity: re.Match[str]) -> str:
    hexadecimal, decimal, named = entity.groups()
    return _NAMED[named] if named else chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """The tag with an attribute set, wherever it stood, else added at the end."""
    written = f'{name}="{value}"'.encode()
    pattern = re.compile(rb"(?<=[\s])" + name.encode() + rb"""\s*=\s*(?:"[^"]*"|'[^']*')""")
    if pattern.search(tag):
        return pattern.sub(lambda _: written, tag, count=1)
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:end].rstrip() + b" " + written + tag[end:]


def without_attribute(tag: bytes, name: str) -> bytes:
    """The tag with an attribute left out."""
    return re.sub(rb"\s+" + name.encode() + rb"""\s*=\s*(?:"[^"]*"|'[^']*')""", b"", tag, count=1)
