"""Nightcount: what was launched, what was stopped, what got through, and whether an article has it right."""

__version__ = "0.1.0"
