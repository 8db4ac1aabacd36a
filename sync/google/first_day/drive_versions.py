"""What Drive tells about a sheet: how late its version is, who changed it, and whether this account may keep a copy."""

from sync.google.client import Json
from sync.google.first_day.experiment import Experiment, Found, found
from sync.google.first_day.sheet import FILES, Sheet, reason_of, status_of
from sync.workbook import WorkbookUnavailable

_LOOKS = 20
_BETWEEN = 1.5
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHARED = {"supportsAllDrives": "true"}


def _file(sheet: Sheet, fields: str) -> Json:
    return sheet.ask("get", f"{FILES}/{sheet.id}", params={"fields": fields, **_SHARED})


def _lag(sheet: Sheet) -> Found:
    tab = sheet.add_tab([["old"]])
    before = _settled(sheet)
    sheet.send(tab.write("A1", ["new"]))
    written_at, late = sheet.pace.clock(), dict.fromkeys(before, "")
    for _ in range(_LOOKS):
        now, seconds = _file(sheet, "version,modifiedTime"), sheet.pace.clock() - written_at
        late |= {name: f"{seconds:.1f} s" for name in before if not late[name] and now.get(name) != before[name]}
        if all(late.values()):
            break
        sheet.pace.sleep(_BETWEEN)
    seen = ", ".join(f"{name} after {seconds or 'more than we waited'}" for name, seconds in late.items())
    return found(all(late.values()), f"Changed: {seen} ({_LOOKS * _BETWEEN:.0f} s waited at the most).")


def _settled(sheet: Sheet) -> Json:
    """The version once it has stayed the same, so that what is seen to change is ours."""
    before = _file(sheet, "version,modifiedTime")
    for _ in range(_LOOKS):
        sheet.pace.sleep(_BETWEEN)
        now = _file(sheet, "version,modifiedTime")
        if now == before:
            break
        before = now
    return before


def _head(sheet: Sheet) -> Found:
    answer = _file(sheet, "headRevisionId,mimeType")
    head = answer.get("headRevisionId")
    return found(head is None, f"headRevisionId: {head or 'none'}; {answer.get('mimeType')}")


def _revisions(sheet: Sheet) -> Found:
    sheet.add_tab([["changed"]])
    params = {"fields": "revisions(id,modifiedTime,lastModifyingUser(me))", "pageSize": "200"}
    listed = sheet.ask("get", f"{FILES}/{sheet.id}/revisions", params=params)["revisions"]
    named = sum("lastModifyingUser" in one for one in listed)
    newest = listed[-1]["modifiedTime"] if listed else "none"
    return found(
        bool(listed) and named == len(listed), f"{len(listed)} revisions, {named} with an author; the last of {newest}."
    )


def _copied(sheet: Sheet) -> Found:
    try:
        wanted = {"name": "Bahi first day, copied (may be deleted)"}
        copy = sheet.ask("post", f"{FILES}/{sheet.id}/copy", params=_SHARED, json=wanted)["id"]
    except WorkbookUnavailable as error:
        if status_of(error) != 403:
            raise
        return found(False, f"Refused: {reason_of(error)}")
    sheet.client.request("delete", f"{FILES}/{copy}", params=_SHARED)
    return found(True, "Copied, and the copy deleted.")


def _exported(sheet: Sheet) -> Found:
    started = sheet.spent()
    answer = sheet.client.request("get", f"{FILES}/{sheet.id}/export", params={"mimeType": _XLSX})
    is_xlsx = answer.content.startswith(b"PK")
    return found(
        is_xlsx, f"{len(answer.content):,} bytes in {sheet.spent() - started:.1f} s, begins as an .xlsx: {is_xlsx}"
    )


EXPERIMENTS = (
    Experiment(
        "drive-lag",
        "How soon do Drive's version and modifiedTime show an edit of ours?",
        "Within half a minute, not at once. Edits of people are said to take up to three minutes.",
        "Nothing: Drive is a hint, never a proof.",
        _lag,
    ),
    Experiment(
        "drive-head-revision",
        "Has a Google Sheet a head revision, to compare with?",
        "No; only files with content of their own have one.",
        "Nothing.",
        _head,
    ),
    Experiment(
        "drive-revisions",
        "Does Drive list revisions with their moments and authors?",
        "Yes, some minutes of edits to a revision.",
        "Naming who changed a cell in the sheet.",
        _revisions,
    ),
    Experiment(
        "drive-copy",
        "May this account let Drive copy the sheet?",
        "Yes. Service accounts have no room in Drive since 2025 and may be refused.",
        "Nothing while backups are exported.",
        _copied,
    ),
    Experiment(
        "drive-export",
        "Does Drive hand out the sheet as an .xlsx to this account?",
        "Yes, up to 10 MB.",
        "The backup before the first ids are written.",
        _exported,
    ),
)
