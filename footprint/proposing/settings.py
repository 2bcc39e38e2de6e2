"""Environment and `models.toml` → which models read beside the rules, and how the endpoint is reached. Nothing is on by default.

The file lies in the data folder (`FOOTPRINT_DATA`); the environment stands above it. The key is taken from the
environment or from a file of its own, never from `models.toml`, and is shown nowhere.
"""

from __future__ import annotations

import ipaddress
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from footprint.errors import ModelNotSetUp
from footprint.paths import user_folder

FILE = "models.toml"
RULES = "rules"
_TABLES = {"proposer", "taggers", "endpoint"}
_FORMATS = ("json_schema", "json_object", "none")


class Secret:
    """A key that prints as stars."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def __repr__(self) -> str:
        return "Secret(***)"

    def reveal(self) -> str:
        """The key itself, for the one request header that needs it."""
        return self._value


@dataclass(frozen=True, slots=True)
class EndpointSettings:
    """How to reach an endpoint that speaks the chat-completions protocol."""

    url: str
    """Up to and without `/chat/completions`: `http://127.0.0.1:11434/v1`."""
    model: str
    key: Secret | None = field(default=None, repr=False)
    timeout_seconds: float = 60.0
    """For one request from its start to the last byte of the answer."""
    retries: int = 2
    """After the first try, where the endpoint was busy (429, 5xx) or not reached."""
    longest_wait_seconds: float = 20.0
    """Before another try; a longer `Retry-After` is not waited for."""
    most_answer_bytes: int = 1_000_000
    most_tokens: int = 4_096
    """That the model may answer with."""
    format: str = "json_schema"
    """What the endpoint is asked to hold the answer to: `json_schema`, `json_object` or `none`. It is checked here anyway."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which models read, by name."""

    proposer: str | None
    taggers: tuple[str, ...] = ()


def chosen(proposer: str | None = None, environ: Mapping[str, str] = os.environ) -> Chosen:
    """The models to read with: those of the command line, else of the environment, else of the file; else none.

    `rules` names no model: it turns one off that is configured. Raises ModelNotSetUp.
    """
    table = _file()
    name = proposer or environ.get("FOOTPRINT_PROPOSER") or _string(table, "proposer")
    listed = environ.get("FOOTPRINT_TAGGERS")
    taggers = table.get("taggers", []) if listed is None else listed.split(",")
    if not isinstance(taggers, list) or not all(isinstance(each, str) for each in taggers):
        raise ModelNotSetUp(f'{_path()}: taggers is no list of names; write taggers = ["NAME"]')
    names = tuple(each.strip() for each in taggers if each.strip())
    return Chosen(None if name in (None, RULES) else name, names)


def endpoint(environ: Mapping[str, str] = os.environ) -> EndpointSettings:
    """How to reach the endpoint. Raises ModelNotSetUp where the address or the model is missing or a value is wrong."""
    table = _file().get("endpoint", {})
    if not isinstance(table, dict):
        raise ModelNotSetUp(f"{_path()}: endpoint is no table; write it as [endpoint]")
    if "key" in table:
        raise ModelNotSetUp(
            f"{_path()}: a key does not belong in this file; set FOOTPRINT_ENDPOINT_KEY or key_file"
        )
    given = {name: environ.get(f"FOOTPRINT_ENDPOINT_{name.upper()}") for name in _KNOWN}
    values = {**table, **{name: value for name, value in given.items() if value}}
    if unknown := sorted(set(values) - set(_KNOWN)):
        raise ModelNotSetUp(
            f"{_path()}: unknown setting {unknown[0]!r} of endpoint; known: {', '.join(_KNOWN)}"
        )
    for needed in ("url", "model"):
        if not isinstance(values.get(needed), str) or not values[needed].strip():
            raise ModelNotSetUp(
                f"the endpoint has no {needed}; set FOOTPRINT_ENDPOINT_{needed.upper()}, "
                f"or {needed} under [endpoint] in {_path()}"
            )
    key = _key(environ, values.get("key_file"))
    return EndpointSettings(
        url=_checked_url(values["url"].strip(), key),
        model=values["model"].strip(),
        key=key,
        timeout_seconds=_number(values, "timeout_seconds", 0.05, 600, 60),
        retries=int(_number(values, "retries", 0, 5, 2)),
        longest_wait_seconds=_number(values, "longest_wait_seconds", 0, 120, 20),
        most_answer_bytes=int(_number(values, "most_answer_bytes", 1_000, 10_000_000, 1_000_000)),
        most_tokens=int(_number(values, "most_tokens", 64, 100_000, 4_096)),
        format=_format(values.get("format", "json_schema")),
    )


