"""A file exchanged for its new version so that at every moment one of the two is there, whole."""

import errno
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b, file_digest
from pathlib import Path
from tempfile import mkstemp

from sync.workbook import WorkbookUnavailable
from sync.xlsx import sentences
from sync.xlsx.journal import Exchange, Journal
from sync.xlsx.package import unavailable

_LEFT_OVER_AFTER = 3600.0
_PATIENCE = (0.1, 0.3, 1.0, 3.0)


def digest(path: Path) -> str:
    """A text that differs whenever the file's bytes do. Raises WorkbookUnavailable."""
    try:
        with path.open("rb") as file:
            return file_digest(file, lambda: blake2b(digest_size=16)).hexdigest()
    except FileNotFoundError as missing:
        raise unavailable(sentences.MISSING, path) from missing
    except IsADirectoryError as folder:
        raise unavailable(sentences.IS_FOLDER, path) from folder
    except PermissionError as refused:
        raise unavailable(sentences.IS_FOLDER if path.is_dir() else sentences.NO_PERMISSION, path) from refused


@contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    """What the disk refuses becomes WorkbookUnavailable."""
    try:
        yield
    except OSError as error:
        raise _not_written(path, error) from error


@contextmanager
def new_file_beside(path: Path) -> Iterator[Path]:
    """A file in the same folder to be filled; it is gone afterwards unless it has taken the old one's place."""
    prefix = f".{path.stem}-"
    with told_in_words(path):
        _sweep(path.parent, prefix)
        handle, name = mkstemp(prefix=prefix, suffix=".bahi-part", dir=path.parent)
        os.close(handle)
        try:
            yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)


def replace_if_same(fresh: Path, path: Path, version: str, *, journal: Journal, keys: Sequence[str]) -> bool:
    """Put the new file in the old one's place, unless that is no longer the `version` it was made from.

    `keys` are those of the edits that it makes, for the journal.
    """
    shutil.copymode(path, fresh)
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())
    journal.begin(Exchange(str(fresh), version, digest(fresh), tuple(keys)))
    is_done = False
    try:
        if digest(path) == version:
            _patiently(lambda: os.replace(fresh, path))
            is_done = True
            _sync_folder(path.parent)
    finally:
        journal.ended(is_done=is_done)
    return is_done


def _patiently(replace: Callable[[], None]) -> None:
    """On Windows a virus scanner or a cloud-sync program may hold either file for a moment."""
    for pause in _PATIENCE:
        try:
            replace()
        except PermissionError:
            time.sleep(pause)
        else:
            return
    replace()


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(folder: Path, prefix: str) -> None:
    """Take away what a crash left behind."""
    for left in folder.glob(f"{prefix.replace('[', '[[]')}*.bahi-part"):
        if time.time() - left.stat().st_mtime > _LEFT_OVER_AFTER:
            left.unlink(missing_ok=True)


def _not_written(path: Path, error: OSError) -> WorkbookUnavailable:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return unavailable(sentences.DISK_FULL, path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return unavailable(sentences.FOLDER_READ_ONLY, path)
    return unavailable(sentences.NOT_WRITTEN, path, reason=error.strerror or str(error))
