"""brat's configuration of what we write: kinds of spans, relations, attributes with their values."""

from itertools import count

from annotation.exports.shared.sheets import MARK_KINDS, RELATION_ENDS

_COLOURS = {
    "Article": "#e0e0e0",
    "Source": "#9ecae1",
    "Cue": "#fdd0a2",
    "Content": "#c7e9c0",
    "Author": "#dadaeb",
}


class Attributes:
    """The attributes that were written: which values they have, of which kinds of span."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._values: dict[str, set[str]] = {}
        self._kinds: dict[str, set[str]] = {}

    def number(self, name: str, kind: str, value: str) -> int:
        """The number of one more attribute."""
        self._values.setdefault(name, set()).add(value)
        self._kinds.setdefault(name, set()).add(kind)
        return next(self._numbers)

    def lines(self) -> list[str]:
        """Each attribute as the configuration has it."""
        return [
            f"{name}\tArg:{'|'.join(sorted(self._kinds[name]))}, Value:{'|'.join(sorted(values))}"
            for name, values in sorted(self._values.items())
        ]


def annotation_conf(attributes: Attributes) -> str:
    """The file `annotation.conf`."""
    relations = [f"{kind}\tArg1:{head}, Arg2:{tail}" for kind, (head, tail) in RELATION_ENDS.items()]
    overlaps = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    return _sections(
        entities=["Article", *MARK_KINDS],
        relations=[overlaps, *relations],
        events=[],
        attributes=attributes.lines(),
    )


def visual_conf() -> str:
    """The file `visual.conf`."""
    spans = [
        f"{kind}\tbgColor:{colour}, fgColor:black, borderColor:darken" for kind, colour in _COLOURS.items()
    ]
    arcs = [f"{kind}\tcolor:black, arrowHead:triangle-5" for kind in RELATION_ENDS]
    return _sections(labels=[f"{kind} | {kind}" for kind in _COLOURS], drawing=[*spans, *arcs])


def _sections(**lines: list[str]) -> str:
    return "\n".join(line for name, own in lines.items() for line in (f"[{name}]", *own, ""))
