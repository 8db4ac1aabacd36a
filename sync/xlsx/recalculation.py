"""After a write every formula has to be computed anew: results dropped, the flag set, the order of computing kept right."""

import re
from collections.abc import Mapping

from sync.xlsx.book import Book
from sync.xlsx.changes import Changes
from sync.xlsx.formulas import FormulaState, formula_state, without_results
from sync.xlsx.package import Package, relations_part
from sync.xlsx.rows import SheetStream, UnusualSheet
from sync.xlsx.xml import attributes, with_attribute

_FLAGS = re.compile(rb"<(\w+:)?calcPr\b[^>]*>")
# The flags stand after these, whichever of them there are: ECMA-376 part 1, 18.2.27
_BEFORE_FLAGS = re.compile(
    rb"<((?:\w+:)?)(sheets|functionGroups|externalReferences|definedNames)\b(?:[^>]*/>|.*?</\1\2>)", re.DOTALL
)
_OVERRIDE = rb'<(?:\w+:)?Override\b[^>]*PartName="/?%s"[^>]*?(?:/>|>\s*</(?:\w+:)?Override>)'
_CHAIN_LINK = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*/calcChain[\"'][^>]*?(?:/>|>\s*</(?:\w+:)?Relationship>)")
CONTENT_TYPES = "[Content_Types].xml"


def recalculate(package: Package, book: Book, changes: Changes, known: Mapping[str, FormulaState]) -> None:
    """Add to the changes what makes every program compute; `known` has the states of sheets already gone through."""
    states = {sheet.part: known.get(sheet.part) or _state(package, sheet.part) for sheet in book.sheets}
    for part, state in states.items():
        if state.has_results:
            changes.filters[part] = without_results
    if any(state.has_formulas for state in states.values()):
        old = changes.replaced.get(book.part) or package.read(book.part)
        new = _flagged(old)
        if new != old:
            changes.replaced[book.part] = new


def forget_order(package: Package, book: Book, changes: Changes) -> None:
    """Drop the list of formula cells: Excel makes a new one, but mends a wrong one only with a frightening question."""
    if not book.calc_chain_part:
        return
    changes.removed.add(book.calc_chain_part)
    links = package.name_of(relations_part(book.part))
    override = re.compile(_OVERRIDE % re.escape(book.calc_chain_part.encode()), re.IGNORECASE)
    for part, pattern in ((links, _CHAIN_LINK), (package.name_of(CONTENT_TYPES), override)):
        changes.replaced[part] = pattern.sub(b"", changes.replaced.get(part) or package.read(part))


def _state(package: Package, part: str) -> FormulaState:
    try:
        return formula_state(SheetStream(package.chunks(part)))
    except UnusualSheet:
        return FormulaState()


def _flagged(workbook: bytes) -> bytes:
    found = _FLAGS.search(workbook)
    if found:
        if attributes(found[0]).get("fullCalcOnLoad") in ("1", "true"):
            return workbook
        return workbook[: found.start()] + with_attribute(found[0], "fullCalcOnLoad", "1") + workbook[found.end() :]
    before = list(_BEFORE_FLAGS.finditer(workbook))
    if not before:
        return workbook
    end, prefix = before[-1].end(), before[-1][1]
    return workbook[:end] + b"<" + prefix + b'calcPr fullCalcOnLoad="1"/>' + workbook[end:]
