"""What tests ask of a page."""

from __future__ import annotations

from typing import Any

from lxml import html


def tree(text: str) -> Any:
    """The page as a tree."""
    return html.document_fromstring(text)


def words(node: Any) -> str:
    """All text of a node, on one line."""
    return " ".join(" ".join(node.itertext()).split())
