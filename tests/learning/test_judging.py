"""The model's values take the place of the rules' where it won, and only there; each says whose it is."""

from dataclasses import replace
from functools import cache

import pytest

from annotation.learning import Model, Seen, judged
from annotation.learning.model import ready
from schemas import Claim, Suggestion
from tests.learning.helpers import (
    RULES,
    Given,
    attribution,
    authors,
    corpus,
    eager,
    learned_from,
    lines,
    perfect,
    proposed,
    told,
    with_stance,
)

ALL = frozenset({"is_attributed", "factuality_source", "factuality_outlet", "stance"})
AGENT = "learned/7"


@cache
def _model() -> Model:
    """Knows that "glapit" and "dort" are possible, and who speaks."""
    made = corpus(14, propose=perfect, code=_code)
    return Model(AGENT, frozenset([RULES]), ready(learned_from(made, seed=0).models))


@cache
def _hearing() -> Model:
    """Learned beside rules that see a quotation everywhere: the verb tells it where there is one."""
    made = learned_from(corpus(14, propose=eager), seed=0)
    return Model(AGENT, frozenset([RULES]), ready(made.models))


def _code(line: str) -> str:
    return "PS+" if "glapit" in line or "dort" in line else "CT+"


def _new() -> tuple[Seen, list[str]]:
    """An article that was not learned from, its claims as rules propose them, and what they are."""
    made = lines(8, seed=23)
    one = told(made, seed=23)
    return Seen(one, perfect(one, made)), [_code(line) for line, _ in made]


def _judged(seen: Seen, winners: frozenset[str] | set[str] = ALL) -> tuple[Suggestion, ...]:
    return judged(seen.article, seen.suggestions, _model(), winners)


def test_a_won_dimension_is_the_models_and_says_so() -> None:
    seen, codes = _new()

    found = _judged(seen, {"factuality_source"})

    assert [one.claim.judgements["factuality_source"] for one in found] == codes
    assert all(one.judged_by["factuality_source"] == AGENT for one in found)
    assert [one.agent for one in found] == [RULES] * len(found)
    assert [one.suggestion_id for one in found] == [one.suggestion_id for one in seen.suggestions]
    assert [one.score for one in found] == [one.score for one in seen.suggestions]


def test_the_outlets_value_follows_only_where_it_was_the_sources() -> None:
    seen, _ = _new()

    found = _judged(seen, {"factuality_source"})

    for one in found:
        source, outlet = (one.claim.judgements[f"factuality_{name}"] for name in ("source", "outlet"))
        assert outlet == (source if one.claim.voice == "author" else "Uu")
        assert ("factuality_outlet" in one.judged_by) == (one.claim.voice == "author")


@pytest.mark.parametrize("winners", [frozenset(), frozenset({"stance"}), frozenset({"source_reliability"})])
def test_what_it_did_not_win_or_never_learned_stays(winners: frozenset[str]) -> None:
    seen, _ = _new()

    assert _judged(seen, winners) == seen.suggestions


def test_the_claims_of_another_agent_stay() -> None:
    seen, _ = _new()
    others = tuple(one.model_copy(update={"agent": "rules/9"}) for one in seen.suggestions)

    assert judged(seen.article, others, _model(), ALL) == others


def test_the_score_is_raised_and_lowered() -> None:
    made = lines(8, seed=31)
    one = told(made, seed=31)
    (right, wrong) = proposed(one, [attribution(one, 2), attribution(one, 1)], score=0.8)

    found = {s.suggestion_id: s for s in judged(one, (wrong, right), _hearing(), {"is_attributed"})}

    assert found[right.suggestion_id].score > 0.8 > found[wrong.suggestion_id].score
    assert found[right.suggestion_id].judged_by == {"is_attributed": AGENT}


@pytest.mark.parametrize(("score", "is_kept"), [(0.3, False), (0.9, True)])
def test_a_low_attribution_is_left_out_where_surely_nobody_is_quoted(score: float, is_kept: bool) -> None:
    model = _hearing()
    made = lines(8, seed=31)
    one = told(made, seed=31)
    (low,) = proposed(one, [attribution(one, 1, quote_type="direct")], score=score)
    sure = model.quoted(Seen(one, (low,)), [1])[0]

    (found,) = judged(one, (low,), model, {"is_attributed"})

    assert sure < 0.1, "the corpus makes it sure"
    if is_kept:
        assert (found.suggestion_id, found.claim) == (low.suggestion_id, low.claim)
        return
    assert found.claim.voice == "author"
    assert found.claim.content[0].of(one.text) == made[0][0]
    assert found.claim.quote_type == "mixed"
    assert found.claim.judgements == {"factuality_source": "CT+", "factuality_outlet": "CT+"}
    assert found.agent == AGENT
    assert found.score > 0.9


def test_nothing_is_left_out_unless_that_was_won() -> None:
    made = lines(8, seed=31)
    one = told(made, seed=31)
    low = proposed(one, [attribution(one, 1)], score=0.1)

    (found,) = judged(one, low, _hearing(), {"factuality_source"})

    assert found.claim.voice == "source"


def _about_the_sea(given: Given) -> Given:
    """With a stance in every claim about the sea: against it where it sleeps, grows, yelps or murmurs."""
    found: Given = []
    for seen, (known,) in given:
        gold = tuple(
            replace(one, claim=_with_its_stance(one.claim, _text(seen, one.claim))) for one in known.claims
        )
        found.append((seen, (replace(known, claims=gold),)))
    return found


def _with_its_stance(claim: Claim, text: str) -> Claim:
    is_against = any(word in text for word in ("dort", "pousse", "glapit", "murmure"))
    return with_stance(claim, "la mer", "AGAINST" if is_against else "FAVOR") if "mer" in text else claim


def _text(seen: Seen, claim: Claim) -> str:
    (sentence,) = seen.article.sentences_touching(claim.anchors)
    return seen.article.sentences[sentence].of(seen.article.text)


def test_a_stance_towards_a_known_target_is_added() -> None:
    made = learned_from(_about_the_sea(corpus(20, propose=perfect, sentences=16)), seed=0)
    assert made.targets == ("la mer",)
    assert next(one for one in made.figures if one.dimension == "stance").winner == "model"
    model = Model(AGENT, frozenset([RULES]), ready(made.models), made.targets)
    one = told([("la mer marche 5.", False), ("la mer dort 7.", False), ("le pont dort 6.", False)], seed=99)

    found = judged(one, proposed(one, [authors(one, at) for at in (1, 2, 3)]), model, {"stance"})

    assert [[(s.target, s.polarity) for s in suggestion.claim.stance] for suggestion in found] == [
        [("la mer", "FAVOR")],
        [("la mer", "AGAINST")],
        [],
    ]
    assert [one.judged_by for one in found] == [{"stance": AGENT}, {"stance": AGENT}, {}]
