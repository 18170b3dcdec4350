"""What is judged of a claim: factuality as two perspectives see it, and stance (docs/judgements.md)."""

from annotation.suggest.judgements.factuality import factuality_of, outlet_factuality
from annotation.suggest.judgements.said import said_in
from annotation.suggest.judgements.stance import stances_of
from schemas import Article, Claim


def judged(article: Article, claim: Claim) -> Claim:
    """`claim` with what its own words let one judge of it; what they do not is left out."""
    said = said_in(article, claim)
    code = factuality_of(said, language=article.language)
    codes = (
        {}
        if code is None
        else {"factuality_source": code, "factuality_outlet": outlet_factuality(code, said)}
    )
    stance = stances_of(said, language=article.language)
    return claim.model_copy(update={"judgements": codes, "stance": stance})
