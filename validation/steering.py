"""What the owner has set in the Lists, Fields, Settings and Team tabs, read before anything else is checked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from validation.business import Business, Choice, CustomField
from validation.cells import reader_of
from validation.cells.choices import spelling
from validation.cells.month_names import month_named
from validation.column import Column
from validation.folding import ascii_digits, fold
from validation.heading_words import heading_key
from validation.headings import workbook_layout
from validation.kinds import Kind
from validation.layout import TabLayout
from validation.lists import BUILT_IN
from validation.not_records import record_rows
from validation.recognition import is_name_of, word_for
from validation.record import Record
from validation.sheet import RawCell, RawTab, cell_text
from validation.tables import TABLES


def business_of(tabs: Sequence[RawTab]) -> Business:
    """The owner's settings as the workbook has them, with defaults for what it does not say. Never raises."""
    layouts = workbook_layout(tabs, Business())
    rows = {name: tuple(_rows(tabs, layouts, name)) for name in ("Lists", "Fields", "Settings")}
    said = _settings(rows["Settings"])
    region = _region(said) or region_of_phones(tabs)
    return Business(
        name=said.get("business_name", ""),
        region=region,
        currency=_currency(said.get("currency", "")) or CURRENCIES[region],
        language=_language(said.get("language", "")),
        year_starts_in=_month(said.get("year_starts_in", "")) or _YEAR_STARTS_IN[region],
        lists=_lists(rows["Lists"]),
        custom_fields=tuple(_custom_fields(rows["Fields"], layouts)),
        headings=_headings(said.get("headings", ""), layouts),
        settings=said,
    )


def listed_words(tab: RawTab) -> Iterator[tuple[int, str, Choice]]:
    """Each word of a Lists tab: its row in the sheet, the list it is of, and the word; nothing in any other tab."""
    for row in _rows([tab], workbook_layout([tab], Business()), "Lists"):
        if row.text("list_name") and row.text("value"):
            name = _list_name(row.text("list_name"))
            yield row.number, name, _choice(name, row)


@dataclass(frozen=True)
class _Row:
    """A row of a steering tab: its number in the sheet, and the cell's text by field."""

    number: int
    cells: Mapping[str, RawCell]

    def text(self, field: str) -> str:
        return " ".join(cell_text(self.cells.get(field)).split())


def _rows(tabs: Sequence[RawTab], layouts: Sequence[TabLayout], table: str) -> Iterator[_Row]:
    for tab, layout in zip(tabs, layouts, strict=True):
        if layout.table == table:
            columns = [(column.field, column.index) for column in layout.columns if not column.is_custom]
            for index in record_rows(tab, layout)[0]:
                row = tab.rows[index]
                yield _Row(index + 1, {field: row[at] for field, at in columns if at < len(row)})


def _settings(rows: Sequence[_Row]) -> dict[str, str]:
    """Each setting under its built-in name ("upi_id"), and under its name as typed."""
    known = _spelled("Settings")
    said = {}
    for row in rows:
        name, value = row.text("name"), cell_text(row.cells.get("value"))
        if name and value:
            said[name] = value
            if built_in := known.get(spelling(name)):
                said[built_in.kind] = value
    return said


def _region(said: Mapping[str, str]) -> str:
    words = set(re.findall(r"\w+", fold(said.get("region", ""))))
    if not words:
        return {"PKR": "PK", "INR": "IN"}.get(_currency(said.get("currency", "")), "")
    return "PK" if words & _PAKISTAN else "IN"


def region_of_phones(tabs: Sequence[RawTab]) -> str:
    """The country whose mobiles most of the workbook's phones are; India where there are none."""
    cells = (cell for tab in tabs for row in tab.rows[:_LOOKED_AT] for cell in row)
    digits = [
        re.sub(r"[^\d+]", "", ascii_digits(cell_text(cell))) for cell in cells if isinstance(cell, (str, int, float))
    ]
    pakistani, indian = (sum(map(bool, map(mobile.fullmatch, digits))) for mobile in (_PK_MOBILE, _IN_MOBILE))
    return "PK" if pakistani > indian else "IN"


def _currency(text: str) -> str:
    letters = fold(text)
    if "pk" in letters or "pakistan" in letters:
        return "PKR"
    return "INR" if "in" in letters or "₹" in text else letters.upper() if re.fullmatch("[a-z]{3}", letters) else ""


def _language(text: str) -> str:
    known = {spelling(language.value): language.kind for language in BUILT_IN["Languages"]}
    known |= {spelling(alias): language.kind for language in BUILT_IN["Languages"] for alias in language.aliases}
    found = known.get(spelling(text), "en")
    return found if found in ("en", "hi", "ur") else "en"


def _month(text: str) -> int | None:
    words = re.findall(r"[^\W\d_]+|\d+", ascii_digits(fold(text)))
    named = next((month for word in words if (month := month_named(word))), None)
    return named or next((int(word) for word in words if word.isdigit() and 1 <= int(word) <= 12), None)


def _lists(rows: Sequence[_Row]) -> dict[str, tuple[Choice, ...]]:
    lists: dict[str, list[Choice]] = {}
    for row in rows:
        if row.text("list_name") and row.text("value"):
            name = _list_name(row.text("list_name"))
            lists.setdefault(name, []).append(_choice(name, row))
    return {name: tuple(sorted(choices, key=lambda choice: choice.order)) for name, choices in lists.items()}


