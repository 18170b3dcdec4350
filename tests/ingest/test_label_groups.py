"""Which labelled spans make one claim, against the plain definition."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from annotation.ingest.drafts import Link
from annotation.ingest.label_groups import Part, linked
from annotation.ingest.label_names import Role
from schemas import Span

ROLES = st.sampled_from(("source", "cue", "content"))
TIES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=9)


@given(st.lists(ROLES, min_size=1, max_size=7), TIES)
def test_each_cue_goes_with_what_is_tied_to_it(roles: list[Role], ties: Sequence[tuple[int, int]]) -> None:
    parts = [Part(f"p{place}", role, Span(start=place, end=place + 1)) for place, role in enumerate(roles)]
    links = [Link("", f"p{head}", f"p{tail}") for head, tail in ties]
    near = {
        part.name: {
            other.name
            for other in parts
            if other is not part and any({link.head, link.tail} == {part.name, other.name} for link in links)
        }
        for part in parts
    }
    cues = {part.name for part in parts if part.role == "cue"}
    groups = linked(parts, links).groups

    assert {part for group in groups for part in group} == set(parts)
    assert all(list(group) == sorted(group, key=parts.index) for group in groups)
    for group in groups:
        names = {part.name for part in group}
        held = names & cues
        if len(held) == 1 and len(names) > 1:
            (cue,) = held
            beyond = {two for one in near[cue] - cues for two in near[one] if not near[two] & cues} - cues
            assert names >= {cue} | (near[cue] - cues) | beyond
        else:
            assert len(names) == 1 or not held
