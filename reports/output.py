"""A report's file: in which format, under which name, written whole or not at all."""

import os
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile

from reports.content import ReportContent
from reports.csv import as_csv
from reports.pdf import as_pdf
from reports.xlsx import as_xlsx
from translations import N_, Translator
from translations.told import Told


class NotWritten(Told):
    """The file could not be written where it was wanted."""


class FileFormat(StrEnum):
    """What a report can be written as; the value is the file's ending."""

    XLSX = "xlsx"
    PDF = "pdf"
    CSV = "csv"


WRITERS: Mapping[FileFormat, Callable[[ReportContent, Translator], bytes]] = {
    FileFormat.XLSX: as_xlsx,
    FileFormat.PDF: as_pdf,
    FileFormat.CSV: as_csv,
}


def written(content: ReportContent, file_format: FileFormat, t: Translator) -> bytes:
    """The report as the bytes of a file. Raises PdfNotMade."""
    return WRITERS[file_format](content, t)


def format_of(out: Path, wanted: FileFormat | None) -> FileFormat:
    """The format asked for, else the one that the file's ending names, else xlsx."""
    ending = out.suffix.lower().lstrip(".")
    return wanted or (FileFormat(ending) if ending in list(FileFormat) else FileFormat.XLSX)


def path_in(out: Path, name: str, file_format: FileFormat, today: date) -> Path:
    """Where a report goes: the file named or, in a folder, a file named after the report and the day."""
    return out / f"{name}-{today.isoformat()}.{file_format}" if out.is_dir() else out


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that whoever opens it finds the old one or the whole new one. Raises NotWritten."""
    try:
        with NamedTemporaryFile(dir=path.absolute().parent, prefix=f".{path.name}.", delete=False) as fresh:
            fresh.write(content)
            fresh.flush()
            os.fsync(fresh.fileno())
        Path(fresh.name).chmod(0o644)
        Path(fresh.name).replace(path)
    except OSError as failure:
        raise NotWritten(N_("{file} could not be written: {why}."), file=path, why=failure.strerror) from failure
