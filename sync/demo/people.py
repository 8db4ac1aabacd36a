"""The sample business's customers and firms, with the mess of real lists in them."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sync.demo.names import (
    CITIES,
    HINDU_FAMILIES,
    HINDU_MEN,
    HINDU_WOMEN,
    MUSLIM_FAMILIES,
    MUSLIM_MEN,
    MUSLIM_WOMEN,
    TRADES,
    City,
    Word,
)
from sync.demo.tab import DemoTab, Dice, Values

TEAM = ("Asha", "Bilal", "Deepak", "Sana")
CONTACT_FIELDS = (
    "id", "name", "name_other_script", "phones", "emails", "firm", "organisation", "roles", "category", "address", "area",
    "city", "state", "postal_code", "country", "language", "may_we_message", "birthday", "source", "owner", "tags", "notes",
    "credit_limit", "created_on",
)  # fmt: skip
ORGANISATION_FIELDS = (
    "id", "name", "roles", "category", "phones", "emails", "website", "address", "city", "state", "postal_code", "country",
    "gstin", "industry", "owner", "notes",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody's name in three scripts, and where they live."""

    given: Word
    family: Word
    city: City
    is_muslim: bool

    def name(self, script: str) -> str:
        """The full name in a script: en, hi or ur."""
        return f"{getattr(self.given, script)} {getattr(self.family, script)}"


