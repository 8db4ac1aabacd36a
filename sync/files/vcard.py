"""vCards 2.1, 3.0 and 4.0, as phones and mail programs really write them, as rows of contacts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from sync.files.phone_labels import noted, telling
from sync.files.text import decoded
from sync.files.vcard_lines import Property, edge_of_card, physical_lines, properties_in, unescaped, value_parts
from validation.record import field_of
from validation.sheet import RawCell
from validation.tables import Contact

Card = dict[str, list[str]]
"""Values by heading, in the order they came."""
_JOINED = ", "


def is_vcard(content: bytes) -> bool:
    """Whether a card begins near the beginning of the file, on a line of its own, in any encoding."""
    return any(edge_of_card(line) == b"BEGIN" for line in physical_lines(content[:2000].replace(b"\x00", b"")))


def vcard_rows(content: bytes) -> list[list[RawCell]]:
    """A row of headings, and a row for each card in the file's order, one that says nothing included."""
    cards = list(_cards(properties_in(_narrow(content))))
    used = Counter(heading for card in cards for heading in card)
    headings = [heading for heading in _ORDER if used.pop(heading, 0)]
    headings += [heading for heading, _ in used.most_common(_MOST_OWN)]
    if len(used) > _MOST_OWN:
        cards = [_with_rare_ones_noted(card, frozenset(headings)) for card in cards]
        headings += [_NOTES] if _NOTES not in headings else []
    return [list(headings), *([_cell(heading, card.get(heading, ())) for heading in headings] for card in cards)]


def _with_rare_ones_noted(card: Card, headings: frozenset[str]) -> Card:
    rare = {heading: values for heading, values in card.items() if heading not in headings and heading != _NOTES}
    if not rare:
        return card
    notes = [*card.get(_NOTES, ()), *(f"{heading}: {_JOINED.join(values)}" for heading, values in rare.items())]
    return {heading: values for heading, values in card.items() if heading not in rare} | {_NOTES: notes}


def _narrow(content: bytes) -> bytes:
    """The bytes with each ASCII letter one byte, so that every value can be decoded by its own charset."""
    if b"BEGIN:VCARD" in content[:2000].upper():
        return content.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) or b"\x00" in content[:200]:
        return decoded(content).encode("utf-8", "replace")
    return content


def _cards(properties: Iterator[Property]) -> Iterator[Card]:
    """Each card that begins, its END missing or not. Only an AGENT has a card within the card, which is passed over."""
    card: list[Property] | None = None
    depth = 0
    for found in properties:
        if found.name == "BEGIN" and found.value.upper() == "VCARD":
            if card and card[-1].name == "AGENT" and not card[-1].value.strip():
                depth += 1
                continue
            if card is not None:
                yield _card(card)
            card, depth = [], 0
        elif found.name == "END" and found.value.upper() == "VCARD" and card is not None:
            if not depth:
                yield _card(card)
                card = None
            depth = max(0, depth - 1)
        elif card is not None and not depth:
            card.append(found)
    if card is not None:
        yield _card(card)


def _card(properties: Sequence[Property]) -> Card:
    labels = {found.group: found.value for found in properties if found.name == "X-ABLABEL" and found.group}
    card: Card = {}
    for found in properties:
        given = list(_values(found, labels.get(found.group, "")))
        if found.name == "ADR" and "Address" in card:
            given = [("Other address", _JOINED.join(filter(None, (value for _, value in given))))]
        for heading, value in given:
            value = value.strip()
            if value and value not in card.setdefault(heading, []):
                card[heading].append(value)
    if _NAME not in card and (name := _name_of(card)):
        card[_NAME] = [name]
    return {heading: values for heading, values in card.items() if values}


