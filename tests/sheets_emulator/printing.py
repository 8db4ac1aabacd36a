"""The exports that are only looked at: PDF, OpenDocument and zipped web pages, just enough to open."""

import html
import io
import zipfile

from .exports import shown_rows
from .sheet import Sheet
from .spreadsheet import Spreadsheet

PDF_TYPE = "application/pdf"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_TYPE_ASKED = "application/x-vnd.oasis.opendocument.spreadsheet"
ZIP_TYPE = "application/zip"
CONTENT_TYPES = {"pdf": PDF_TYPE, "ods": ODS_TYPE_ASKED, "zip": ZIP_TYPE}
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def printed(spreadsheet: Spreadsheet, kind: str) -> bytes:
    """The file of one of these types."""
    if kind == PDF_TYPE:
        return _pdf(spreadsheet.properties["title"])
    if kind == ZIP_TYPE:
        return _zipped(
            {f"{sheet.title.replace('/', '_')}.html": _page(spreadsheet, sheet) for sheet in spreadsheet.sheets}
        )
    return _ods(spreadsheet)


def _page(spreadsheet: Spreadsheet, sheet: Sheet) -> str:
    rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in shown_rows(spreadsheet, sheet))
    return "<!DOCTYPE html><table><tbody>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</tbody></table>"


def _ods(spreadsheet: Spreadsheet) -> bytes:
    tables = "".join(_table(spreadsheet, sheet) for sheet in spreadsheet.sheets)
    spaces = " ".join(f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    space = f'xmlns:manifest="{OFFICE}:manifest:1.0"'
    entries = (("/", ODS_TYPE), ("content.xml", "text/xml"))
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in entries
    )
    manifest = f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {space}>{listed}</manifest:manifest>'
    return _zipped({"mimetype": ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest})


def _table(spreadsheet: Spreadsheet, sheet: Sheet) -> str:
    rows = "".join(
        "<table:table-row>" + "".join(map(_cell, row)) + "</table:table-row>" for row in shown_rows(spreadsheet, sheet)
    )
    return f'<table:table table:name="{html.escape(sheet.title)}">{rows}</table:table>'


def _cell(text: str) -> str:
    return (
        f'<table:table-cell office:value-type="string"><text:p>{html.escape(text)}</text:p></table:table-cell>'
        if text
        else "<table:table-cell/>"
    )


def _zipped(entries: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def _pdf(title: str) -> bytes:
    """One page that says the title."""
    text = title.encode("latin-1", "replace").replace(b"\\", b"").replace(b"(", b"").replace(b")", b"")
    content = b"BT /F1 18 Tf 72 720 Td (" + text + b") Tj ET"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
