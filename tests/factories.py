"""Small values for tests; every span is made from the surface that it names."""

import hashlib
from datetime import UTC, datetime
from uuid import uuid4

from schemas import Article, Change, Claim, Commit, Hop, Incoming, Sentence, SentenceState, Span

NOW = datetime(2026, 3, 17, 8, 30, tzinfo=UTC)

TEXT = (
    "Moscou dément\n\n« Nous ne négocions pas 😀 », a déclaré Maria Petrova, citée par l’agence TASS. "
    "Le calme règne.\n\nLire aussi : la météo"
)


def span(text: str, surface: str) -> Span:
    """The first place of `surface`."""
    start = text.index(surface)
    return Span(start=start, end=start + len(surface))


def sentence(text: str, surface: str, kind: str = "body") -> Sentence:
    """The sentence that reads `surface`."""
    found = span(text, surface)
    return Sentence(start=found.start, end=found.end, kind=kind)


def article(text: str = TEXT, **fields: object) -> Article:
    """An article with the sentences of `TEXT`, or with one sentence a line."""
    if text == TEXT:
        sentences = (
            sentence(text, "Moscou dément", "title"),
            sentence(text, "« Nous ne négocions pas 😀 », a déclaré Maria Petrova, citée par l’agence TASS."),
            sentence(text, "Le calme règne."),
            sentence(text, "Lire aussi : la météo", "boilerplate"),
        )
    else:
        sentences = tuple(sentence(text, line) for line in text.splitlines() if line.strip())
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    known = {"title": "Moscou dément", "outlet": "Cinktank.com", "origin": "a.txt"} | fields
    return Article(article_id=sha256[:16], sha256=sha256, text=text, sentences=sentences, **known)


def incoming(one: Article, **fields: object) -> Incoming:
    """An article on its way in."""
    return Incoming(article=one, record_sha256=one.sha256, **fields)


def claim(text: str = TEXT, **fields: object) -> Claim:
    """What Maria Petrova declares in `TEXT`, through TASS."""
    known = {
        "sources": (
            Hop(span=span(text, "Maria Petrova"), name="Maria Petrova", kind="official"),
            Hop(
                span=span(text, "l’agence TASS"),
                name="TASS",
                source_id="tass",
                role="relay",
                kind="agency",
                cue=span(text, "citée par"),
            ),
        ),
        "cue": span(text, "a déclaré"),
        "content": (span(text, "« Nous ne négocions pas 😀 »"),),
        "quote_type": "direct",
        "judgements": {"factuality_source": "CT-", "factuality_outlet": "Uu"},
    } | fields
    return Claim(**known)


def claim_change(
    value: Claim | None = None, *, key: str | None = None, base: int = 0, **fields: object
) -> Change:
    """A claim set."""
    known = {"decision": "added", "claim": value or claim()} | fields
    return Change(key=key or f"claim:{uuid4()}", base=base, **known)


def sentence_change(
    name: str, *, base: int = 0, status: str = "labelled", flagged: bool = False, **before: str
) -> Change:
    """A sentence's state set; `before` is what was before the analyst."""
    state = SentenceState(status=status, flagged=flagged, **before)
    return Change(key=f"sentence:{name}", base=base, decision="added", state=state)


def commit(*changes: Change, article_id: str | None = None, **fields: object) -> Commit:
    """A commit in the article of `TEXT`."""
    known = {"commit_id": str(uuid4()), "made_at": NOW, "seconds": 2.5, "codebook_version": "1.0"} | fields
    return Commit(article_id=article_id or article().article_id, changes=changes, **known)