def _list_name(typed: str) -> str:
    """The built-in list that is meant ("stage" is Stages), or a list of the owner's own."""
    key = heading_key(typed)
    return next((name for name in BUILT_IN if key in (heading_key(name), heading_key(name).removesuffix("s"))), typed)


def _choice(list_name: str, row: _Row) -> Choice:
    built_in = _spelled(list_name)
    value = row.text("value")
    same = built_in.get(spelling(value))
    labels = tuple(filter(None, (row.text("label_hi"), row.text("label_ur"), row.text("label_en"))))
    return Choice(
        value,
        kind=_kind(list_name, row.text("kind")) or (same.kind if same else ""),
        # The built-in word keeps its translations on screen though the owner's tab spells none of them out.
        label=row.text("label_en") or (same.label if same and same.value == value else ""),
        order=int(_number(row.cells.get("order")) or 0),
        colour=row.text("colour"),
        probability=_probability(row.cells.get("probability"), same),
        is_active=_is_yes(row.cells.get("is_active"), when_empty=True),
        aliases=(*labels, *(same.aliases if same else ())),
    )


def _kind(list_name: str, typed: str) -> str:
    """The kind as code knows it: the owner may have written "Won" or "जीता" for won."""
    known = {choice.kind.lower(): choice.kind for choice in BUILT_IN.get(list_name, ())}
    meant = _spelled(list_name).get(spelling(typed))
    plain = typed.lower().replace(" ", "_")
    return known.get(plain) or (meant.kind if meant else plain)


def _probability(cell: RawCell, same: Choice | None) -> int | None:
    number = _READ_PERCENT(cell).value
    if number is None:
        return same.probability if same else None
    is_part = isinstance(cell, float) and 0 < cell <= 1 and number <= 1
    return max(0, min(100, round(float(number) * (100 if is_part else 1))))


def _custom_fields(rows: Sequence[_Row], layouts: Sequence[TabLayout]) -> Iterator[CustomField]:
    tables = {heading_key(layout.tab): layout.table for layout in layouts if layout.table}
    for row in rows:
        named = next((record.table.name for record in TABLES if is_name_of(row.text("tab"), record)), None)
        table = tables.get(heading_key(row.text("tab"))) or named
        if table and row.text("heading"):
            choices = tuple(
                part for part in map(str.strip, re.split(r"[,;|\n]", cell_text(row.cells.get("choices")))) if part
            )
            kind = _field_kind(row.text("kind"), choices)
            required, personal = (
                _is_yes(row.cells.get(name), when_empty=False) for name in ("is_required", "is_personal")
            )
            yield CustomField(table, row.text("heading"), kind, choices, required, personal)


def _field_kind(typed: str, choices: Sequence[str]) -> Kind:
    found = _spelled("Field kinds").get(spelling(typed))
    if found and found.kind in Kind.__members__.values():
        return Kind(found.kind)
    return Kind.CHOICE if choices else Kind.TEXT


def _headings(text: str, layouts: Sequence[TabLayout]) -> dict[tuple[str, str], str]:
    """The mapping as typed, a line a heading: "Customers: Mob2 = Phones"; nothing behind "=": a custom column."""
    mapped = {}
    for line in re.split(r"[\n;]", text):
        found = re.fullmatch(r"\s*(.+?)\s*[:>/]\s*(.+?)\s*=\s*(.*?)\s*", line)
        layout = found and next((one for one in layouts if heading_key(one.tab) == heading_key(found[1])), None)
        target = _target(found[3], layout) if found and layout else None
        if found and layout and target is not None:
            mapped[layout.tab, found[2]] = target
    return mapped


def _target(typed: str, layout: TabLayout) -> str | None:
    if not typed:
        return ""
    table, _, field = typed.rpartition(".")
    record = next((one for one in TABLES if one.table.name == (table or layout.table)), None)
    return _named_field(record, field) if record else None


def _named_field(record: type[Record], typed: str) -> str | None:
    word = word_for(record, typed)
    return f"{record.table.name}.{word.field}" if word else None


def _spelled(list_name: str) -> dict[str, Choice]:
    known = {spelling(alias): choice for choice in BUILT_IN.get(list_name, ()) for alias in choice.aliases}
    return {**known, **{spelling(choice.value): choice for choice in BUILT_IN.get(list_name, ())}}


def _number(cell: RawCell) -> float | None:
    value = _READ_NUMBER(cell).value
    return None if value is None else float(value)


def _is_yes(cell: RawCell, *, when_empty: bool) -> bool:
    value = _READ_YES_NO(cell).value
    return when_empty if value is None else bool(value)


_READ_NUMBER = reader_of(Column(heading="", kind=Kind.NUMBER), Business())
_READ_PERCENT = reader_of(Column(heading="", kind=Kind.PERCENT), Business())
_READ_YES_NO = reader_of(Column(heading="", kind=Kind.YES_NO), Business())
_LOOKED_AT = 300
_PK_MOBILE = re.compile(r"(?:\+?92|0092|0)?3\d{9}")
_IN_MOBILE = re.compile(r"(?:\+?91|0091|0)?[6-9]\d{9}")
_PAKISTAN = frozenset({"pk", "pak", "pakistan", "पाकिस्तान", "پاکستان"})
CURRENCIES = {"IN": "INR", "PK": "PKR"}
"""By region."""
_YEAR_STARTS_IN = {"IN": 4, "PK": 7}
