"""The styles of a workbook: which cells wear which number format, which of those are dates, and formats added."""

import re
from enum import Enum
from functools import cached_property, lru_cache

from sync.xlsx.xml import attributes, escaped, unescaped, with_attribute

_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b([^>]*)>")
_CELL_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b[^>]*>(.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\b(?:[^>]*/>|.*?</(?:\w+:)?xf>)", re.DOTALL)
_FILLS = re.compile(rb"<(?:\w+:)?fills\b[^>]*>(.*?)</(?:\w+:)?fills>", re.DOTALL)
_FILL = re.compile(rb"<(?:\w+:)?fill\b(?:[^>]*/>|.*?</(?:\w+:)?fill>)", re.DOTALL)
_SOLID = re.compile(rb"""patternType=["']solid["']""")
_COLOUR = re.compile(rb"<(?:\w+:)?fgColor\b([^>]*)>")
_WHITE = ({"rgb": "FFFFFFFF"}, {"rgb": "00FFFFFF"}, {"theme": "0"}, {"indexed": "9"}, {"indexed": "64"})
_ROOT = re.compile(rb"<(\w+:)?styleSheet\b[^>]*>")
_FIRST_OWN_FORMAT = 164  # Numbers below are Excel's own: ECMA-376 part 1, 18.8.30
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
_BOLD = '<{0}font><{0}b/><{0}sz val="11"/><{0}name val="Calibri"/><{0}family val="2"/></{0}font>'


class Kind(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    MOMENT = "moment"
    DURATION = "duration"


class Styles:
    """The styles part, read once. `xml` grows when a style is added (`is_changed`), and is written back only then."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self.is_changed = False
        root = _ROOT.search(xml)
        self._prefix = (root[1] or b"").decode() if root else ""
        section = _CELL_STYLES.search(xml)
        self._styles: list[bytes] = _STYLE.findall(section[1]) if section else []
        self._own = _own_formats(xml)
        self._formats = [_format_of(style, self._own) for style in self._styles]
        self._added: dict[tuple[int, str, bool], int] = {}

    def format_of(self, style: int) -> str:
        """The number format of a style; "" is General."""
        return self._formats[style] if 0 <= style < len(self._formats) else ""

    @cached_property
    def coloured(self) -> frozenset[int]:
        """The styles whose cells are filled with a colour other than white."""
        section = _FILLS.search(self.xml)
        fills = [_is_coloured(fill) for fill in _FILL.findall(section[1])] if section else []
        worn = [attributes(style[: style.index(b">")]).get("fillId", "0") for style in self._styles]
        return frozenset(
            n for n, fill in enumerate(worn) if fill.isdigit() and int(fill) < len(fills) and fills[int(fill)]
        )

    def kind_of(self, style: int) -> Kind:
        """What a style makes of a number."""
        return kind_of_format(self.format_of(style))

    def with_format(self, style: int, code: str, *, is_bold: bool = False) -> int:
        """A style like `style` but for its number format and weight, added on first need."""
        key = (style, code, is_bold)
        if key not in self._added and self._styles:
            self._added[key] = self._add(*key)
        return self._added.get(key, 0)

    def _add(self, style: int, code: str, is_bold: bool) -> int:
        element = self._styles[style] if 0 <= style < len(self._styles) else self._styles[0]
        changes = {"numFmtId": self._format_number(code), "applyNumberFormat": 1}
        if is_bold:
            changes |= {"fontId": self._append("fonts", "font", _BOLD.format(self._prefix).encode()), "applyFont": 1}
        end = element.index(b">") + 1
        tag = element[:end]
        for name, value in changes.items():
            tag = with_attribute(tag, name, str(value))
        self._styles.append(tag + element[end:])
        self._formats.append(code)
        return self._append("cellXfs", "xf", self._styles[-1])

    def _format_number(self, code: str) -> int:
        known = {"": 0} | {text: number for number, text in (_BUILT_IN | self._own).items()}
        if code not in known:
            number = max([_FIRST_OWN_FORMAT - 1, *self._own]) + 1
            self._own[number] = code
            element = f'<{self._prefix}numFmt numFmtId="{number}" formatCode="{escaped(code)}"/>'
            self._append("numFmts", "numFmt", element.encode())
            return number
        return known[code]

    def _append(self, section: str, item: str, element: bytes) -> int:
        """Append to a counted list such as cellXfs; answers the new element's place in it."""
        self.is_changed = True
        name = (self._prefix + section).encode()
        found = re.search(rb"<" + name + rb"\b[^>]*(?<!/)>(.*?)</" + name + rb">", self.xml, re.DOTALL)
        if not found:
            # Only numFmts may be missing; it comes first in the style sheet.
            opening = b"<" + name + b' count="1">' + element + b"</" + name + b">"
            self.xml = _ROOT.sub(lambda root: root[0] + opening, self.xml, count=1)
            return 0
        count = len(re.findall(rb"<" + (self._prefix + item).encode() + rb"[\s/>]", found[1]))
        tag = self.xml[found.start() : found.start(1)]
        opening = with_attribute(tag, "count", str(count + 1))
        self.xml = self.xml[: found.start()] + opening + found[1] + element + self.xml[found.end(1) :]
        return count


@lru_cache(maxsize=1024)
def kind_of_format(code: str) -> Kind:
    """What a number format makes of a number, told as calamine tells it (first section only)."""
    code = re.sub(r'\\.|_.|"[^"]*"', "", code).partition(";")[0]
    if re.search(r"\[(h+|m+|s+)\]", code, re.IGNORECASE):
        return Kind.DURATION
    code = re.sub(r"\[[^\]]*\]", "", code)
    return Kind.MOMENT if re.search(r"[dmhys]|a/p|am/pm", code, re.IGNORECASE) else Kind.NUMBER


def _is_coloured(fill: bytes) -> bool:
    colour = _COLOUR.search(fill)
    if colour is None or not _SOLID.search(fill):
        return False
    said = {name: value.upper() for name, value in attributes(colour[1].rstrip(b"/")).items()}
    return bool(said) and said not in _WHITE


def _own_formats(xml: bytes) -> dict[int, str]:
    named = (attributes(tag) for tag in _FORMAT.findall(xml))
    return {int(n["numFmtId"]): unescaped(n.get("formatCode", "")) for n in named if n.get("numFmtId", "").isdigit()}


def _format_of(style: bytes, own: dict[int, str]) -> str:
    number = attributes(style[: style.index(b">")]).get("numFmtId", "0")
    code = (_BUILT_IN | own).get(int(number), "") if number.isdigit() else ""
    return "" if code.lower() == "general" else code
