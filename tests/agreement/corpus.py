"""Several articles that up to three people have read, some of it differently; for pages and pictures."""

import random
from datetime import timedelta
from itertools import count
from uuid import UUID

from annotation.store import Store
from schemas import Article, Change, Claim, Commit, Hop, Span, Stance
from tests.factories import NOW, article, claim_change, commit, sentence_change, span

READERS = ("ana", "bob", "cleo")
_WORDS = (
    "port grève quai navire mairie accord loi budget digue pêche marée phare école vote route pont jetée "
    "usine salaire vent chantier ferme cargo équipage tempête crue débat syndicat conseil enquête"
).split()
_NAMES = ("Anna Roy", "Luc Bel", "Ida Noor", "Paul Quint")


def doubly_read(store: Store, *, articles: int, chance: int = 7) -> tuple[Article, ...]:
    """Store articles of six sentences, each read by all of `READERS`; a reader differs in one of seven."""
    drawn = random.Random(chance)  # noqa: S311 (the same articles every time)
    found = tuple(_article(number, drawn) for number in range(articles))
    numbers = count(1)
    for number, one in enumerate(found):
        store.add_article(one, imported_at=NOW)
        for who in READERS:
            made = _commit(one, numbers, drawn, days=number * 6)
            store.commit(made, annotator=who, received_at=made.made_at)
    return found


def _article(number: int, drawn: random.Random) -> Article:
    quoted = [f"{name} a dit que {_words(drawn, 9)}." for name in _NAMES]
    lines = [_words(drawn, 4).capitalize(), *quoted, f"{_words(drawn, 8).capitalize()}."]
    outlet = ("Le Phare", "La Digue", "Ouest Marée")[number % 3]
    return article("\n".join(lines), title=lines[0], outlet=outlet, language="fr")


def _words(drawn: random.Random, many: int) -> str:
    return " ".join(drawn.sample(_WORDS, many))


def _commit(one: Article, numbers: "count[int]", drawn: random.Random, *, days: int) -> Commit:
    changes: list[Change] = []
    for sentence in one.sentences:
        changes.append(sentence_change(sentence.key))
        words = sentence.of(one.text)
        name = next((name for name in _NAMES if words.startswith(name)), "")
        said = _quoted(one, words, name, drawn) if name and drawn.random() > 1 / 7 else None
        own = Claim(voice="author", content=(span(one.text, words),), judgements={"factuality_source": "CT+"})
        changes.append(claim_change(said or own, key=f"claim:{UUID(int=next(numbers) << 64, version=4)}"))
    made_at = NOW + timedelta(days=days)
    return commit(*changes, article_id=one.article_id, made_at=made_at)


def _quoted(one: Article, words: str, name: str, drawn: random.Random) -> Claim:
    is_odd = drawn.random() < 1 / 7
    content = words.partition(" a dit ")[2].removesuffix(".")
    there = span(one.text, words)

    def inside(surface: str) -> Span:
        found = span(words, surface)
        return Span(start=there.start + found.start, end=there.start + found.end)

    judged = {"factuality_source": "PR+" if drawn.random() < 1 / 7 else "CT+"}
    judged["source_reliability"] = drawn.choice("AABBBCF") if is_odd else "ABCD"[len(content) % 4]
    judged["information_credibility"] = drawn.choice("1234") if is_odd else "1234"[len(content) % 4]
    return Claim(
        sources=(Hop(span=inside(name.split(maxsplit=1)[0] if is_odd else name), name=name),),
        cue=inside("a dit"),
        content=(inside(content.removeprefix("que ") if is_odd else content),),
        stance=(Stance(target="le port", polarity=drawn.choice(("FAVOR", "FAVOR", "NEUTRAL"))),),
        judgements=judged,
    )
