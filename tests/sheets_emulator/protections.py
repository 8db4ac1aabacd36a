"""Who may write into protected ranges. Only writing is kept out here; Google also keeps rows in them from being deleted."""

from .a1 import Area
from .cells import Json
from .errors import Refused
from .sheet import Sheet, grid_range, overlap

_KEPT_OUT = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection"
)


def may_edit(protected: Json, author: str) -> bool:
    """A warning keeps nobody out."""
    return bool(protected.get("warningOnly")) or author in (protected.get("editors") or {}).get("users", [])


def check_open(sheet: Sheet, area: Area, author: str) -> None:
    """Refuse to write where somebody keeps this author out."""
    for protected in sheet.collections["protectedRanges"]:
        if not may_edit(protected, author) and _reaches(protected, sheet, area):
            raise Refused(f"{_KEPT_OUT} if you need to edit.")


def _reaches(protected: Json, sheet: Sheet, area: Area) -> bool:
    holes = protected.get("unprotectedRanges") or []
    inside = grid_range(sheet.id, area)
    return overlap(protected["range"], inside) and not any(overlap(hole, inside) for hole in holes)


def as_seen_by(answer: Json, author: str) -> Json:
    """An answer of spreadsheets.get that says of each protected range whether the asker may edit it."""
    for sheet in answer.get("sheets", []):
        if listed := sheet.get("protectedRanges"):
            sheet["protectedRanges"] = [one | {"requestingUserCanEdit": may_edit(one, author)} for one in listed]
    return answer
