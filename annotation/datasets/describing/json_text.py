"""JSON in one form, so that the same description is the same bytes."""

import json


def json_text(value: object) -> str:
    """Keys in the order in which they were put; safe inside a page's script element, too."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).replace("<", "\\u003c") + "\n"
