"""The Drive v3 calls that clients of Sheets make: files, permissions, comments, export."""

import re
from typing import Any

from .calls import Answer, Call
from .cells import Json
from .errors import Refused
from .exports import TYPES, XLSX_TYPE, delimited, import_delimited, xlsx
from .masks import masked, parse_mask
from .spreadsheet import Spreadsheet
from .turn import Turn
from .world import SHEET_TYPE, File, World, permission

DEFAULT_FIELDS = "kind,id,name,mimeType"
CLAUSE = re.compile(
    r"""(?:'([^']*)'\s+in\s+(\w+)|(\w+)\s*(=|!=|contains|<|>|<=|>=)\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\w+)))"""
)


def file_json(file: File, fields: str = "") -> Json:
    """A File of Drive v3 under a field mask."""
    everything = {
        "kind": "drive#file", "id": file.id, "name": file.name, "mimeType": file.mime_type, "parents": file.parents,
        "createdTime": _stamp(file.created), "modifiedTime": _stamp(file.modified), "version": str(file.version),
        "trashed": file.trashed, "permissions": file.permissions, "ownedByMe": True,
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
    return file_json(file, call.text("fields"))


def get(world: World, call: Call, file_id: str) -> Json:
    """files.get"""
    return file_json(world.file(file_id), call.text("fields"))


def update(world: World, call: Call, file_id: str) -> Json:
    """files.update: name, trash, folder"""
    file, body = world.file(file_id), call.body()
    file.name = body.get("name") or file.name
    file.trashed = bool(body.get("trashed", file.trashed))
    if file.spreadsheet and body.get("name"):
        file.spreadsheet.properties["title"] = file.name
    moved = set(call.text("removeParents").split(",")) if call.text("removeParents") else set()
    added = [parent for parent in call.text("addParents").split(",") if parent]
    file.parents = [parent for parent in file.parents if parent not in moved] + added
    world.touch(file)
    return file_json(file, call.text("fields"))


def delete(world: World, call: Call, file_id: str) -> Answer:
    """files.delete"""
    world.file(file_id)
    del world.files[file_id]
    return Answer(b"", 204, {"Content-Type": "text/html"})


def listed(world: World, call: Call) -> Json:
    """files.list: newest first, in pages"""
    found = [file for file in world.files.values() if not file.is_private and _fits(file, call.text("q"))]
    found.sort(key=lambda file: file.modified, reverse=True)
    size = int(call.text("pageSize") or 100)
    start = int(call.text("pageToken").removeprefix("page-") or 0)
    answer: Json = {"kind": "drive#fileList", "incompleteSearch": False}
    if start + size < len(found):
        answer["nextPageToken"] = f"page-{start + size}"
    mask = parse_mask(call.text("fields") or f"kind,nextPageToken,incompleteSearch,files({DEFAULT_FIELDS})")
    files = [file_json(file, "*") for file in found[start : start + size]]
    shown: Json = masked(answer | {"files": files}, mask)
    return shown


def _fits(file: File, question: str) -> bool:
    clauses = list(CLAUSE.finditer(question))
    if not any(clause[3] == "trashed" for clause in clauses) and file.trashed:
        return False
    return all(_holds(file, clause) for clause in clauses)


def _holds(file: File, clause: re.Match[str]) -> bool:
    if clause[2]:
        return clause[1] in file.parents if clause[2] == "parents" else True
    wanted = clause[5] or clause[6] or clause[7] or ""
    wanted = re.sub(r"\\(.)", r"\1", wanted)
    value = {"name": file.name, "mimeType": file.mime_type, "trashed": str(file.trashed).lower()}.get(clause[3])
    if value is None:
        return True
    if clause[4] == "contains":
        return wanted.casefold() in value.casefold()
    return (value == wanted) == (clause[4] == "=")


def copy(world: World, call: Call, file_id: str) -> Json:
    """files.copy: values, formats and ranges; permissions and comments are not copied"""
    source, body = world.file(file_id), call.body()
    file = world.add_file(body.get("name") or f"Copy of {source.name}", source.mime_type, call.author)
    file.parents = body.get("parents") or source.parents
    if source.spreadsheet:
        file.spreadsheet = _copied(source.spreadsheet, file)
    return file_json(file, call.text("fields"))


def _copied(source: Spreadsheet, file: File) -> Spreadsheet:
    twin = Spreadsheet(file.id, {})
    twin.go_back(source.state())
    twin.sheets = [sheet.copy(deep=True) for sheet in twin.sheets]
    twin.properties["title"] = file.name
    return twin


def export(world: World, call: Call, file_id: str) -> Answer:
    """files.export"""
    spreadsheet = world.file(file_id).spreadsheet
    kind = call.text("mimeType")
    if spreadsheet is None:
        raise Refused("Export only supports Docs Editors files.", 403)
    if kind == XLSX_TYPE:
        return Answer(xlsx(spreadsheet), headers={"Content-Type": XLSX_TYPE})
    if kind in TYPES:
        return Answer(delimited(spreadsheet, TYPES[kind]), headers={"Content-Type": kind})
    raise Refused(f"The requested conversion is not supported: {kind}")


def link_export(world: World, call: Call, file_id: str) -> Answer:
    """/spreadsheets/d/ID/export of a link; who is not signed in must have been given a public link."""
    file = world.files.get(file_id)
    if file is None or file.spreadsheet is None:
        return Answer("<html><title>Page not found</title></html>", 404)
    if file.is_private or not (call.signed_in or file.is_public()):
        return Answer("<html>Sign in</html>", 302, {"Location": "/ServiceLogin?service=wise"})
    kind = call.text("format") or "xlsx"
    name = f"attachment; filename*=UTF-8''{file_id}.{kind}"
    if kind == "xlsx":
        return Answer(xlsx(file.spreadsheet), headers={"Content-Type": XLSX_TYPE, "Content-Disposition": name})
    sheet = file.spreadsheet.sheet(int(call.text("gid"))) if call.text("gid") else None
    content = delimited(file.spreadsheet, "\t" if kind == "tsv" else ",", sheet)
    return Answer(content, headers={"Content-Type": "text/csv", "Content-Disposition": name})


def upload(world: World, call: Call, turn: Turn, file_id: str) -> Json:
    """Drive v2's upload, which gspread's import_csv uses."""
    file = world.file(file_id)
    import_delimited(turn, call.content.decode("utf-8-sig"), file.name)
    return {"kind": "drive#file", "id": file.id, "title": file.name, "mimeType": SHEET_TYPE, "editable": True}


def permissions(world: World, call: Call, file_id: str) -> Json:
    """permissions.list"""
    answer = {"kind": "drive#permissionList", "permissions": world.file(file_id).permissions}
    mask = parse_mask(call.text("fields") or "kind,permissions(id,type,kind,role)")
    found: Json = masked(answer, mask)
    return found


def share(world: World, call: Call, file_id: str) -> Json:
    """permissions.create"""
    file, body = world.file(file_id), call.body()
    kind, role = body.get("type"), body.get("role")
    if kind not in ("user", "group", "domain", "anyone") or not role:
        raise Refused("The permission type field is required.")
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
    file = world.file(file_id)
    found = _permission(file, permission_id)
    found |= {name: value for name, value in call.body().items() if name in ("role", "pendingOwner", "expirationTime")}
    if found["role"] == "owner":
        file.owner = found.get("emailAddress", file.owner)
    return {name: found[name] for name in ("kind", "id", "type", "role")}


def unshare(world: World, call: Call, file_id: str, permission_id: str) -> Answer:
    """permissions.delete"""
    file = world.file(file_id)
    file.permissions.remove(_permission(file, permission_id))
    return Answer(b"", 204, {"Content-Type": "text/html"})


def _permission(file: File, permission_id: str) -> Json:
    for found in file.permissions:
        if found["id"] == permission_id:
            return found
    raise Refused(f"Permission not found: {permission_id}.", 404)


def comments(world: World, call: Call, file_id: str) -> Json:
    """comments.list: there are none here"""
    world.file(file_id)
    return {"comments": []}


def add_comment(world: World, call: Call, file_id: str) -> Json:
    """comments.create: taken and forgotten"""
    world.file(file_id)
    return {"kind": "drive#comment", "id": "AAAA", "content": call.body().get("content", "")}
