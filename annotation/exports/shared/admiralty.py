"""What was judged of a claim, as machine tags of the MISP taxonomies admiralty-scale and estimative-language.

The likelihood is that of the event, as its originator presents it: FactBank's certainty and polarity in the
words of ICD 203, which calls probable “likely”, improbable “unlikely”, nearly certain “almost certain” and
remote “almost no chance”. What is possible, or possibly not, is an even chance: the one band that leans to
neither side. There is none where the originator leaves open whether it is so (`CTu`, `Uu`).
"""

from collections.abc import Mapping
from types import MappingProxyType

from schemas import Claim

CREDIBILITIES: Mapping[str, str] = MappingProxyType(
    {
        "1": "Confirmed by other sources",
        "2": "Probably true",
        "3": "Possibly true",
        "4": "Doubtful",
        "5": "Improbable",
        "6": "Truth cannot be judged",
    }
)
"""What the NATO scale calls its codes, the most credible first; the last has no place in the order."""

_RELIABILITIES = frozenset("ABCDEF")
_LIKELIHOODS = {
    "CT+": "almost-certain",
    "PR+": "likely",
    "PS+": "roughly-even-chance",
    "PS-": "roughly-even-chance",
    "PR-": "unlikely",
    "CT-": "almost-no-chance",
}


def credibility(claim: Claim) -> str:
    """The code of its information credibility; empty where nobody judged it, or on a scale of one's own."""
    code = claim.judgements.get("information_credibility", "")
    return code if code in CREDIBILITIES else ""


def machine_tags(claim: Claim) -> tuple[str, ...]:
    """The tags of a claim: reliability, credibility, likelihood, as far as they were judged."""
    reliability = claim.judgements.get("source_reliability", "")
    likelihood = _LIKELIHOODS.get(claim.judgements.get("factuality_source", ""), "")
    tags = {
        "admiralty-scale:source-reliability": reliability.lower() if reliability in _RELIABILITIES else "",
        "admiralty-scale:information-credibility": credibility(claim),
        "estimative-language:likelihood-probability": likelihood,
    }
    return tuple(f'{name}="{value}"' for name, value in tags.items() if value)
