"""An alert service on this machine: a real HTTP server that answers what a test tells it to, and notes the requests."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Service:
    """Gives `answers` in turn, the last one for ever; each is (status, headers, body, seconds to wait)."""

    answers: list[tuple[int, dict[str, str], bytes, float]] = field(default_factory=list)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    def will(self, body: Any, status: int = 200, *, wait: float = 0.0, **headers: str) -> Service:
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers.append((status, {"Last-Modified": "Mon, 23 Nov 2026 07:00:00 GMT", **given}, data, wait))
        return self

    def next(self) -> tuple[int, dict[str, str], bytes, float]:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def running() -> Iterator[Service]:
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.asked.append((self.path, dict(self.headers)))
            status, headers, body, wait = service.next()
            time.sleep(wait)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(BrokenPipeError):  # whoever asked went away
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


def alerts_in_ua(*rows: tuple[int, str, str], told: str | None = "2026/11/23 07:00:00 +0000") -> dict[str, Any]:
    """An answer in the documented shape of alerts.in.ua: rows of (number, kind, start)."""
    alerts = [
        {
            "id": number, "location_title": f"place {number}", "location_type": "raion", "started_at": start,
            "finished_at": None, "updated_at": start, "alert_type": kind, "location_uid": str(number),
            "location_oblast": "", "location_oblast_uid": number, "notes": None, "calculated": None,
        }
        for number, kind, start in rows
    ]  # fmt: skip
    return {"alerts": alerts, "meta": {"last_updated_at": told, "type": "full"}, "disclaimer": ""}


def ukrainealarm(*rows: tuple[int, str, str]) -> list[dict[str, Any]]:
    """An answer in the documented shape of ukrainealarm: rows of (number, kind, last change)."""
    return [
        {
            "regionId": str(number), "regionType": "District", "regionName": f"place {number}", "lastUpdate": at,
            "activeAlerts": [
                {"regionId": str(number), "regionType": "District", "type": kind, "lastUpdate": at,
                 "activeAlertLevels": [{"alertLevel": "Red", "reason": "", "createdAt": at}]}
            ],
        }
        for number, kind, at in rows
    ]  # fmt: skip
