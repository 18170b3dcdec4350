"""The cue lists of a language file, compiled once."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any

from annotation.language import language_data
from schemas import CueForce

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŠŽĐİ]"
_NAME_WORD = (
    rf"(?:{_CAPITAL}\.(?:-?{_CAPITAL}\.)*|{_CAPITAL}[\w'-]*|(?:al|el|ben|bin|d|O)[-']{_CAPITAL}[\w'-]*)"
)
NAME = rf"{_NAME_WORD}(?: (?:%(particles)s )?{_NAME_WORD}){{0,4}}"
_END = r"(?:(?<=['\d])|(?!\w))"
_ADJUNCT = r"(?: ?%(adjuncts)s" + _END + r"[^;:\"«»“”\n]{0,70}?)?"
_SHORT = r"(?:,? %(short_adjuncts)s){0,2},?"
_BEFORE_OBJECT = r"(?:, %(short_adjuncts)s,|,? %(short_adjuncts)s){0,2}"
_ASIDE = r"(?:, %(asides)s[^,;:«»\"“”\n]{2,70},)?"
_GAP = r"[;:!?…«»\"“”\n\0]| [-–—] "

# How the lists are used. What they hold is the language's; that clauses are read so is ours.
_PATTERNS = {
    "name": NAME,
    "gap": _GAP,
    "comma": r",(?!\d)",
    "strong": r"(?<![\w'-])%(strong_conjunctions)s" + _END,
    "weak": r"(?<!\w)%(weak_conjunctions)s(?: |$)",
    "clause": r"(?<![\w'])%(clause)s(?![\w'-])",
    "colon_break": r" ?: ",
    "subject_end": r"(?<=[\w,)]) %(clause)s(?![\w'-])",
    "opener": r"(?:%(opening_adverbs)s,? )+",
    "starter": r"%(starters)s" + _END,
    "starter_end": r"(?<!\w)%(starters)s ?$",
    "inner_noun": r"(?<![\w'])(?:%(determiners)s|[A-ZÀ-Þ])",
    "aside": r" ?%(asides)s" + _END,
    "relative": r", ?%(relatives)s" + _END,
    "silent": r"%(silent_subjects)s" + _END,
    "pronoun": r"%(pronouns)s(?!\w)",
    "determiner": r"%(determiners)s",
    "article_word": r"%(articles)s",
    "noun_end": _GAP
    + r"|,(?!\d)|(?<!\.)\.$| \((?!(?:[A-ZÀ-Þ]{2,}[^()]{0,30}|[A-ZÀ-Þ][\w&'-]+)\))|\)(?! ?,| \w)"
    + r"| %(noun_stops)s"
    + _END,
    "full_name": rf"(?:(?:[A-ZÀ-Þ][\w-]+ ){{0,3}}%(titles)s ){{0,3}}(?P<name>{NAME})",
    "name_opener": r"(?:%(name_openers)s )+",
    "title": r"%(titles)s(?!\w)",
    "initials": r"(?:[A-ZÀ-Þ]\. ?-?){2,4}",
    "proper_end": rf"(?P<name>{NAME})$",
    "inner_capital": r"(?<=[ '])[A-ZÀ-Þ]",
    "issuer": r"(?<!\w)%(issuers)s ?(?P<name>.+)$",
    "label_end": r",? (?<!\w)%(label_ends)s" + _END,
    "place": r"^%(places)s$",
    "no_name": r"(?:^|(?<= ))%(no_names)s(?= |$)",
    "org_before": r"%(orgs_before)s $",
    "definite": r"%(definites)s",
    "complement": r"(?<!\w)%(complements)s ?(?:%(determiners)s)?$",
    "singular": r"%(singulars)s",
    "relative_pronoun": r"%(relative_subjects)s",
    "possessive": r"%(possessives)s",
    "nobody": r"%(nobodies)s",
    "thing": r"%(things)s",
    "she": r"%(shes)s",
    "he": r"%(hes)s",
    "feminine": r"(?<!\w)%(feminines)s",
    "feminine_role": r"(?<!\w)%(feminine_roles)s(?!\w)",
    "masculine": r"(?<!\w)%(masculines)s",
    "last_noun": r"(?:%(determiners)s)?[^,;:]*$",
    "ends_in_name": r"[a-zà-ÿ.] [A-ZÀ-Þ][\w'.-]+ [A-ZÀ-Þ][\w'.-]+$",
    "after_particle": r"(?:(?:^|\s|')%(particles)s ?(?:%(determiners)s)?|')$",
    "plural": r"%(plural_pronouns)s(?!\w)",
    "as_cue": r"%(as_cues)s ",
    "infinitive": _SHORT + r"(?: (?P<content>%(infinitives)s)| %(askeds)s (?P<content2>%(asked_to)s))",
    "that": _ADJUNCT + r"(?: [—–-] [^—–\n]{3,60} [—–-])?,? (?P<content>%(complementizers)s)",
    "told": r"(?: [^;:\"«»“”\n]{1,70}?)? (?P<content>%(complementizers)s)",
    "told_whom": r" %(audiences)s,? (?P<content>(?![A-Z])\w|[\"“])",
    "short_adjunct": r" %(short_adjuncts)s" + _END,
    "between": r"(?:,? (?:%(short_adjuncts)s|%(long_adjuncts)s),?){1,3}(?= )",
    "relative_subject": r"(?<!\w)(?P<source>%(relative_subjects)s) $",
    "clause_break": r"%(clause_breaks)s",
    "title_break": r",|%(clause_breaks)s",
    "content_trap": r"%(content_traps)s",
    "doubled_subject": r"%(doubled_subjects)s",
    "complementizer": r"%(complementizers)s ?",
    "reports": r" (?:of )?(?:%(complementizers)s|[“\"«])",
    "no_subject": r"(?<!\w)%(no_subjects)s $",
    "reflexive": r"(?<!\w)%(reflexives)s",
    "own_pronoun": r"(?<![\w'-])(?P<source>%(subject_pronouns)s) $",
    "asked": _SHORT + r" (?P<content>%(questions)s)",
    "called": _SHORT + r" (?P<content>%(calls)s)",
    "tail_adjunct": r",? (?:%(short_adjuncts)s|%(tail_adjuncts)s),?$",
    "noun_start": r"(?:%(determiners)s|%(titles)s |[A-ZÀ-Þ]|%(pronouns)s|%(noun_starters)s)",
    "resumes": r", (?!%(asides)s" + _END + r")",
    "passive": r"%(passives)s",
    "agent": r" %(agents)s",
    "that_clause": r" (?P<content>%(complementizers)s|%(told_clauses)s)",
    "semicolon": r" ?; ",
    "governs": r"%(governors)s$",
    "told_end": r" [^,;:\"“”\n\0]{2,70}(?:$|,)",
    "ends_clause": r"(?:,? (?:%(short_adjuncts)s|%(final_adjuncts)s"
    + _END
    + r"[^,;:«»\"“”\n\0]{1,70})){0,2}(?:$|,)",
    "object_stop": r"%(object_stops)s",
    "contact_relative": r"%(contact_relatives)s (?P<source>(?=%(determiners)s|[A-ZÀ-Þ]))",
    "title_object_stop": r",|%(object_stops)s",
    "relative_noun": r"%(relatives)s" + _END,
    "colon_quote": r" ?: ?(?P<content>[«\"“‘])",
    "relative_again": r",? (?:%(weak_conjunctions)s) %(relative_objects)s",
    "relative_object": r"(?<!\w)(?P<content>%(relative_objects)s) ?$",
    "colon": _ADJUNCT + r" ?: ?(?P<content>\S)",
    "quote": _SHORT + _ASIDE + r" (?P<content>[«\"“‘]|'\0)",
    "object": _BEFORE_OBJECT + _ASIDE + r" (?P<content>%(objects)s)",
    "junction": r"%(junctions)s(?:,? [^,;:]{3,40},)? ?$",
    "content_stop": r"%(content_stops)s",
    "inverted": r"%(inverted)s",
    "noun_cue": r"%(noun_before)s",
    "told_verb": r"%(recipients)s",
    "rumour": r"(?<!\w)%(rumours)s",
    "heard": r"%(heard)s(?!\w)",
    "hearsay": r"(?<![\w'-])%(hearsay)s",
    "condition": r"(?<!\w)%(conditions)s",
    "frame": r"(?<!\w)%(frames)s",
    "opening": r"%(opening)s(?= )",
    "whose": r" %(whose)s(?!\w)",
    "trap_before": r"%(trap_before)s",
    "sourceless": r"(?<!\w)%(sourceless)s(?!\w)",
    "trap": r" ?%(traps)s",
    "preposition": r"(?<![\w'])%(prepositions)s" + _END,
    "relay": r"(?<!\w)(?P<cue>%(relays)s)" + _END,
    "citing": r"(?<!\w)(?P<cue>%(citing)s)(?!\w)",
    "no_relay": r"%(no_relays)s$",
    "channel": r"(?<!\w)(?:(?P<cue>%(channel_cues)s)|%(channels)s)(?=[ '])",
    "nominal": r"(?<![\w'])%(nominals)s",
    "no_report": r"(?<!\w)%(no_reports)s",
    "nominal_end": r"%(nominal_ends)s",
    "doubtful_noun": r"%(doubtful_nouns)s",
    "any_pronoun": r",? ?%(any_pronouns)s(?!\w)",
    "any_verb": r",? ?%(any_verbs)s(?= )",
    "any_subject": r",? ?%(any_subjects)s(?!\w)",
    "any_name": r"[A-ZÀ-Þ][\w'-]+ [A-ZÀ-Þ][\w'-]+",
    "credit": r"(?<!\w)(?P<cue>%(article)s) (?=\w)",
    "generic": r"%(generic)s(?!\w)",
    "next_credit": r" ?(?:,|/|;|&|\+|-|–| %(joins)s ) ?",
    "credited": r"[A-ZÀ-Þ][\w.&'-]*(?: (?:%(particles)s ?)?[A-ZÀ-Þ][\w.&'-]*){0,3}",
}


@dataclass(frozen=True)
class Verb:
    """What a reporting verb does, and what it takes beside a clause and speech in quotation marks."""

    force: CueForce = "neutral"
    takes: frozenset[str] = frozenset()

    @property
    def takes_object(self) -> bool:
        """Whether it reports what its object is ("dénonce une ingérence")."""
        return "object" in self.takes

    @property
    def needs_quote(self) -> bool:
        """Whether its object is speech only with a quotation in it ("parle d'un « chapitre »")."""
        return "quote" in self.takes

    @property
    def stands_alone(self) -> bool:
        """Whether it needs nothing beside it ("declined to comment")."""
        return "alone" in self.takes


@dataclass(frozen=True)
class Form:
    """One form of a verb, of the kind that [cues.endings] names (finite, participle, gerund ...)."""

    surface: str
    kind: str
    verb: Verb

    @cached_property
    def words(self) -> tuple[str, str]:
        """The verb itself and what follows it."""
        head, space, rest = self.surface.partition(" ")
        return head, space + rest


@dataclass(frozen=True)
class Lexicon:
    """Everything that the rules ask of a language."""

    forms: Mapping[str, tuple[Form, ...]]
    auxiliaries: Mapping[str, re.Pattern[str]]
    leads: Mapping[str, re.Pattern[str]]
    kinds: Mapping[str, re.Pattern[str]]
    patterns: Mapping[str, re.Pattern[str]]
    has_conditional: bool
    drops_subjects: bool
    separable: frozenset[str]

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.patterns[name]


def _forms(cues: Mapping[str, Any]) -> Mapping[str, tuple[Form, ...]]:
    by_word: dict[str, list[Form]] = {}
    for form in _conjugated(cues):
        by_word.setdefault(re.split(r"\W", form.surface)[0], []).append(form)
    ordered = {word: tuple(sorted(forms, key=lambda f: -len(f.surface))) for word, forms in by_word.items()}
    return MappingProxyType(ordered)


def _conjugated(cues: Mapping[str, Any]) -> Iterator[Form]:
    for block in cues.get("verbs", ()):
        verb = Verb(block.get("force", "neutral"), frozenset(block.get("takes", ())))
        for word in block["words"]:
            for kind, surface in _inflected(word, cues["endings"], cues.get("forms", {})):
                yield Form(surface, kind, verb)


Inflections = Mapping[str, Mapping[str, Sequence[str]]]
"""The forms of each kind (finite, participle, gerund ...) by ending, or by verb."""


def _inflected(verb: str, endings: Inflections, whole: Inflections) -> Iterator[tuple[str, str]]:
    """The forms of a verb, each with its kind: its own, or those of the longest ending that it has."""
    head, space, rest = verb.partition(" ")
    if verb in whole:
        stem, forms, tail = "", whole[verb], ""
    elif head in whole:
        stem, forms, tail = "", whole[head], space + rest
    else:
        ending = max((one for one in endings if head.endswith(one)), key=len)
        stem, forms, tail = head.removesuffix(ending), endings[ending], space + rest
    for kind, surfaces in forms.items():
        yield from ((kind, stem + surface + tail) for surface in surfaces)


def _tails(table: Mapping[str, str], *, before: str = "") -> Mapping[str, re.Pattern[str]]:
    return MappingProxyType({kind: re.compile(f"{before}(?i:{text})$") for kind, text in table.items()})


@cache
def lexicon(language: str) -> Lexicon:
    """The compiled lists of `language`; one without [cues] finds nothing."""
    data = language_data(language)
    cues = data.get("cues", {})
    links = (
        cues.get("links", {})
        | data.get("credits", {})
        | {"prepositions": cues.get("prepositions", {}).get("words")}
        | {"opening": cues.get("prepositions", {}).get("opening")}
    )
    lists = {name: f"(?i:{text})" for name, text in (cues | links).items() if isinstance(text, str)}
    return Lexicon(
        forms=_forms(cues),
        auxiliaries=_tails(cues.get("auxiliaries", {}), before=r"(?<![\w'])"),
        leads=_tails(cues.get("leads", {})),
        kinds={
            kind: re.compile(rf"(?i)(?<!\w)(?:{text})s?(?!\w)")
            for kind, text in cues.get("kinds", {}).items()
        },
        separable=frozenset(f" {word}" for word in cues.get("separable", ())),
        has_conditional=bool(cues.get("has_conditional")),
        drops_subjects=bool(cues.get("drops_subjects")),
        patterns={name: re.compile(text % _Missing(lists)) for name, text in _PATTERNS.items()},
    )


class _Missing(dict[str, str]):
    """A list that a language does not have matches nothing."""

    def __missing__(self, key: str) -> str:
        return "(?!)"
