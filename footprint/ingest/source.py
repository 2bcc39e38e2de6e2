"""Bytes on their way in, with what is known of them before anybody looks inside."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from footprint.errors import FileTooLarge
from footprint.ingest.items import Doubt
from footprint.ingest.limits import Limits
from footprint.store import Fetched

_HEAD = 4096


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of one archive and those inside it; shared, and counted down."""

    left: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file, an upload, a member of an archive or a page that was fetched."""

    name: str
    """For people; messages open with it."""
    stream: BinaryIO
    """At its start, and seekable."""
    limits: Limits
    suffix: str = ""
    """`.html`: of the file's own name, in lower case."""
    path: str | None = None
    """Where it lies on this machine, for a command that mends it; None where it does not."""
    url: str | None = None
    """Where it was published, as far as known before reading it."""
    media_type: str | None = None
    """What a server said it is, e.g. `text/html`."""
    charset: str | None = None
    """The encoding that a server named."""
    came: Mapping[str, Any] = field(default_factory=dict)
    """For the record of how the bytes came: redirects, status, time."""
    depth: int = 0
    """How many archives are around it."""
    budget: Budget | None = None
    """What the archive around it may still unpack; None outside of archives."""

    def head(self) -> bytes:
        """The first bytes; the stream stays at its start."""
        start = self.stream.read(_HEAD)
        self.stream.seek(0)
        return start

    def read(self) -> bytes:
        """All the bytes. Raises FileTooLarge."""
        raw = self.stream.read(self.limits.file_bytes + 1)
        if len(raw) > self.limits.file_bytes:
            raise FileTooLarge(
                f"{self.name}: {_size(self.stream)}larger than the {self.limits.file_bytes:,} bytes "
                "of one file; split it, or raise FOOTPRINT_MAX_FILE_MB"
            )
        return raw

    def record(
        self, raw: bytes, kind: str, doubts: tuple[Doubt, ...] = (), **more: object
    ) -> Fetched:
        """The record of how a report's bytes came, and what was said beside its words (author, encoding …)."""
        told = {"kind": kind, "bytes": len(raw), **self.came}
        if self.media_type:
            told["media_type"] = self.media_type
        told |= {name: value for name, value in more.items() if value}
        if doubts:
            told["unsure"] = {doubt.field: doubt.why for doubt in doubts}
        return Fetched(hashlib.sha256(raw).hexdigest(), told)


def suffix_of(name: str) -> str:
    """`.html` of a path, a member's name or an address's path; empty where there is none."""
    path = PurePosixPath(name.replace("\\", "/").lower())
    return ".warc.gz" if path.name.endswith(".warc.gz") else path.suffix


def source_of(name: str, raw: bytes, limits: Limits) -> Source:
    """A source of bytes that are at hand, named as the file they were."""
    return Source(name, BytesIO(raw), limits, suffix_of(name))


def _size(stream: BinaryIO) -> str:
    return f"{stream.seek(0, os.SEEK_END):,} bytes; " if stream.seekable() else ""
