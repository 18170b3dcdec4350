"""From an article and what an agent suggests for it to the stand-off JSON."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schemas import Article, Claim, Hop, Span, Suggestion


def to_standoff(article: Article, suggestions: tuple[Suggestion, ...]) -> dict[str, Any]:
    """The article with what an agent suggests for it."""
    attributed = [one for one in suggestions if one.claim.voice == "source"]
    title = next((s for s in article.sentences if s.kind == "title"), None)
    return {
        "id": Path(article.origin).stem or article.article_id,
        "lang": article.language,
        "raw_text": article.text,
        "title_span": _range(title),
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "sentences": [{"start": s.start, "end": s.end, "kind": s.kind} for s in article.sentences],
        "attributions": [_attribution(article, one) for one in attributed],
        "sentence_labels": list(_sentence_labels(article, suggestions)),
    }


def _range(span: Span | None) -> dict[str, int] | None:
    return {"start": span.start, "end": span.end} if span else None


def _attribution(article: Article, suggestion: Suggestion) -> dict[str, Any]:
    claim = suggestion.claim
    covered = article.sentences_touching(claim.anchors) if claim.scope == "span" else ()
    return {
        "id": suggestion.suggestion_id,
        "scope": claim.scope,
        "type": claim.quote_type,
        "cue": _range(claim.cue),
        "cue_force": claim.cue_force,
        "content": [_range(piece) for piece in claim.content],
        "sources": [_source(article, hop) for hop in claim.sources],
        "sentence_ids": list(covered),
        "score": suggestion.score,
        "agent": suggestion.agent,
    }


def _source(article: Article, hop: Hop) -> dict[str, Any]:
    return {
        "start": hop.span.start if hop.span else None,
        "end": hop.span.end if hop.span else None,
        "surface": hop.span.of(article.text) if hop.span else None,
        "name": hop.name,
        "role": hop.role,
        "source_type": hop.kind,
        "source_id": hop.source_id,
        "cue": _range(hop.cue),
    }


def _sentence_labels(article: Article, suggestions: tuple[Suggestion, ...]) -> Iterator[dict[str, Any]]:
    claims = [one.claim for one in suggestions if one.claim.scope == "span"]
    for index, sentence in enumerate(article.sentences):
        covering = [c for c in claims if any(sentence.overlaps(span) for span in c.anchors)]
        attributed = [c for c in covering if c.voice == "source"]
        first = next(iter(attributed or covering), None)
        yield {
            "sentence": index,
            "is_attributed": bool(attributed),
            "factuality": first.judgements.get("factuality_source", "Uu") if first else "Uu",
            "stance": _stance_of(first) if first else None,
        }


def _stance_of(claim: Claim) -> dict[str, str] | None:
    if not claim.stance:
        return None
    stance = claim.stance[0]
    holder = claim.sources[0].name if claim.sources else ""
    return {"holder": holder, "target": stance.target, "polarity": stance.polarity.lower()}
