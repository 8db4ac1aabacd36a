"""The .xlsx file as a zip of parts: opened with clear words when it is not one, streamed, and copied with little changed."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from types import TracebackType
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from sync.workbook import WorkbookUnavailable
from sync.xlsx import sentences
from sync.xlsx.xml import attributes, unescaped

CHUNK = 1 << 20
INFLATED_LIMIT_GB = 4
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_DAMAGE = (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True)
class Relation:
    """A link from one part to another; `kind` is the last word of its type ("worksheet", "table")."""

    id: str
    kind: str
    target: str
    is_external: bool


class Package:
    """A zip opened for reading. Use it in a `with`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.zip = _opened(path)
        self.entries: tuple[ZipInfo, ...] = tuple(self.zip.infolist())
        self._names = {entry.filename.lower(): entry.filename for entry in self.entries}
        if sum(entry.file_size for entry in self.entries) > INFLATED_LIMIT_GB << 30:
            self.close()
            raise unavailable(sentences.TOO_LARGE, path, limit=INFLATED_LIMIT_GB)

    def __enter__(self) -> "Package":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.zip.close()

    def has(self, name: str) -> bool:
        """Whether there is such a part, in whatever case."""
        return name.lower() in self._names

    def name_of(self, name: str) -> str:
        """The part's name as the zip spells it."""
        return self._names[name.lower()]

    def chunks(self, name: str, size: int = CHUNK) -> Iterator[bytes]:
        """The inflated bytes of a part, a piece at a time; never more than the zip says it holds."""
        try:
            with self.zip.open(self.name_of(name)) as part:
                while piece := part.read(size):
                    yield piece
        except (*_DAMAGE, KeyError) as damage:
            raise unavailable(sentences.DAMAGED, self.path) from damage

    def read(self, name: str) -> bytes:
        """A small part, whole."""
        return b"".join(self.chunks(name))

    def relations(self, part: str) -> tuple[Relation, ...]:
        """What a part links to; "" asks for the package's own links."""
        rels = relations_part(part)
        if not self.has(rels):
            return ()
        return tuple(_relation(found, dirname(part)) for found in _RELATION.findall(self.read(rels)))

    def is_signed(self) -> bool:
        """Whether the workbook carries a digital signature."""
        return any(name.startswith("_xmlsignatures/") for name in self._names)


def relations_part(part: str) -> str:
    """Where the links of a part are kept."""
    folder, _, name = part.rpartition("/")
    return normpath(join(folder, "_rels", f"{name}.rels"))


def unavailable(sentence: str, path: Path, **values: object) -> WorkbookUnavailable:
    """The exception whose message tells a person what is the matter with the file."""
    return WorkbookUnavailable(sentence, path=path.name, **values)


def _relation(found: bytes, folder: str) -> Relation:
    named = attributes(found)
    target = unescaped(named.get("Target", ""))
    is_external = named.get("TargetMode") == "External"
    if not is_external:
        target = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
    return Relation(named.get("Id", ""), named.get("Type", "").rpartition("/")[2], target, is_external)


def _opened(path: Path) -> ZipFile:
    try:
        if path.is_dir():
            raise unavailable(sentences.IS_FOLDER, path)
        with path.open("rb") as file:
            start = file.read(1 << 16)
        if not start:
            raise unavailable(sentences.EMPTY, path)
        if not start.startswith(b"PK"):
            raise _not_a_zip(path, start)
        return ZipFile(path)
    except FileNotFoundError as missing:
        raise unavailable(sentences.MISSING, path) from missing
    except PermissionError as refused:
        raise unavailable(sentences.NO_PERMISSION, path) from refused
    except _DAMAGE as damage:
        raise unavailable(sentences.DAMAGED, path) from damage


def _not_a_zip(path: Path, start: bytes) -> WorkbookUnavailable:
    if not start.startswith(_OLE):
        return unavailable(sentences.NOT_A_SHEET, path)
    names = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in names:
        return unavailable(sentences.ENCRYPTED, path)
    is_legacy = any(name.encode("utf-16-le") in names for name in ("Workbook", "Book"))
    return unavailable(sentences.LEGACY if is_legacy else sentences.NOT_A_SHEET, path)
