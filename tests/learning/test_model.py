"""A model is plain arrays: the same for the same labels, read without pickle, asked without scikit-learn."""

import io
import json
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from annotation.learning import arrays_of
from annotation.learning.features import sentence_vector
from annotation.learning.figures import folds_of
from annotation.learning.hashing import PLACES, place, places_of, vector, words_of
from annotation.learning.linear import Linear, Ready, models_of
from annotation.settings import ROOT
from tests.learning.helpers import blind, corpus, learned_from


def test_the_same_labels_and_seed_give_the_same_bytes() -> None:
    made = [learned_from(corpus(8, propose=blind), seed=1) for _ in range(2)]

    assert arrays_of(made[0].models) == arrays_of(made[1].models)
    assert made[0].figures == made[1].figures


def test_another_seed_makes_other_folds() -> None:
    stories = [f"s{at}" for at in range(30)]

    assert folds_of(stories, folds=5, seed=1).tolist() != folds_of(stories, folds=5, seed=2).tolist()


def test_the_arrays_hold_no_pickle() -> None:
    arrays = arrays_of(learned_from(corpus(8, propose=blind), seed=0).models)

    with zipfile.ZipFile(io.BytesIO(arrays)) as packed:
        for name in packed.namelist():
            found = np.lib.format.read_array(io.BytesIO(packed.read(name)), allow_pickle=False)
            assert found.dtype.kind in "iuf"


def test_a_pickle_in_the_place_of_the_arrays_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    np.savez(out, **{"stance.places": np.array([{"a": 1}], dtype=object)}, allow_pickle=True)

    for bad in (pickle.dumps({}), out.getvalue(), b"", b"PK\x03\x04", arrays_of({})[:-9]):
        with pytest.raises(ValueError, match=r"cannot be read|allow_pickle"):
            models_of(bad)


def _linear(**fields: object) -> Linear:
    known = {
        "values": ("a", "b"),
        "places": np.array([1, 5]),
        "weights": np.ones((2, 2), np.float32),
        "bias": np.zeros(2, np.float32),
    }
    return Linear(**(known | fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"places": np.array([1, PLACES])},
        {"places": np.array([-1, 3])},
        {"places": np.array([1])},
        {"bias": np.zeros(3, np.float32)},
        {"weights": np.full((2, 2), np.nan, np.float32)},
        {"temperature": 0.0},
    ],
)
def test_arrays_that_do_not_fit_each_other_are_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        models_of(arrays_of({"d": _linear(**fields)}))


def test_what_is_written_is_what_is_read() -> None:
    models = learned_from(corpus(8, propose=blind), seed=0).models

    again = models_of(arrays_of(models))

    assert set(again) == set(models)
    for name, one in models.items():
        assert again[name].values == one.values
        assert np.array_equal(again[name].weights, one.weights)
        assert again[name].temperature == one.temperature


def test_answers_are_probabilities() -> None:
    given = corpus(8, propose=blind)
    model = Ready.of(learned_from(given, seed=0).models["is_attributed"])

    found = model.probabilities([sentence_vector(given[0][0], index) for index in range(1, 9)])

    assert found.shape == (8, 2)
    assert found.sum(axis=1) == pytest.approx(np.ones(8))
    assert model.probabilities([]).shape == (0, 2)


def test_places_are_the_same_on_every_machine() -> None:
    assert [place(name) for name in ("p:lang=fr", "ow:annonce", "é 😀")] == [52932, 39609, 24338]


def test_case_accents_and_kinds_of_apostrophes_do_not_count() -> None:
    assert words_of("L’ÉTÉ arrivé ?") == words_of("l'ete ARRIVE ?") == ["l'", "ete", "arrive", "?"]


def test_a_vector_has_each_place_once_and_words_weigh_together() -> None:
    found = vector(places_of(words_of("un mot et un mot"), region="o"), ["a=1", "b=2", "a=1"])

    assert len(set(found.places.tolist())) == len(found.places)
    assert found.places.tolist() == sorted(found.places.tolist())
    lexical = found.values[found.values != 1]
    assert float((lexical**2).sum()) == pytest.approx(16, rel=1e-4)


_PROGRAM = """
import json, sys
from pathlib import Path
from annotation.settings import Settings
from annotation.workbench import open_workbench
{work}
print(json.dumps(sorted({{"sklearn", "scipy", "joblib"}} & sys.modules.keys())))
"""


def _loaded(work: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM.format(work=work)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_asking_a_model_does_not_load_scikit_learn(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    path.write_bytes(arrays_of(learned_from(corpus(8, propose=blind), seed=0).models))

    work = f"""
from annotation.learning import Model, judged
from annotation.learning.linear import models_of
from annotation.learning.model import ready
from tests.learning.helpers import blind, corpus, RULES
model = Model("learned/1", frozenset([RULES]), ready(models_of(Path({str(path)!r}).read_bytes())))
((seen, _),) = corpus(1, propose=blind)
found = judged(seen.article, seen.suggestions, model, ["is_attributed"])
assert any(one.judged_by for one in found)
"""

    assert _loaded(work) == []
    assert _loaded("import annotation.learning.training") != []
