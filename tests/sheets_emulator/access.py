"""Who may read and write a file, where a test named its people; a file without such a list is open to all."""

from collections.abc import Sequence

from .cells import Json
from .errors import Refused
from .world import File, permission

RANKS = {"reader": 1, "commenter": 1, "writer": 2, "fileOrganizer": 2, "organizer": 2, "owner": 3}
READING, WRITING, OWNING = 1, 2, 3
DENIED = "The caller does not have permission"
TOO_FEW_RIGHTS = "The user does not have sufficient permissions for this file."


def restrict(file: File, given: Json) -> None:
    """From now on only these may: `shared_with` write, `viewers` read, `link` is what anyone with the link may."""
    kept = [one for one in file.permissions if one["role"] == "owner"]
    file.is_restricted = True
    file.permissions = [
        *kept,
        *_people(given.get("shared_with") or (), "writer"),
        *_people(given.get("viewers") or (), "reader"),
        *([permission("anyone", given["link"])] if given.get("link") else []),
    ]


def _people(addresses: Sequence[str], role: str) -> list[Json]:
    return [permission("user", role, address) for address in addresses]


def rank(file: File, author: str, *, signed_in: bool) -> int:
    """0 for a stranger; an open file takes anyone for an owner."""
    if file.is_private:
        return 0
    if not file.is_restricted:
        return OWNING
    return max((RANKS[one["role"]] for one in file.permissions if _is_for(one, author, signed_in=signed_in)), default=0)


def _is_for(one: Json, author: str, *, signed_in: bool) -> bool:
    if one["type"] == "anyone":
        return True
    if one["type"] == "domain":
        return signed_in and author.casefold().endswith("@" + one["domain"].casefold())
    return signed_in and str(one.get("emailAddress", "")).casefold() == author.casefold()


def check_sheets(file: File, author: str, needed: int, *, signed_in: bool) -> None:
    """Raises as the Sheets API does: 403 for strangers and for viewers who write."""
    if rank(file, author, signed_in=signed_in) < needed:
        raise Refused(DENIED, 403)


def check_drive(file: File, author: str, needed: int, *, signed_in: bool) -> None:
    """Raises as Drive does: to strangers the file is not there."""
    found = rank(file, author, signed_in=signed_in)
    if found == 0:
        raise Refused(f"File not found: {file.id}.", 404)
    if found < needed:
        raise Refused(TOO_FEW_RIGHTS, 403)
