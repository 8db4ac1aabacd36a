"""How many contact rows a minute are read, cold, on one core: `python -m bench.cells [ROWS]`."""

import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from validation.business import Business, Choice
from validation.cells import read_column, reader_of
from validation.column import Column
from validation.kinds import Kind
from validation.sheet import RawCell

SOURCES = tuple(Choice(word) for word in ("Walk-in", "Referral", "Website", "Exhibition", "Newspaper"))
FIRST = ["Ramesh", "Sunita", "Iqbal", "Farah", "राजेश", "सीता", "محمد", "فاطمہ", "Gurpreet", "Lakshmi"]
LAST = ["Sharma", "Khan", "Patel", "Singh", "Das", "शर्मा", "خان", "Iyer", "Bibi", "Reddy"]
DOMAINS = ["gmail.com", "gmail.com", "gmail.com", "yahoo.com", "rediffmail.com", "gmial.com", "shop.co.in"]
STD_CODES = ["22", "11", "522", "44", "80", "141", "612"]


def main(rows: int) -> None:
    """Print the time of each column and the rows a minute of all of them."""
    chance = random.Random(7)
    total = 0.0
    for kind, make in COLUMNS:
        cells = [make(chance) for _ in range(rows)]
        begun = time.perf_counter()
        reader = reader_of(Column(heading=kind.value, kind=kind), Business(), SOURCES if kind is Kind.CHOICE else ())
        _, problems = read_column(reader, cells)
        seconds = time.perf_counter() - begun
        total += seconds
        print(f"{kind.value:12} {len(set(cells)):8,} different {len(problems):7,} problems {seconds:7.3f} s")
    print(f"{rows:,} rows of {len(COLUMNS)} columns in {total:.2f} s: {rows / total * 60:,.0f} rows a minute")


def _mobile(chance: random.Random) -> str:
    return chance.choice("6789") + "".join(chance.choices("0123456789", k=9))


def _phones(chance: random.Random) -> RawCell:
    mobile = _mobile(chance)
    shapes: tuple[Callable[[], RawCell], ...] = (
        lambda: mobile,
        lambda: f"+91 {mobile[:5]} {mobile[5:]}",
        lambda: f"0{mobile[:5]}-{mobile[5:]} / {_mobile(chance)}",
        lambda: float(mobile),
        lambda: f"0{chance.choice(STD_CODES)}-{chance.randrange(2_000_000, 7_999_999)}",
        lambda: f"{mobile} (wife)",
        lambda: mobile[:9],
        lambda: None,
    )
    return chance.choices(shapes, weights=(40, 15, 10, 10, 10, 5, 5, 5))[0]()


def _email(chance: random.Random) -> RawCell:
    name = f"{chance.choice(FIRST[:4]).lower()}{chance.randrange(100_000)}"
    return f"{name}@{chance.choice(DOMAINS)}" if chance.random() < 0.6 else None


def _day(chance: random.Random) -> RawCell:
    day = date(1950, 1, 1) + timedelta(days=chance.randrange(27_000))
    return chance.choice((f"{day:%d/%m/%y}", f"{day:%d-%b-%Y}", day.isoformat(), day))


def _name(chance: random.Random) -> RawCell:
    return f"{chance.choice(FIRST)} {chance.choice(LAST)}{chance.choice(('', '', ' ', f' {chance.randrange(999)}'))}"


def _address(chance: random.Random) -> RawCell:
    return f"{chance.randrange(9999)}, {chance.choice(LAST)} Gali, near {chance.choice(FIRST)} Store"


def _amount(chance: random.Random) -> RawCell:
    amount = chance.randrange(100, 900_000)
    return chance.choice((amount, float(amount), f"₹{amount:,}", f"Rs {amount}/-", f"{amount}-2000"))


COLUMNS: tuple[tuple[Kind, Callable[[random.Random], RawCell]], ...] = (
    (Kind.NAME, _name),
    (Kind.PHONES, _phones),
    (Kind.EMAILS, _email),
    (Kind.TEXT, _address),
    (Kind.NAME, lambda chance: chance.choice(("Lucknow", "Lahore", "लखनऊ", "لاہور", "Pune "))),
    (Kind.POSTAL_CODE, lambda chance: chance.choice((str(chance.randrange(110_001, 855_000)), "226 001", 520008.0))),
    (
        Kind.TAX_NUMBER,
        lambda chance: chance.choice((None, None, "27AAPFU0939F1ZV", f"AAPFU{chance.randrange(1000, 9999)}F")),
    ),
    (Kind.CHOICE, lambda chance: chance.choice(("Walk-in", "walk in", "Referral", "Websit", "Website"))),
    (Kind.DATE, _day),
    (Kind.MONEY, _amount),
    (Kind.YES_NO, lambda chance: chance.choice(("yes", "no", "हाँ", "نہیں", None, "Y"))),
    (Kind.TAGS, lambda chance: chance.choice(("vip, festival", "wholesale", None, "नकद"))),
)

if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
