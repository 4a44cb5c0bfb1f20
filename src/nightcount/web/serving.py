"""Serving: the site as one process that answers at a host and a port until it is stopped."""

from __future__ import annotations

import socket

from nightcount.errors import UsageError
from nightcount.web.app import make_app
from nightcount.web.site import Options


def serve(options: Options, host: str, port: int) -> None:
    """Answers until it is interrupted. Raises LedgerError where there is no ledger, UsageError for a port taken."""
    import uvicorn

    app = make_app(options)
    listening = _listen(host, port)
    named, real = (f"[{host}]" if ":" in host else host), listening.getsockname()[1]
    print(f"Nightcount answers at http://{named}:{real}/ (stop it with Ctrl+C)", flush=True)
    config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(
            f"nothing can answer at {host}, port {port} ({error.strerror or error})",
            way_out="Choose another with --port or --host",
        ) from None
    return listening