def _values(found: Property, label: str) -> Iterator[tuple[str, str]]:
    """The headings and values that one property of a card gives."""
    label = re.sub(r"^_\$!<(.*)>!\$_$", r"\1", label)
    match found.name:
        case "N":
            yield from zip(
                ("Last name", "First name", _MIDDLE, "Salutation", _SUFFIX), value_parts(found.value), strict=False
            )
        case "TEL":
            value = unescaped(found.value).removeprefix("tel:")
            is_fax = bool({"FAX", "PAGER"} & found.types)
            yield (_FAX if is_fax else _PHONES), value
            if not is_fax and (note := noted(value, telling(" ".join((label, *sorted(found.types & _TELLING)))))):
                yield _ABOUT_PHONES, note
        case "ADR":
            yield from _address(value_parts(found.value))
        case "BDAY" | "ANNIVERSARY" | "X-ANNIVERSARY" | "X-MS-ANNIVERSARY" | "X-EVOLUTION-ANNIVERSARY":
            day = re.sub(r"^(\d{4})(\d\d)(\d\d)(T.*)?$", r"\1-\2-\3", unescaped(found.value))
            yield ("Birthday" if found.name == "BDAY" else "Anniversary"), day
        case "ORG":
            firm, *units = value_parts(found.value)
            yield "Firm", firm
            yield "Department", _JOINED.join(filter(None, units))
        case "CATEGORIES":
            yield from (("Tags", tag) for tag in re.split(r"(?<!\\),", found.value))
        case "X-ABDATE":
            yield ("Anniversary" if label == "Anniversary" else label or "Date"), found.value
        case "X-ABRELATEDNAMES" | "RELATED":
            yield label or "Related person", unescaped(found.value)
        case _:
            if heading := _SIMPLE.get(found.name):
                yield heading, unescaped(found.value)


def _address(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    box, extended, street, city, region, code, country = (*parts, *[""] * 7)[:7]
    lines = [line for part in (box, extended, street) for line in part.splitlines()]
    yield "Address", _JOINED.join(filter(None, (line.strip(" ,") for line in lines)))
    yield from (("City", city), ("State or province", region), ("PIN or postal code", code), ("Country", country))


def _name_of(card: Card) -> str:
    parts = [card.get(heading, [""])[0] for heading in ("Salutation", "First name", _MIDDLE, "Last name", _SUFFIX)]
    return " ".join(filter(None, parts))


def _cell(heading: str, values: Sequence[str]) -> RawCell:
    """Phones and the like share a cell; of other fields that come twice the lines stand below each other."""
    if not values:
        return None
    if heading in _SEVERAL:
        return _JOINED.join(values)
    return values[0] if heading in _ONE else "\n".join(values)


_NAME, _PHONES, _EMAILS, _ABOUT_PHONES = (
    field_of(Contact, name).heading for name in ("name", "phones", "emails", "phone_notes")
)
_TELLING = frozenset({"HOME", "WORK", "MAIN", "CAR", "OTHER", "WHATSAPP", "X-WHATSAPP"})
"""The types of a phone that say more than that it is one."""
_MOST_OWN = 100
"""So many labels of their own become columns; a card that makes up more has them in its notes."""
_MIDDLE, _SUFFIX, _FAX, _NOTES = "Middle name", "Suffix", "Fax", "Notes"
_SIMPLE = {
    "FN": _NAME,
    "NICKNAME": "Known as",
    "EMAIL": _EMAILS,
    "TITLE": "Job title",
    "NOTE": "Notes",
    "URL": "Website",
    "GENDER": "Gender",
    "X-GENDER": "Gender",
    "ROLE": "Role in the firm",
    "X-SPOUSE": "Spouse",
    "X-MS-SPOUSE": "Spouse",
    "X-EVOLUTION-SPOUSE": "Spouse",
    "LANG": "Language",
}
_SEVERAL = frozenset({_PHONES, _ABOUT_PHONES, _EMAILS, "Tags", _FAX, "Website"})
_ONE = frozenset(
    {_NAME, "First name", "Last name", "City", "State or province", "PIN or postal code", "Country", "Birthday", "Firm"}
)
_ORDER = (
    *(_NAME, "Salutation", "First name", _MIDDLE, "Last name", _SUFFIX, "Known as", "Firm", "Department", "Job title"),
    *(_PHONES, _ABOUT_PHONES, _EMAILS, "Address", "City", "State or province", "PIN or postal code", "Country"),
    *("Birthday", "Anniversary", "Website", "Tags", "Notes"),
)
