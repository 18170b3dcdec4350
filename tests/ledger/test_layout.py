"""Where the sources of a network are drawn."""

from annotation.ledger.layout import spots
from annotation.ledger.pictures import Cited

WIDE, TALL = 1080, 660
WHEEL = tuple(Cited(one, 0, (one,), in_circle=False) for one in range(1, 40))


def _found(cited: tuple[Cited, ...] = WHEEL) -> dict[int, tuple[float, float]]:
    return {
        one: tuple(spot) for one, spot in spots(cited, wide=WIDE, tall=TALL, letters=lambda _one: 14).items()
    }


def test_a_network_is_drawn_alike_each_time() -> None:
    assert _found() == _found()


def test_names_do_not_lie_on_each_other_and_stay_in_the_picture() -> None:
    found = list(_found().values())

    assert len(found) == 40
    assert all(14 * 3 <= x <= WIDE - 14 * 3 and 20 <= y <= TALL - 20 for x, y in found)
    for place, (x, y) in enumerate(found):
        for other_x, other_y in found[:place]:
            assert abs(x - other_x) > 14 * 6 or abs(y - other_y) > 40


def test_a_source_that_cites_another_is_drawn_near_it() -> None:
    pairs = tuple(Cited(one, one + 1, (one,), in_circle=False) for one in (0, 2))
    found = _found(pairs)

    def far(one: int, other: int) -> float:
        return abs(found[one][0] - found[other][0]) + abs(found[one][1] - found[other][1])

    assert far(0, 1) < far(0, 2) and far(0, 1) < far(0, 3)


def test_one_pair_has_its_places() -> None:
    assert len(_found(WHEEL[:1])) == 2
