"""Everything that a ledger says, so that two of them can be compared."""

from typing import Any

from annotation.workbench.ledger import Ledger
from schemas import LedgerQuery, LedgerRole


def figures(ledger: Ledger, query: LedgerQuery | None = None) -> dict[str, Any]:
    """Each figure by its name; sources by their keys, and how they are graded and shown."""
    asked = query or LedgerQuery()
    found: dict[str, Any] = {
        role: [one._replace(entity=_shown(one.entity)) for one in ledger.standings(role=role, query=asked)]
        for role in ("originator", "relay")
    }
    for name in ("flows", "network", "leanings", "factualities", "forces", "admiralty", "unfounded"):
        found[name] = getattr(ledger, name)(asked)
    found["circles"] = ledger.circles_in(asked)
    found["stories"] = ledger.stories(query=asked)
    for story in ledger.values("story_id"):
        found[f"time line of {story}"] = ledger.timeline(story)
        found[f"what is said in {story}"] = ledger.statements(story)
    entities = [_shown(one) for one in ledger.book.entities]
    outcomes = ledger.outcomes
    return found | {
        "who": entities,
        "depth": ledger.book.depth.tolist(),
        "outcomes": (outcomes.confirmed.tolist(), outcomes.contradicted.tolist(), ledger.links.missing),
        "topics": ledger.topics(limit=100),
    }


def _shown(entity: Any) -> tuple[str, ...]:
    return entity.key, entity.name, entity.kind, entity.grade, str(entity.is_named)


def claims_by_key(ledger: Ledger, role: LedgerRole = "originator") -> dict[str, int]:
    """How many claims each source has in a role."""
    return {one.entity.key: one.claims for one in ledger.standings(role=role)}
