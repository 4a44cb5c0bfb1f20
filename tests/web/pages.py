"""The pages that tests and screenshots go through."""

from __future__ import annotations

PAGES = ("/", "/nights", "/nights/2025-07-04", "/nights/2024-01-01", "/method")