_KNOWN = (
    "url", "model", "key_file", "timeout_seconds", "retries", "longest_wait_seconds", "most_answer_bytes",
    "most_tokens", "format",
)  # fmt: skip


def _path() -> Path:
    return user_folder() / FILE


def _file() -> dict[str, Any]:
    path = _path()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise ModelNotSetUp(f"{path}: cannot be read as TOML ({error}); correct it") from error
    if unknown := sorted(set(table) - _TABLES):
        raise ModelNotSetUp(
            f"{path}: unknown entry {unknown[0]!r}; known: {', '.join(sorted(_TABLES))}"
        )
    return table


def _string(table: Mapping[str, Any], name: str) -> str | None:
    value = table.get(name)
    if value is not None and not isinstance(value, str):
        raise ModelNotSetUp(f'{_path()}: {name} is no name; write {name} = "NAME"')
    return value or None


def _key(environ: Mapping[str, str], file: object) -> Secret | None:
    if value := environ.get("FOOTPRINT_ENDPOINT_KEY", "").strip():
        return _secret(value, "FOOTPRINT_ENDPOINT_KEY")
    if not file:
        return None
    if not isinstance(file, str):
        raise ModelNotSetUp(f"{_path()}: key_file is no path; write it in quotes")
    try:
        value = Path(file).expanduser().read_text("utf-8").strip()
    except (OSError, ValueError) as error:
        raise ModelNotSetUp(
            f"{file}: the key cannot be read ({type(error).__name__}); check the path and its rights"
        ) from None
    return _secret(value, file)


def _secret(value: str, where: str) -> Secret:
    """A key goes into a header: anything but visible ASCII cannot be one, and is not repeated in the message."""
    if not value or not value.isascii() or not value.isprintable() or " " in value:
        raise ModelNotSetUp(f"{where}: what stands there is no key; it has to be one word in ASCII")
    return Secret(value)


def _checked_url(url: str, key: Secret | None) -> str:
    """An http(s) address without user name, query or fragment. A key goes over http to this machine only."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        raise ModelNotSetUp("the endpoint's url is none; write it as https://HOST/v1")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise ModelNotSetUp(
            "the endpoint's url holds a user name, a query or a fragment; give the key by FOOTPRINT_ENDPOINT_KEY"
        )
    if key is not None and parts.scheme == "http" and not _is_loopback(host):
        raise ModelNotSetUp(
            f"the key would go to {host} in the clear; use https, or an endpoint on this machine"
        )
    return url.rstrip("/").removesuffix("/chat/completions")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _number(
    values: Mapping[str, Any], name: str, least: float, most: float, default: float
) -> float:
    value = values.get(name, default)
    try:
        number = float(value) if not isinstance(value, bool) else float("nan")
    except (TypeError, ValueError):
        number = float("nan")
    if not least <= number <= most:
        raise ModelNotSetUp(
            f"the endpoint's {name} is {str(value)[:40]!r}; give a number from {least:g} to {most:g}"
        )
    return number


def _format(value: object) -> str:
    if value not in _FORMATS:
        raise ModelNotSetUp(
            f"the endpoint's format is {str(value)[:40]!r}; known: {', '.join(_FORMATS)}"
        )
    return str(value)
