"""A file that cannot be read or written is named, with what to do; nothing is lost by trying."""

import errno
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sync.workbook import WorkbookUnavailable
from sync.xlsx import cloud_folder
from tests.sync.xlsx.files import alter, edit, plain_file, workbook_at


def compound(stream: str) -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + stream.encode("utf-16-le") + bytes(512)


def zipped(name: str, content: bytes = b"x") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    "content, words",
    [
        (None, "There is no file at"),
        (b"", "is an empty file (0 bytes)"),
        (b"id,Name\nk1,Asha\n", "is not an Excel workbook"),
        (b"PK\x03\x04 and then the copy broke off", "is damaged or only partly copied"),
        (zipped("word/document.xml"), "is not an Excel workbook"),
        (compound("EncryptedPackage"), "is protected with a password"),
        (compound("Workbook"), "is in the old .xls format"),
        (compound("WordDocument"), "is not an Excel workbook"),
    ],
)
def test_what_is_no_workbook_is_said_in_words(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "book.xlsx"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(WorkbookUnavailable) as told:
        workbook_at(path).read()

    assert words in str(told.value)
    assert "book.xlsx" in str(told.value)


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(WorkbookUnavailable, match="is a folder"):
        workbook_at(tmp_path).version()


def test_a_file_cut_short_is_damaged(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    path.write_bytes(path.read_bytes()[:-300])

    with pytest.raises(WorkbookUnavailable, match="damaged or only partly copied"):
        workbook_at(path).read()


def test_a_sheet_whose_bytes_are_spoilt_is_damaged(tmp_path: Path) -> None:
    path = plain_file(tmp_path, rows=500)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        place = package.getinfo("xl/worksheets/sheet1.xml").header_offset + 200
    content[place : place + 40] = bytes(40)
    path.write_bytes(content)

    with pytest.raises(WorkbookUnavailable, match="damaged or only partly copied"):
        workbook_at(path).read()


def test_what_would_unpack_to_gigabytes_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.xlsx.package.INFLATED_LIMIT_GB", 0)

    with pytest.raises(WorkbookUnavailable, match="too large to be a customer list"):
        workbook_at(plain_file(tmp_path)).read()


def sign(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("_xmlsignatures/origin.sigs", b"")


def lock_away(path: Path) -> None:
    path.chmod(0o444)


@pytest.mark.parametrize("make, words", [(sign, "is digitally signed"), (lock_away, "is marked read-only")])
def test_a_file_that_must_not_be_written_is_read_but_not_written(
    tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    path = plain_file(tmp_path)
    make(path)
    before = path.read_bytes()

    with pytest.raises(WorkbookUnavailable, match=words):
        edit(path, "k1", "Name", "Name 1", "Asha")

    assert path.read_bytes() == before
    assert len(workbook_at(path).read().tabs[0].rows) == 4


def test_a_form_that_cannot_be_changed_safely_is_refused(tmp_path: Path) -> None:
    path = alter(
        plain_file(tmp_path),
        {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"<sheetData>", b"<sheetData><!-- c -->")},
    )

    with pytest.raises(WorkbookUnavailable, match="cannot be changed safely"):
        edit(path, "k1", "Name", "Name 1", "Asha")


def test_a_full_disk_leaves_the_file_as_it_was_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = plain_file(tmp_path)
    before = path.read_bytes()

    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(WorkbookUnavailable, match="The disk is full: plain.xlsx was left as it is"):
        edit(path, "k1", "Name", "Name 1", "Asha")

    assert path.read_bytes() == before
    assert {found.name for found in tmp_path.iterdir()} == {"plain.xlsx", "backups"}


@pytest.mark.parametrize(
    "folder, name",
    [
        ("Users/asha/Dropbox/shop", "Dropbox"),
        ("Users/asha/Dropbox (Personal)", "Dropbox"),
        ("Users/asha/OneDrive - Sharma Traders/lists", "OneDrive"),
        ("Users/asha/Library/CloudStorage/GoogleDrive-a@b.in/My Drive", "Google Drive"),
        ("Users/asha/Google Drive/x", "Google Drive"),
        ("Users/asha/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Users/asha/Documents", ""),
    ],
)
def test_the_folders_of_cloud_programs_are_known(folder: str, name: str) -> None:
    assert cloud_folder(Path("/") / folder / "book.xlsx") == name
