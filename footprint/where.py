"""Where a store is: a file on this machine, or a database of a PostgreSQL server."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from footprint.errors import StoreError

_SCHEME = "postgresql"
_DRIVER = f"{_SCHEME}+psycopg"
_FORM = f"{_DRIVER}://name@host/database"


@dataclass(frozen=True, slots=True)
class Address:
    """A database of a PostgreSQL server."""

    url: str = field(repr=False)
    """As SQLAlchemy reads it, with the password where there is one."""

    def __str__(self) -> str:
        """Without the password."""
        parts = urlsplit(self.url)
        login, at, host = parts.netloc.rpartition("@")
        name = login.partition(":")[0]
        return urlunsplit(parts._replace(netloc=f"{name}{at}{host}", query=""))


def parse_where(given: str | Path | Address) -> Path | Address:
    """A path, or an address such as `postgresql+psycopg://name@host/database`. Raises StoreError for another's.

    Nothing of what is no address is repeated: it may hold a password.
    """
    if isinstance(given, Address):
        return given
    told = str(given)
    scheme, mark, rest = told.partition("://")
    if isinstance(given, Path) or not mark:
        return Path(given)
    if scheme not in (_SCHEME, _DRIVER):
        raise StoreError(f"{scheme}: footprint keeps no store there; give a file, or {_FORM}")
    try:
        parts = urlsplit(f"{_DRIVER}://{rest}")
        is_whole = parts.path.strip("/") != "" and (parts.port is None or parts.port > 0)
    except ValueError:
        is_whole = False
    if not is_whole:
        raise StoreError(f"this is no address of a database; write it as {_FORM}")
    return Address(parts.geturl())
