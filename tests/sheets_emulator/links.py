"""docs.google.com: what the link of a spreadsheet gives a browser or a script, signed in or not."""

import csv
import io
import json
import secrets
from urllib.parse import quote, urlencode

from .access import READING, rank
from .calls import Answer, Call
from .errors import Refused
from .exports import TYPES, XLSX_TYPE, delimited, shown_rows, xlsx
from .printing import CONTENT_TYPES, printed
from .sheet import Sheet
from .world import File, World

HTML = {"Content-Type": "text/html; charset=utf-8"}
SIGN_IN = (
    "<!DOCTYPE html><html><head><title>Google Sheets: Sign-in</title></head><body>Sign in to continue</body></html>"
)
NOT_FOUND = (
    "<!DOCTYPE html><html><head><title>Page not found</title></head><body>Sorry, unable to open the file.</body></html>"
)
NO_SUCH_PART = (
    "<!DOCTYPE html><html><head><title>Error</title></head><body>Sorry, unable to open the file.</body></html>"
)
FORMATS = {"xlsx": XLSX_TYPE, "csv": "text/csv", "tsv": "text/tab-separated-values", **CONTENT_TYPES}
DOWNLOADS = "/export-download"


def export(world: World, call: Call, file_id: str) -> Answer:
    """`/spreadsheets/d/ID/export?format=&gid=`: sends on to the download, or to signing in, as Google does."""
    file = world.files.get(file_id)
    if refusal := _refused(file, call):
        return refusal
    key = secrets.token_urlsafe(24)
    world.downloads[key] = file_id
    where = f"{DOWNLOADS}/{key}?" + urlencode(call.query, doseq=True)
    return Answer("<html><head><title>Temporary Redirect</title></head></html>", 307, HTML | {"Location": where})


def download(world: World, call: Call, key: str) -> Answer:
    """The file behind a key, once."""
    file = world.files.get(world.downloads.pop(key, ""))
    kind = call.text("format") or "xlsx"
    if file is None or file.spreadsheet is None:
        return Answer(NOT_FOUND, 404, HTML)
    if kind not in FORMATS:
        return Answer(NO_SUCH_PART, 400, HTML)
    name = f"attachment; filename=\"{quote(file.name)}.{kind}\"; filename*=UTF-8''{quote(file.name)}.{kind}"
    headers = {"Content-Type": FORMATS[kind], "Content-Disposition": name}
    if kind == "xlsx":
        return Answer(xlsx(file.spreadsheet), headers=headers)
    try:
        sheet = _tab(file, call)
    except (Refused, ValueError):
        return Answer(NO_SUCH_PART, 400, HTML)
    if FORMATS[kind] in TYPES:
        return Answer(delimited(file.spreadsheet, TYPES[FORMATS[kind]], sheet), headers=headers)
    return Answer(printed(file.spreadsheet, FORMATS[kind]), headers=headers)


def chart_query(world: World, call: Call, file_id: str) -> Answer:
    """`/spreadsheets/d/ID/gviz/tq?tqx=out:csv&sheet=`: a whole tab, every cell in quotes; `tq` is not read."""
    file = world.files.get(file_id)
    if refusal := _refused(file, call):
        return refusal
    assert file is not None
    assert file.spreadsheet is not None
    try:
        rows = shown_rows(file.spreadsheet, _tab(file, call))
    except (Refused, ValueError):
        rows = shown_rows(file.spreadsheet, None)  # Google falls back to the first tab
    if "out:csv" not in call.text("tqx"):
        return Answer(_as_script(rows), headers={"Content-Type": "application/javascript; charset=utf-8"})
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return Answer(out.getvalue().removesuffix("\n").encode(), headers={"Content-Type": "text/csv; charset=utf-8"})


def sign_in_page() -> Answer:
    """Where strangers end: a page, not an error."""
    return Answer(SIGN_IN, 200, HTML)


def _refused(file: File | None, call: Call) -> Answer | None:
    """Strangers are sent to the sign-in page; whoever is signed in is told no."""
    if file is None or file.spreadsheet is None:
        return Answer(NOT_FOUND, 404, HTML)
    if file.is_public() or (call.signed_in and rank(file, call.author, signed_in=True) >= READING):
        return None
    if call.signed_in:
        return Answer(NO_SUCH_PART, 403, HTML)
    back = quote(f"https://docs.google.com{call.path}", safe="")
    return Answer(SIGN_IN, 302, HTML | {"Location": f"/ServiceLogin?service=wise&passive=1209600&continue={back}"})


def _tab(file: File, call: Call) -> Sheet | None:
    assert file.spreadsheet is not None
    if call.text("sheet"):
        found = file.spreadsheet.titled(call.text("sheet"))
        if found is None:
            raise Refused(f"No tab {call.text('sheet')}")
        return found
    return file.spreadsheet.sheet(int(call.text("gid"))) if call.text("gid") else None


def _as_script(rows: list[list[str]]) -> str:
    """The first row as labels, all cells as texts."""
    labels, body = (rows[0], rows[1:]) if rows else ([], [])
    columns = [{"id": chr(65 + at % 26), "label": label, "type": "string"} for at, label in enumerate(labels)]
    table = {"cols": columns, "rows": [{"c": [{"v": cell} for cell in row]} for row in body], "parsedNumHeaders": 1}
    answer = {"version": "0.6", "reqId": "0", "status": "ok", "table": table}
    return f"/*O_o*/\ngoogle.visualization.Query.setResponse({json.dumps(answer, ensure_ascii=False)});"
