"""Language: in which one the record is put into words. English is in the code; every other is a catalogue.

A catalogue is the files `locales/CODE/*.po` (gettext): one of what checks say, one of the pages. The language in force
belongs to the context: a page that is made for one reader does not change what another one gets.

    with speaking("uk"):
        gettext("launched")     "запущено"
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

from nightcount.errors import UsageError

# By code, each called as its speakers call it.
LANGUAGES = {"en": "English", "uk": "Українська"}
DEFAULT = "en"

_spoken: ContextVar[str] = ContextVar("nightcount_language", default=DEFAULT)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Inside, everything is said in the language `code`. Raises UsageError for one without a catalogue."""
    if code not in LANGUAGES:
        raise UsageError(f"there is no catalogue for the language {code!r}", way_out=f"Use one of: {_codes()}")
    token = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> str:
    """The code of the language in force."""
    return _spoken.get()


def gettext(text: str) -> str:
    """The text in the language in force; English where the catalogue does not have it."""
    return _catalogue(spoken()).gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The text for a count in the language in force, with its plural forms."""
    return _catalogue(spoken()).ngettext(one, many, count)


def _codes() -> str:
    return ", ".join(LANGUAGES)


@cache
def _catalogue(code: str) -> NullTranslations:
    if code == DEFAULT:
        return NullTranslations()
    # Imported here because a command that speaks English must not wait for it.
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled, whole = io.BytesIO(), Catalog(locale=code)
    for entry in sorted(files(__package__).joinpath("locales", code).iterdir(), key=lambda one: one.name):
        for message in read_po(io.BytesIO(entry.read_bytes()), locale=code):
            if message.id:
                whole[message.id] = message
    write_mo(compiled, whole)
    compiled.seek(0)
    return GNUTranslations(compiled)
