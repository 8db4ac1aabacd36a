"""A list of any size with known doubles: people with phones, e-mails and addresses, retyped with slips and gaps.

    python -m bench.synthetic 100000 people.csv [SEED]

About a quarter of the rows repeat an earlier person, once to four times. Names are as unevenly spread as real ones.
"""

import csv
import random
import string
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

COLUMNS = ("id", "first_name", "surname", "birth_date", "phone", "email", "address", "city", "pin", "truth")
START, MIDDLE, END = (
    [
        "Ra",
        "Sa",
        "Ma",
        "Ka",
        "Pra",
        "De",
        "Su",
        "Vi",
        "Ha",
        "Ja",
        "Na",
        "Sha",
        "Ta",
        "Ba",
        "Ga",
        "Cha",
        "La",
        "Pa",
        "Di",
        "Mo",
        "Go",
        "Fa",
        "Im",
        "Za",
        "Ay",
        "Bi",
    ],
    ["je", "mi", "ri", "sha", "ni", "ka", "ra", "di", "vi", "na", "lu", "ma", "ta", "hi", "re", "ju", "ya", "sa"],
    ["sh", "n", "t", "l", "r", "k", "v", "d", "m", "ya", "na", "ta", "ra", "ka", "ma", "sh", "th", "j"],
)
ENDINGS = ("ar", "wal", "kar", "ani", "ia", "shi", "vedi", "pati", "nath", "rao", "pal", "gar", "deo", "ya", "i", "esh")
STREETS = ("Station", "Gandhi", "Nehru", "Mall", "Temple", "Church", "Hospital", "Canal", "Market", "Circular", "Park")
KINDS = ("Road", "Street", "Lane", "Marg", "Nagar", "Colony", "Enclave")


class World:
    """The values that people are made of."""

    def __init__(self, size: int, seed: int) -> None:
        self.luck = random.Random(seed)
        self.given = self._words(max(300, size // 100), [*END])
        self.surnames = self._words(max(500, size // 40), [*ENDINGS])
        self.cities = self._words(max(40, size // 2000), ["pur", "abad", "garh", "nagar", "kot"])
        self.streets = self._words(max(60, size // 200), [f" {kind}" for kind in KINDS]) + [
            f"{street} {kind}" for street in STREETS for kind in KINDS
        ]

    def _words(self, count: int, endings: Sequence[str]) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            middle = "".join(self.luck.choices(MIDDLE, k=self.luck.choice((0, 1, 1, 2))))
            found[self.luck.choice(START) + middle + self.luck.choice(endings)] = None
        return list(found)

    def uneven(self, words: list[str], count: int) -> list[str]:
        """The first words much more often than the last (Zipf)."""
        return self.luck.choices(words, cum_weights=list(accumulate(1 / (at + 8) for at in range(len(words)))), k=count)


def people(size: int, seed: int = 1) -> Iterator[list[str]]:
    """Rows without id, in no order; the last value is the person."""
    world = World(size, seed)
    luck = world.luck
    columns = [world.uneven(words, size) for words in (world.given, world.surnames, world.streets, world.cities)]
    rows: list[list[str]] = []
    for person, (given, surname, street, city) in enumerate(zip(*columns, strict=True), 1):
        if len(rows) >= size:
            break
        row = [
            given, surname, str(date(1940, 1, 1) + timedelta(days=luck.randrange(25_000))),
            f"{luck.choice('6789')}{luck.randrange(10**9):09d}", _email(luck, given, surname),
            f"{luck.randint(1, 500)} {street}", city, f"{110000 + hash_of(city) % 700 * 1000 + luck.randint(1, 80)}",
        ]  # fmt: skip
        rows.append([*row, str(person)])
        if luck.random() < 0.17:
            rows += [[*retyped(luck, row), str(person)] for _ in range(luck.choice((1, 1, 1, 2, 2, 4)))]
    del rows[size:]
    luck.shuffle(rows)
    yield from rows


def hash_of(text: str) -> int:
    """The same in every run."""
    return sum(ord(letter) * 31**at for at, letter in enumerate(text))


def _email(luck: random.Random, given: str, surname: str) -> str:
    shape = luck.choice((f"{given}.{surname}", f"{given}{surname}", f"{given[0]}{surname}", f"{surname}{given[0]}"))
    provider = luck.choice(("gmail.com", "yahoo.in", "rediffmail.com", "outlook.com"))
    return f"{shape}{luck.randint(1, 999)}@{provider}".lower()


def retyped(luck: random.Random, row: Sequence[str]) -> list[str]:
    """The same person as somebody else types them: each value may be slipped in, missing, changed or exchanged."""
    given, surname, born, phone, email, address, city, pin = row
    if luck.random() < 0.05:
        given, surname = surname, given
    if luck.random() < 0.08:
        given = given[0]
    if luck.random() < 0.06:
        phone = f"{luck.choice('6789')}{luck.randrange(10**9):09d}"
    if luck.random() < 0.05:
        address, pin = f"{luck.randint(1, 500)} {luck.choice(STREETS)} Road", f"{luck.randint(110001, 855000)}"
    values = [given, surname, born, phone, email, address, city, pin]
    return [_as_typed(luck, value) for value in values]


def _as_typed(luck: random.Random, value: str) -> str:
    chance = luck.random()
    if chance < 0.12:
        return ""
    slips = 0 if chance < 0.72 else 1 if chance < 0.95 else 2
    for _ in range(slips):
        value = _slip(luck, value)
    return value


def _slip(luck: random.Random, text: str) -> str:
    if len(text) < 3:
        return text
    at = luck.randrange(len(text) - 1)
    new = luck.choice(string.digits if text[at].isdigit() else string.ascii_lowercase)
    return luck.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + new + text[at:],
            text[:at] + new + text[at + 1 :],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        )
    )


def write(size: int, path: Path, seed: int = 1) -> Path:
    """As CSV, the truth in the last column."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([at, *row] for at, row in enumerate(people(size, seed), 1))
    return path


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), int((sys.argv[3:] or ["1"])[0]))
