"""A path that a person names → the files in it: plain, gzipped, in a zip, or a shapefile with its companions.

Nothing is ever unpacked to disk. An archive is refused before it is read where it holds too much, where it would grow
too much, or where a name in it leads out of it.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from footprint.errors import UnreadableFile, WrongFile

MAX_FILES = 500
"""Files in an archive. OCHA's largest boundary archives hold some sixty."""
MAX_BYTES = 1_000_000_000
"""Bytes of a file, or of all files of an archive, once unpacked."""
MAX_RATIO = 150
"""Unpacked to packed; coordinates as text reach twenty."""
_SMALL = 1_000_000
"""Below so many bytes the ratio does not matter: a file of one repeated line is no attack."""
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError)
"""What `zipfile` raises over an archive that is damaged, encrypted or packed in a way that it does not know."""
_COMPANIONS = (".shp", ".dbf", ".shx", ".cpg", ".prj")


@dataclass(frozen=True, slots=True)
class Part:
    """One file, in a folder or in an archive."""

    name: str
    """Its own name, without folders: `syr_admin2.shp`."""
    open: Callable[[], IO[bytes]]
    """Opens it for reading, from its beginning. Reading beyond `MAX_BYTES` raises WrongFile."""
    size: int
    """Bytes as they lie on disk; for the progress bar."""

    @property
    def suffix(self) -> str:
        """`.csv`, in lower case."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return PurePosixPath(self.name).stem


def find_parts(path: Path) -> list[Part]:
    """The files at a path. Raises UnreadableFile, or WrongFile for an archive that is broken or unsafe."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
            size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(
            f"{path}: cannot be read ({error.strerror}); check the path"
        ) from error
    if head == _ZIP or path.suffix.lower() == ".zip":
        return _parts_of_zip(path)
    if head[:2] == _GZIP:
        return [Part(path.name.removesuffix(".gz"), lambda: _open_gzip(path), size)]
    if path.suffix.lower() == ".shp":
        beside = (path.with_suffix(suffix) for suffix in _COMPANIONS)
        return [_part_of(each) for each in beside if each.is_file()]
    return [_part_of(path)]


def _part_of(path: Path) -> Part:
    return Part(path.name, lambda: _capped(path.open("rb"), path), path.stat().st_size)


def _open_gzip(path: Path) -> IO[bytes]:
    return _capped(cast(IO[bytes], gzip.open(path, "rb")), path, packed=path.stat().st_size)


def _parts_of_zip(path: Path) -> list[Part]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.filename.endswith("/")]
    except (*_BROKEN, ValueError) as error:
        raise WrongFile(f"{path}: a broken zip archive ({error}); download it again") from error
    _check_members(path, members)
    return [
        Part(PurePosixPath(m.filename).name, _opener(path, m.filename), m.file_size)
        for m in members
    ]


def _opener(path: Path, name: str) -> Callable[[], IO[bytes]]:
    def open_member() -> IO[bytes]:
        try:
            with zipfile.ZipFile(path) as archive:
                # Read whole: the archive is closed behind it, and the sizes were checked.
                return io.BytesIO(archive.read(name))
        except _BROKEN as error:
            raise WrongFile(
                f"{path}: {name} cannot be unpacked ({error}); download it again"
            ) from error

    return open_member


def _check_members(path: Path, members: list[zipfile.ZipInfo]) -> None:
    """Raise WrongFile where unpacking is not safe."""
    if not members:
        raise WrongFile(f"{path}: an empty archive; download it again")
    if len(members) > MAX_FILES:
        raise WrongFile(
            f"{path}: {len(members):,} files; an archive may hold {MAX_FILES:,}: "
            "unpack it, and give the file that has the places"
        )
    if (total := sum(m.file_size for m in members)) > MAX_BYTES:
        raise WrongFile(
            f"{path}: {total:,} bytes once unpacked; at most {MAX_BYTES:,} are read: "
            "cut it into parts, a country each"
        )
    for member in members:
        inside = PurePosixPath(member.filename)
        leads_out = inside.is_absolute() or ".." in inside.parts
        if leads_out or "\\" in member.filename or ":" in member.filename:
            raise WrongFile(
                f"{path}: the name {member.filename!r} leads out of the archive; "
                "get the file from its publisher"
            )
        if member.flag_bits & 1:
            raise WrongFile(f"{path}: {member.filename} is encrypted; unpack it yourself")
        packed = max(1, member.compress_size)
        if member.file_size > _SMALL and member.file_size / packed > MAX_RATIO:
            raise WrongFile(
                f"{path}: {member.filename} would grow {member.file_size // packed:,}-fold; "
                f"at most {MAX_RATIO}-fold is read: unpack it, and look at what it is"
            )


def _capped(file: IO[bytes], path: Path, packed: int | None = None) -> IO[bytes]:
    return cast(IO[bytes], io.BufferedReader(_Capped(file, path, packed)))


class _Capped(io.RawIOBase):
    """Reads a file and stops it where it grows beyond what a place file can be."""

    def __init__(self, file: IO[bytes], path: Path, packed: int | None) -> None:
        """`packed` is the size of a gzipped file, which may grow so many times only."""
        self._file, self._path = file, path
        self._left = MAX_BYTES
        if packed is not None:
            self._left = min(MAX_BYTES, max(_SMALL, packed * MAX_RATIO))

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401  the type of the class it stands in for
        """Raises WrongFile where the file is broken or grows too large."""
        try:
            piece = self._file.read(len(buffer))
        except (OSError, EOFError, zlib.error) as error:  # gzip says by these that it is broken
            raise WrongFile(
                f"{self._path}: cannot be read to its end ({error}); download it again"
            ) from error
        self._left -= len(piece)
        if self._left < 0:
            raise WrongFile(f"{self._path}: grows too large once unpacked; cut it into parts")
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """The file too."""
        self._file.close()
        super().close()
