"""Two languages: gettext catalogues through Babel, numbers and dates in the language's form.

The message ids are English; `locale/<code>.po` holds each other language. `python -m
annotation.ui.messages` brings the catalogues up to date with the sources, Python and JavaScript.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel.dates import format_date, format_datetime
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po
from babel.numbers import format_decimal

from annotation.errors import Translate

LANGUAGES = ("fr", "en")
SOURCE_LANGUAGE = "en"
_FOLDER = Path(__file__).parent / "locale"
_PACKAGE = Path(__file__).parent.parent
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def language_of(accepted: str) -> str:
    """The first of our languages in a locale (`fr-FR`) or an Accept-Language header; English else."""
    for part in accepted.split(","):
        code = part.partition(";")[0].strip().lower().replace("_", "-").partition("-")[0]
        if code in LANGUAGES:
            return code
    return SOURCE_LANGUAGE


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Message id to message; empty for the language of the ids."""
    path = _FOLDER / f"{language}.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        found = read_po(file, locale=language)
    return {str(m.id): str(m.string) for m in found if m.id and m.string and not m.fuzzy}


def translator(language: str) -> Translate:
    """The function that pages call `_`."""
    messages = catalogue(language)
    return lambda message: messages.get(message, message)


@dataclass(frozen=True)
class Words:
    """A language, as the pages use it."""

    language: str

    def __call__(self, message: str, **values: object) -> str:
        """The message in the language, filled in."""
        text = translator(self.language)(message)
        return text.format(**values) if values else text

    def date(self, day: date) -> str:
        """A day, in words."""
        return format_date(day, format="long", locale=self.language)

    def moment(self, moment: datetime) -> str:
        """A day and a time, short."""
        return format_datetime(moment, format="short", locale=self.language)

    def number(self, value: float, *, digits: int | None = None) -> str:
        """A number with the language's separators; with as many decimals as asked for, else as it needs."""
        form = None if digits is None else "#,##0" + f".{'0' * digits}" * bool(digits)
        return format_decimal(value, form, locale=self.language)

    def decimal(self, value: float) -> str:
        """A number with two digits behind the language's sign, also where these are zeros."""
        return str(format_decimal(value, format="0.00", locale=self.language))


def extracted() -> Iterator[tuple[str, str]]:
    """Every message of the sources with the file that says it."""
    for path in sorted(_PACKAGE.rglob("*")):
        method = {".py": "python", ".js": "javascript"}.get(path.suffix)
        if method is None:
            continue
        options = {"parse_template_string": True} if method == "javascript" else {}
        found = extract_from_file(method, path, keywords=_KEYWORDS, options=options)
        for _line, message, _comments, _context in found:
            yield (message if isinstance(message, str) else message[0]), path.relative_to(_PACKAGE).as_posix()


def update(language: str) -> tuple[str, ...]:
    """Bring a catalogue up to date; the messages that still want a translation."""
    path = _FOLDER / f"{language}.po"
    known = catalogue(language)
    catalog = Catalog(locale=language, header_comment=f"# Selon, messages in {language}.", fuzzy=False)
    for message, file in extracted():
        catalog.add(message, known.get(message, ""), auto_comments=[file])
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as out:
        write_po(out, catalog, width=110, sort_output=True, include_previous=False)
    return tuple(str(m.id) for m in catalog if m.id and not m.string)


if __name__ == "__main__":
    missing = [
        f"{code}: {message}" for code in LANGUAGES if code != SOURCE_LANGUAGE for message in update(code)
    ]
    sys.exit("\n".join(["These messages want a translation:", *missing]) if missing else 0)
