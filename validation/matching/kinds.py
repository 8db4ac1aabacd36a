"""What a column holds, as far as comparing two of its values goes."""

from enum import StrEnum


class MatchKind(StrEnum):
    """How the values of a column are compared; the words are those of `--kind COLUMN=KIND`."""

    NAME = "name"
    """A person's whole name."""
    GIVEN_NAME = "given"
    SURNAME = "surname"
    FIRM = "firm"
    PHONE = "phone"
    EMAIL = "email"
    DATE = "date"
    CODE = "code"
    """An identifier: a wrong digit is a slip, another code is another thing."""
    POSTAL_CODE = "postcode"
    ADDRESS = "address"
    HOUSE_NUMBER = "house"
    PLACE = "place"
    CATEGORY = "category"
    """One of a few words."""
    NUMBER = "number"
    """An amount or a measure: near is alike."""
    TEXT = "text"
    IGNORED = "ignore"


class Role(StrEnum):
    """What two rows have in common when they agree on a column: families share a phone, branches a firm's name."""

    GIVEN_NAME = "given name"
    SURNAME = "surname"
    NAME = "name"
    FIRM = "firm"
    PHONE = "phone"
    EMAIL = "e-mail"
    STREET = "street"
    AREA = "area"
    BIRTH = "date"
    OWN = "own"


ROLES = {
    MatchKind.NAME: Role.NAME,
    MatchKind.GIVEN_NAME: Role.GIVEN_NAME,
    MatchKind.SURNAME: Role.SURNAME,
    MatchKind.FIRM: Role.FIRM,
    MatchKind.PHONE: Role.PHONE,
    MatchKind.EMAIL: Role.EMAIL,
    MatchKind.DATE: Role.BIRTH,
    MatchKind.ADDRESS: Role.STREET,
    MatchKind.HOUSE_NUMBER: Role.STREET,
    MatchKind.POSTAL_CODE: Role.AREA,
    MatchKind.PLACE: Role.AREA,
}


def role_of(kind: MatchKind) -> Role:
    """The role of a column; what nobody else shares with a row is its own."""
    return ROLES.get(kind, Role.OWN)


USUAL_CHANCE = {
    MatchKind.NAME: 0.002,
    MatchKind.GIVEN_NAME: 0.01,
    MatchKind.SURNAME: 0.01,
    MatchKind.FIRM: 0.002,
    MatchKind.PHONE: 0.001,
    MatchKind.EMAIL: 0.001,
    MatchKind.DATE: 0.001,
    MatchKind.CODE: 0.001,
    MatchKind.POSTAL_CODE: 0.03,
    MatchKind.ADDRESS: 0.002,
    MatchKind.HOUSE_NUMBER: 0.02,
    MatchKind.PLACE: 0.1,
    MatchKind.CATEGORY: 0.3,
    MatchKind.NUMBER: 0.05,
    MatchKind.TEXT: 0.01,
    MatchKind.IGNORED: 1.0,
}
"""How often two rows that have nothing to do with each other have the same value, in tables too small to count it."""
