"""When two texts are one story. The numbers are calibrated on tests/stories/cases.py."""

from annotation.stories.evidence import Evidence

MOST_DAYS = 10
"""Between two versions of one dispatch; a copy printed later is still found, a rewritten one is not."""

_COPY, _BARE_COPY = 0.6, 0.8
_SHARED, _REWRITTEN, _REWRITTEN_OUTSIDE = 0.3, 0.18, 0.12
_COPY_NAMES, _SHARED_NAMES, _REWRITTEN_NAMES = 0.5, 0.3, 0.5
_FEWEST_LONG = 4
_OWN_WORDS, _OWN_SHARE = 20, 0.05


def is_one_story(found: Evidence) -> bool:
    """Whether one text is a copy of the other, cut or rewritten, or both come from one."""
    if found.names is None:
        return found.containment >= _BARE_COPY
    if found.one_outlet and _shares_only_lines(found):
        return False
    if found.containment >= _COPY and found.names >= _COPY_NAMES:
        return True
    is_close = found.days is None or found.days <= MOST_DAYS
    return is_close and not _shares_only_lines(found) and (_shares_text(found) or _is_rewritten(found))


def _shares_text(found: Evidence) -> bool:
    is_long = found.long >= _FEWEST_LONG
    return is_long and found.containment >= _SHARED and (found.names or 0) >= _SHARED_NAMES


def _is_rewritten(found: Evidence) -> bool:
    """Quotations and more: two reporters at one news conference share its quotations only."""
    is_alike = found.containment >= _REWRITTEN and found.outside >= _REWRITTEN_OUTSIDE
    return found.quotes > 0 and is_alike and (found.names or 0) >= _REWRITTEN_NAMES


def _shares_only_lines(found: Evidence) -> bool:
    """Whether both say something of their own and have nothing in common there: a site's lines."""
    has_own = found.rest_words >= _OWN_WORDS
    return has_own and not found.rest_names and found.rest_share < _OWN_SHARE
