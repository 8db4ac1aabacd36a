"""How the fields of our own tables are compared: by their kind, or by name where that says more."""

from validation.column import Field
from validation.kinds import Kind
from validation.matching.kinds import MatchKind


def compared_as(field: Field) -> MatchKind:
    """How two values of a field are compared; IGNORED where it does not tell customers apart."""
    return _FIELDS.get(field.name) or _KINDS.get(field.kind, MatchKind.IGNORED)


_FIELDS = {
    **dict.fromkeys(("name", "name_other_script", "known_as"), MatchKind.NAME),
    "first_name": MatchKind.GIVEN_NAME,
    **dict.fromkeys(("last_name", "relative"), MatchKind.SURNAME),
    **dict.fromkeys(("firm", "organisation", "parent_organisation"), MatchKind.FIRM),
    **dict.fromkeys(("address", "landmark"), MatchKind.ADDRESS),
    **dict.fromkeys(("mohalla", "area", "city", "tehsil", "district", "state", "country"), MatchKind.PLACE),
    **dict.fromkeys(("category", "industry", "job_title", "salutation"), MatchKind.CATEGORY),
    "birthday": MatchKind.DATE,
    "anniversary": MatchKind.DATE,
}
_KINDS = {
    Kind.PHONES: MatchKind.PHONE,
    Kind.EMAILS: MatchKind.EMAIL,
    Kind.POSTAL_CODE: MatchKind.POSTAL_CODE,
    Kind.TAX_NUMBER: MatchKind.CODE,
    Kind.WEBSITE: MatchKind.CODE,
}
