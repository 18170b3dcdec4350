"""What other trades ask of a claim: its words and its chain in a line each, an id that stays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from annotation.exports.shared.sheets import sheets_of
from schemas import CHAIN_SEPARATOR, Article, Claim, Hop, Label, Span

_PIECES = " […] "
_OURS = uuid5(NAMESPACE_URL, "urn:selon:exports")
_ADDRESS = re.compile(r'https?://[^\s<>"{}|\\^`]+')


@dataclass(frozen=True)
class Told:
    """A claim as one annotator made it of an article."""

    article: Article
    label: Label
    claim: Claim

    @property
    def content(self) -> str:
        """What is said, in a line; empty for a credit of the whole article."""
        return self._read(self.claim.content)

    @property
    def words(self) -> str:
        """What is said; where that is nothing, the words that say who speaks."""
        return self.content or self._read(tuple(sorted(self.claim.spans, key=lambda one: one.start)))

    @property
    def root(self) -> Hop | None:
        """Who said it first; none where that is the outlet."""
        return next(iter(self.claim.sources), None)

    @property
    def chain(self) -> str:
        """The names from the originator outwards to the outlet."""
        outlet = one_line(self.article.outlet).replace(CHAIN_SEPARATOR, " › ")
        return CHAIN_SEPARATOR.join(filter(None, [*(hop.name for hop in self.claim.sources), outlet]))

    @property
    def names(self) -> tuple[str, str, str, str]:
        """What the ids of the claim are made of."""
        return ("claim", self.label.article_id, self.label.annotator, self.label.name)

    def _read(self, spans: tuple[Span, ...]) -> str:
        return _PIECES.join(filter(None, (one_line(span.of(self.article.text)) for span in spans)))


def told(article: Article, labels: tuple[Label, ...]) -> tuple[Told, ...]:
    """Each claim of an article, by annotator and in the order of the text; none whose words are blank."""
    return tuple(one for one in _told(article, labels) if one.words)


def _told(article: Article, labels: tuple[Label, ...]) -> Iterator[Told]:
    for sheet in sheets_of(article, labels):
        for label, marks in sheet.claims:
            yield Told(article, label, marks[0].claim)


def one_line(text: str) -> str:
    """The text without line breaks and without white space at its edges."""
    return " ".join(text.splitlines()).strip()


def is_address(url: str) -> bool:
    """Whether a graph, or a browser, can take it for an address."""
    return bool(_ADDRESS.fullmatch(url))


def uuid_of(*names: str) -> str:
    """The same UUID (version 5) for the same names, in every version and on every machine."""
    return str(uuid5(_OURS, "\0".join(names)))
