"""Palette: the colours of charts, by name, on paper and in the dark. The same as those of the pages (`site.css`).

A chart is drawn in the light colours. For the dark each of them is exchanged for its counterpart: at once where the
dark is asked for, by a style inside the drawing where the reader's device decides.
"""

from __future__ import annotations

import re

LIGHT = {
    "ink": "#1c1b19",
    "soft": "#5c5850",
    "rule": "#d9d4c8",
    "paper": "#fbfaf7",
    "wash": "#f0ede5",
    "accent": "#a3281c",
    "accent-wash": "#fbe6e2",
    "flow-1": "#6f6b62",
    "flow-2": "#a39d90",
    "flow-3": "#d3cdbf",
    "h2": "#f5d9d2",
    "h3": "#eab5a9",
    "h4": "#dc8a7a",
}
DARK = {
    "ink": "#ebe8e1",
    "soft": "#b3aea3",
    "rule": "#3a3c42",
    "paper": "#16171a",
    "wash": "#222429",
    "accent": "#ff9383",
    "accent-wash": "#4a1f1c",
    "flow-1": "#a39d90",
    "flow-2": "#77736a",
    "flow-3": "#4a4843",
    "h2": "#45262a",
    "h3": "#6e2f2c",
    "h4": "#a4453b",
}
INK, SOFT, RULE, PAPER, ACCENT = (LIGHT[name] for name in ("ink", "soft", "rule", "paper", "accent"))
FLOW_1, FLOW_2, FLOW_3 = (LIGHT[name] for name in ("flow-1", "flow-2", "flow-3"))

# `auto`: as the reader's device has it.
THEMES = ("auto", "light", "dark")
_COUNTERPART = {LIGHT[name]: DARK[name] for name in LIGHT}
_COLOUR = re.compile("|".join(_COUNTERPART))


def darkened(text: str) -> str:
    """The text of a drawing or a specification with every colour exchanged for its counterpart in the dark."""
    return _COLOUR.sub(lambda found: _COUNTERPART[found[0]], text)


def night_style(drawing: str) -> str:
    """What a style inside a drawing says so that it is dark where the device is, and light on paper."""
    rules = []
    for light in sorted(set(_COLOUR.findall(drawing))):
        rules += [f'[{paint}="{light}"]{{{paint}:{_COUNTERPART[light]}}}' for paint in ("fill", "stroke")]
    return f"@media screen and (prefers-color-scheme:dark){{{''.join(rules)}}}"
