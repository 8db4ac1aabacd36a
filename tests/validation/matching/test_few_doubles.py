"""A long list with hardly any doubles: neighbours and namesakes are not taken for them."""

import random

from validation.matching.find import find_matches
from validation.matching.kinds import MatchKind
from validation.matching.matches import Band
from validation.matching.table import MatchColumn, MatchTable

ROWS, DOUBLES = 3_000, 8
KINDS = {
    **{"Name": MatchKind.NAME, "Phone": MatchKind.PHONE, "E-mail": MatchKind.EMAIL, "Address": MatchKind.ADDRESS},
    **{"City": MatchKind.PLACE, "State": MatchKind.PLACE, "Country": MatchKind.CATEGORY, "PIN": MatchKind.POSTAL_CODE},
}
CITIES = (
    *(("Agra", "Uttar Pradesh", "India", "2820"), ("Lucknow", "Uttar Pradesh", "India", "2260")),
    *(("Pune", "Maharashtra", "India", "4110"), ("Indore", "Madhya Pradesh", "India", "4520")),
    *(("Lahore", "Punjab", "Pakistan", "540"), ("Karachi", "Sindh", "Pakistan", "750")),
)
GIVEN = "Rajesh Sunita Imran Asha Vikram Seeta Mohan Farida Anil Kavita Suresh Meena Salman Pooja Arif Neha Ganesh Lata"
FAMILY = "Sharma Verma Khan Gupta Rao Singh Ansari Patel Joshi Malik Jain Qureshi Mehta Shah"
AREAS = ("Civil Lines", "Sadar Bazar", "Model Town")


def _people() -> list[tuple[str, ...]]:
    """City, state, country and PIN go together, as they do; half have an e-mail of their name and a number."""
    luck = random.Random(5)

    def one() -> tuple[str, ...]:
        given, family = luck.choice(GIVEN.split()), luck.choice(FAMILY.split())
        *place, pin = luck.choice(CITIES)
        phone = f"9{luck.randrange(10**8, 10**9)}"
        email = f"{given}.{family}{luck.randrange(1000)}@example.com".lower() if luck.random() < 0.5 else ""
        address = f"{luck.randrange(1, 400)}, {luck.choice(AREAS)}"
        return (f"{given} {family}", phone, email, address, *place, f"{pin}{luck.randrange(10, 40)}")

    return [one() for _ in range(ROWS)]


def test_who_lives_near_or_is_called_the_same_is_not_somebody_twice() -> None:
    people = _people()
    rows = [*people, *((name.upper(), *rest) for name, *rest in people[:DOUBLES])]
    columns = {
        heading: MatchColumn(kind, [row[at] for row in rows]) for at, (heading, kind) in enumerate(KINDS.items())
    }

    found = list(find_matches(MatchTable([str(at) for at in range(len(rows))], columns)))

    certain = {(match.id_a, match.id_b) for match in found if match.band is Band.CERTAIN}
    assert certain == {(str(at), str(at + ROWS)) for at in range(DOUBLES)}
    assert len(found) < 3 * DOUBLES
