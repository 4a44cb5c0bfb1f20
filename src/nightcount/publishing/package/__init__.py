"""The ledger as a Frictionless data package: tables that open anywhere, each column described, each file hashed."""

from nightcount.publishing.package.content import Content, Coverage
from nightcount.publishing.package.frames import FORMATS, Format
from nightcount.publishing.package.publication import LICENCES, Publication, Rights
from nightcount.publishing.package.verify import verify
from nightcount.publishing.package.write import Written, write_package, write_release

__all__ = [
    "FORMATS",
    "LICENCES",
    "Content",
    "Coverage",
    "Format",
    "Publication",
    "Rights",
    "Written",
    "verify",
    "write_package",
    "write_release",
]
