"""Serving: the site as one process that answers at a host and a port until it is stopped."""

from __future__ import annotations

import socket
import sys

from nightcount.errors import UsageError
from nightcount.web.app import make_app
from nightcount.web.site import Options

# Seconds, and how many readers may hold a connection at once.
SWITCH = 0.001
CONNECTIONS = 1_000


def serve(options: Options, host: str, port: int) -> None:
    """Answers until it is interrupted. Raises LedgerError where there is no ledger, UsageError for a port taken."""
    import uvicorn

    listening = _listen(host, port)
    with listening:
        at = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
        app = make_app(options, at)
        # A thread that makes a page hands over to the one that answers this often, not every 5 ms.
        sys.setswitchinterval(SWITCH)
        print(f"Nightcount answers at {options.url or at}/ (stop it with Ctrl+C)", flush=True)
        config = uvicorn.Config(
            app,
            http="h11",  # the one whose headers have a limit of length
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            limit_concurrency=CONNECTIONS,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=5,
        )
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of a socket that says TCP does asyncio send small answers at once, and not 40 ms later.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # from now on, who comes waits for the first answer
    except OSError as error:
        listening.close()
        raise UsageError(
            f"nothing can answer at {host}, port {port} ({error.strerror or error})",
            way_out="Choose another with --port or --host",
        ) from None
    return listening
