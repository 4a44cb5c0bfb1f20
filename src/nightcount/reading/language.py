"""Which language a text is in: as its source would tell it, so that a report and its words are read alike."""

from nightcount.sources.language import language_of

__all__ = ["language_of"]
