"""Workshop: the process in which charts are drawn, one after the other.

What draws them (V8 inside vl-convert) holds Python's lock from beginning to end, so a thread would stop everybody else:
a site that draws in threads answers nobody meanwhile. It also takes some 150 MB, which a process gives back.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from nightcount.language import speaking, spoken

Made = TypeVar("Made")
# After so many pictures a new process takes over, so that memory does not grow with them.
PICTURES = 500
# Seconds without an order after which the process ends and gives its memory back.
IDLE = 120.0


class Workshop:
    """One process, opened by the first order and again where it was ended from outside."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._closing: threading.Timer | None = None

    def order(self, make: Callable[..., Made], *given: object) -> Future[Made]:
        """What `make(*given)` will return there, in the language in force here.

        `make` is a function of a module, and all of it can be pickled. An error in it is raised by the future, and
        BrokenProcessPool where the process is ended meanwhile.
        """
        with self._lock:
            self._stay()
            try:
                made = self._open().submit(_make, spoken(), make, given)
            except BrokenProcessPool:
                self._pool = None
                made = self._open().submit(_make, spoken(), make, given)
        made.add_done_callback(self._leave)
        return made

    def close(self) -> None:
        """Ends the process; the next order begins another."""
        with self._lock:
            self._stay()
            pool, self._pool = self._pool, None
        # Outside the lock: what is cancelled here still tells `_leave`.
        if pool is not None:
            pool.shutdown(cancel_futures=True)

    @property
    def is_open(self) -> bool:
        """True while there is a process."""
        return self._pool is not None

    def _stay(self) -> None:
        if self._closing is not None:
            self._closing.cancel()
        self._closing = None

    def _leave(self, _made: Future[Made]) -> None:
        """Ends the process later, unless another order comes until then."""
        with self._lock:
            self._stay()
            self._closing = threading.Timer(IDLE, self._close_idle, [self._pool])
            self._closing.daemon = True
            self._closing.start()

    def _close_idle(self, pool: ProcessPoolExecutor | None) -> None:
        with self._lock:
            # An order that came meanwhile has called this off, or will wait for a process of its own.
            if pool is None or pool is not self._pool or self._closing is not threading.current_thread():
                return
            self._pool = self._closing = None
        pool.shutdown(wait=False)

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Not forked: this process has threads, and may hold a database open.
            way = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=way, initializer=_begin, max_tasks_per_child=PICTURES)
        return self._pool


# All sites of a process share it.
WORKSHOP = Workshop()


def _begin() -> None:
    """The process ends with the one that began it, however that ends, and not before it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _make(language: str, make: Callable[..., Made], given: tuple[object, ...]) -> Made:
    with speaking(language):
        return make(*given)
