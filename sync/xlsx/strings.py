"""The shared strings of a workbook, streamed: only the few that are asked for are kept."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from sync.xlsx.package import Package
from sync.xlsx.xml import excel_text

_ROOT = re.compile(rb"<(\w+:)?sst\b")
_ITEM = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)
_TEXT = re.compile(rb"<(?:\w+:)?t(\s[^>]*)?(?:(?<=/)>|>([^<]*)</(?:\w+:)?t>)")
_PHONETIC = re.compile(rb"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.DOTALL)
_PRESERVED = re.compile(rb"""xml:space\s*=\s*["']preserve["']""")


class SharedStrings:
    """Texts by their number. Each question is one pass that stops as soon as it is answered."""

    def __init__(self, package: Package, part: str) -> None:
        self._package, self._part = package, part
        self._known: dict[int, str] = {}

    def texts(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """The texts of these numbers; a number beyond the end has none."""
        missing = {number for number in numbers if number not in self._known}
        if not missing:
            return self._known
        last = max(missing)
        for number, item in enumerate(self._items()):
            if number in missing:
                self._known[number] = rich_text(item)
            if number >= last:
                break
        return self._known

    def numbers_of(self, wanted: Collection[str]) -> Mapping[int, str]:
        """Which numbers stand for one of these texts, spaces around it not counting, or for a blank."""
        found: dict[int, str] = {}
        for number, item in enumerate(self._items()):
            text = _plain(item)
            if text in wanted or not text:
                found[number] = text
        return found

    def all_texts(self) -> Mapping[int, str]:
        """Every text; for sheets that are read without calamine."""
        return {number: rich_text(item) for number, item in enumerate(self._items())}

    def _items(self) -> Iterator[bytes]:
        if not self._part:
            return
        rest, begin = b"", b""
        for chunk in self._package.chunks(self._part):
            rest += chunk
            root = _ROOT.search(rest) if not begin else None
            begin = b"<" + (root[1] or b"") + b"si" if root else begin
            # All that stands before the beginning of an item is whole items.
            cut = rest.rfind(begin) if begin else -1
            if cut > 0:
                yield from _ITEM.findall(rest[:cut])
                rest = rest[cut:]
        yield from _ITEM.findall(rest)


def rich_text(xml: bytes) -> str:
    """The text of a shared or inline string: its runs joined, without the reading aids of Asian scripts."""
    if b"rPh" in xml:
        xml = _PHONETIC.sub(b"", xml)
    return "".join(_run(space, text) for space, text in _TEXT.findall(xml))


def _run(space: bytes, text: bytes) -> str:
    return excel_text(text) if space and _PRESERVED.search(space) else excel_text(text).strip(" \t\r\n")


def _plain(item: bytes) -> str:
    if item.startswith(b"<t>") and item.count(b"<") == 2 and b"&" not in item and b"_x" not in item:
        return item[3:-4].decode("utf-8", "replace").strip()
    return rich_text(item).strip()
