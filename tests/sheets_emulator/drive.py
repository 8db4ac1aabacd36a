"""The Drive v3 calls that clients of Sheets make: files, permissions, comments, export."""

from typing import Any

from .access import OWNING, RANKS, READING, WRITING, check_drive, rank
from .calls import Answer, Call
from .cells import Json
from .drive_queries import fits
from .errors import Refused
from .exports import TYPES, XLSX_TYPE, delimited, import_delimited, xlsx
from .masks import masked, parse_mask
from .printing import ODS_TYPE, ODS_TYPE_ASKED, PDF_TYPE, ZIP_TYPE, printed
from .spreadsheet import Spreadsheet
from .turn import Turn
from .world import SHEET_TYPE, File, World, permission

DEFAULT_FIELDS = "kind,id,name,mimeType"


def file_json(file: File, call: Call, fields: str = "") -> Json:
    """A File of Drive v3 as the caller sees it, under a field mask."""
    found_rank = rank(file, call.author, signed_in=call.signed_in)
    everything = {
        "kind": "drive#file", "id": file.id, "name": file.name, "mimeType": file.mime_type, "parents": file.parents,
        "createdTime": _stamp(file.created), "modifiedTime": _stamp(file.modified), "version": str(file.version),
        "trashed": file.trashed, "permissions": file.permissions, "ownedByMe": found_rank == OWNING,
        "capabilities": {
            "canEdit": found_rank >= WRITING, "canShare": found_rank >= WRITING, "canDelete": found_rank == OWNING,
        },
        "owners": [{"emailAddress": file.owner}],
        "webViewLink": f"https://docs.google.com/spreadsheets/d/{file.id}/edit", "shared": len(file.permissions) > 1,
    }  # fmt: skip
    found: Json = masked(everything, parse_mask(fields or DEFAULT_FIELDS))
    return found


def _stamp(moment: Any) -> str:
    return str(moment.strftime("%Y-%m-%dT%H:%M:%S.")) + f"{moment.microsecond // 1000:03d}Z"


def create(world: World, call: Call) -> Json:
    """files.create"""
    body = call.body()
    file = world.add_file(
        body.get("name") or "Untitled", body.get("mimeType") or "application/octet-stream", call.author
    )
    file.parents = body.get("parents") or ["root"]
    return file_json(file, call, call.text("fields"))


def opened(world: World, call: Call, file_id: str, needed: int) -> File:
    """The file, if the caller may do this much with it."""
    file = world.file(file_id)
    check_drive(file, call.author, needed, signed_in=call.signed_in)
    return file


def get(world: World, call: Call, file_id: str) -> Json:
    """files.get"""
    return file_json(opened(world, call, file_id, READING), call, call.text("fields"))


def update(world: World, call: Call, file_id: str) -> Json:
    """files.update: name, trash, folder"""
    file, body = opened(world, call, file_id, WRITING), call.body()
    file.name = body.get("name") or file.name
    file.trashed = bool(body.get("trashed", file.trashed))
    if file.spreadsheet and body.get("name"):
        file.spreadsheet.properties["title"] = file.name
    moved = set(call.text("removeParents").split(",")) if call.text("removeParents") else set()
    added = [parent for parent in call.text("addParents").split(",") if parent]
    file.parents = [parent for parent in file.parents if parent not in moved] + added
    world.touch(file)
    return file_json(file, call, call.text("fields"))


def delete(world: World, call: Call, file_id: str) -> Answer:
    """files.delete"""
    opened(world, call, file_id, OWNING)
    del world.files[file_id]
    return Answer(b"", 204, {"Content-Type": "text/html"})


def listed(world: World, call: Call) -> Json:
    """files.list: the newest first unless asked otherwise, in pages; what only a link opens is not listed"""
    test = fits(call.text("q"))
    found = [file for file in world.files.values() if _is_listed(file, call) and test(file)]
    found.sort(key=lambda file: file.modified, reverse=True)
    if call.text("orderBy").startswith("name"):
        found.sort(key=lambda file: file.name, reverse="desc" in call.text("orderBy"))
    size = int(call.text("pageSize") or 100)
    start = int(call.text("pageToken").removeprefix("page-") or 0)
    answer: Json = {"kind": "drive#fileList", "incompleteSearch": False}
    if start + size < len(found):
        answer["nextPageToken"] = f"page-{start + size}"
    mask = parse_mask(call.text("fields") or f"kind,nextPageToken,incompleteSearch,files({DEFAULT_FIELDS})")
    files = [file_json(file, call, "*") for file in found[start : start + size]]
    shown: Json = masked(answer | {"files": files}, mask)
    return shown


def _is_listed(file: File, call: Call) -> bool:
    """Open files, and those that name the caller."""
    if not file.is_restricted:
        return rank(file, call.author, signed_in=True) > 0
    return any(str(one.get("emailAddress", "")).casefold() == call.author.casefold() for one in file.permissions)


