"""Ranges that grow with appended rows: tables, filters, validations, conditional formats, the sheet's dimension."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from sync.xlsx.areas import Area, area_of
from sync.xlsx.changes import Splice
from sync.xlsx.package import Package
from sync.xlsx.xml import attributes, with_attribute

_FILTER = re.compile(rb"<(?:\w+:)?autoFilter\b[^>]*>")
_RULES = re.compile(rb"<(?:\w+:)?(?:dataValidation|conditionalFormatting)\b[^>]*sqref[^>]*>")
_RULES_INSIDE = re.compile(rb"(<(?:\w+:)?sqref\b[^>]*>)([^<]*)(?=<)")  # in the extensions of Excel 2010
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*>")
_TABLE = re.compile(rb"<(?:\w+:)?table\b[^>]*>")


@dataclass(frozen=True)
class Growth:
    """Rows up to `new_last` appended after row `last`, records beginning after row `header`."""

    header: int
    last: int
    new_last: int
    columns: Collection[int]

    def of(self, area: Area) -> Area:
        """The area, grown where the new rows continue it."""
        is_continued = self.last <= area.bottom < self.new_last
        return replace(area, bottom=self.new_last) if is_continued else area

    def of_rules(self, references: str) -> str:
        """The same for a text such as "B2:B101 D2:D101"; what is on the header stays there."""
        return " ".join(self._rule(reference) for reference in references.split())

    def _rule(self, reference: str) -> str:
        area = area_of(reference)
        grown = self.of(area) if area and area.bottom > self.header else area
        return reference if grown == area else str(grown)


def grown_sheet(head: bytes, tail: bytes, tail_offset: int, growth: Growth) -> list[Splice]:
    """What changes around the rows of a sheet."""
    splices = [_spliced(found, 0, _with_dimension(found[0], growth)) for found in _DIMENSION.finditer(head)]
    splices += [_spliced(found, tail_offset, _with_reference(found[0], growth)) for found in _FILTER.finditer(tail)]
    splices += [_spliced(found, tail_offset, _with_rules(found[0], growth)) for found in _RULES.finditer(tail)]
    for found in _RULES_INSIDE.finditer(tail):
        grown = found[1] + growth.of_rules(found[2].decode()).encode()
        splices.append(_spliced(found, tail_offset, grown))
    return [splice for splice in splices if splice.content]


def grown_tables(package: Package, sheet_part: str, growth: Growth) -> dict[str, bytes]:
    """The tables of a sheet that the new rows continue, by part."""
    grown: dict[str, bytes] = {}
    for link in package.relations(sheet_part):
        if link.kind == "table" and package.has(link.target):
            part = package.name_of(link.target)
            xml = package.read(part)
            new = _grown_table(xml, growth)
            grown |= {part: new} if new != xml else {}
    return grown


def totals_row(package: Package, sheet_part: str) -> int:
    """The lowest row of totals that a table of the sheet ends with; 0 where there is none."""
    rows = [0]
    for link in package.relations(sheet_part):
        if link.kind == "table" and package.has(link.target):
            found = _TABLE.search(package.read(link.target))
            named = attributes(found[0]) if found else {}
            area = area_of(named.get("ref", ""))
            if area and named.get("totalsRowCount", "0") != "0":
                rows.append(area.bottom)
    return max(rows)


def grown_filter_name(workbook: bytes, position: int, growth: Growth) -> bytes:
    """The workbook part with the hidden name that goes with a sheet's filter grown."""
    return filter_name_pattern(position).sub(lambda found: found[1] + _grown_absolute(found[2], growth), workbook)


def filter_name_pattern(position: int) -> re.Pattern[bytes]:
    """Finds the area that the hidden name of a sheet's filter stands for."""
    pattern = rb'(<(?:\w+:)?definedName\b(?=[^>]*_xlnm\._FilterDatabase)(?=[^>]*localSheetId="%d")[^>]*>[^<]*!)([^<!]+)'
    return re.compile(pattern % position)


def _grown_absolute(reference: bytes, growth: Growth) -> bytes:
    area = area_of(reference.decode())
    if not area or growth.of(area) == area:
        return reference
    return reference[: reference.rindex(b"$") + 1] + str(growth.of(area).bottom).encode()


def _grown_table(xml: bytes, growth: Growth) -> bytes:
    found = _TABLE.search(xml)
    named = attributes(found[0]) if found else {}
    area = area_of(named.get("ref", ""))
    if not found or not area or named.get("totalsRowCount", "0") != "0":
        return xml
    if not any(area.left <= column <= area.right for column in growth.columns):
        return xml
    xml = xml[: found.start()] + _with_reference(found[0], growth) + xml[found.end() :]
    return _FILTER.sub(lambda tag: _with_reference(tag[0], growth), xml)


def _spliced(found: re.Match[bytes], offset: int, new: bytes) -> Splice:
    return Splice(found.start() + offset, found.end() + offset, b"" if new == found[0] else new)


def _with_reference(tag: bytes, growth: Growth) -> bytes:
    area = area_of(attributes(tag).get("ref", ""))
    return tag if not area or growth.of(area) == area else with_attribute(tag, "ref", str(growth.of(area)))


def _with_rules(tag: bytes, growth: Growth) -> bytes:
    old = attributes(tag).get("sqref", "")
    new = growth.of_rules(old)
    return tag if new == " ".join(old.split()) else with_attribute(tag, "sqref", new)


def _with_dimension(tag: bytes, growth: Growth) -> bytes:
    area = area_of(attributes(tag).get("ref", ""))
    if not area:
        return tag
    new = Area(
        top=area.top,
        left=min(area.left, *growth.columns),
        bottom=max(area.bottom, growth.new_last),
        right=max(area.right, *growth.columns),
    )
    return tag if new == area else with_attribute(tag, "ref", str(new))
