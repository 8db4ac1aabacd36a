"""What tests ask of the emulator beside the API: set up, queue, look."""

from typing import Any

from .access import restrict
from .calls import Answer, Call
from .cells import Formula, Json, Value
from .errors import Refused, sheets_body
from .ledger import told
from .people import act
from .performing import Performance
from .rendering import matrix
from .results import results_of
from .sheet_requests import new_sheet
from .spreadsheet import Spreadsheet
from .world import SHEET_TYPE

ACCESS = ("shared_with", "viewers", "link")


def admin(performance: Performance, call: Call) -> Answer:
    """`/admin/...`, never counted, never faulty."""
    with performance.world.lock:
        try:
            return Answer(_done(performance, call))
        except Refused as error:
            return Answer(sheets_body(error), error.code)
        except Exception as error:  # noqa: BLE001 -- a test that asks wrongly is told what broke
            return Answer({"error": {"code": 500, "message": repr(error), "status": "INTERNAL"}}, 500)


def _done(performance: Performance, call: Call) -> Any:
    name, _, rest = call.path.removeprefix("/admin/").partition("/")
    if name not in DOINGS:
        raise Refused(f"No such admin call: {name}", 404)
    body = call.body() if call.method == "POST" else {}
    return DOINGS[name](performance, call, body, rest)


def _queue(performance: Performance, call: Call, body: Any, rest: str) -> Json:
    for scene in body if isinstance(body, list) else [body]:
        performance.stage.queue(scene)
    return {"queued": len(performance.stage.scenes)}


def _queued(performance: Performance, call: Call, body: Any, rest: str) -> Json:
    if call.method == "POST":
        return _queue(performance, call, body, rest)
    if call.method == "DELETE":
        performance.stage.scenes.clear()
    return {"queued": len(performance.stage.scenes), "late": len(performance.late)}


def _act(performance: Performance, call: Call, body: Any, rest: str) -> Json:
    actions = body if isinstance(body, list) else [body]
    return {"done": [act(performance.world, action) for action in actions]}


def _arrive(performance: Performance, call: Call, body: Any, rest: str) -> Json:
    count = len(performance.late)
    performance.arrive(list(performance.late))
    return {"arrived": count}


def _log(performance: Performance, call: Call, body: Any, rest: str) -> Json:
    since = int(call.text("since") or 0)
    wanted = call.text("spreadsheet")
    entries = [entry for entry in performance.world.ledger.entries if entry["order"] > since]
    return {"entries": [entry for entry in entries if wanted in ("", entry["spreadsheet"])]}


def _calls(performance: Performance, call: Call, body: Any, rest: str) -> Json:
    if call.method == "DELETE":
        performance.world.calls.clear()
    return {"calls": list(performance.world.calls)}


def _reset(performance: Performance, call: Call, body: Any, rest: str) -> Json:
    performance.world.reset()
    performance.stage.scenes.clear()
    performance.late.clear()
    return {}


def _quota(performance: Performance, call: Call, body: Any, rest: str) -> Json:
    if call.method == "POST":
        performance.world.quota.limits = {name: int(limit) for name, limit in body.items()}
        performance.world.quota.seen.clear()
    return dict(performance.world.quota.limits)


def _clock(performance: Performance, call: Call, body: Any, rest: str) -> Json:
    quota = performance.world.quota
    if "stopped" in body:
        quota.stopped_at = quota.now() - quota.ahead if body["stopped"] else None
    quota.ahead += float(body.get("advance", 0))
    return {"now": quota.now()}


def _spreadsheets(performance: Performance, call: Call, body: Any, rest: str) -> Json:
    """POST makes one from {"title", "tabs": {title: rows}}; GET .../ID shows what its cells hold."""
    if call.method == "POST":
        return {"id": _made(performance, body).id}
    if rest:
        return _shown(performance.world.spreadsheet(rest), call.text("as") == "shown")
    files = performance.world.files.values()
    return {"spreadsheets": {file.id: file.name for file in files if file.spreadsheet and not file.is_private}}


def _made(performance: Performance, body: Json) -> Spreadsheet:
    file = performance.world.add_file(
        body.get("title", "Workbook"), SHEET_TYPE, "owner@example.com", file_id=body.get("id", "")
    )
    if any(name in body for name in ACCESS):
        restrict(file, body)
    spreadsheet = file.spreadsheet
    assert spreadsheet is not None
    spreadsheet.properties |= {name: body[name] for name in ("locale", "timeZone") if name in body}
    if body.get("tabs"):
        spreadsheet.sheets.clear()
    for at, (title, rows) in enumerate(body.get("tabs", {}).items()):
        size = {"rowCount": max(1000, len(rows)), "columnCount": max([26, *map(len, rows)])}
        sheet = new_sheet(spreadsheet, {"sheetId": at, "title": title, "gridProperties": size})
        sheet.properties.pop("index")
        spreadsheet.sheets.append(sheet)
        for index, row in enumerate(rows):
            sheet.put_values(index, 0, [_loaded(value) for value in row])
    spreadsheet.check_size()
    return spreadsheet


def _access(performance: Performance, call: Call, body: Any, rest: str) -> Json:
    """Who may come in from now on; the same words as when a spreadsheet is made."""
    file = performance.world.file(rest)
    restrict(file, body)
    return {"permissions": file.permissions}


def _loaded(value: Any) -> Value:
    if isinstance(value, dict):
        return Formula(value["formula"], value.get("value"))
    return None if value == "" else value


def _shown(spreadsheet: Spreadsheet, as_shown: bool) -> Json:
    results = results_of(spreadsheet)
    if as_shown:
        return {sheet.title: matrix(sheet, sheet.area({}), results, {}) for sheet in spreadsheet.sheets}
    return {sheet.title: [[told(value) for value in row.values] for row in sheet.rows] for sheet in spreadsheet.sheets}


DOINGS = {
    "access": _access,
    "queue": _queued,
    "act": _act,
    "arrive": _arrive,
    "log": _log,
    "calls": _calls,
    "reset": _reset,
    "quota": _quota,
    "clock": _clock,
    "spreadsheets": _spreadsheets,
}
