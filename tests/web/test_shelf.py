"""The shelf: what it holds, how much of it, and for how long."""

from __future__ import annotations

import gzip
import random

from hypothesis import given
from hypothesis import strategies as st

from nightcount.web.shelf import Kept, Key, Shelf

ROOM = 100_000


def key(path: str, query: bytes = b"") -> Key:
    return ("http://test", path, query, "en", "auto")


def kept(body: bytes, kind: str = "text/html; charset=utf-8", made_of: str = "") -> Kept:
    return Kept.of([(b"content-type", kind.encode())], kind, body, made_of)


def noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def shelf(limit: int = ROOM) -> Shelf:
    found = Shelf(limit)
    found.turn_to("1")
    return found


def test_a_text_lies_there_gzipped_only_and_comes_out_as_it_was() -> None:
    page = b"<p>drones</p>" * 1000
    found = kept(page)
    assert len(found.body) < len(page) / 10
    assert gzip.decompress(found.body) == page == found.plain()
    assert found.length == len(page)


def test_a_picture_is_not_packed_again() -> None:
    found = kept(noise(5000), "image/png")
    assert not found.is_small
    assert found.plain() == noise(5000)


def test_what_was_asked_for_longest_ago_leaves_first() -> None:
    one = shelf()
    for number in range(3):
        one.keep(key(f"/{number}"), kept(noise(30_000 + number), "image/png"), "1")
    assert one.find(key("/0"))
    one.keep(key("/3"), kept(noise(30_003), "image/png"), "1")
    assert [bool(one.find(key(f"/{number}"))) for number in range(4)] == [True, False, True, True]


def test_nothing_of_another_version_is_handed_out_or_taken_in() -> None:
    one = shelf()
    one.keep(key("/"), kept(b"old"), "1")
    one.turn_to("2")
    assert one.find(key("/")) is None
    one.keep(key("/"), kept(b"begun before the change"), "1")
    assert one.find(key("/")) is None
    assert one.size == 0


def test_what_says_what_it_is_made_of_stays_aside_and_leaves_first() -> None:
    one = shelf()
    one.keep(key("/page"), kept(b"page"), "1")
    for name in ("/a", "/b"):
        one.keep(key(name), kept(noise(30_000), "image/png", "digest"), "1")
    one.turn_to("2")
    assert [one.find(key(name)) for name in ("/page", "/a", "/b")] == [None, None, None]
    before = one.aside(key("/a"))
    assert before is not None
    assert one.aside(key("/page")) is None
    one.keep(key("/a"), before, "2")
    assert (one.find(key("/a")), one.aside(key("/a"))) == (before, None)
    one.keep(key("/c"), kept(noise(50_000), "image/png"), "2")
    assert one.aside(key("/b")) is None
    assert one.find(key("/a"))


def test_addresses_of_any_length_take_no_room() -> None:
    one = shelf()
    one.keep(key("/", b"x" * 10_000), kept(b"page"), "1")
    assert len(one) == 0


def test_what_is_larger_than_all_the_room_is_not_kept() -> None:
    one = shelf(10_000)
    one.keep(key("/"), kept(noise(20_000), "image/png"), "1")
    assert (len(one), one.size) == (0, 0)


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 60_000), st.integers(0, 9), st.sampled_from(["", "d"]))))
def test_the_room_is_never_exceeded_and_its_size_is_that_of_what_lies_there(
    steps: list[tuple[int, int, int, str]],
) -> None:
    one = shelf()
    for name, size, version, made_of in steps:
        one.turn_to(str(version // 9))
        one.keep(key(f"/{name}"), kept(bytes(size), "image/png", made_of), str(version // 9))
        held = [found for number in range(9) if (found := one.find(key(f"/{number}")))]
        assert len(held) == len(one)
        held += [found for number in range(9) if (found := one.aside(key(f"/{number}")))]
        assert sum(len(found.body) for found in held) <= one.size <= ROOM
        assert (one.size == 0) == (not held)
