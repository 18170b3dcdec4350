"""MinHash signatures (Broder 1997) of word 3-grams, the same on every machine.

A slot of two signatures is equal with the probability of the Jaccard similarity of their 3-grams. The lower
16 bits of a slot are kept (Li and König 2010): two unlike slots agree once in 65,536.
"""

from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from annotation.language.folding import fold
from annotation.stories.words import text_of, words_of
from schemas import Article

SLOTS = 256
BYTES = 2 * SLOTS
NO_SIGNATURE = bytes(BYTES)
"""Of a text with too few words to be told from another by them; it is like no other."""

_SEED = 20_260_317
_FEWEST_WORDS = 12
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)

Words = npt.NDArray[np.uint64]


# Most words of an article are words of every article.
@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    # Lone surrogates come from broken JSON.
    folded = fold(word).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(folded, digest_size=8).digest(), "little")


def signature(article: Article | str) -> bytes:
    """The signature of title and body: `BYTES` bytes, little-endian.

    It depends on the version of rensa, which is pinned; a test holds one signature fixed.
    """
    words = words_of(text_of(article))
    if len(words) < _FEWEST_WORDS:
        return NO_SIGNATURE
    hashes = np.fromiter(map(_hash, words), dtype=np.uint64, count=len(words))
    grams = _mixed(hashes)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(grams, [0, len(grams)], SLOTS, _SEED)
    return np.array(matrix.to_rows()[0], dtype=np.uint32).astype("<u2").tobytes()


def _mixed(hashes: Words) -> Words:
    """One hash for each run of three; unsigned numbers wrap around."""
    first, second, third = (np.uint64(factor) for factor in _FACTORS)
    grams: Words = hashes[:-2] * first + hashes[1:-1] * second + hashes[2:] * third
    grams ^= grams >> np.uint64(29)
    return grams * first
