"""Tabs added to a workbook that exists: the new sheets, and the parts in which a workbook lists them."""

import re
from collections.abc import Mapping, Sequence
from posixpath import dirname, relpath

from sync.list_ranges import ListRange, as_raw, is_lists_tab, list_ranges
from sync.workbook import NewTab
from sync.xlsx.editing import Editing
from sync.xlsx.listed import ranges_of
from sync.xlsx.newsheet import MAIN_NAMESPACE, sheet_xml
from sync.xlsx.package import Relation, relations_part
from sync.xlsx.recalculation import CONTENT_TYPES
from sync.xlsx.xml import attributes, escaped

_SHEETS_END = re.compile(rb"</(\w+:)?sheets>")
_SHEET_NUMBER = re.compile(rb"""<(?:\w+:)?sheet\b[^>]*sheetId=["'](\d+)""")
_NAMESPACE = re.compile(rb'<(?:\w+:)?workbook\b[^>]*?xmlns(?::\w+)?="([^"]*/spreadsheetml/[^"]*)"')
_LINKS_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def append_tabs(editing: Editing, tabs: Sequence[NewTab]) -> None:
    """Add sheets after the last one, where they are missing."""
    there = {sheet.name.casefold() for sheet in editing.book.sheets}
    lists = next((list_ranges(as_raw(tab)) for tab in tabs if is_lists_tab(tab.name)), {})
    ranges = {**lists, **ranges_of(editing)}
    for tab in tabs:
        if tab.name.casefold() not in there:
            there.add(tab.name.casefold())
            _append(editing, tab, ranges)
    editing.finish(changes_values=False)


def put_tab(editing: Editing, tab: NewTab) -> None:
    """Write a tab of Bahi's own in the place of the one of that name, or add it."""
    there = editing.book.sheet(tab.name)
    if there is None:
        _append(editing, tab, {})
    else:
        editing.changes.replaced[there.part] = _sheet(editing, tab, {})
    editing.finish(changes_values=False)


def _sheet(editing: Editing, tab: NewTab, ranges: Mapping[str, ListRange]) -> bytes:
    workbook = _part(editing, editing.book.part)
    namespace = _NAMESPACE.search(workbook)
    return sheet_xml(
        tab,
        editing.decoder,
        namespace=namespace[1].decode() if namespace else MAIN_NAMESPACE,
        has_views=b"workbookView " in workbook,
        ranges=ranges,
    )


def _append(editing: Editing, tab: NewTab, ranges: Mapping[str, ListRange]) -> None:
    part = _free_part(editing)
    editing.changes.added[part] = _sheet(editing, tab, ranges)
    link = _link(editing, part)
    listed = _listed(_part(editing, editing.book.part), tab, link)
    editing.changes.replaced[editing.book.part] = listed
    override = f'<Override PartName="/{part}" ContentType="{_SHEET_TYPE}"/>'.encode()
    _insert_before_end(editing, editing.package.name_of(CONTENT_TYPES), "Types", override)


def _part(editing: Editing, name: str) -> bytes:
    return editing.changes.replaced.get(name) or editing.package.read(name)


def _free_part(editing: Editing) -> str:
    folder = dirname(editing.book.part)
    number = len(editing.book.sheets) + 1
    while editing.package.has(name := f"{folder}/worksheets/sheet{number}.xml") or name in editing.changes.added:
        number += 1
    return name


def _link(editing: Editing, part: str) -> Relation:
    """Link the workbook to its new sheet, in the words of its links to the others."""
    links = editing.package.name_of(relations_part(editing.book.part))
    xml = _part(editing, links)
    taken = {attributes(tag).get("Id") for tag in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", xml)}
    number = len(taken) + 1
    while f"rId{number}" in taken:
        number += 1
    namespace = re.search(rb'Type="([^"]*/relationships)/worksheet"', xml)
    kind = f"{namespace[1].decode() if namespace else _LINKS_NAMESPACE}/worksheet"
    target = relpath(part, dirname(editing.book.part))
    element = f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'.encode()
    _insert_before_end(editing, links, "Relationships", element)
    return Relation(f"rId{number}", kind, part, is_external=False)


def _listed(workbook: bytes, tab: NewTab, link: Relation) -> bytes:
    number = max((int(found) for found in _SHEET_NUMBER.findall(workbook)), default=0) + 1
    namespace = link.kind.rpartition("/")[0]
    end = _SHEETS_END.search(workbook)
    if not end:
        raise LookupError("the workbook part lists no sheets")
    prefix = (end[1] or b"").decode()
    name = escaped(tab.name) + ('" state="hidden' if tab.is_hidden else "")
    element = f'<{prefix}sheet name="{name}" sheetId="{number}" xmlns:own="{namespace}" own:id="{link.id}"/>'
    declared = re.search(rb'xmlns:(\w+)="' + re.escape(namespace.encode()) + rb'"', workbook)
    if declared:
        element = element.replace(f' xmlns:own="{namespace}" own:', f" {declared[1].decode()}:")
    return workbook[: end.start()] + element.encode() + workbook[end.start() :]


def _insert_before_end(editing: Editing, part: str, root: str, element: bytes) -> None:
    """Add an element at the end of a part, spelled with the prefix of the part's root."""
    xml = _part(editing, part)
    ends = list(re.finditer(rb"</(\w+:)?" + root.encode() + rb">", xml))
    if not ends:
        raise LookupError(f"{part} does not end as it should")
    spelled = b"<" + (ends[-1][1] or b"") + element[1:]
    editing.changes.replaced[part] = xml[: ends[-1].start()] + spelled + xml[ends[-1].start() :]
