"""A name that nothing here knows → what an online service says of it, where a person asked for that.

Nothing in this module runs by itself: who calls it was told to by a flag, or by a person who pressed a button. Every
question waits as long as the service's terms want, says who asks, and is asked once: the answer is kept.
"""

from __future__ import annotations

import json
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Protocol

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter

from footprint.errors import InputError, OnlineFailed
from footprint.gazetteer.online.service import Online, Service, Settings

LONGEST_WAIT = 20.0
"""Seconds that are waited where a service asks us to; longer, and it is left alone."""
MOST_FAILURES = 3
"""Questions in a row without an answer after which a batch asks no more."""
_NO_ANSWER = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)
"""What geopy and our readers raise over an answer of another form."""
_WAYS_OUT = {
    "contact": "an e-mail address or web page in FOOTPRINT_ONLINE_CONTACT, which its terms ask for",
    "username": "your account's name in FOOTPRINT_ONLINE_USER",
}


class Cache(Protocol):
    """Keeps answers, so that nothing is asked twice."""

    def get_answer(self, service: str, question: str) -> str | None:
        """The answer as kept; None where it was never asked."""
        ...

    def keep_answer(self, service: str, question: str, answer: str) -> None:
        """Keep an answer, over an older one."""
        ...


class Forgetful:
    """A cache for one run."""

    def __init__(self) -> None:
        """Knows nothing yet."""
        self._kept: dict[tuple[str, str], str] = {}

    def get_answer(self, service: str, question: str) -> str | None:
        """See `Cache`."""
        return self._kept.get((service, question))

    def keep_answer(self, service: str, question: str, answer: str) -> None:
        """See `Cache`."""
        self._kept[service, question] = answer


class LookUp:
    """Asks one service, politely."""

    def __init__(
        self,
        service: Service,
        settings: Settings,
        cache: Cache | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Raises InputError where the settings lack what the service's terms want."""
        for field in service.needs:
            if not getattr(settings, field):
                raise InputError(
                    f"{service.name} is not asked without {_WAYS_OUT[field]}; see {service.terms_url}"
                )
        self.service = service
        self._cache = cache or Forgetful()
        self._sleep = sleep
        self._failures = 0
        geocode = service.make(settings).geocode
        self._limited = RateLimiter(
            geocode,
            min_delay_seconds=service.seconds_between,
            max_retries=0,
            swallow_exceptions=False,
        )

    def find(self, name: str, country: str | None = None) -> list[Online]:
        """Places of that name, the service's best first; empty where it knows none.

        Raises OnlineFailed where it does not answer, answers what is no answer, or wants to be left alone.
        """
        question = json.dumps([" ".join(name.split()), country], ensure_ascii=False)
        kept = self._cache.get_answer(self.service.name, question)
        if kept is not None:
            try:
                return [Online(**each) for each in json.loads(kept)]
            except (ValueError, TypeError):
                pass  # kept by another version: ask again
        if self._failures >= MOST_FAILURES:
            raise OnlineFailed(
                f"{self.service.name}: not asked any more, for it failed {self._failures} times in a row"
            )
        found = self._ask(name, country)
        answer = json.dumps([asdict(each) for each in found], ensure_ascii=False)
        self._cache.keep_answer(self.service.name, question, answer)
        return found

    def _ask(self, name: str, country: str | None) -> list[Online]:
        try:
            locations = self._call(name, country)
            found = self._read(locations)
        except GeopyError as error:
            self._failures += 1
            raise OnlineFailed(f"{self.service.name}: {_told(error)}") from error
        except _NO_ANSWER as error:
            self._failures += 1
            raise OnlineFailed(
                f"{self.service.name}: its answer cannot be read ({type(error).__name__}: {error})"
            ) from error
        self._failures = 0
        return found

    def _call(self, name: str, country: str | None) -> Sequence[Any]:
        options = {"exactly_one": False, **self.service.options(country)}
        try:
            return self._once(name, options)
        except GeocoderRateLimited as error:
            wait = error.retry_after
            if wait is None or not 0 <= wait <= LONGEST_WAIT:
                self._failures = MOST_FAILURES
                raise
            self._sleep(wait)
            return self._once(name, options)

    def _once(self, name: str, options: Mapping[str, Any]) -> Sequence[Any]:
        with warnings.catch_warnings(action="ignore"):  # geopy warns before it refuses a point
            return self._limited(name, **options) or ()

    def _read(self, locations: Sequence[Any]) -> list[Online]:
        places = []
        for location in locations:
            if location is None:
                continue
            place = self.service.read(location.raw, location.latitude, location.longitude)
            if place is not None and -90 <= place.lat <= 90 and -180 <= place.lon <= 180:
                places.append(place)
        return places


def _told(error: GeopyError) -> str:
    """What happened, in words for people."""
    if isinstance(error, GeocoderRateLimited):
        return "it asks us to stop (429, too many questions); try again later"
    if isinstance(error, GeocoderQuotaExceeded):
        return f"the account's questions are used up ({error})"
    if isinstance(error, GeocoderAuthenticationFailure | GeocoderInsufficientPrivileges):
        return f"it does not let us in ({error}); check the account, the contact and its terms"
    if isinstance(error, GeocoderTimedOut):
        return "no answer in time"
    if isinstance(error, GeocoderParseError):
        return f"its answer is no JSON ({error})"
    if isinstance(error, GeocoderServiceError):
        return f"it cannot be reached or failed ({error})"
    return str(error)
