"""Stand-off labels of the article of the factories, made from the surfaces that they name."""

from typing import Any

from annotation.workbench import Workbench
from schemas import Claim, Label
from tests.factories import TEXT, article, span


def place(surface: str) -> dict[str, Any]:
    found = span(TEXT, surface)
    return {"start": found.start, "end": found.end}


def source(surface: str, **fields: Any) -> dict[str, Any]:
    known = {"name": surface, "role": "originator", "source_type": "official", "cue": None}
    return place(surface) | {"surface": surface} | known | fields


def attribution(**fields: Any) -> dict[str, Any]:
    """Maria Petrova, through TASS."""
    relay = {"role": "relay", "source_type": "agency", "name": "TASS", "cue": place("citée par")}
    known = {
        "id": "a1",
        "scope": "span",
        "type": "direct",
        "cue": place("a déclaré"),
        "content": [place("« Nous ne négocions pas 😀 »")],
        "sources": [source("Maria Petrova"), source("l’agence TASS", **relay)],
        "sentence_ids": [1],
    }
    return known | fields


def said_of(sentence: int, factuality: str | None, *, holder: str = "", target: str = "") -> dict[str, Any]:
    stance = {"holder": holder, "target": target, "polarity": "against"} if target else None
    return {"sentence": sentence, "is_attributed": False, "factuality": factuality, "stance": stance}


def labelled(**fields: Any) -> dict[str, Any]:
    known = {
        "id": "invented",
        "raw_text": TEXT,
        "sentences": [{"start": s.start, "end": s.end, "kind": s.kind} for s in article().sentences],
        "attributions": [attribution()],
        "sentence_labels": [said_of(0, "CT-"), said_of(1, "CT-"), said_of(2, "PR+")],
    }
    return known | fields


def labels_of(bench: Workbench) -> tuple[Label, ...]:
    return bench.view(article().article_id, "gold").labels


def claims_of(bench: Workbench) -> dict[str, Claim]:
    """The claims by the text of their content."""
    claims = [label.claim for label in labels_of(bench) if label.claim]
    return {" ".join(piece.of(TEXT) for piece in one.content): one for one in claims}
