"""What one version remembers for the next: where every article was placed, for ever."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from schemas import Place, Value

_COLUMNS = ("article_id", "story_id", "split", "validation_from", "test_from")


class Placement(Value):
    """Where an article is.

    Attributes:
        split: empty when the article was left out, which lasts too.
        story_id: its story when it was seen last, for articles that a later version does not have.
    """

    split: Place
    story_id: str


@dataclass(frozen=True)
class Cuts:
    """The first day of validation and of test when articles are parted by time; none while undecided."""

    validation_from: date | None = None
    test_from: date | None = None

    @property
    def decided(self) -> bool:
        """Whether a day was chosen; it stays."""
        return bool(self.validation_from or self.test_from)


@dataclass(frozen=True)
class Placements:
    """Every article that any version has placed, by id, and the days that part them."""

    articles: Mapping[str, Placement] = field(default_factory=dict)
    cuts: Cuts = Cuts()

    def in_stories_of(self, other: "Placements") -> "Placements":
        """The same places, with the stories that another one knows."""
        told = {
            name: one.model_copy(update={"story_id": other.articles[name].story_id})
            if name in other.articles
            else one
            for name, one in self.articles.items()
        }
        return replace(self, articles=told)


def placements_text(placements: Placements) -> str:
    """As CSV, sorted by article; the days that part by time stand on every line."""
    cuts = placements.cuts
    days = [day.isoformat() if day else "" for day in (cuts.validation_from, cuts.test_from)]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    writer.writerows(
        (article_id, one.story_id, one.split, *days)
        for article_id, one in sorted(placements.articles.items())
    )
    return out.getvalue()


def read_placements(text: str) -> Placements:
    """What `placements_text` wrote."""
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    if not rows:
        return Placements()
    return Placements(
        articles={
            row["article_id"]: Placement.model_validate({"split": row["split"], "story_id": row["story_id"]})
            for row in rows
        },
        cuts=Cuts(_day(rows[0]["validation_from"]), _day(rows[0]["test_from"])),
    )


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