def copy(world: World, call: Call, file_id: str) -> Json:
    """files.copy: values, formats and ranges; permissions and comments are not copied"""
    source, body = opened(world, call, file_id, READING), call.body()
    file = world.add_file(body.get("name") or f"Copy of {source.name}", source.mime_type, call.author)
    file.parents = body.get("parents") or source.parents
    if source.spreadsheet:
        file.spreadsheet = _copied(source.spreadsheet, file)
    return file_json(file, call, call.text("fields"))


def _copied(source: Spreadsheet, file: File) -> Spreadsheet:
    twin = Spreadsheet(file.id, {})
    twin.go_back(source.state())
    twin.sheets = [sheet.copy(deep=True) for sheet in twin.sheets]
    twin.properties["title"] = file.name
    return twin


def export(world: World, call: Call, file_id: str) -> Answer:
    """files.export"""
    spreadsheet = opened(world, call, file_id, READING).spreadsheet
    kind = call.text("mimeType")
    if spreadsheet is None:
        raise Refused("Export only supports Docs Editors files.", 403)
    if kind == XLSX_TYPE:
        return Answer(xlsx(spreadsheet), headers={"Content-Type": XLSX_TYPE})
    if kind in TYPES:
        return Answer(delimited(spreadsheet, TYPES[kind]), headers={"Content-Type": kind})
    if kind in (PDF_TYPE, ODS_TYPE, ODS_TYPE_ASKED, ZIP_TYPE):
        return Answer(printed(spreadsheet, kind), headers={"Content-Type": kind})
    raise Refused(f"The requested conversion is not supported: {kind}")


def upload(world: World, call: Call, turn: Turn, file_id: str) -> Json:
    """Drive v2's upload, which gspread's import_csv uses."""
    file = opened(world, call, file_id, WRITING)
    import_delimited(turn, call.content.decode("utf-8-sig"), file.name)
    return {"kind": "drive#file", "id": file.id, "title": file.name, "mimeType": SHEET_TYPE, "editable": True}


def permissions(world: World, call: Call, file_id: str) -> Json:
    """permissions.list"""
    answer = {"kind": "drive#permissionList", "permissions": opened(world, call, file_id, READING).permissions}
    mask = parse_mask(call.text("fields") or "kind,permissions(id,type,kind,role)")
    found: Json = masked(answer, mask)
    return found


def share(world: World, call: Call, file_id: str) -> Json:
    """permissions.create"""
    file, body = opened(world, call, file_id, WRITING), call.body()
    kind, role = body.get("type"), body.get("role")
    if kind not in ("user", "group", "domain", "anyone") or not role:
        raise Refused("The permission type field is required.")
    if role not in RANKS:
        raise Refused("The specified role is invalid or not supported.")
    address = body.get("emailAddress") or body.get("domain") or body.get("value") or ""
    fresh = permission(kind, role, address)
    known = [
        one
        for one in file.permissions
        if one["type"] == kind and address in (one.get("emailAddress"), one.get("domain"), "")
    ]
    if known:
        fresh["id"] = known[0]["id"]
        file.permissions.remove(known[0])
    file.permissions.append(fresh | {name: body[name] for name in ("allowFileDiscovery",) if name in body})
    return masked(fresh, parse_mask(call.text("fields") or "kind,id,type,role"))  # type: ignore[no-any-return]


def change_permission(world: World, call: Call, file_id: str, permission_id: str) -> Json:
    """permissions.update"""
    file = opened(world, call, file_id, WRITING)
    found = _permission(file, permission_id)
    found |= {name: value for name, value in call.body().items() if name in ("role", "pendingOwner", "expirationTime")}
    if found["role"] == "owner":
        file.owner = found.get("emailAddress", file.owner)
    return {name: found[name] for name in ("kind", "id", "type", "role")}


def unshare(world: World, call: Call, file_id: str, permission_id: str) -> Answer:
    """permissions.delete"""
    file = opened(world, call, file_id, WRITING)
    file.permissions.remove(_permission(file, permission_id))
    return Answer(b"", 204, {"Content-Type": "text/html"})


def _permission(file: File, permission_id: str) -> Json:
    for found in file.permissions:
        if found["id"] == permission_id:
            return found
    raise Refused(f"Permission not found: {permission_id}.", 404)


def comments(world: World, call: Call, file_id: str) -> Json:
    """comments.list: there are none here"""
    opened(world, call, file_id, READING)
    return {"comments": []}


def add_comment(world: World, call: Call, file_id: str) -> Json:
    """comments.create: taken and forgotten"""
    opened(world, call, file_id, READING)
    return {"kind": "drive#comment", "id": "AAAA", "content": call.body().get("content", "")}