def people_tabs(dice: Dice, count: int, firms: int) -> tuple[DemoTab, DemoTab]:
    """The Contacts and Organisations tabs."""
    organisations = DemoTab("Organisations", ORGANISATION_FIELDS)
    organisations.rows = [_organisation(dice) for _ in range(firms)]
    contacts = DemoTab(
        "Contacts", CONTACT_FIELDS, {"phones": "Mobile No.", "postal_code": "Pin code"}, ("Favourite item",)
    )
    contacts.rows = [_contact(dice, organisations.rows) for _ in range(count - count // 33)]
    contacts.rows += [_double(dice, dice.random.choice(contacts.rows)) for _ in range(count // 33)]
    dice.random.shuffle(contacts.rows)
    for row in contacts.rows:
        _mess_up(dice, row)
    contacts.rows[40]["id"] = contacts.rows[41]["id"]  # a row somebody copied
    return contacts, organisations


def person(dice: Dice) -> Person:
    """Somebody from one of the cities."""
    city = dice.random.choices(CITIES, [6, 4, 5, 3, 3, 2, 4, 2, 2, 3, 4, 4, 2, 2, 1])[0]
    is_muslim = dice.chance(0.97 if city.country == "PK" else 0.3)
    men, women, families = (
        (MUSLIM_MEN, MUSLIM_WOMEN, MUSLIM_FAMILIES) if is_muslim else (HINDU_MEN, HINDU_WOMEN, HINDU_FAMILIES)
    )
    given = dice.random.choice(women if dice.chance(0.4) else men)
    return Person(given, dice.random.choice(families), city, is_muslim)


def phone(dice: Dice, country: str) -> str:
    """A mobile number in international form."""
    if country == "PK":
        return f"+923{dice.random.randint(0, 4)}{dice.random.randint(0, 9)}{dice.random.randint(1_000_000, 9_999_999)}"
    return f"+91{dice.random.choice('6789')}{dice.random.randint(100_000_000, 999_999_999)}"


def _contact(dice: Dice, organisations: list[Values]) -> Values:
    who = person(dice)
    script = dice.random.choices(("en", "hi", "ur"), (80, 14, 6) if who.city.country == "IN" else (78, 0, 22))[0]
    email = f"{who.given.en}.{who.family.en}{dice.random.randint(1, 999)}@example.com".lower()
    values: Values = {
        "id": dice.id(),
        "name": who.name(script),
        "name_other_script": who.name("en") if script != "en" and dice.chance(0.4) else None,
        "phones": phone(dice, who.city.country),
        "emails": email if dice.chance(0.35) else None,
        "roles": dice.of(("Customer", "Enquirer", "Customer, Supplier", "Visitor"), (80, 13, 3, 4)),
        "category": dice.of(("Household", "Shop", "Office", None), (60, 15, 10, 15)),
        "language": {"en": "English", "hi": "Hindi", "ur": "Urdu"}[script],
        "may_we_message": dice.of(("Yes", "No", "Not asked", None), (50, 6, 14, 30)),
        "birthday": _birthday(dice) if dice.chance(0.25) else None,
        "source": dice.of(
            ("Walk-in", "Friend or customer", "WhatsApp", "Phone call", "Fair or event", None), (45, 20, 12, 8, 3, 12)
        ),
        "owner": dice.of(TEAM),
        "tags": dice.of(
            (None, "wholesale", "festival list", "pays late", "wholesale, festival list"), (80, 6, 7, 4, 3)
        ),
        "notes": dice.of(
            (None, "Prefers evening calls", "Asks for bill by WhatsApp", "पुराना ग्राहक", "شام کو فون کریں"),
            (85, 5, 5, 3, 2),
        ),
        "credit_limit": Decimal(dice.random.choice((5000, 10000, 25000))) if dice.chance(0.12) else None,
        "created_on": dice.ago(1500).date(),
        "Favourite item": dice.of((None, "Mixer", "Cooler", "Fan"), (90, 4, 3, 3)),
    }
    if organisations and dice.chance(0.12):
        firm = dice.random.choice(organisations)
        values |= {"organisation": firm["id"] if dice.chance(0.8) else firm["name"]}
    return values | _address(dice, who.city, script)


def _organisation(dice: Dice) -> Values:
    who = person(dice)
    name = f"{dice.of((who.family.en, who.given.en, who.city.name.en, 'New ' + who.family.en))} {dice.random.choice(TRADES)}"
    return {
        "id": dice.id(),
        "name": dice.of((name, name + " Pvt Ltd", "M/s " + name), (70, 15, 15)),
        "roles": dice.of(("Customer", "Supplier", "Customer, Supplier"), (60, 30, 10)),
        "category": dice.of(("Shop", "Office", "Factory", "School"), (60, 20, 12, 8)),
        "phones": phone(dice, who.city.country),
        "emails": f"info@{name.lower().replace(' ', '')}.example.com" if dice.chance(0.4) else None,
        "website": f"www.{name.lower().replace(' ', '')}.example.com" if dice.chance(0.15) else None,
        "owner": dice.of(TEAM),
        "notes": None,
    } | _address(dice, who.city, "en")


def _address(dice: Dice, city: City, script: str) -> Values:
    area = dice.random.choice(city.areas)
    house = dice.random.randint(1, 480)
    digits = 6 if city.country == "IN" else 5
    return {
        "address": dice.of(
            (f"{house}, {area}", f"H.No. {house}, {area}", f"Shop {house}, {area} Market"), (50, 30, 20)
        ),
        "area": area,
        "city": getattr(city.name, script) if dice.chance(0.6) else city.name.en,
        "state": city.state,
        "postal_code": city.post + f"{dice.random.randint(1, 99):0{digits - len(city.post)}d}",
        "country": "India" if city.country == "IN" else "Pakistan",
    }


def _birthday(dice: Dice) -> date:
    return date(1950, 1, 1) + timedelta(days=dice.random.randint(0, 20000))


def _double(dice: Dice, row: Values) -> Values:
    """The same customer entered again: another id, the name a little different, the phone in another shape."""
    name = str(row["name"])
    parts = name.split()
    other = dice.of((name.upper(), f"{parts[0][0]}. {parts[-1]}", f"{parts[0]} {parts[-1]} ji", name + " "))
    return {**row, "id": dice.id(), "name": other, "emails": None, "notes": None, "created_on": dice.ago(300).date()}


def _mess_up(dice: Dice, row: Values) -> None:
    """What hands and spreadsheets do to a row of a real list."""
    row["phones"] = _phone_as_typed(dice, str(row["phones"]))
    if dice.chance(0.004):
        row["name"] = None
    if dice.chance(0.01):
        row["name"] = f"  {row['name'] or ''}  "
    if row["birthday"] and dice.chance(0.15):
        row["birthday"] = dice.of(("5/3/84", "14.6.1996", "11-Dec", "1979", "31/2/1990", "१५/८/१९८५"))
    if row["emails"] and dice.chance(0.03):
        row["emails"] = str(row["emails"]).replace(
            "@example.com", dice.random.choice(("@gmial.com", "@example,com", " example.com"))
        )
    if dice.chance(0.01):
        row["postal_code"] = str(row["postal_code"])[:3] + " " + str(row["postal_code"])[3:]


def _phone_as_typed(dice: Dice, number: str) -> str | Decimal | None:
    national = number[3:]
    zero = "0" + national
    return dice.random.choices(
        (
            number, national, f"{zero[:6]}-{zero[6:]}", f"{number[:3]} {national[:5]} {national[5:]}", f"{zero} / {int(national) + 1}",
            national[:-1], national + str(int(national) + 7), f"{float(national):.5E}".replace("E+0", "E+"), "N/A", None,
            national.translate(str.maketrans("0123456789", "०१२३४५६७८९")), Decimal(national),
        ),
        (40, 20, 8, 8, 3, 0.7, 0.3, 0.3, 0.7, 1.5, 0.5, 3) if number.startswith("+91") else (80, 0, 8, 8, 0, 0.7, 0, 0, 0.7, 1.5, 0, 0),
    )[0]  # fmt: skip
