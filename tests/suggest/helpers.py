"""Articles of invented sentences, one a line, and what the rules say about them."""

from annotation.suggest import SourceNames, suggest
from schemas import Article, Claim, Sentence, Source, Span
from tests.factories import article

SOURCES = SourceNames.of(
    (
        Source(source_id="afp", name="AFP", kind="agency", aliases={"fr": ("Agence France-Presse",)}),
        Source(source_id="nordpress", name="Nordpress", kind="agency", aliases={"fr": ("agence Nordpress",)}),
        Source(source_id="radio-lune", name="Radio Lune", kind="media"),
        Source(source_id="borduria", name="Bordurie", kind="government", aliases={"fr": ("Szohôd",)}),
        Source(source_id="us", name="United States", kind="government", aliases={"en": ("US",)}),
        Source(
            source_id="winter-palace",
            name="Palais d'Hiver",
            kind="government",
            aliases={"en": ("Winter Palace",)},
        ),
    )
)


def read(*lines: str, language: str = "fr", kinds: dict[int, str] | None = None) -> Article:
    """An article with one sentence a line, all of them body but those of `kinds`."""
    plain = article("\n".join(lines), language=language)
    sentences = tuple(
        Sentence(start=one.start, end=one.end, kind=(kinds or {}).get(index, "body"))
        for index, one in enumerate(plain.sentences)
    )
    return plain.model_copy(update={"sentences": sentences})


def attributions(found: Article) -> list[Claim]:
    """The suggested claims that are not the author's."""
    return [one.claim for one in suggest(found, sources=SOURCES) if one.claim.voice == "source"]


def surface(text: Article, span: Span | None) -> str:
    """The covered text; empty for no span."""
    return span.of(text.text) if span else ""


def parts(found: Article, claim: Claim) -> tuple[list[str], str, list[str]]:
    """The covered texts of a claim: sources, cue, content."""
    sources = [surface(found, hop.span) for hop in claim.sources]
    return sources, surface(found, claim.cue), [span.of(found.text) for span in claim.content]
