"""What holds for the source registry of every store."""

from datetime import timedelta

import pytest

from annotation.errors import StaleSource
from annotation.store import Store
from schemas import Source, SourceRevision
from tests.factories import NOW

MOON = Source(source_id="moon", name="Radio Lune", kind="media", aliases={"fr": ("RL",)})
SUN = Source(source_id="sun", name="Radio Soleil", kind="media")
MERGED = SUN.model_copy(update={"merged_into": "moon"})


def _said(source: Source, revision: int = 1, cause: str = "added") -> SourceRevision:
    return SourceRevision(
        source=source, revision=revision, cause=cause, author="lea", made_at=NOW + timedelta(hours=revision)
    )


def test_a_registry_is_empty_at_first(store: Store) -> None:
    assert store.sources.all() == store.sources.history("moon") == ()
    assert store.sources.pulse() == 0
    assert store.sources.aside() == frozenset()


def test_entries_come_back_in_their_first_order_as_they_were_last_said(store: Store) -> None:
    store.sources.set([_said(SUN), _said(MOON)])
    store.sources.set([_said(MERGED, 2, "merged")])

    assert store.sources.all() == (_said(MERGED, 2, "merged"), _said(MOON))
    assert store.sources.history("sun") == (_said(SUN), _said(MERGED, 2, "merged"))


def test_the_pulse_beats_with_every_revision(store: Store) -> None:
    beats = [store.sources.pulse()]
    for one in (_said(SUN), _said(MOON), _said(MERGED, 2, "merged")):
        store.sources.set([one])
        beats.append(store.sources.pulse())

    assert len(set(beats)) == 4


@pytest.mark.parametrize("revision", [1, 3])
def test_who_saw_another_revision_writes_nothing_of_what_was_given(store: Store, revision: int) -> None:
    store.sources.set([_said(SUN)])
    with pytest.raises(StaleSource, match="sun"):
        store.sources.set([_said(MOON), _said(MERGED, revision)])

    assert store.sources.all() == (_said(SUN),)


def test_a_name_is_set_aside_and_taken_up_again(store: Store) -> None:
    store.sources.set_aside("un responsable", is_aside=True, author="lea", made_at=NOW)
    store.sources.set_aside("elle", is_aside=True, author="lea", made_at=NOW)
    store.sources.set_aside("elle", is_aside=False, author="lea", made_at=NOW)

    assert store.sources.aside() == {"un responsable"}
