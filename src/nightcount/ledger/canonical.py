"""JSON in its one canonical form, and hashes of it: what makes "byte for byte" testable."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(said: Any) -> str:
    """JSON with sorted keys, without spaces, text as it is."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(said: Any, digits: int = 64) -> str:
    """The first `digits` hexadecimal digits of the SHA-256 of `said` in canonical form."""
    return hashlib.sha256(canonical(said).encode("utf-8", "surrogatepass")).hexdigest()[:digits]
