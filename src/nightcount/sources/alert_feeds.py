"""The alert services as they are asked: no oftener than they allow, with a token from the environment.

| service | token | address, if it is not the service's own |
|---|---|---|
| `alerts_in_ua` | ALERTS_IN_UA_TOKEN | ALERTS_IN_UA_URL |
| `ukrainealarm` | UKRAINEALARM_TOKEN | UKRAINEALARM_URL |

alerts.in.ua is asked through its official client. Its documentation allows 8 to 10 requests a minute, 12 at the most,
and 2 a minute for history; a token that does not heed that is blocked. Both come with `pip install nightcount[alerts]`.
"""

from __future__ import annotations

import os
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from nightcount.errors import FeedError, UsageError
from nightcount.sources import pace
from nightcount.sources.alert_answers import ALERTS_IN_UA, UKRAINEALARM, Answer, understand
from nightcount.sources.pace import Pace
from nightcount.vocabulary import area

# Seconds between two requests, and between two for history.
APART = 7.5
HISTORY_APART = 30.0
# How long to wait after a refusal, where the service does not say; after other failures, twice as long each time.
REFUSED = 60.0
_FIRST_WAIT, _LONGEST_WAIT = 15.0, 600.0
_TIMEOUT = 10.0
_EXTRA = "Install it with: pip install 'nightcount[alerts]'"


class Feed(ABC):
    """A service that tells where alerts stand. `ask` and `history` raise FeedError; the next try waits as it says.

    `clock` gives seconds since 1970. How long to wait is remembered from one command to the next (see `pace`).
    """

    id: str

    def __init__(self, token: str, url: str | None = None, *, clock: Callable[[], float] = time.time) -> None:
        self._token = token
        self._url = url
        self._clock = clock
        self._place = pace.place_of(self.id, url, token)

    @property
    def wait(self) -> float:
        """How many seconds it must not be asked for."""
        left = pace.remembered(self._place).not_before - self._clock()
        return min(max(left, 0.0), _LONGEST_WAIT)  # a clock that was set back must not silence a service

    def ask(self) -> Answer:
        """Where alerts stand now. Raises FeedError for a service that does not answer, refuses, or answers nonsense."""
        return self._answer(lambda: understand(self._active(), self.id, datetime.now(UTC)), APART)

    def history(self, code: str) -> Answer:
        """The alerts of an oblast or a city with special status of the last month. Raises FeedError as `ask` does."""
        number = area(code).service_id
        if number is None:
            raise UsageError(f"{area(code).en} has no number in {self.id}", way_out="Ask for an oblast or for Kyiv")
        return self._answer(
            lambda: understand(self._history(number), self.id, datetime.now(UTC), history_of=code), HISTORY_APART
        )

    def _answer(self, fetch: Callable[[], Answer], apart: float) -> Answer:
        if self.wait:
            raise FeedError(
                f"it must not be asked for another {self.wait:.0f} s", place=self.id, way_out="Wait; limits are theirs"
            )
        try:
            answer = fetch()
        except FeedError as error:
            failures = pace.remembered(self._place).failures + 1
            waited = min(_FIRST_WAIT * 2 ** min(failures - 1, 10), _LONGEST_WAIT)
            self._remember(error.retry_after or waited, failures)
            raise
        self._remember(apart, 0)
        return answer

    def _remember(self, wait: float, failures: int) -> None:
        pace.remember(self._place, Pace(self._clock() + wait, failures))

    @abstractmethod
    def _active(self) -> Any:
        """The JSON of what stands now."""

    @abstractmethod
    def _history(self, number: str) -> Any:
        """The JSON of a region's past alerts."""

    def _failed(self, what: str, retry_after: float | None = None) -> FeedError:
        way_out = "What was known before holds, with its age; ask again later"
        return FeedError(what, place=self.id, way_out=way_out, retry_after=retry_after)

    def _refused(self, status: int, retry_after: float | None = None) -> FeedError:
        if status == 429:
            return self._failed("it was asked too often (429)", retry_after or REFUSED)
        if status in (401, 403):
            return FeedError(
                f"it does not accept the token, or not from here ({status})",
                place=self.id,
                way_out=f"Check {_TOKENS[self.id]}",
                retry_after=_LONGEST_WAIT,
            )
        return self._failed(f"it answers with an error ({status})")


