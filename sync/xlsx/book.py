"""The workbook part: which tabs there are, in which order, and how its dates count."""

import re
from dataclasses import dataclass

from sync.xlsx import sentences
from sync.xlsx.package import Package, unavailable
from sync.xlsx.xml import attributes, unescaped

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_PROPERTIES = re.compile(rb"<(?:\w+:)?workbookPr\b([^>]*)>")


@dataclass(frozen=True)
class Sheet:
    """A tab that has cells: its name, its part and its place among all sheets, counted from 0."""

    name: str
    part: str
    position: int
    is_hidden: bool


@dataclass(frozen=True)
class Book:
    """The parts that a workbook is made of; "" for a part that it lacks."""

    part: str
    sheets: tuple[Sheet, ...]
    counts_from_1904: bool
    strings_part: str
    styles_part: str
    calc_chain_part: str

    def sheet(self, name: str) -> Sheet | None:
        """The tab of that name."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def book_of(package: Package) -> Book:
    """The workbook in a package. Raises WorkbookUnavailable where it holds none."""
    part = next((link.target for link in package.relations("") if link.kind == "officeDocument"), "xl/workbook.xml")
    if not package.has(part):
        raise unavailable(sentences.NOT_A_SHEET, package.path)
    xml = package.read(part)
    if not re.search(rb"<(?:\w+:)?workbook[\s>]", xml):
        raise unavailable(sentences.NOT_A_SHEET, package.path)
    links = package.relations(part)
    properties = attributes(b"".join(_PROPERTIES.findall(xml)))
    return Book(
        part=package.name_of(part),
        sheets=tuple(_sheets(package, xml, {link.id: link.target for link in links if link.kind == "worksheet"})),
        counts_from_1904=properties.get("date1904") in ("1", "true"),
        strings_part=_target(package, "sharedStrings", {link.kind: link.target for link in links}),
        styles_part=_target(package, "styles", {link.kind: link.target for link in links}),
        calc_chain_part=_target(package, "calcChain", {link.kind: link.target for link in links}),
    )


def _sheets(package: Package, xml: bytes, targets: dict[str, str]) -> list[Sheet]:
    sheets = []
    for position, tag in enumerate(_SHEET.findall(xml)):
        named = attributes(tag)
        link = next((value for name, value in named.items() if name.endswith(":id")), "")
        # A chart sheet or a macro sheet has no cells that we could read.
        if link in targets and package.has(targets[link]):
            name, is_hidden = unescaped(named.get("name", "")), named.get("state", "visible") != "visible"
            sheets.append(Sheet(name, package.name_of(targets[link]), position, is_hidden))
    return sheets


def _target(package: Package, kind: str, targets: dict[str, str]) -> str:
    target = targets.get(kind, "")
    return package.name_of(target) if target and package.has(target) else ""
