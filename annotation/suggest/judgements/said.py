"""What a claim says, as the two judging modules read it: plain text, without the article around it."""

from bisect import bisect_right
from dataclasses import dataclass

from annotation.suggest.who.names import plain
from schemas import Article, Claim, CueForce, QuoteType, Voice


@dataclass(frozen=True, kw_only=True)
class Said:
    """The words of a claim.

    Attributes:
        cue: empty when nothing but a mark or a place links source and content.
        content: of the first sentence that it touches, with straight apostrophes and ordinary spaces.
        runs_on: whether the content is what follows the cue.
    """

    content: str
    cue: str = ""
    force: CueForce = "neutral"
    quote_type: QuoteType = "indirect"
    voice: Voice = "source"
    runs_on: bool = True

    @classmethod
    def of(
        cls,
        *,
        content: str,
        cue: str = "",
        force: CueForce = "neutral",
        quote_type: QuoteType = "indirect",
        voice: Voice = "source",
    ) -> "Said":
        """A cue and the content that follows it, as they stand in a text."""
        return cls(content=_even(content), cue=_even(cue), force=force, quote_type=quote_type, voice=voice)


def _even(text: str) -> str:
    return " ".join(plain(text).split())


def said_in(article: Article, claim: Claim) -> Said:
    """The words of `claim`; a content of several sentences is read in its first one."""
    cue, content = claim.cue, claim.content
    pieces = " ".join(_first(article, claim))
    return Said(
        content=_even(pieces),
        cue=_even(cue.of(article.text)) if cue else "",
        force=claim.cue_force,
        quote_type=claim.quote_type,
        voice=claim.voice,
        runs_on=bool(cue and content and cue.end <= content[0].start),
    )


def _first(article: Article, claim: Claim) -> list[str]:
    """The texts of the content's pieces, as far as the sentence in which the first one begins."""
    if not claim.content:
        return []
    sentences, start = article.sentences, claim.content[0].start
    holds = bisect_right(sentences, start, key=lambda sentence: sentence.end)
    end = sentences[holds].end if holds < len(sentences) else claim.content[-1].end
    return [article.text[piece.start : min(piece.end, end)] for piece in claim.content if piece.start < end]
