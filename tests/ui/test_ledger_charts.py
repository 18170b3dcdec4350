"""The pictures of the ledger: marks lead to rows, names stay apart, numbers are those of a language."""

from itertools import pairwise

import pandas as pd
import pytest

from annotation.ui.app_pages.ledger import charts, flow, network
from annotation.ui.app_pages.ledger.dress import dressed, on_paper
from annotation.ui.app_pages.ledger.shown import _svg
from annotation.workbench.ledger import Cited, Flow, Spot

LONG = "Haut-Commissariat des Nations unies aux droits de l’homme"
ROWS = pd.DataFrame(
    {"label": ["A", "A", "B"], "part": ["x", "y", "x"], "share": [0.25, 0.5, 0.1], "mark": [0, 1, 2]}
    | {"low": [0.2, 0.4, 0.0], "high": [0.3, 0.6, 0.2], "n": [4, 4, 10]}
)


def test_long_names_that_begin_alike_stay_two_rows() -> None:
    found = charts.labels({1: (f"{LONG} à Genève", " (n 3)"), 2: (f"{LONG} à Kiev", " (n 3)")})

    assert len(set(found.values())) == 2
    assert all(len(one) < 45 and "(n 3)" in one for one in found.values())


def test_each_part_has_a_column_of_its_own_on_one_scale() -> None:
    spec = charts.profiles(
        ROWS, label="label", part="part", value="share", title="0–{most} %", parts=["x", "y", "z"]
    ).to_dict()
    (points,) = [rows for rows in spec["datasets"].values() if "at" in rows[0]]

    assert [round(row["at"] % 1, 3) for row in points] == [
        0.358,
        0.717,
        0.143,
    ]  # of 60 %, in columns .86 wide
    assert [int(row["at"]) for row in points] == [0, 1, 0]
    assert "0–60 %" in str(spec)


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_a_picture_has_the_ink_of_its_ground_and_the_numbers_of_its_language(ground: str) -> None:
    config = dressed(
        charts.intervals(ROWS, label="label", value="share", title=""), ground=ground, language="fr"
    )
    config = config.to_dict()["config"]

    assert config["text"]["color"] != config["style"][charts.HALO]["fill"]
    assert config["locale"]["number"]["decimal"] == ","


def test_names_of_a_layer_of_the_flow_do_not_lie_on_each_other() -> None:
    flows = tuple(Flow(0, giver, 100, tuple(range(500 if giver == 0 else 1))) for giver in range(12))
    names = [f"Source {number}" for number in range(101)]
    _bands, blocks = flow._sankey((*flows, Flow(1, 100, 50, tuple(range(511)))), names)
    first = sorted(blocks[blocks["x"] == 0]["middle"])

    assert len(first) == 12
    assert min(below - above for above, below in pairwise(first)) >= 15


def test_the_largest_flow_that_is_drawn_can_be_taken_along() -> None:
    ends = ((0, 0, 12), (1, 12, 24), (2, 0, 24))  # a layer, the first giver, the first taker
    flows = tuple(
        Flow(layer, giver, taker, (1,))
        for layer, givers, takers in ends
        for giver in range(givers, givers + 12)
        for taker in range(takers, takers + 12)
    )
    bands, blocks = flow._sankey(flows, [LONG] * 36)

    assert _svg(flow._chart(bands, blocks, tips=["mark"], titles=("a", "b", "c")), "fr").startswith(b"<svg")


def test_arrows_there_and_back_are_two() -> None:
    spots = {1: Spot(100, 100), 2: Spot(500, 100)}
    there, back = (network._arrow(Cited(*ends, (1,), in_circle=True), spots) for ends in ((1, 2), (2, 1)))

    assert abs(there[5]["y"] - back[5]["y"]) > 20


def test_what_is_pointed_at_shows_its_arrows_and_who_they_lead_to() -> None:
    cited = [Cited(1, 2, (0,), in_circle=False), Cited(3, 4, (1,), in_circle=True)]
    words = lambda text, **_values: text  # noqa: E731 (stands for the words of a language)
    node = network._node(1, Spot(0, 0), cited, ["", LONG, "b", "c", "d"], words)  # type: ignore[arg-type]

    assert node["mark"] == -2 and node["near"] == " -3 -2 0 "
    assert node["label"].count("\n") == 1
    assert network._near(cited[0], 0) == node["near"]


def test_a_picture_on_paper_is_wide_and_white() -> None:
    chart = charts.matrix(
        pd.DataFrame({"a": ["A"], "b": ["1"], "n": [2176], "mark": [0], "diagonal": [True]}),
        across="b", down="a", value="n", diagonal="diagonal",
    )  # fmt: skip

    assert '"width": 1120' in on_paper(chart, language="fr")
    assert "2\u202f176".encode() in _svg(chart, "fr")
