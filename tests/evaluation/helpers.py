"""Small articles with gold and suggestions, made from the surfaces that they name."""

from annotation.evaluation import Compared, Report, SentenceFact, report_of
from schemas import Claim, Hop, Sentence, Span
from tests.factories import span

TEXT = (
    "Le port rouvre\n"
    "Le maire a dit à l’AFP que le quai est sûr. "
    "« Tout est prêt », assure Anne Roy. "
    "Le vent tombe. "
    "Selon la police, deux barques ont coulé, mardi, au large.\n"
    "Lire aussi"
)


def _sentences() -> tuple[Sentence, ...]:
    surfaces = {
        "Le port rouvre": "title",
        "Le maire a dit à l’AFP que le quai est sûr.": "body",
        "« Tout est prêt », assure Anne Roy.": "body",
        "Le vent tombe.": "body",
        "Selon la police, deux barques ont coulé, mardi, au large.": "body",
        "Lire aussi": "boilerplate",
    }
    found = ((span(TEXT, surface), kind) for surface, kind in surfaces.items())
    return tuple(Sentence(start=one.start, end=one.end, kind=kind) for one, kind in found)


SENTENCES = _sentences()


def at(surface: str) -> Span:
    return span(TEXT, surface)


def hop(surface: str | None, name: str = "", **fields: object) -> Hop:
    return Hop(span=at(surface) if surface else None, name=name or surface, **fields)


def claim(source: str | None, cue: str | None, *content: str, **fields: object) -> Claim:
    known = {
        "sources": (hop(source),) if source else (),
        "cue": at(cue) if cue else None,
        "content": tuple(map(at, content)),
    }
    return Claim(**known | fields)


AFP = hop("l’AFP", "AFP", role="relay", kind="agency")

MAYOR = claim(
    None,
    "a dit",
    "que le quai est sûr",
    sources=(hop("Le maire", "maire", kind="official"), AFP),
    judgements={"factuality_source": "CT+"},
)
ANNE = claim("Anne Roy", "assure", "« Tout est prêt »", quote_type="direct")
POLICE = claim("la police", "Selon", "deux barques ont coulé", "au large")


def compared(gold: tuple[Claim, ...] = (), suggested: tuple[Claim, ...] = (), **fields: object) -> Compared:
    nothing = (SentenceFact(),) * len(SENTENCES)
    known = {
        "name": "port",
        "language": "fr",
        "text": TEXT,
        "sentences": SENTENCES,
        "gold_facts": nothing,
        "suggested_facts": nothing,
    } | fields
    return Compared(gold=gold, suggested=suggested, **known)


def report(gold: tuple[Claim, ...] = (), suggested: tuple[Claim, ...] = (), **fields: object) -> Report:
    return report_of([compared(gold, suggested, **fields)])


def counted(found: Report, figure: str) -> tuple[int, ...]:
    """Gold, suggested and right of a tally; of and right of a share."""
    if figure in found.whole.tallies:
        one = found.whole.tallies[figure]
        return one.gold, one.suggested, one.right
    share = found.whole.shares[figure]
    return share.of, share.right
