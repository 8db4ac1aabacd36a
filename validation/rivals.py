"""Which of several columns that name one field feeds it; the others stay the owner's own."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from validation.folding import fold
from validation.heading_words import heading_key
from validation.kinds import SEVERAL
from validation.layout import HowKnown
from validation.record import Record, field_of
from validation.sheet import RawCell, cell_text
from validation.tables import Contact
from validation.values_seen import is_name, is_phone, share
from validation.vocabulary import Word

Target = tuple[type[Record], Word]
"""A table, and the field of it that a column feeds."""
Samples = Mapping[int, Sequence[RawCell]]

_SURENESS = {
    how: place
    for place, how in enumerate((HowKnown.MAPPED, HowKnown.HEADING, HowKnown.ALIAS, HowKnown.LIKENESS, HowKnown.VALUES))
}
_ADDRESS = frozenset({"address", "landmark", "area", "city", "tehsil", "district", "state", "postal_code", "country"})
_TITLE = "title"
_MOSTLY = 0.6
_ID = re.compile(r"[a-z2-9]{8,12}")


def one_column_a_field(targets: Mapping[int, Target], names: Mapping[int, str], samples: Samples) -> dict[int, Target]:
    """Phones may stand in several columns; of two addresses the fuller one is it, and it is not mixed with the other."""
    targets = _with_titles(_without_codes(targets, samples), names, samples)
    targets = _of_one_address(targets, names, samples)
    fullest: dict[tuple[type[Record], str], int] = {}
    for index, (record, word) in targets.items():
        key = record, word.field
        fullest[key] = max(fullest.get(key, 0), len(samples.get(index, ())))

    def merit(index: int) -> tuple[bool, int, int, int]:
        record, word = targets[index]
        is_rather_empty = len(samples.get(index, ())) * 2 < fullest[record, word.field]
        return is_rather_empty, _SURENESS[word.how], word.rank, index

    chosen: dict[int, Target] = {}
    for index in sorted(targets, key=merit):
        record, word = targets[index]
        if is_free(chosen, record, word.field):
            chosen[index] = targets[index]
    return chosen


def is_taken(chosen: Mapping[int, Target], record: type[Record], field: str) -> bool:
    """Whether a column feeds the field already."""
    return any(taken is record and word.field == field for taken, word in chosen.values())


def is_free(chosen: Mapping[int, Target], record: type[Record], field: str) -> bool:
    """Whether a column may still feed the field: nothing does, or it holds several values."""
    return field_of(record, field).kind in SEVERAL or not is_taken(chosen, record, field)


def _without_codes(targets: Mapping[int, Target], samples: Samples) -> dict[int, Target]:
    """A "Reference" that holds file numbers and not people is no referral."""
    return {
        index: (record, word)
        for index, (record, word) in targets.items()
        if word.field != "referred_by"
        or word.how is not HowKnown.ALIAS
        or not samples.get(index)
        or share(samples[index], _may_mean_a_person) >= _MOSTLY
    }


def _may_mean_a_person(cell: RawCell) -> bool:
    return is_name(cell) or is_phone(cell) or bool(_ID.fullmatch(cell_text(cell)))


def _with_titles(targets: Mapping[int, Target], names: Mapping[int, str], samples: Samples) -> dict[int, Target]:
    """A person's "Title" is a post, except where it says Mr and Mrs or another column has the post."""
    found = dict(targets)
    for index, (record, word) in targets.items():
        if record is Contact and word.field == "job_title" and heading_key(names.get(index, "")) == _TITLE:
            others = [
                samples.get(other)
                for other, (of, one) in targets.items()
                if other != index and of is record and one.field == "job_title"
            ]
            values = samples.get(index, ())
            if share(values, _is_salutation) >= _MOSTLY or (others and (not values or not any(others))):
                found[index] = record, Word("salutation", HowKnown.ALIAS, word.rank)
    return found


def _of_one_address(targets: Mapping[int, Target], names: Mapping[int, str], samples: Samples) -> dict[int, Target]:
    """The columns without those of addresses that lose to a fuller one: home and work are never mixed into one."""
    groups: dict[str, list[int]] = {}
    for index, (_, word) in targets.items():
        if word.field in _ADDRESS and word.how is not HowKnown.MAPPED:
            groups.setdefault(_place(names.get(index, "")), []).append(index)
    fields = {group: {targets[index][1].field for index in columns} for group, columns in groups.items()}
    kept: list[str] = []
    for group in sorted(groups, key=lambda one: _address_merit(groups[one], targets, samples)):
        if not any(fields[group] & fields[other] for other in kept):
            kept.append(group)
    lost = {index for group, columns in groups.items() if group not in kept for index in columns}
    return {index: target for index, target in targets.items() if index not in lost}


def _address_merit(
    columns: Sequence[int], targets: Mapping[int, Target], samples: Samples
) -> tuple[int, int, int, int]:
    """Fuller, then surer, then earlier among the aliases, comes first."""
    filled = sum(len(samples.get(index, ())) for index in columns)
    words = [targets[index][1] for index in columns]
    return -filled, min(_SURENESS[word.how] for word in words), min(word.rank for word in words), min(columns)


@cache
def _place(heading: str) -> str:
    """What an address column says of whose address it is: "home" of Home Street, "2" of Address 2 - City, "" of City."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    text = re.sub(r"(?i)\s(?:street|line)\s*\d+\s*$", " street", re.sub(r"[^\w]+|_", " ", text))
    told = _WHOSE.search(fold(text))
    word = told[0] if told else ""
    return _SAME_PLACE.get(word, word)


_WHOSE = re.compile(
    r"\b(?:home|residence|residential|permanent|business|work|office|shop|mailing|billing|bill|primary|registered|\d)"
    r"(?=\b|street|city|state|province|postal|zip|country|address)"
)
_SAME_PLACE = {"work": "business", "office": "business", "shop": "business", "residence": "home", "bill": "billing"}


def _is_salutation(cell: RawCell) -> bool:
    return fold(cell_text(cell)).strip(" .").replace(".", "") in _SALUTATIONS


_WORDS = (
    "mr mrs ms miss mx dr prof sir madam shri sri shree smt sushri kumari km er adv ca rev fr sr sister brother",
    "haji mufti maulana syed sardar janab mohtarma begum sahib prefix",
    "श्री श्रीमती सुश्री डॉ कुमारी جناب محترمہ ڈاکٹر بیگم",
)
_SALUTATIONS = frozenset(word for line in _WORDS for word in line.split())
