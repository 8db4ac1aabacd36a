"""What a column holds is told from its heading and its values."""

import random

import pytest

from validation.matching.kinds import MatchKind
from validation.matching.telling import told_kinds

LUCK = random.Random(1)
NAMES = [
    f"{LUCK.choice(['Anil', 'Sita', 'Imran', 'Kavita'])} {LUCK.choice(['Gupta', 'Khan', 'Rao'])}" for _ in range(90)
]
PHONES = [f"9{LUCK.randrange(10**9):09d}" for _ in range(90)]


@pytest.mark.parametrize(
    ("heading", "values", "kind"),
    [
        ("Mobile No.", PHONES, "phone"),
        ("column 3", [f"+91 {phone[:5]} {phone[5:]}" for phone in PHONES], "phone"),
        ("column 3", [f"a{phone}@gmail.com" for phone in PHONES], "email"),
        ("column 3", [f"19{LUCK.randint(50, 99)}-0{LUCK.randint(1, 9)}-11" for _ in PHONES], "date"),
        ("column 3", [f"{LUCK.randint(1, 99)} MG Road" for _ in PHONES], "address"),
        ("column 3", [f"2260{LUCK.randint(1, 30):02d}" for _ in PHONES], "postcode"),
        ("column 3", [f"09AB{phone}" for phone in PHONES], "code"),
        ("column 3", [str(at) for at in range(1, 91)], "ignore"),
        ("column 3", ["M", "F", "M"] * 30, "category"),
        ("column 3", [f"{LUCK.random():.2f}" for _ in PHONES], "number"),
        ("नाम", NAMES, "name"),
        ("surname", [name.split()[1] for name in NAMES], "surname"),
        ("पिन कोड", [f"2260{LUCK.randint(1, 30):02d}" for _ in PHONES], "postcode"),
        ("Phone", ["see below", "ask Ram", "none yet"] * 30, "category"),
        ("S.No", PHONES, "ignore"),
        ("empty", [""] * 90, "ignore"),
    ],
)
def test_a_column_is_known_by_its_heading_or_its_values(heading, values, kind):
    assert told_kinds({heading: values})[heading].value == kind


def test_names_like_firms_in_a_table_without_persons_are_firms():
    firms = [f"{name.split()[1]} Traders & Sons" for name in NAMES]

    assert told_kinds({"Name": firms, "Phone": PHONES})["Name"] is MatchKind.FIRM


def test_two_columns_of_single_names_are_first_and_last_names():
    columns = {"a": [f"{n.split()[0]}" for n in NAMES], "b": [f"{n.split()[1]}{at % 29}" for at, n in enumerate(NAMES)]}
    letters = {h: ["".join(chr(97 + int(c)) if c.isdigit() else c for c in v) for v in vs] for h, vs in columns.items()}

    kinds = told_kinds(letters | {"phone": PHONES})
    assert kinds["phone"] is MatchKind.PHONE
