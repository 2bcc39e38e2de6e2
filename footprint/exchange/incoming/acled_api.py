"""ACLED's own service → a file of its rows, for those who have an account there; nothing else of footprint needs it.

Asked for by a person, with a query of theirs. The package `acled` does the same and is under the GPL, so it is not one of
ours; what it exports comes in as a file like any other.
"""

from __future__ import annotations

import ipaddress
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

from footprint.errors import InputError, OnlineFailed

HOST = "https://acleddata.com"
EMAIL_VARIABLE, PASSWORD_VARIABLE, HOST_VARIABLE = "ACLED_EMAIL", "ACLED_PASSWORD", "ACLED_HOST"
PAGE = 5000
"""Rows of one answer, ACLED's most."""
_MOST_PAGES = 2000
_SECONDS = 120.0
_OURS = frozenset({"limit", "page", "_format"})


@dataclass(frozen=True, slots=True)
class Account:
    """Who asks, and where. The password is shown nowhere."""

    email: str
    password: str = field(repr=False)
    host: str = HOST


def read_account(environment: Mapping[str, str] = os.environ) -> Account:
    """The account of the environment. Raises InputError where there is none, or its password would go unencrypted."""
    email, password = environment.get(EMAIL_VARIABLE), environment.get(PASSWORD_VARIABLE)
    if not email or not password:
        raise InputError(
            f"ACLED gives its data to people with an account: set {EMAIL_VARIABLE} and {PASSWORD_VARIABLE}, or download a "
            "file at acleddata.com and import that"
        )
    host = environment.get(HOST_VARIABLE, HOST).rstrip("/")
    parts = urlsplit(host)
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(parts.hostname or "")):
        raise InputError(f"{HOST_VARIABLE}={host!r}: only https, for a password goes there")
    return Account(email, password, host)


def read_query(words: str) -> dict[str, str]:
    """ "country=Syria&year=2020" as ACLED's service takes it. Raises InputError."""
    query = dict(parse_qsl(words.partition("?")[2] if "?" in words else words))
    if not query:
        raise InputError(
            "--download: say what, as ACLED's service takes it: 'country=Syria&year=2020'"
        )
    if ours := sorted(_OURS & query.keys()):
        raise InputError(f"--download: {ours[0]} is set by footprint, which takes every page")
    return query


def download(
    query: Mapping[str, str], account: Account, path: Path, step: Callable[[], None] = lambda: None
) -> int:
    """Write every row that a query gives as JSON; gives how many. Raises OnlineFailed, never with the password in it."""
    count = 0
    with _client() as client, path.open("w", encoding="utf-8") as file:
        token = _sign_in(client, account)
        file.write('{"data":[')
        for row in _iter_rows(client, account.host, token, query):
            step()
            file.write(f"{',' if count else ''}\n{json.dumps(row, ensure_ascii=False)}")
            count += 1
        file.write("\n]}\n")
    return count


def _client() -> httpx.Client:
    return httpx.Client(follow_redirects=False, trust_env=False, timeout=httpx.Timeout(_SECONDS))


def _sign_in(client: httpx.Client, account: Account) -> str:
    asked = {
        "username": account.email,
        "password": account.password,
        "grant_type": "password",
        "client_id": "acled",
    }
    answer = _ask(lambda: client.post(f"{account.host}/oauth/token", data=asked))
    token = answer.get("access_token")
    if not isinstance(token, str) or not token:
        raise OnlineFailed("ACLED answered the sign-in without a token; try again later")
    return token


def _iter_rows(
    client: httpx.Client, host: str, token: str, query: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    headers = {"Authorization": f"Bearer {token}"}
    for page in range(1, _MOST_PAGES + 1):
        asked = {**query, "_format": "json", "limit": str(PAGE), "page": str(page)}
        answer = _ask(
            lambda asked=asked: client.get(f"{host}/api/acled/read", params=asked, headers=headers)  # type: ignore[misc]
        )
        rows = answer.get("data")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise OnlineFailed("ACLED answered without rows; try again later")
        yield from rows
        if len(rows) < PAGE:
            return
    raise OnlineFailed(f"more than {_MOST_PAGES * PAGE:,} rows; ask for less at once")


def _ask(ask: Callable[[], httpx.Response]) -> dict[str, Any]:
    try:
        answer = ask()
        found = answer.json() if answer.status_code == httpx.codes.OK else None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise OnlineFailed(f"ACLED was not reached ({type(error).__name__}); try again") from None
    except ValueError:
        raise OnlineFailed(
            "ACLED answered with something that is no JSON; try again later"
        ) from None
    if answer.status_code in (401, 403):
        raise OnlineFailed(
            f"ACLED refused the account ({answer.status_code}); look at {EMAIL_VARIABLE} and {PASSWORD_VARIABLE}, and at "
            "what the account may see"
        )
    if not isinstance(found, dict):
        raise OnlineFailed(f"ACLED answered {answer.status_code}; try again later")
    return found


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
