"""Formats that a version leaves in. Adding one is adding a module with the three names and `write`."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType

from annotation.errors import UnknownFormat
from annotation.exports import csv

FORMATS: Mapping[str, ModuleType] = MappingProxyType({module.NAME: module for module in (csv,)})


def export_format(name: str) -> ModuleType:
    """The module of a format.

    Raises:
        UnknownFormat: naming those that there are.
    """
    if name not in FORMATS:
        raise UnknownFormat(format=name, known=", ".join(FORMATS))
    return FORMATS[name]


CANONICAL = csv
"""The format that a version's hash is taken of."""
