"""Reads any file that holds a list: spreadsheets, separated text, vCards."""

import re
from collections.abc import Sequence
from pathlib import Path

from sync.files.delimited import rows_in
from sync.files.spreadsheet import spreadsheet_tabs
from sync.files.text import decoded
from sync.files.vcard import is_vcard, vcard_rows
from sync.workbook import WorkbookUnavailable
from translations import N_
from validation.sheet import RawTab

MOST_BYTES = 200_000_000


def read_file(path: Path) -> Sequence[RawTab]:
    """The tabs of a spreadsheet (xlsx, xls, xlsb, ods), or the one tab of a text file or of vCards, told by content.

    Cells of text files are text; rows and columns stand where they stood. Raises WorkbookUnavailable with a sentence
    for whoever chose the file.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
        if size > MOST_BYTES:
            raise WorkbookUnavailable(_TOO_LARGE, file=path.name, size=MOST_BYTES // 10**6)
        if start.startswith(_SPREADSHEETS):
            return spreadsheet_tabs(path)
        return [_text_tab(path, path.read_bytes())]
    except IsADirectoryError as folder:
        raise WorkbookUnavailable(N_("{file} is a folder. Please choose a file in it."), file=path.name) from folder
    except OSError as trouble:
        raise WorkbookUnavailable(
            N_("{file} cannot be opened: {why}."), file=path.name, why=trouble.strerror
        ) from trouble


def _text_tab(path: Path, content: bytes) -> RawTab:
    for beginning, sentence in _OTHER_FILES.items():
        if content.startswith(beginning):
            raise WorkbookUnavailable(sentence, file=path.name)
    if _is_binary(content):
        raise WorkbookUnavailable(_NO_TEXT, file=path.name)
    if is_vcard(content):
        return RawTab(path.stem, vcard_rows(content))
    # Programs pad with zero bytes, and broken disks leave them: nobody has typed one.
    text = decoded(content).replace("\x00", "")
    if text.lstrip()[:200].lower().startswith(_MARKUP):
        raise WorkbookUnavailable(_NOT_A_SHEET, file=path.name)
    return RawTab(path.stem, rows_in(text, path.name))


def _is_binary(content: bytes) -> bool:
    """Whether the file is no text in any encoding: text has next to no control characters."""
    text = decoded(content[:_SAMPLE])
    strange = sum(map(len, _CONTROL.findall(text.rstrip("\x00"))))
    return strange > _MOST_STRANGE * max(len(text), 100)


_SAMPLE, _MOST_STRANGE = 65_536, 0.1
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]+")
_SPREADSHEETS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_MARKUP = ("<!doctype html", "<html", "<table", "<?xml", "<workbook", "<meta", "<head", "<body", "<style")
_TOO_LARGE = N_("{file} is too large: more than {size} MB. Please split it.")
_NOT_A_SHEET = N_("{file} is a web page under the name of a spreadsheet. Open it in Excel and save it as .xlsx.")
_NO_TEXT = N_("{file} is not a list: there is no text in it. Bahi reads spreadsheets, CSV files and vCards.")
_IMAGE = N_("{file} is a picture. Bahi reads spreadsheets, CSV files and vCards.")
_OTHER_FILES = {
    b"%PDF": N_("{file} is a PDF. Please save the list as .xlsx or .csv in the program it comes from."),
    b"\x89PNG": _IMAGE,
    b"\xff\xd8\xff": _IMAGE,
    b"GIF8": _IMAGE,
    b"RIFF": _IMAGE,
    b"Rar!": N_("{file} is an archive. Please unpack it and choose the file in it."),
    b"7z\xbc\xaf": N_("{file} is an archive. Please unpack it and choose the file in it."),
    b"\x1f\x8b": N_("{file} is an archive. Please unpack it and choose the file in it."),
    b"SQLite format 3": N_("{file} is a database. Bahi reads spreadsheets, CSV files and vCards."),
}
