"""Small tables for the tests of matching."""

from validation.matching.kinds import MatchKind
from validation.matching.table import MatchColumn, MatchTable

KINDS = {
    "name": MatchKind.NAME,
    "phone": MatchKind.PHONE,
    "email": MatchKind.EMAIL,
    "address": MatchKind.ADDRESS,
    "city": MatchKind.PLACE,
    "born": MatchKind.DATE,
    "firm": MatchKind.FIRM,
}
GIVEN = [
    "Anil",
    "Sunil",
    "Mohan",
    "Ravi",
    "Sita",
    "Geeta",
    "Imran",
    "Asif",
    "Tariq",
    "Neha",
    "Pooja",
    "Vijay",
    "Ajay",
    "Kiran",
    "Rekha",
    "Usha",
    "Lata",
    "Hari",
]
FAMILIES = ["Gupta", "Verma", "Jain", "Soni", "Khan", "Ansari", "Mishra", "Tiwari", "Joshi", "Patel", "Reddy", "Nair"]


def table(*rows: dict[str, str]) -> MatchTable:
    """These rows, with ids "0", "1" ..., among two hundred others."""
    others = [
        {"name": f"{given} {family}", "phone": f"9{a:02d}{b:02d}{(a * 31 + b * 17) ** 3 % 99991:05d}"}
        | {"city": ("Agra", "Delhi", "Patna")[(a + b) % 3], "address": f"{a * 7 + b} {given} Road"}
        for a, given in enumerate(GIVEN)
        for b, family in enumerate(FAMILIES)
    ]
    together = [*rows, *others]
    headings = [heading for heading in KINDS if any(heading in row for row in rows)]
    return MatchTable(
        [str(at) for at in range(len(together))],
        {h: MatchColumn(KINDS[h], [row.get(h, "") for row in together]) for h in headings},
    )
