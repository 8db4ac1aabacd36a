"""A list in which most of what looks the same is not: families, namesakes, branches, shared phones, twins.

    python -m bench.hard_set 5000 hard.csv [SEED]

The column `truth` says which rows are one customer. Made from the names of the sample shop, not from a list of people.
"""

import csv
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from sync.demo.names import (
    CITIES,
    HINDU_FAMILIES,
    HINDU_MEN,
    HINDU_WOMEN,
    MUSLIM_FAMILIES,
    MUSLIM_MEN,
    MUSLIM_WOMEN,
    TRADES,
    Word,
)

COLUMNS = ("id", "name", "firm", "phone", "email", "address", "area", "city", "pin", "birthday", "truth")
STREETS = ("Station Road", "MG Road", "Civil Lines", "Gandhi Marg", "Hospital Road", "Mall Road", "Nehru Street")
TWINS = (("Ram", "Shyam"), ("Seeta", "Geeta"), ("Amit", "Sumit"), ("Asif", "Atif"), ("Anil", "Sunil"), ("Rina", "Tina"))


@dataclass(frozen=True)
class Customer:
    """One row of the list."""

    name: str
    truth: int = 0
    firm: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    area: str = ""
    city: str = ""
    pin: str = ""
    birthday: str = ""


@dataclass
class Town:
    """Where all values come from."""

    luck: random.Random
    last: int = field(default=0)

    def entity(self) -> int:
        self.last += 1
        return self.last

    def phone(self) -> str:
        return f"{self.luck.choice('6789')}{self.luck.randrange(10**8, 10**9)}"

    def home(self) -> dict[str, str]:
        city = self.luck.choice(CITIES)
        return {
            "address": f"{self.luck.randint(1, 400)} {self.luck.choice(STREETS)}",
            "area": self.luck.choice(city.areas),
            "city": city.name.en,
            "pin": city.post + f"{self.luck.randint(1, 60):02d}",
        }

    def birthday(self, *, older: int = 0) -> str:
        return f"{date(1960, 1, 1) + timedelta(days=self.luck.randrange(16_000) - older * 365):%d/%m/%Y}"

    def family(self) -> tuple[list[Word], list[Word], Word]:
        """Men, women and the surname of one community."""
        if self.luck.random() < 0.6:
            return list(HINDU_MEN), list(HINDU_WOMEN), self.luck.choice(HINDU_FAMILIES)
        return list(MUSLIM_MEN), list(MUSLIM_WOMEN), self.luck.choice(MUSLIM_FAMILIES)

    def names(self, count: int) -> list[tuple[Word, Word]]:
        """Given name and surname of so many members of one family, all different."""
        men, women, surname = self.family()
        return [(given, surname) for given in self.luck.sample(men + women, count)]

    def email(self, given: str, surname: str) -> str:
        provider = self.luck.choice(("gmail.com", "yahoo.in", "rediffmail.com"))
        return f"{given}.{surname}{self.luck.randint(1, 99)}@{provider}".lower()


def family_on_one_phone(town: Town) -> Iterator[Customer]:
    home, phone = town.home(), town.phone()
    for given, surname in town.names(town.luck.randint(2, 5)):
        yield Customer(f"{given.en} {surname.en}", town.entity(), phone=phone, birthday=town.birthday(), **home)


def father_and_son(town: Town) -> Iterator[Customer]:
    home = town.home()
    (father, surname), (son, _) = town.names(2)
    yield Customer(
        f"{father.en} {surname.en}", town.entity(), phone=town.phone(), birthday=town.birthday(older=25), **home
    )
    yield Customer(f"{son.en} {surname.en}", town.entity(), phone=town.phone(), birthday=town.birthday(), **home)


def father_and_son_with_one_initial(town: Town) -> Iterator[Customer]:
    """Ramesh and Rakesh Sharma: "R. Sharma" on the bill could be either."""
    home, phone = town.home(), town.phone()
    men, _, surname = town.family()
    first = town.luck.choice(men)
    second = next((man for man in men if man.en[0] == first.en[0] and man != first), men[0])
    for given in (first, second):
        yield Customer(f"{given.en} {surname.en}", town.entity(), phone=phone, **home)


def namesakes(town: Town) -> Iterator[Customer]:
    (given, surname), *_ = town.names(1)
    city = town.home()
    for _ in range(town.luck.randint(2, 4)):
        home = town.home() if town.luck.random() < 0.6 else {**town.home(), "city": city["city"]}
        yield Customer(f"{given.en} {surname.en}", town.entity(), phone=town.phone(), birthday=town.birthday(), **home)


def branches(town: Town) -> Iterator[Customer]:
    _, _, surname = town.family()
    firm, head_office = f"{surname.en} {town.luck.choice(TRADES)}", town.phone()
    email = f"info@{firm.replace(' ', '').lower()}.in"
    for _ in range(town.luck.randint(2, 5)):
        home = town.home()
        phone = head_office if town.luck.random() < 0.5 else town.phone()
        name = firm if town.luck.random() < 0.5 else f"{firm} {home['area']}"
        yield Customer(
            "", town.entity(), firm=name, phone=phone, email=email if town.luck.random() < 0.6 else "", **home
        )


def shared_reception(town: Town) -> Iterator[Customer]:
    """Offices of one building whose calls one person takes."""
    home, phone = town.home(), town.phone()
    for _ in range(town.luck.randint(2, 6)):
        _, _, surname = town.family()
        floor = {**home, "address": f"{town.luck.randint(1, 40)}, {home['address']}"}
        yield Customer("", town.entity(), firm=f"{surname.en} {town.luck.choice(TRADES)}", phone=phone, **floor)


