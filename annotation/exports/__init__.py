"""Formats that a version leaves in: one module adds one; what several of them need lies in `shared`.

A module has

- `NAME` (on the command line), `TITLE` (on screen), `SUFFIX`, `MEDIA_TYPE`;
- `NEEDS_TEXT`: it cannot be made of a version that holds offsets only;
- `write(version: Published, out: BinaryIO)`: the same version gives the same bytes, always and everywhere.

What it needs beyond Arrow is imported when it writes. A format of several files is one zip.
"""

import pkgutil
from collections.abc import Iterable, Mapping
from importlib import import_module
from types import MappingProxyType, ModuleType

from annotation.errors import UnknownFormat
from annotation.exports import csv


def found_in(folders: Iterable[str]) -> Mapping[str, ModuleType]:
    """The formats whose modules lie in `folders` of this package, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(folders) if not module.ispkg)
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return MappingProxyType({module.NAME: module for module in modules})


FORMATS = found_in(__path__)


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
