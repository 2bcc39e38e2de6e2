"""ZIP archives opened with care: counted, measured while they unpack, nothing written anywhere."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from footprint.errors import FileTooLarge, InputError, UnreadableFile, UnsafeFile
from footprint.ingest.source import Budget, Source

_CHUNK = 1 << 16
_FREE = 10_000_000
"""So many bytes may come out of an archive before its ratio is looked at."""
_DRIVE = re.compile(r"^[A-Za-z]:")
_ENCRYPTED = 0x1
_UTF_8 = 0x800


def open_zip(source: Source) -> zipfile.ZipFile:
    """The archive, its list of members checked. Raises UnreadableFile, UnsafeFile, FileTooLarge."""
    try:
        archive = zipfile.ZipFile(source.stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadableFile(
            f"{source.name}: the archive is broken ({error}); copy or pack it again"
        ) from error
    count = len(archive.infolist())
    if count > source.limits.members:
        raise FileTooLarge(
            f"{source.name}: {count:,} files in the archive, and {source.limits.members:,} are taken; "
            "split it"
        )
    return archive


def budget_of(source: Source) -> Budget:
    """What may be unpacked of an archive: its own bound, or what the one around it leaves."""
    if source.budget is not None:
        return source.budget
    return Budget(min(source.limits.unpacked_bytes, budget_in_passing(source).left))


def budget_in_passing(source: Source) -> Budget:
    """What may come out of an archive that is gone through and not kept: its ratio alone bounds it, large ones are read too."""
    size = source.stream.seek(0, 2)
    source.stream.seek(0)
    return Budget(max(size * source.limits.ratio, _FREE))


def check_member(info: zipfile.ZipInfo, where: str) -> None:
    """Raise UnsafeFile for a member that no archive of reports has: a path outside, a link, a locked one."""
    name = info.filename
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or _DRIVE.match(name) or "\0" in info.orig_filename:
        raise UnsafeFile(f"{where}: its path leads out of the archive; pack it again without it")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnsafeFile(f"{where}: a link, which is not followed; pack the file itself")
    if info.flag_bits & _ENCRYPTED:
        raise UnsafeFile(f"{where}: locked with a password; unpack it, and hand the files in")


def unpack(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, most: int, budget: Budget
) -> bytes:
    """The bytes of a member, never more than `most` of them nor than the budget has left.

    What the archive says of sizes is not believed. Raises FileTooLarge, UnsafeFile, UnreadableFile.
    """
    try:
        with archive.open(info) as stream:
            return read_bounded(stream, where, most, budget)
    except InputError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise UnreadableFile(
            f"{where}: cannot be unpacked ({error}); pack it again as a plain .zip"
        ) from error


def read_bounded(stream: IO[bytes], where: str, most: int, budget: Budget) -> bytes:
    """All the bytes of a stream that unpacks as it is read. Raises FileTooLarge, UnsafeFile."""
    chunks, size = [], 0
    for chunk in _iter_chunks(stream, where, budget):
        size += len(chunk)
        if size > most:
            raise FileTooLarge(
                f"{where}: larger than the {most:,} bytes of one file; "
                "split it, or raise FOOTPRINT_MAX_FILE_MB"
            )
        chunks.append(chunk)
    return b"".join(chunks)


def pass_over(stream: IO[bytes], where: str, budget: Budget) -> None:
    """Read to the end of a stream without keeping any of it. Raises UnsafeFile."""
    for _ in _iter_chunks(stream, where, budget):
        pass


def _iter_chunks(stream: IO[bytes], where: str, budget: Budget) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        budget.left -= len(chunk)
        if budget.left < 0:
            raise UnsafeFile(
                f"{where}: the archive unpacks to more than its size allows, as bombs do; "
                "unpack it yourself, and hand the files in"
            )
        yield chunk


def name_of(info: zipfile.ZipInfo) -> str:
    """A member's name; one in UTF-8 whose archive does not say so is read as what it is."""
    if info.flag_bits & _UTF_8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
