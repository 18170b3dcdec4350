"""A version whose claims are judged, for the formats of other trades: every value in it is fixed."""

from dataclasses import replace
from datetime import date

import pyarrow as pa

from annotation.published import Published
from annotation.sources import table_of
from schemas import Claim, Hop, Source, Stance
from tests.exports.awkward import published
from tests.factories import TEXT, article, claim, span

URL = "https://example.org/moscou?a=1&b=2"
SAID = "« Nous ne négocions pas 😀 »"
CHAIN = "Maria Petrova > TASS > Cinktank.com"
ADMIRALTY_B2 = (
    'admiralty-scale:source-reliability="b"',
    'admiralty-scale:information-credibility="2"',
)


def rated(reliability: str, credibility: str, factuality: str = "Uu", **fields: object) -> Claim:
    """What Maria Petrova declares, with these codes."""
    codes = {"source_reliability": reliability, "information_credibility": credibility}
    return claim(judgements=codes | {"factuality_source": factuality}, **fields)


def credit() -> Claim:
    """The credit of a whole article: it has no content."""
    hop = Hop(span=span(TEXT, "l’agence TASS"), name="TASS", source_id="tass", kind="agency")
    return Claim(scope="article", sources=(hop,), judgements={"information_credibility": "1"})


def own_words() -> Claim:
    """What the author says."""
    return Claim(
        voice="author",
        content=(span(TEXT, "Le calme"), span(TEXT, "règne")),
        judgements={"information_credibility": "5", "factuality_source": "PR+"},
        note="à revoir",
    )


def rumour() -> Claim:
    """What nobody could judge, with a stance."""
    return Claim(
        sources=(Hop(name="une source <b>", kind="anonymous"),),
        content=(span(TEXT, "dément"),),
        stance=(Stance(target='la paix "juste"', polarity="AGAINST"),),
        judgements={"source_reliability": "F", "information_credibility": "6"},
    )


def judged(**fields: object) -> Published:
    """One article that two people labelled: five claims of one, the first of them again of the other."""
    known = {"url": URL, "outlet_id": "cinktank", "published": date(2026, 3, 16)} | fields
    mine = [rated("B", "2", "CT-"), own_words(), rumour(), credit(), claim()]
    return published(article(**known), [mine, [rated("C", "1", "PS+")]])


def joined(*versions: Published) -> Published:
    """The articles of several versions in one."""
    first = versions[0]
    tables = {
        name: pa.concat_tables([getattr(one, name) for one in versions])
        for name in ("articles", "annotations")
    }
    return replace(first, **tables)


def registry() -> str:
    """A registry's CSV in which RIA was merged into TASS."""
    tass = Source(
        source_id="tass",
        name="TASS (agence)",
        kind="agency",
        country="RU",
        wikidata="Q174174",
        aliases={"fr": ("l’agence TASS", "TASS")},
    )
    ria = Source(source_id="ria", name="RIA", kind="agency", merged_into="tass")
    return table_of([tass, ria])