def twins(town: Town) -> Iterator[Customer]:
    home, phone, born = town.home(), town.phone(), town.birthday()
    _, _, surname = town.family()
    for given in town.luck.choice(TWINS):
        yield Customer(f"{given} {surname.en}", town.entity(), phone=phone, birthday=born, **home)


def couple(town: Town) -> Iterator[Customer]:
    home, phone = town.home(), town.phone()
    men, women, surname = town.family()
    yield Customer(f"{town.luck.choice(men).en} {surname.en}", town.entity(), phone=phone, **home)
    yield Customer(f"Smt. {town.luck.choice(women).en} {surname.en}", town.entity(), phone=phone, **home)


def colleagues(town: Town) -> Iterator[Customer]:
    home, phone = town.home(), town.phone()
    _, _, owner = town.family()
    firm = f"{owner.en} {town.luck.choice(TRADES)}"
    people = {f"{given.en} {surname.en}" for _ in range(town.luck.randint(2, 4)) for given, surname in town.names(1)}
    for name in sorted(people):
        yield Customer(name, town.entity(), firm=firm, phone=phone, **home)


def moved(town: Town) -> Iterator[Customer]:
    """One person with two phones and two addresses; the birthday or the e-mail stays."""
    ((given, surname),) = town.names(1)
    truth, born = town.entity(), town.birthday()
    email = town.email(given.en, surname.en)
    for _ in range(2):
        yield Customer(f"{given.en} {surname.en}", truth, phone=town.phone(), email=email, birthday=born, **town.home())


def three_scripts(town: Town) -> Iterator[Customer]:
    ((given, surname),) = town.names(1)
    truth, phone, home, born = town.entity(), town.phone(), town.home(), town.birthday()
    scripts = [f"{given.en} {surname.en}", f"{given.hi} {surname.hi}", f"{given.ur} {surname.ur}"]
    for name in town.luck.sample(scripts, town.luck.randint(2, 3)):
        row = Customer(name, truth, phone=phone, birthday=born, **home)
        yield row if town.luck.random() < 0.6 else replace(row, address="", area="", pin="")


def twice(town: Town) -> Iterator[Customer]:
    """The ordinary case: one customer typed two or three times."""
    ((given, surname),) = town.names(1)
    truth = town.entity()
    row = Customer(
        f"{given.en} {surname.en}", truth, phone=town.phone(), email=town.email(given.en, surname.en),
        birthday=town.birthday(), **town.home(),
    )  # fmt: skip
    yield row
    for _ in range(town.luck.randint(1, 2)):
        yield retyped(town.luck, row)


def alone(town: Town) -> Iterator[Customer]:
    ((given, surname),) = town.names(1)
    yield Customer(
        f"{given.en} {surname.en}", town.entity(), phone=town.phone(), email=town.email(given.en, surname.en),
        birthday=town.birthday(), **town.home(),
    )  # fmt: skip


def retyped(luck: random.Random, row: Customer) -> Customer:
    """As somebody else would type it: other shapes, slips, gaps."""
    given, _, surname = row.name.partition(" ")
    name = luck.choice(
        [row.name, row.name, f"{surname} {given}", f"{given[0]}. {surname}", slip(luck, row.name), row.name.upper()]
    )
    phone = luck.choice([row.phone, f"+91 {row.phone[:5]} {row.phone[5:]}", f"0{row.phone}", slip(luck, row.phone)])
    kept = {
        one: getattr(row, one) if luck.random() > 0.25 else ""
        for one in ("email", "address", "area", "pin", "birthday")
    }
    if kept["address"] and luck.random() < 0.4:
        kept["address"] = kept["address"].replace("Road", "Rd").replace("Marg", "Mg")
    if kept["birthday"] and luck.random() < 0.1:
        kept["birthday"] = slip(luck, kept["birthday"])
    return replace(row, name=name, phone=phone if luck.random() > 0.1 else "", **kept)


def slip(luck: random.Random, text: str) -> str:
    """One slip of the fingers: a letter or digit doubled, lost, changed or exchanged with its neighbour."""
    at = luck.randrange(1, len(text) - 1)
    other = luck.choice("0123456789") if text[at].isdigit() else luck.choice("aeinrst")
    return luck.choice(
        [
            text[:at] + text[at] + text[at:],
            text[:at] + text[at + 1 :],
            text[:at] + other + text[at + 1 :],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        ]
    )


SCENES: tuple[tuple[Callable[[Town], Iterator[Customer]], int], ...] = (
    (family_on_one_phone, 10),
    (father_and_son, 8),
    (father_and_son_with_one_initial, 4),
    (namesakes, 10),
    (branches, 8),
    (shared_reception, 8),
    (twins, 5),
    (couple, 6),
    (colleagues, 6),
    (moved, 6),
    (three_scripts, 8),
    (twice, 12),
    (alone, 30),
)


def hard_set(size: int, seed: int = 1) -> list[Customer]:
    """About so many rows, in no order."""
    town = Town(random.Random(seed))
    scenes, weights = zip(*SCENES, strict=True)
    rows: list[Customer] = []
    while len(rows) < size:
        rows += town.luck.choices(scenes, weights)[0](town)
    town.luck.shuffle(rows)
    return rows


def write(rows: list[Customer], path: Path) -> None:
    """As CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([at, *(getattr(row, name) for name in COLUMNS[1:])] for at, row in enumerate(rows, 1))


if __name__ == "__main__":
    write(hard_set(int(sys.argv[1]), int((sys.argv[3:] or ["1"])[0])), Path(sys.argv[2]))