class AlertsInUa(Feed):
    """alerts.in.ua, through its official client."""

    id = ALERTS_IN_UA

    def _active(self) -> Any:
        return self._request("alerts/active.json")

    def _history(self, number: str) -> Any:
        return self._request(f"regions/{number}/alerts/month_ago.json")

    def _request(self, endpoint: str) -> Any:
        try:
            import requests
            from alerts_in_ua import Client
            from alerts_in_ua.errors import (
                ApiError,
                ForbiddenError,
                InternalServerError,
                RateLimitError,
                UnauthorizedError,
            )
        except ImportError:
            raise UsageError("the client of alerts.in.ua is not installed", way_out=_EXTRA) from None
        client = Client(self._token)
        if self._url:
            client.base_url = f"{self._url.rstrip('/')}/v1/"
        try:
            # The client's own objects fail on one documented form of time. What it fetched is read as files are.
            return client._request(endpoint, use_cache=False)
        except RateLimitError:
            raise self._refused(429) from None
        except UnauthorizedError:
            raise self._refused(401) from None
        except ForbiddenError:
            raise self._refused(403) from None
        except InternalServerError:
            raise self._refused(500) from None
        except ApiError as error:
            raise self._failed(f"it answers with an error ({str(error)[:60]})") from None
        except KeyError as error:
            raise self._failed(f"the answer lacks {error}, which its client needs") from None
        except requests.JSONDecodeError:
            raise self._failed("the answer is no JSON") from None
        except requests.RequestException as error:
            raise self._failed(f"it does not answer ({type(error).__name__})") from None


class UkraineAlarm(Feed):
    """The service api.ukrainealarm.com, version 3."""

    id = UKRAINEALARM
    _OWN = "https://api.ukrainealarm.com"

    def _active(self) -> Any:
        return self._get("/api/v3/alerts")

    def _history(self, number: str) -> Any:
        raise UsageError("only alerts.in.ua is asked for history", way_out="Use --feed alerts_in_ua")

    def _get(self, path: str) -> Any:
        try:
            import httpx
        except ImportError:
            raise UsageError("httpx is not installed", way_out=_EXTRA) from None
        try:
            answer = httpx.get(
                f"{(self._url or self._OWN).rstrip('/')}{path}",
                headers={"Authorization": self._token, "Accept": "application/json"},
                timeout=_TIMEOUT,
            )
        except httpx.HTTPError as error:
            raise self._failed(f"it does not answer ({type(error).__name__})") from None
        if answer.status_code != 200:
            raise self._refused(answer.status_code, _seconds(answer.headers.get("Retry-After")))
        try:
            return answer.json()
        except ValueError:
            raise self._failed("the answer is no JSON") from None


_FEEDS: dict[str, type[Feed]] = {ALERTS_IN_UA: AlertsInUa, UKRAINEALARM: UkraineAlarm}
_TOKENS = {ALERTS_IN_UA: "ALERTS_IN_UA_TOKEN", UKRAINEALARM: "UKRAINEALARM_TOKEN"}


def open_feed(id: str | None = None) -> Feed:
    """The service of an id, or the first that has a token in the environment. Raises UsageError where there is none."""
    if id is not None and id not in _FEEDS:
        raise UsageError(f"there is no alert service {id!r}", way_out=f"Use one of: {', '.join(_FEEDS)}")
    for known in [id] if id else _FEEDS:
        token = os.environ.get(_TOKENS[known])
        if token:
            return _FEEDS[known](token, os.environ.get(f"{known.upper()}_URL"))
    names = _TOKENS[id] if id else " or ".join(_TOKENS.values())
    raise UsageError(
        "an alert service gives answers only for a token",
        way_out=f"Ask the service for one and set {names} in the environment",
    )


def _seconds(written: str | None) -> float | None:
    """The seconds of a `Retry-After`; a date there is not heeded."""
    return float(written) if written and written.isdigit() else None
