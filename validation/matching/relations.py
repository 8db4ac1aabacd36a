"""Why two rows agree: they are the same, or of one household, one firm, one street, one name, or by chance.

Fellegi and Sunter know two reasons, the same and chance; then a family of one surname, address and phone counts as the
same. Here every reason is a class of pairs with the columns in which it makes them agree (a latent class model, as in
Winkler 1988 and Larsen and Rubin 2001, with the distributions of all classes tied together).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from validation.matching.kinds import Role

_HOME = (Role.STREET, Role.AREA)
_FAMILY = (Role.SURNAME, Role.NAME)


@dataclass(frozen=True)
class Relation:
    """A reason to agree, and the roles of the columns in which it makes rows agree."""

    is_same: bool
    roles: frozenset[Role]
    share: float
    """How common it is to begin with, beside true pairs."""
    shares_surname_only: bool = False
    """A column of whole names compares as between relatives."""
    are_namesakes: bool = False
    """E-mails compare as between persons of one name."""
    needs: frozenset[Role] = frozenset()
    """Roles without which it cannot be told from another."""


def relations(roles: Collection[Role]) -> list[Relation]:
    """The reasons that can be told apart with columns of these roles; the first is the same, the last is chance."""
    present = frozenset(roles)
    found: dict[tuple[bool, frozenset[Role], bool], Relation] = {}
    for relation in _RELATIONS:
        narrowed = relation.roles & present
        is_kin = relation.shares_surname_only and Role.NAME in present
        are_namesakes = relation.are_namesakes and Role.EMAIL in present
        if (not relation.is_same and narrowed == present) or not relation.needs <= present:
            continue
        if narrowed or relation.is_same:
            one = Relation(relation.is_same, narrowed, relation.share, is_kin, are_namesakes)
            found.setdefault((one.is_same, narrowed, is_kin), one)
    return [*found.values(), Relation(False, frozenset(), 0.0)]


def _of(*roles: Role, share: float, kin: bool = False, needs: Collection[Role] = ()) -> Relation:
    return Relation(False, frozenset(roles), share, kin, needs=frozenset(needs))


def _all_relations() -> Iterator[Relation]:
    everything = frozenset(Role)
    yield Relation(True, everything, 1.0)
    for name in (Role.NAME, Role.GIVEN_NAME):  # a person moves; a firm has branches
        yield Relation(True, everything - {*_HOME, Role.FIRM}, 0.05, needs=frozenset({name}))
    yield _of(Role.AREA, share=1.0)
    yield _of(*_HOME, share=0.1)
    yield _of(Role.PHONE, share=0.03)
    yield _of(Role.EMAIL, share=0.01)
    yield _of(Role.PHONE, *_HOME, share=0.05)
    yield _of(Role.PHONE, Role.EMAIL, share=0.01)
    yield _of(Role.PHONE, Role.EMAIL, *_HOME, share=0.02)
    for reach in ((), (Role.AREA,), _HOME, (Role.PHONE,), (Role.PHONE, *_HOME), (Role.PHONE, Role.EMAIL, *_HOME)):
        yield _of(Role.SURNAME, *reach, share=0.03, kin=True)
    yield _of(Role.SURNAME, Role.PHONE, *_HOME, Role.BIRTH, share=0.01, kin=True, needs=(Role.PHONE,))  # twins
    yield _of(Role.SURNAME, *_HOME, Role.BIRTH, share=0.01, kin=True, needs=(Role.STREET,))
    for reach in ((), (Role.AREA,)):
        roles = frozenset((Role.SURNAME, Role.GIVEN_NAME, Role.NAME, *reach))
        yield Relation(False, roles, 0.02, are_namesakes=True)
    for reach in ((), (Role.AREA,), (Role.PHONE,), (Role.EMAIL,), (Role.PHONE, Role.EMAIL)):
        yield _of(Role.FIRM, *reach, share=0.02)
    for name in (Role.NAME, Role.GIVEN_NAME):
        for reach in (_HOME, (Role.PHONE, *_HOME), (Role.PHONE, Role.EMAIL, *_HOME)):
            yield _of(Role.FIRM, *reach, share=0.02, needs=(name,))


_RELATIONS = tuple(_all_relations())


def columns_in(relation: Relation, roles: Sequence[Role]) -> list[bool]:
    """Which columns, by their roles, agree for this reason."""
    return [role in relation.roles for role in roles]
