"""Lots that fall the same way every time: which sentences, which stories, for whom."""

import hashlib

_BYTES = 8
_LOTS = 1 << 8 * _BYTES


def is_drawn(share: float, *named: object) -> bool:
    """Whether the lot of what is named falls into a share.

    It depends on nothing but these values, so it is the same in every window and in whatever order they come.
    A larger share draws the same ones and some more.

    Args:
        share: from 0 to 1.
        named: the seed first, then what the lot is of.
    """
    digest = hashlib.sha256("\n".join(map(str, named)).encode()).digest()
    return int.from_bytes(digest[:_BYTES]) < int(share * _LOTS)
