"""What readers made of some sentences, as HTML: the text with its marks, the claims in words."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from annotation.errors import N_
from annotation.ui.app_pages.agreement.forms import dimension_name, part_name
from annotation.ui.messages import Words
from schemas import Article, Claim, Disagreement, Label, Span

STYLE = """<style>
.case { font: 1.06rem/1.65 Georgia, 'DejaVu Serif', serif; max-width: 52rem; }
.case .near { opacity: .55; }
.case .here { border-left: 3px solid #0072b2; padding-left: .7rem; margin: .35rem 0; }
.version { font-size: .95rem; }
.version .text { font: 1.02rem/1.75 Georgia, 'DejaVu Serif', serif; margin-bottom: .5rem; }
.version .content { background: color-mix(in srgb, #0072b2 16%, transparent); border-radius: 3px; }
.version .source { border-bottom: 2px solid #0072b2; font-weight: 600; }
.version .relay { border-bottom: 4px double #009e73; }
.version .cue { border-bottom: 2px dotted #d55e00; }
.version dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem;
  margin: .35rem 0 .6rem; padding: 0; }
.version dt { opacity: .65; }
.version dd { margin: 0; }
.version dd.differs { font-weight: 600; }
.version dd.differs::before { content: "≠ "; color: #d55e00; }
.differing { border-collapse: collapse; font-size: .92rem; margin: .2rem 0 .6rem; }
.differing th, .differing td { text-align: left; padding: .25rem 1.4rem .25rem 0; vertical-align: top;
  border-top: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
.differing th { font-weight: 500; opacity: .7; border-top: 0; }
</style>"""

_STATES = {"labelled": N_("closed: labelled"), "skipped": N_("closed: skipped"), "open": N_("open")}
_MARKS = ("content", "source", "relay", "cue")
_NEAR = 1


def context(article: Article, sentences: Sequence[int]) -> str:
    """The sentences between their neighbours."""
    first, last = min(sentences), max(sentences)
    shown = range(max(0, first - _NEAR), min(len(article.sentences), last + _NEAR + 1))
    lines = (
        f'<div class="{"here" if index in sentences else "near"}">'
        f"{escape(article.sentences[index].of(article.text))}</div>"
        for index in shown
    )
    return f'{STYLE}<div class="case" lang="{escape(article.language)}">{"".join(lines)}</div>'


def differing(one: Disagreement, article: Article, _: Words) -> str:
    """In what the readers differ, the heaviest first: a row each, a column a reader."""
    head = "".join(f"<th>{escape(who)}</th>" for who in one.readers)
    rows = ""
    for it in one.divergences:
        name = escape(part_name(it.what, _))
        said = (_said(it.what, it.values.get(who, ""), article, _) for who in one.readers)
        rows += f"<tr><td>{name}</td>" + "".join(f"<td>{escape(text)}</td>" for text in said) + "</tr>"
    return f'{STYLE}<table class="differing"><tr><th></th>{head}</tr>{rows}</table>'


def version(
    article: Article, sentences: Sequence[int], labels: Iterable[Label], differs: frozenset[str], _: Words
) -> str:
    """What one reader made of the sentences; what differs from another's is marked."""
    kept = tuple(labels)
    claims = [one.claim for one in kept if one.claim]
    found = [f'<div class="text">{_marked(article, sentences, claims)}</div>']
    found += [_claim(one, differs, _) for one in claims]
    states = {one.state.status for one in kept if one.state}
    if not claims:
        nobody = _("Nobody is quoted.")
        found.append(f"<p>{escape(nobody)}</p>")
    said = ", ".join(_(_STATES[state]) for state in sorted(states))
    found.append(f'<p style="opacity:.65">{escape(said)}</p>')
    return f'{STYLE}<div class="version" lang="{escape(article.language)}">{"".join(found)}</div>'


def _said(what: str, value: str, article: Article, _: Words) -> str:
    """A value of a divergence: spans by the text that they cover."""
    if not value:
        return _("nothing")
    if what in {"source", "cue", "content"}:
        spans = (one.partition("-") for one in value.split())
        return " … ".join(article.text[int(start) : int(end)] for start, _sign, end in spans)
    if what == "status":
        return ", ".join(_(_STATES.get(one.rpartition(" ")[2], one)) for one in [value])
    return {"yes": _("yes"), "no": _("no")}.get(value, value)


def _claim(claim: Claim, differs: frozenset[str], _: Words) -> str:
    rows = "".join(
        f'<dt>{escape(name)}</dt><dd class="{"differs" if what & differs else ""}">{escape(said)}</dd>'
        for what, name, said in _facts(claim, _)
        if said
    )
    return f"<dl>{rows}</dl>"


def _facts(claim: Claim, _: Words) -> Iterator[tuple[frozenset[str], str, str]]:
    if claim.voice == "author":
        yield frozenset({"voice"}), _("Voice"), _("the author’s own")
    else:
        chain = " › ".join(f"{hop.name} ({_(hop.kind)})" for hop in claim.sources)
        yield frozenset({"root", "chain"}), _("Chain"), chain or _("nobody named")
        yield frozenset({"cue_force"}), _("Force of the cue"), _(claim.cue_force)
        yield frozenset({"quote_type"}), _("Quotation"), _(claim.quote_type)
    for one in claim.stance:
        yield frozenset({"stance", "target"}), _("Stance"), f"{one.polarity} · {one.target}"
    for name, code in claim.judgements.items():
        yield frozenset({name}), dimension_name(name, _), code
    yield frozenset(), _("Remark"), claim.note


def _marked(article: Article, sentences: Sequence[int], claims: Sequence[Claim]) -> str:
    """The text with its spans marked; spans may overlap, so it is cut wherever one begins or ends."""
    spans = [(kind, span) for claim in claims for kind, span in _spans(claim)]
    pieces = (_piece(article, article.sentences[index], spans) for index in sorted(sentences))
    return " ".join(pieces)


def _piece(article: Article, sentence: Span, spans: Sequence[tuple[str, Span]]) -> str:
    edges = {sentence.start, sentence.end}
    for _kind, span in spans:
        edges |= {min(max(place, sentence.start), sentence.end) for place in (span.start, span.end)}
    order = sorted(edges)
    found = ""
    for start, end in pairwise(order):
        kinds = {kind for kind, span in spans if span.start <= start and end <= span.end}
        text = escape(article.text[start:end])
        classes = " ".join(kind for kind in _MARKS if kind in kinds)
        found += f'<span class="{classes}">{text}</span>' if classes else text
    return found


def _spans(claim: Claim) -> Iterator[tuple[str, Span]]:
    yield from (("content", span) for span in claim.content)
    if claim.cue:
        yield "cue", claim.cue
    for place, hop in enumerate(claim.sources):
        if hop.span:
            yield ("relay" if place else "source"), hop.span
        if hop.cue:
            yield "cue", hop.cue
