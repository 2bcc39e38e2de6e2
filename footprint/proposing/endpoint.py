"""Asks any endpoint that speaks the chat-completions protocol for proposals. Off unless a person configured it.

One address and no other is spoken to: redirects are not followed, proxies and `.netrc` not looked at. No message, log line or
repr holds the key or a word of an answer; an answer may be slow, huge, broken or a lie, and costs a note at the most.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Generator, Sequence
from itertools import islice
from typing import Any

import httpx

from footprint.errors import ModelFailed
from footprint.model import Report
from footprint.proposing import prompt, settings
from footprint.proposing.proposal import Proposal, Rejection, proposals_from, schema

_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_FIRST_WAIT_SECONDS = 1.0
_CONNECT_SECONDS = 10.0


class _Retry(Exception):
    """A try that failed in a way that another may mend."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


class _Bearer(httpx.Auth):
    """Puts the key into the one header that needs it, at the last moment."""

    def __init__(self, key: settings.Secret) -> None:
        self._key = key

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the header."""
        request.headers["Authorization"] = f"Bearer {self._key.reveal()}"
        yield request


class EndpointProposer:
    """A `ClaimProposer` over HTTP."""

    name = "endpoint"

    def __init__(
        self,
        config: settings.EndpointSettings | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.config = config or settings.endpoint()
        self._sleep = sleep
        self.version = "".join(
            c if c.isascii() and (c.isalnum() or c in "._:/-+") else "_" for c in self.config.model
        )[:100]

    def __repr__(self) -> str:
        return f"EndpointProposer(model={self.config.model!r})"

    def propose(self, report: Report) -> Sequence[Proposal | Rejection]:
        """What the model proposes, part of the report by part. Raises ModelFailed."""
        parts = list(islice(prompt.parts_of(report.text), prompt.MOST_PARTS + 1))
        found: list[Proposal | Rejection] = []
        with self._client() as client:
            for part in parts[: prompt.MOST_PARTS]:
                found += self._ask(client, report, part)
        if len(parts) > prompt.MOST_PARTS:
            why = f"only the first {prompt.MOST_PARTS * prompt.MOST_CHARACTERS:,} characters were asked about"
            found.append(Rejection("size", why))
        return found

    # ------------------------------------------------------------ one request

    def _client(self) -> httpx.Client:
        return httpx.Client(
            auth=_Bearer(self.config.key) if self.config.key else None,
            follow_redirects=False,
            trust_env=False,
            timeout=httpx.Timeout(
                self.config.timeout_seconds,
                connect=min(_CONNECT_SECONDS, self.config.timeout_seconds),
            ),
            # A packed answer could unpack to any size before it can be measured.
            headers={"Accept": "application/json", "Accept-Encoding": "identity"},
        )

    def _ask(self, client: httpx.Client, report: Report, part: str) -> list[Proposal | Rejection]:
        wait = _FIRST_WAIT_SECONDS
        for attempt in range(self.config.retries + 1):
            try:
                return _read_answer(self._post(client, report, part))
            except _Retry as error:
                pause = wait if error.wait is None else error.wait
                if attempt == self.config.retries or pause > self.config.longest_wait_seconds:
                    tries = f" ({attempt + 1} tries)" if attempt else ""
                    raise ModelFailed(f"{error}{tries}") from None
                self._sleep(pause)
                wait = min(2 * wait, self.config.longest_wait_seconds)
        raise ModelFailed("not asked")

    def _post(self, client: httpx.Client, report: Report, part: str) -> bytes:
        """The body of an answer with status 200. Raises _Retry and ModelFailed, neither with a word of the answer."""
        url = f"{self.config.url}/chat/completions"
        deadline = time.monotonic() + self.config.timeout_seconds
        try:
            with client.stream("POST", url, json=self._body(report, part)) as response:
                _check_status(response)
                return self._body_of(response, deadline)
        except httpx.TimeoutException:
            raise _Retry(f"no answer within {self.config.timeout_seconds:g} s") from None
        except (httpx.TransportError, httpx.StreamError) as error:
            raise _Retry(f"the endpoint was not reached ({type(error).__name__})") from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise ModelFailed(f"the endpoint cannot be asked ({type(error).__name__})") from None

    def _body(self, report: Report, part: str) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self.config.model,
            "messages": prompt.messages(report, part),
            "temperature": 0,
            "max_tokens": self.config.most_tokens,
            "stream": False,
        }
        if self.config.format == "json_schema":
            form = {"name": "claims", "strict": True, "schema": schema()}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        elif self.config.format == "json_object":
            body["response_format"] = {"type": "json_object"}
        return body

    def _body_of(self, response: httpx.Response, deadline: float) -> bytes:
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise ModelFailed("the answer is packed, which was not asked for")
        body = bytearray()
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > self.config.most_answer_bytes:
                raise ModelFailed(
                    f"the answer is longer than {self.config.most_answer_bytes:,} bytes"
                )
            if time.monotonic() > deadline:
                raise _Retry(f"no whole answer within {self.config.timeout_seconds:g} s")
        return bytes(body)


def _check_status(response: httpx.Response) -> None:
    status = response.status_code
    if status == 200:
        return
    if status in _BUSY:
        raise _Retry(f"the endpoint answered {status}", _retry_after(response))
    if 300 <= status < 400:
        raise ModelFailed(
            f"the endpoint answered {status}, a redirect, which is not followed; give its own address"
        )
    if status in (401, 403):
        raise ModelFailed(f"the endpoint answered {status}; check FOOTPRINT_ENDPOINT_KEY")
    raise ModelFailed(f"the endpoint answered {status}; check its address, model and format")


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds that the endpoint asks to wait; None where it names none (a date is not looked at)."""
    value = response.headers.get("Retry-After", "")
    return float(value) if value.isascii() and value.isdigit() and len(value) < 8 else None


def _read_answer(body: bytes) -> list[Proposal | Rejection]:
    """The proposals in a chat completion. Raises ModelFailed where it is none, or was cut short."""
    completion = _load(body, "the answer")
    try:
        choice = completion["choices"][0]
        content = choice["message"]["content"]
    except (KeyError, IndexError, TypeError):
        raise ModelFailed(
            "the answer is no chat completion; check the endpoint's address"
        ) from None
    if not isinstance(content, str) or not content.strip():
        raise ModelFailed("the model gave no answer")
    if choice.get("finish_reason") == "length":
        raise ModelFailed("the model's answer was cut short; raise most_tokens")
    return proposals_from(_load(_unfenced(content), "what the model wrote"))


def _load(text: bytes | str, what: str) -> Any:  # noqa: ANN401  any JSON
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise ModelFailed(f"{what} is not JSON") from None


def _unfenced(content: str) -> str:
    """JSON without the fence that models like to put around it."""
    content = content.strip()
    if content.startswith("```") and content.endswith("```") and "\n" in content:
        return content[content.index("\n") : -3]
    return content
