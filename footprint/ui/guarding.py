"""Where footprint listens and who signed in → the rules of this process, and the guard before our own routes."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from footprint.access import Access, Person, get_mode, is_loopback, make_access, read_roles
from footprint.errors import FootprintError, UnsafeStart
from footprint.ui import texts

OPEN = (
    "/assets/leaflet/",
    "/footprint/assets/",
    "/footprint/fonts/",
    "/footprint/basemap/",
    "/healthz",
    "/readyz",
)
"""Ours, and the same for everybody: scripts, the ground under the map, whether it runs."""
_LEAST_SECRET = 32
_LEAST_LETTERS = 12
"""Different characters; random ones have more."""
OURS = ("/footprint/", "/api/", "/export/")
"""Before every route of ours that gives anything out: all others are Streamlit's, or in `OPEN`."""


def refuse_unsafe_start() -> None:
    """End the process, saying why, where analysts could be reached from elsewhere without signing in."""
    try:
        get_access()
    except FootprintError as error:
        print(f"footprint: {error}", file=sys.stderr)
        raise SystemExit(2) from error


@lru_cache(maxsize=1)
def get_access() -> Access:
    """The rules of this process. Raises UnsafeStart, InputError."""
    table = _secret("footprint").get("roles", {})
    auth = _secret("auth")
    access = make_access(get_mode(), served_address(), read_roles(table), bool(auth))
    if access.needs_sign_in:
        check_cookie_secret(str(auth.get("cookie_secret", "")))
    return access


def check_cookie_secret(secret: str) -> None:
    """Raise UnsafeStart for a secret that somebody could guess: whoever has it signs in as anybody."""
    if len(secret) < _LEAST_SECRET or len(set(secret)) < _LEAST_LETTERS:
        raise UnsafeStart(
            f"cookie_secret in [auth] of .streamlit/secrets.toml has to be random, {_LEAST_SECRET} characters or more; "
            "make one: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )


def served_address() -> str | None:
    """Where others may reach the server, as far as it was told: the address it binds to, None for all there are.

    Bound to loopback and answering for a name beside localhost it stands behind a proxy, and that name is the address.
    """
    names = [
        name for name in config.get_option("server.allowedHosts") or () if not is_loopback(name)
    ]
    if Path(sys.argv[0]).parent.name == "uvicorn" or Path(sys.argv[0]).name == "uvicorn":
        address: str | None = _option(sys.argv, "--host") or "127.0.0.1"
    else:
        address = config.get_option("server.address")
    return names[0] if names and is_loopback(address) else address


def _option(words: list[str], name: str) -> str | None:
    for index, word in enumerate(words):
        if word == name and index + 1 < len(words):
            return words[index + 1]
        if word.startswith(f"{name}="):
            return word.partition("=")[2]
    return None


def _secret(section: str) -> Mapping[str, Any]:
    try:
        found = st.secrets.get(section, {})
    except StreamlitSecretNotFoundError:
        return {}
    return found if isinstance(found, Mapping) else {}


def current_person() -> Person | None:
    """Who looks at this page; None for who has no role here."""
    access = get_access()
    signed_in = dict(st.user) if access.needs_sign_in else {}
    return access.get_person(signed_in if signed_in.get("is_logged_in") else None)


def require_viewer() -> Person:
    """The person at this page; for somebody without a role the page ends with the way in."""
    person = current_person()
    if person is None or not get_access().may(person, "viewer"):
        _show_way_in()
        st.stop()
    return person


def _show_way_in() -> None:
    with st.container(key="reading"):
        if st.user.get("is_logged_in"):
            st.warning(texts.PAGE["no_role"].format(name=st.user.get("email", "")))
            st.button(texts.PAGE["sign_out"], on_click=st.logout, key="sign_out")
            return
        told = texts.PAGE
        st.html(f'<h1>{told["sign_in_title"]}</h1><p class="fp-lead">{told["sign_in_lead"]}</p>')
        st.button(told["sign_in"], on_click=st.login, key="sign_in", type="primary")


class Guard:
    """Lets nobody at our own routes who may not see the store, and nobody at all where the start was not safe.

    Streamlit's own pages are guarded by `require_viewer`. What a server was told on its command line may not be where it
    listens in the end, so the address a request came in at is looked at too.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stands before `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse with 403 and the reason, or pass on."""
        if scope["type"] in ("http", "websocket") and (why := self._refusal(scope)):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 4403, "reason": why[:120]})
            else:
                await PlainTextResponse(why, status_code=403)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _refusal(self, scope: Scope) -> str | None:
        try:
            access = get_access()
        except FootprintError as error:
            return str(error)
        if access.mode == "public":
            return None
        here = (scope.get("server") or (None,))[0]
        if not access.needs_sign_in:
            # A unix socket has no address, and no way in from elsewhere.
            if here is None or is_loopback(here):
                return None
            try:
                make_access(access.mode, here, {}, False)
            except UnsafeStart as error:
                return str(error)
        path = scope["path"]
        if path.startswith(OPEN) or not path.startswith(OURS):
            return None
        person = access.get_person(_signed_in(HTTPConnection(scope)))
        return None if access.may(person, "viewer") else texts.PAGE["sign_in_lead"]


def _signed_in(connection: HTTPConnection) -> Mapping[str, object] | None:
    """What the sign-in said of who sends a request: Streamlit's own signed cookie, or nothing."""

    def get_single(name: str) -> bytes | None:
        value = connection.cookies.get(name)
        if value is None:
            return None
        return decode_signed_value(get_cookie_secret(), name, value.encode("latin-1", "replace"))

    try:
        told = get_cookie_with_chunks(get_single, USER_COOKIE_NAME)
        payload = json.loads(told) if told else None
    except (ValueError, TypeError):
        return None
    return payload if isinstance(payload, dict) and payload.get("is_logged_in") else None
