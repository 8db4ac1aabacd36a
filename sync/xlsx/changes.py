"""What a write changes: pieces of parts exchanged for others, and the new file built from the old one with them."""

import copy
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from os import SEEK_CUR
from pathlib import Path
from struct import Struct
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sync.xlsx.package import CHUNK, Package

_FAST_FROM = 16 << 20
_ZIP64_FROM = 1 << 31
_LOCAL_HEADER = Struct("<4s5H3L2H")
_SIZES_FOLLOW = 0x08  # the flag of an entry whose sizes stand behind it


@dataclass(frozen=True)
class Splice:
    """Bytes `start` to `end` of a part give way to `content`."""

    start: int
    end: int
    content: bytes


Filter = Callable[[Iterator[bytes]], Iterator[bytes]]


@dataclass
class Changes:
    """The parts that will differ. Nothing in it means that nothing is to be written."""

    splices: dict[str, list[Splice]] = field(default_factory=dict)
    filters: dict[str, Filter] = field(default_factory=dict)
    """Passes over whole parts, after their splices."""
    replaced: dict[str, bytes] = field(default_factory=dict)
    added: dict[str, bytes] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.splices or self.filters or self.replaced or self.added or self.removed)

    def touches(self, part: str) -> bool:
        """Whether the part will differ."""
        return part in self.splices or part in self.filters or part in self.replaced

    def stream(self, package: Package, part: str) -> Iterator[bytes]:
        """The part as it will be."""
        if part in self.replaced:
            return iter((self.replaced[part],))
        chunks = spliced(package.chunks(part), self.splices.get(part, ()))
        return self.filters[part](chunks) if part in self.filters else chunks


def write_changed(package: Package, changes: Changes, target: Path) -> None:
    """Write the new file: unchanged parts are copied as they are compressed, in their order; added ones come last."""
    with package.path.open("rb") as source, ZipFile(target, "w") as written:
        for entry in package.entries:
            if entry.filename in changes.removed:
                continue
            if changes.touches(entry.filename):
                _write_part(written, _like(entry), changes.stream(package, entry.filename))
            else:
                _copy_part(source, entry, written)
        for name, content in changes.added.items():
            added = ZipInfo(name)
            added.compress_type = ZIP_DEFLATED
            _write_part(written, added, iter((content,)))


def spliced(chunks: Iterable[bytes], splices: Iterable[Splice]) -> Iterator[bytes]:
    """The bytes with pieces exchanged, without ever holding more than a chunk."""
    # Where one piece ends as the next begins, or as a chunk does, nothing is left: who reads on would take that for the end.
    return filter(None, _pieces(chunks, splices))


def _pieces(chunks: Iterable[bytes], splices: Iterable[Splice]) -> Iterator[bytes]:
    waiting = deque(sorted(splices, key=lambda splice: (splice.start, splice.end)))
    offset = resume = 0
    for chunk in chunks:
        done = max(0, resume - offset)
        while waiting and waiting[0].start < offset + len(chunk):
            splice = waiting.popleft()
            yield chunk[done : splice.start - offset]
            yield splice.content
            resume = splice.end
            done = max(0, resume - offset)
        yield chunk[done:]
        offset += len(chunk)
    yield from (splice.content for splice in waiting)


def _like(entry: ZipInfo) -> ZipInfo:
    new = ZipInfo(entry.filename, entry.date_time)
    new.compress_type = ZIP_STORED if entry.compress_type == ZIP_STORED else ZIP_DEFLATED
    new.external_attr, new.create_system = entry.external_attr, entry.create_system
    new.file_size = entry.file_size
    return new


def _write_part(written: ZipFile, entry: ZipInfo, chunks: Iterator[bytes]) -> None:
    is_huge = entry.file_size > _ZIP64_FROM
    # Deflating is most of the time that a write takes; level 1 is three times as fast and adds a quarter to the size.
    entry._compresslevel = 1 if entry.file_size > _FAST_FROM else 6  # type: ignore[attr-defined]
    with written.open(entry, "w", force_zip64=is_huge) as part:
        for chunk in chunks:
            part.write(chunk)


def _copy_part(source: IO[bytes], entry: ZipInfo, written: ZipFile) -> None:
    """Copy the compressed bytes; zipfile itself can only inflate and deflate again."""
    source.seek(entry.header_offset)
    header = source.read(_LOCAL_HEADER.size)
    *_, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    source.seek(name_length + extra_length, SEEK_CUR)
    new = copy.copy(entry)
    new.flag_bits &= ~_SIZES_FOLLOW
    target = written.fp
    if target is None:
        raise ValueError("the new file is closed")
    target.seek(written.start_dir)
    new.header_offset = target.tell()
    target.write(new.FileHeader())
    left = entry.compress_size
    while left and (piece := source.read(min(CHUNK, left))):
        target.write(piece)
        left -= len(piece)
    written.filelist.append(new)
    written.NameToInfo[new.filename] = new
    written.start_dir = target.tell()
