"""The claims that the rules propose, judged by the model in the dimensions that it won."""

import hashlib
from collections.abc import Collection, Iterator
from typing import Any

from annotation.learning.features import Seen
from annotation.learning.model import Answer, Model
from annotation.learning.rows import CODES, IS_ATTRIBUTED, NONE, STANCE
from schemas import LABELLED_KINDS, Article, Claim, QuoteType, Span, Stance, Suggestion

SURE = 0.1
"""The model is sure that nobody is quoted below this probability."""

LOW = 0.8
"""An attribution with a lower score is left out when the model is sure that nobody is quoted."""


def judged(
    article: Article, suggestions: tuple[Suggestion, ...], model: Model, winners: Collection[str]
) -> tuple[Suggestion, ...]:
    """The suggestions with the values of the dimensions that the model won; pure and deterministic.

    - `factuality_source`, `factuality_outlet`: the most probable value takes the place of the rules'. An
      outlet's value that was the source's follows it, when the outlet's was not won itself.
    - `stance`: towards each known target that the claim speaks of the most probable one, or none where that
      is likelier; stances towards other targets stay.
    - `is_attributed`: the score becomes the mean of the rules' and of the model's probability, for the
      author's own sentences of its complement. Where the model is sure (`SURE`) that nobody is quoted, an
      attribution with a low score (`LOW`) is left out, and the sentence becomes the author's own.

    Args:
        article: the edition that the suggestions are of.
        suggestions: all that the rules propose for it; those of an agent that the model was not measured
            beside stay as they are, and so does everything about a credit of the whole article.
        model: what was learned.
        winners: the dimensions to judge (`ModelCard.winners`); of others nothing changes.

    Returns:
        The suggestions in order. Each says in `judged_by` which values are the model's.
    """
    chosen = frozenset(winners) & model.by_dimension.keys()
    seen = Seen(article, suggestions)
    valued = (_valued(seen, one, model, chosen) if _is_own(one, model) else one for one in suggestions)
    if IS_ATTRIBUTED not in chosen:
        return tuple(valued)
    return tuple(_scored(seen, tuple(valued), model))


def _is_own(suggestion: Suggestion, model: Model) -> bool:
    return suggestion.agent in model.beside and suggestion.claim.scope == "span"


def _valued(seen: Seen, suggestion: Suggestion, model: Model, chosen: Collection[str]) -> Suggestion:
    claim, by = suggestion.claim, dict(suggestion.judged_by)
    update = dict[str, Any]()
    codes = _codes(seen, claim, model, chosen)
    if codes:
        update["judgements"] = claim.judgements | codes
        by |= dict.fromkeys(codes, model.agent)
    if STANCE in chosen:
        said = {target: _best(answer) for target, answer in model.stances(seen, claim).items()}
        kept = [one for one in claim.stance if one.target not in said]
        taken = [Stance(target=target, polarity=code) for target, code in said.items() if code != NONE]
        if said and (stances := (*kept, *taken)) != claim.stance:
            update["stance"] = stances
            by[STANCE] = model.agent
    if not update:
        return suggestion
    return suggestion.model_copy(update={"claim": claim.model_copy(update=update), "judged_by": by})


def _codes(seen: Seen, claim: Claim, model: Model, chosen: Collection[str]) -> dict[str, str]:
    """The won values of a claim; of a dimension that the rules leave open, none."""
    source, outlet = CODES
    found: dict[str, str] = {
        name: _best(model.code(name, seen, claim))
        for name in CODES
        if name in chosen and name in claim.judgements
    }
    vouches = claim.voice == "author" or claim.cue_force == "endorsing"
    if source in found and outlet not in found and outlet in claim.judgements and vouches:
        found[outlet] = found[source]
    return found


def _best(answer: Answer) -> str:
    return max(sorted(answer), key=lambda value: answer[value])


def _scored(seen: Seen, valued: tuple[Suggestion, ...], model: Model) -> Iterator[Suggestion]:
    article = seen.article
    flow = [index for index, one in enumerate(article.sentences) if one.kind in LABELLED_KINDS]
    quoted = dict(zip(flow, model.quoted(seen, flow), strict=True))
    places = {one.suggestion_id: article.sentences_touching(one.claim.anchors) for one in valued}
    kept, left = list[Suggestion](), list[Suggestion]()
    for one in valued:
        known = [quoted[index] for index in places[one.suggestion_id] if index in quoted]
        if not _is_own(one, model) or not known:
            kept.append(one)
        elif one.claim.voice == "source" and max(known) < SURE and one.score < LOW:
            left.append(one)
        else:
            kept.append(_with_score(one, max(known), model))
    covered = {index for one in kept for index in places[one.suggestion_id]}
    freed = dict[int, Suggestion]()
    for one in left:
        for index in places[one.suggestion_id]:
            if index in quoted and index not in covered:
                freed.setdefault(index, one)
    kept += [_authors(article, index, one, 1 - quoted[index], model) for index, one in freed.items()]
    yield from sorted(kept, key=lambda one: min((span.start, span.end) for span in one.claim.spans))


def _with_score(suggestion: Suggestion, quoted: float, model: Model) -> Suggestion:
    probability = quoted if suggestion.claim.voice == "source" else 1 - quoted
    score = round((suggestion.score + probability) / 2, 4)
    by = suggestion.judged_by | {IS_ATTRIBUTED: model.agent}
    return suggestion.model_copy(update={"score": score, "judged_by": by})


def _authors(article: Article, index: int, left: Suggestion, score: float, model: Model) -> Suggestion:
    """The author's own claim in a sentence whose attribution was left out."""
    sentence = article.sentences[index]
    span = Span(start=sentence.start, end=sentence.end)
    is_whole = left.claim.content == (span,)
    quote_type: QuoteType = "indirect"
    if left.claim.quote_type != "indirect":
        quote_type = left.claim.quote_type if is_whole else "mixed"
    source, outlet = CODES
    code = left.claim.judgements.get(source)
    named = f"{model.agent}|{article.article_id}|author|{span.start}-{span.end}"
    return Suggestion(
        suggestion_id=hashlib.sha256(named.encode()).hexdigest()[:16],
        agent=model.agent,
        score=round(score, 4),
        claim=Claim(
            voice="author",
            content=(span,),
            quote_type=quote_type,
            judgements={source: code, outlet: code} if code else {},
        ),
    )
