"""What browsers are told to refuse, with every answer: scripts from elsewhere, frames, sniffing, referrers.

Streamlit's page gets what its own files need: scripts of this server, those it makes of its components (`blob:`), the one
that it writes into its page and one constant of ours (by hash), styles in the page (its style library writes them). The component that holds the map runs the map's script as text, so its frame
alone may do that; report text never gets there. Everything of ours gives data, and may load nothing at all.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from footprint.ui import geography
from footprint.ui.scripts import SCROLL

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), serial=()",
}
"""The same for every answer."""
_PAGE_INDEX = Path(st.__file__).parent / "static" / "index.html"
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_COMMON = {
    "default-src": "'none'",
    "base-uri": "'self'",
    "connect-src": "'self'",
    "font-src": "'self' data:",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "frame-src": "'self'",
    "img-src": "'self' data: blob:",
    "manifest-src": "'self'",
    "media-src": "'self' blob:",
    "object-src": "'none'",
    "style-src": "'self' 'unsafe-inline'",
    "worker-src": "'self' blob:",
}
_DATA = ("/footprint/", "/api/", "/export/", "/assets/", "/healthz", "/readyz")
_COMPONENT = "/component/"
_MEDIA = "/media/"


class SecurityHeaders:
    """Adds the headers to every answer, refusals included; what an answer says of its own policy stands."""

    def __init__(self, app: ASGIApp) -> None:
        """Stands before everything else."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add to what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", policy_of(scope["path"]))
            await send(message)

        await self.app(scope, receive, send_with_headers)


def policy_of(path: str) -> str:
    """The content security policy of what lies at a path."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    path = path.removeprefix(f"/{base}") if base else path
    if path.startswith(_DATA):
        return "default-src 'none'; frame-ancestors 'none'; sandbox"
    if path.startswith(_MEDIA):
        return "default-src 'none'; frame-ancestors 'self'; sandbox"
    return _component_policy() if path.startswith(_COMPONENT) else _page_policy()


@lru_cache(maxsize=1)
def _page_policy() -> str:
    return _written(
        _COMMON
        | {"script-src": " ".join(["'self'", "blob:", "'wasm-unsafe-eval'", *_inline_hashes()])}
    )


@lru_cache(maxsize=1)
def _component_policy() -> str:
    tiles = sorted({_host_of(str(each["url"])) for each in geography.tiles()})
    return _written(
        _COMMON
        | {
            "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
            "img-src": " ".join(["'self'", "data:", "blob:", *tiles]),
            "worker-src": "'none'",
        }
    )


def _inline_hashes() -> list[str]:
    """The scripts that Streamlit writes into its page, and the one constant of ours, by what they are."""
    html = _PAGE_INDEX.read_text("utf-8") + SCROLL
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(html))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def _host_of(template: str) -> str:
    """`https://*.tile.example` of the address of a map's tiles, `https://{s}.tile.example/{z}/…`."""
    parts = urlsplit(template.replace("{s}", "*"))
    return f"{parts.scheme}://{parts.netloc}"


def _written(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in sorted(policy.items()))
