"""Files to articles: which reader reads which suffix, and which files a folder offers."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from annotation.errors import UnreadableFile
from annotation.ingest.plain import MAX_BYTES, TOO_LARGE, read_article
from schemas import Article


class Reader(Protocol):
    """Bytes in, article out; raises UnreadableFile for bytes that hold none."""

    def __call__(self, data: bytes, *, origin: str) -> Article:
        """The article in `data`, which come from `origin`."""
        ...


READERS: Mapping[str, Reader] = MappingProxyType({".txt": read_article, ".text": read_article})
"""Reader by file suffix, in lower case. A new format is a module and a line here."""


def read_file(path: Path) -> Article:
    """The article in the file at `path`.

    Raises:
        UnreadableFile: no reader for its suffix, no access, too large, no text, or empty.

    """
    reader = _reader(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFile(path=path, reason=TOO_LARGE)
        data = path.read_bytes()
    except OSError as error:
        raise _refused(path, error) from error
    return reader(data, origin=path.name)


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that `paths` name or hold and that a reader knows, each folder walked in sorted order.

    Hidden files and folders inside a folder are passed over, and so are files without a reader; a file that
    `paths` names is not.

    Raises:
        UnreadableFile: a path that does not exist or may not be read, a named file without a reader, a folder
            without any article.

    """
    for path in paths:
        if _is_folder(path):
            yield from _articles_in(path)
        else:
            _reader(path)
            yield path


def _is_folder(path: Path) -> bool:
    try:
        path.stat()
        return path.is_dir()
    except OSError as error:
        raise _refused(path, error) from error


def _articles_in(folder: Path) -> Iterator[Path]:
    empty = True
    for path in _walk(folder):
        empty = False
        yield path
    if empty:
        raise UnreadableFile(path=folder, reason=f"it holds no article; put {_known()} files into it")


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise _refused(folder, error) from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        # A link to a folder may lead back to where it is.
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        elif entry.is_file() and entry.suffix.lower() in READERS:
            yield entry


def _reader(path: Path) -> Reader:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableFile(
            path=path, reason=f"no reader knows this kind of file; the known ones are {_known()}"
        )
    return reader


def _known() -> str:
    return ", ".join(READERS)


def _refused(path: Path, error: OSError) -> UnreadableFile:
    """The reason in words, with the next step."""
    if isinstance(error, FileNotFoundError):
        return UnreadableFile(path=path, reason="it does not exist; check the spelling and the folder")
    if isinstance(error, PermissionError):
        return UnreadableFile(path=path, reason="access is denied; ask its owner for the right to read it")
    return UnreadableFile(path=path, reason=error.strerror or str(error))
