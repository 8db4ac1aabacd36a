"""The columns of a tab whose table is known: what each feeds, by heading, likeness or values; the owner's own ones."""

from collections.abc import Mapping, Sequence

from validation.business import Business
from validation.cells.money import shows_shares
from validation.custom_fields import custom_kind
from validation.heading_words import heading_key, is_serial_number
from validation.kinds import NUMERIC, TEMPORAL, Kind
from validation.layout import HowKnown, PlacedColumn
from validation.recognition import Headings, is_known_anywhere, mapped_to
from validation.record import Record, field_of
from validation.rivals import Target, is_free, is_taken, one_column_a_field
from validation.sheet import RawCell, RawTab
from validation.values_seen import column_sample, has_digits, is_email, is_number, is_phone, share
from validation.vocabulary import Word, vocabulary_of

_CERTAIN_BY_VALUES = 0.8
_FEWEST_VALUES = 3
_FEWEST_WITHOUT_HEADING = 0.1
_LOOKS = {
    Kind.PHONES: is_phone,
    Kind.EMAILS: is_email,
    **dict.fromkeys(NUMERIC | TEMPORAL, has_digits),
}
_WHOSE_PHONE = frozenset(
    {"work", "home", "office", "other", "residence", "personal", "main", "shop", "factory", "wife", "son"}
)


def placed_columns(
    tab: RawTab, headings: Headings, main: type[Record], targets: Mapping[int, Target], business: Business
) -> tuple[PlacedColumn, ...]:
    """Every column of the tab in its order. `targets` says what the headings name; likeness and values add to that."""
    names = column_names(tab, headings)
    samples = {index: column_sample(tab.rows, headings.row, index) for index in names}
    chosen = one_column_a_field(targets, names, samples)
    chosen |= _by_likeness(names, main, chosen, samples, business, headings.tab)
    chosen |= _by_values(names, chosen, samples)
    chosen |= _by_kind_of_phone(names, chosen, samples)
    return tuple(
        _placed(tab, index, name, main, chosen.get(index), samples[index], business) for index, name in names.items()
    )


def column_names(tab: RawTab, headings: Headings) -> dict[int, str]:
    """The heading of each column; one without a heading that is filled all the same goes by its letter."""
    names = {index: text for index, text in enumerate(headings.texts) if text}
    below = tab.rows[headings.row : headings.row + 200]
    for index in range(max(map(len, below), default=0)):
        filled = sum(len(row) > index and row[index] not in (None, "") for row in below)
        if index not in names and filled >= max(
            _FEWEST_VALUES if headings.row else 1, _FEWEST_WITHOUT_HEADING * len(below)
        ):
            names[index] = f"Column {column_letters(index)}"
    return dict(sorted(names.items()))


def column_letters(index: int) -> str:
    """The letters a spreadsheet shows above a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _by_likeness(
    names: Mapping[int, str],
    main: type[Record],
    chosen: Mapping[int, Target],
    samples: Mapping[int, Sequence[RawCell]],
    business: Business,
    tab: str,
) -> dict[int, Target]:
    own = {heading_key(field.heading) for field in business.custom_fields if field.table == main.table.name}
    found: dict[int, Target] = {}
    for index, name in names.items():
        if index in chosen or heading_key(name) in own or mapped_to(business, tab, name) or is_known_anywhere(name):
            continue
        word = None if is_serial_number(name) else vocabulary_of(main).likeness(name)
        if word and is_free({**chosen, **found}, main, word.field) and _fits(main, word.field, samples[index]):
            found[index] = main, word
    return found


def _fits(record: type[Record], field: str, values: Sequence[RawCell]) -> bool:
    """Whether the values do not speak against a heading that is only alike."""
    kind = field_of(record, field).kind
    if kind in (Kind.NAME, Kind.LINK):
        return share(values, is_number) - share(values, is_phone) < 0.5
    looks = _LOOKS.get(kind)
    return looks is None or not values or share(values, looks) >= 0.5


def _by_values(
    names: Mapping[int, str], chosen: Mapping[int, Target], samples: Mapping[int, Sequence[RawCell]]
) -> dict[int, Target]:
    """The one column of phones, or of e-mails, that a list of people has under a heading nobody could know."""
    people = _people(chosen)
    found: dict[int, Target] = {}
    for field, looks in (("phones", is_phone), ("emails", is_email)):
        if people is None or is_taken(chosen, people, field):
            continue
        fitting = [
            i
            for i in names
            if i not in chosen and len(samples[i]) >= _FEWEST_VALUES and share(samples[i], looks) >= _CERTAIN_BY_VALUES
        ]
        if len(fitting) == 1 and not is_serial_number(names[fitting[0]]):
            found[fitting[0]] = people, Word(field, HowKnown.VALUES)
    return found


def _by_kind_of_phone(
    names: Mapping[int, str], chosen: Mapping[int, Target], samples: Mapping[int, Sequence[RawCell]]
) -> dict[int, Target]:
    """Columns called only "Work" or "Home" that hold phones or e-mails, in a list of people."""
    people = _people(chosen)
    found: dict[int, Target] = {}
    for index, name in names.items() if people else ():
        if people and index not in chosen and heading_key(name) in _WHOSE_PHONE:
            for field, looks in (("phones", is_phone), ("emails", is_email)):
                if share(samples[index], looks) >= _CERTAIN_BY_VALUES:
                    found[index] = people, Word(field, HowKnown.VALUES)
    return found


def _people(chosen: Mapping[int, Target]) -> type[Record] | None:
    return next((record for record, _ in chosen.values() if record.table.name in ("Contacts", "Organisations")), None)


def _placed(
    tab: RawTab,
    index: int,
    name: str,
    main: type[Record],
    target: Target | None,
    values: Sequence[RawCell],
    business: Business,
) -> PlacedColumn:
    has_formulas, shown = bool(tab.formulas.get(index)), tab.number_formats.get(index, "")
    if target:
        record, word = target
        kind = field_of(record, word.field).kind
        is_share = kind is Kind.PERCENT and shows_shares(shown)
        return PlacedColumn(index, name, record.table.name, word.field, kind, word.how, has_formulas, is_share)
    kind = _declared_kind(main, name, business) or custom_kind(name, values, shown)
    is_share = kind is Kind.PERCENT and shows_shares(shown)
    return PlacedColumn(index, name, main.table.name, name, kind, HowKnown.CUSTOM, has_formulas, is_share)


def _declared_kind(main: type[Record], heading: str, business: Business) -> Kind | None:
    key = heading_key(heading)
    declared = (f.kind for f in business.custom_fields if f.table == main.table.name and heading_key(f.heading) == key)
    return next(declared, None)
