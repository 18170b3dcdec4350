"""Files to import, made in memory."""

import io
import json
from collections.abc import Iterable

from annotation.workbench import Outcome, Parcel, Workbench, pasted

MARKED = "Le port rouvre\n\nLe maire a déclaré « oui » mardi. Tout va bien.\n"


def parcel(name: str, content: str | bytes) -> Parcel:
    """A file of that name; text is UTF-8."""
    data = content.encode() if isinstance(content, str) else content
    return Parcel(name, lambda: io.BytesIO(data), len(data))


def texts(count: int, *, start: int = 0) -> list[Parcel]:
    """Plain text files, each with another article."""
    return [
        parcel(f"{n:03}.txt", f"Titre {n}\n\nLa ministre a dit que le quai {n} rouvrait.\n")
        for n in range(start, start + count)
    ]


def rows(*values: object, name: str = "corpus.jsonl") -> Parcel:
    """JSON Lines, one object an article."""
    lines = (f"{json.dumps(value, ensure_ascii=False)}\n" for value in values)
    return parcel(name, "".join(lines))


def doccano(*spans: tuple[str, str], text: str = MARKED, name: str = "admin.jsonl") -> Parcel:
    """An export of doccano with one labelled article; `spans` are surfaces with their labels."""
    where = [(text.index(surface), surface, label) for surface, label in spans]
    marks = [[start, start + len(surface), label] for start, surface, label in where]
    return rows({"id": 1, "text": text, "label": marks}, name=name)


def imported(bench: Workbench, *parcels: Parcel, **options: object) -> list[Outcome]:
    """What became of each record."""
    return list(bench.import_parcels(parcels, **options))


def results(outcomes: Iterable[Outcome]) -> list[str]:
    """The results alone."""
    return [one.result for one in outcomes]


__all__ = ["MARKED", "doccano", "imported", "parcel", "pasted", "results", "rows", "texts"]
