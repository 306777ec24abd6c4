"""The rule language of seeds/lexicons: patterns over the items of a sentence, parsed here and compiled by the coder.

A pattern is a row of elements:

=====================  ====================================================================================
``<source>``           an actor; also ``<target>``, ``<place>``, ``<facility>``
``<object>``           the rest of the phrase; also ``<trigger>``, ``<quantity>``, ``<date>``, ``<aux>`` and, in
                       phrases, the parts that ELEMENTS names
``<source+>``          one or more coordinated actors
``<source:STATE|ADJ>`` only of these kinds, or in this case (``:DAT``)
``<head:port>``        in phrases: a word of this class of the lexicon
``<aux:ACTIVE>``         none that makes a passive: has hit, never was hit
``<trigger:FINITE>``   only in forms that no noun shares: قصفت, never قصف
``","``                a comma
``<open>`` ``<close>``   where a clause inside another begins and ends (Turkish: "Y'nin gelmesini istedi"); `<relative>` ends
                       one that describes the noun after it. A gap passes over such a clause as over one item
``"على"``              a word in any form that the lexicon gives it; a proclitic stands as a word of its own
``(a|b)``, ``a?``      alternatives; optional
``...``, ``...3``      up to 8 (3) items within the clause
=====================  ====================================================================================

Instead of a pattern, a rule may name the grammatical roles in which its source and target stand to the trigger, wherever in
the clause they are: ``roles = {source = "subject", target = "object in:PLACE|STATE?"}``. The first of several roles that is
filled counts; ``:KIND`` restricts it, ``?`` lets the part be missing. A `place` tells where unnamed people are. The roles are

=====================  ====================================================================================
``subject``            of the verb; of a noun, the subject of the light verb that it depends on (launched an attack)
``object``             of the verb; the subject of a passive one
``second``             a second object (gave Ukraine tanks)
``owner``              of a noun: the Russian strike, Kenya's expulsion of, زيارة الوزير
``with`` ``على`` …      what the preposition governs
``DAT`` ``INS`` …       what stands in the case
``clause``              the subject of the clause that the verb governs (Turkish: Y'nin çekilmesini istedi)
=====================  ====================================================================================

Rules with patterns are tried first; a rule with roles takes a trigger that they left.

Clause boundaries, negation, modality and attribution are found by their own steps and never repeated in rules.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

GAP_ITEMS: Final = 8
"""How many items `...` passes over at the most."""

ACTOR_ELEMENTS: Final = frozenset({"source", "target", "place", "facility", "of", "at", "name", "owner"})
PLAIN_ELEMENTS: Final = frozenset(
    {"trigger", "object", "quantity", "date", "aux", "office", "head", "modifier", "open", "close", "relative"}
)
ELEMENTS: Final = ACTOR_ELEMENTS | PLAIN_ELEMENTS

KINDS: Final = frozenset(
    {"STATE", "GOVERNMENT", "PERSON", "ORGANISATION", "GROUP", "OUTLET", "PLACE", "FACILITY", "GENERIC", "SET", "PRONOUN", "ADJ",
     "UNNAMED", "NAME", "PEOPLE", "FORCE"}
)  # fmt: skip
ACTOR_KINDS: Final = ("STATE", "GOVERNMENT", "PERSON", "ORGANISATION", "GROUP", "GENERIC", "SET", "PRONOUN", "FACILITY", "PLACE")
"""The kinds that an actor element admits where it names none; an adjective, an outlet, an unnamed source only by name."""
CASES: Final = frozenset({"NOM", "ACC", "DAT", "LOC", "ABL", "GEN", "INS"})


@dataclass(frozen=True, slots=True)
class Element:
    """A named part of a pattern; empty `kinds` and `cases` admit all. `word_class` restricts a head to a class of the lexicon."""

    name: str
    many: bool = False
    kinds: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    word_class: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A quoted word or phrase."""

    text: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several rows of parts."""

    alternatives: tuple[tuple["Part", ...], ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `most` items that the pattern passes over."""

    most: int = GAP_ITEMS


Part = Element | Word | Choice | Gap
Pattern = tuple[Part, ...]

_GRAMMAR: Final = r"""
start: part+
?part: element | word | choice | gap
element: "<" NAME MANY? restriction? ">" OPTIONAL?
restriction: ":" LABEL ("|" LABEL)*
word: STRING OPTIONAL?
choice: "(" row ("|" row)* ")" OPTIONAL?
row: part+
gap: DOTS INT?
NAME: /[a-z]+/
LABEL: /[A-Za-z_]+/
MANY: "+"
OPTIONAL: "?"
DOTS: "..."
STRING: /"[^"]+"/
%import common.INT
%ignore /[ \t]+/
"""


@cache
def _parser() -> "Lark":
    from lark import Lark  # only reading rules needs it

    return Lark(_GRAMMAR, parser="lalr")


def parse_pattern(text: str) -> Pattern:
    """The parts of a pattern. Raises ValueError with the place and what is allowed there."""
    from lark.exceptions import UnexpectedInput

    try:
        tree = _parser().parse(text)
    except UnexpectedInput as error:
        raise ValueError(f"pattern is wrong at column {error.column}: {text!r}") from None
    pattern = tuple(_part(child) for child in tree.children)
    for element in elements(pattern):
        _check(element)
    return pattern


def written(part: Part) -> str:
    """A part as `parse_pattern` reads it."""
    maybe = "?" if not isinstance(part, Gap) and part.optional else ""
    match part:
        case Word(text):
            return f'"{text}"{maybe}'
        case Gap(most):
            return "..." + ("" if most == GAP_ITEMS else str(most))
        case Choice(alternatives):
            rows = "|".join(" ".join(written(one) for one in row) for row in alternatives)
            return f"({rows}){maybe}"
        case Element(name, many, kinds, cases, word_class):
            labels = "|".join((*kinds, *cases, *((word_class,) if word_class else ())))
            return f"<{name}{'+' if many else ''}{f':{labels}' if labels else ''}>{maybe}"


def written_pattern(pattern: Pattern) -> str:
    """A pattern as the lexicon writes it, the way back of `parse_pattern`."""
    return " ".join(written(part) for part in pattern)


def elements(pattern: Pattern) -> Iterator[Element]:
    """All elements of a pattern, those inside alternatives too."""
    for part in pattern:
        if isinstance(part, Element):
            yield part
        elif isinstance(part, Choice):
            for row in part.alternatives:
                yield from elements(row)


def words(pattern: Pattern) -> Iterator[str]:
    """All quoted words of a pattern."""
    for part in pattern:
        if isinstance(part, Word):
            yield part.text
        elif isinstance(part, Choice):
            for row in part.alternatives:
                yield from words(row)


def _part(node: "Tree[Token] | Token") -> Part:
    children = list(node.children)  # type: ignore[union-attr]
    optional = bool(children) and getattr(children[-1], "type", "") == "OPTIONAL"
    if optional:
        children.pop()
    match node.data:  # type: ignore[union-attr]
        case "element":
            return _element(children, optional)
        case "word":
            return Word(str(children[0]).strip('"'), optional)
        case "choice":
            return Choice(tuple(tuple(_part(part) for part in row.children) for row in children), optional)
        case _:
            return Gap(int(children[1])) if len(children) > 1 else Gap()


def _element(children: list["Tree[Token]"], optional: bool) -> Element:
    name, *rest = children
    many = any(getattr(child, "type", "") == "MANY" for child in rest)
    labels = [str(label) for child in rest if getattr(child, "data", "") == "restriction" for label in child.children]
    return Element(
        str(name),
        many,
        kinds=tuple(label for label in labels if label in KINDS),
        cases=tuple(label for label in labels if label in CASES),
        word_class=next((label for label in labels if label not in KINDS and label not in CASES), None),
        optional=optional,
    )


def _check(element: Element) -> None:
    if element.name not in ELEMENTS:
        raise ValueError(f"no element <{element.name}>; allowed: {', '.join(sorted(ELEMENTS))}")
    if element.word_class and element.name in ACTOR_ELEMENTS:
        raise ValueError(f"no kind or case {element.word_class!r}; allowed: {', '.join(sorted(KINDS | CASES))}")


@dataclass(frozen=True, slots=True)
class Role:
    """A grammatical role; empty `kinds` admit all actors."""

    name: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filler:
    """The part (source, target) that the first filled one of `roles` takes."""

    part: str
    roles: tuple[Role, ...]
    optional: bool = False


def parse_roles(table: Mapping[str, str]) -> tuple[Filler, ...]:
    """The parts of `roles = {source = "subject", target = "object in:PLACE?"}`. Raises ValueError with what is allowed."""
    for part in table:
        if part not in ROLE_PARTS:
            raise ValueError(f"no part '{part}' in roles; allowed: {', '.join(ROLE_PARTS)}")
    return tuple(
        Filler(part, tuple(_role(word.removesuffix("?")) for word in text.split()), text.endswith("?"))
        for part, text in table.items()
    )


def _role(word: str) -> Role:
    name, _, labels = word.partition(":")
    kinds = tuple(labels.split("|")) if labels else ()
    for kind in kinds:
        if kind not in KINDS:
            raise ValueError(f"no kind '{kind}' in roles; allowed: {', '.join(sorted(KINDS))}")
    return Role(name.replace("_", " "), kinds)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a rule must (`claims`) or must not (`why`) match.

    A claim is written `TUR AGREE QAT`, with `| planned` for a modality other than occurred and `| says QAT` for a claimant.
    """

    text: str
    claims: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """Where a trigger stands in the pattern, the text claims the relation. `implied` fills a role that the words leave open.

    `pattern` is empty where `roles` tell where source and target stand. A `presupposed` relation stays stated as fact under a
    plan or a doubt of its clause. A `loaded` rule fires only where negative loaded words stand in the object.
    """

    id: str
    relation: str
    triggers: tuple[str, ...]
    pattern: Pattern
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    symmetric: bool | None = None
    implied: tuple[tuple[str, tuple[str, ...]], ...] = ()
    presupposed: bool = False
    loaded: bool = False
    roles: tuple[Filler, ...] = ()
    positive: tuple[Example, ...] = ()
    negative: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that together are one participant: `make` says of which sort; `relation` is what the wording itself presupposes.

    `voice` is `document` where the wording is the writer's even inside somebody's words.
    """

    id: str
    make: str
    pattern: Pattern
    relation: str | None = None
    voice: str = "speaker"
    positive: tuple[Example, ...] = ()
    negative: tuple[Example, ...] = ()


MAKES: Final = (
    "office", "government", "group", "facility", "source", "set", "delegation", "counterpart", "people", "own-state",
    "own-forces", "titled", "place", "each-other",
)  # fmt: skip
IMPLIED_ROLES: Final = ("source", "target")
ROLE_PARTS: Final = (*IMPLIED_ROLES, "place")
IMPLIED_FROM: Final = {
    "topic": "the set of actors last spoken of (البلدين, or those last coordinated)",
    "event": "the participants of the claim before, in this sentence or the one before",
    "place": "unnamed people of the place: protests in Tunis",
    "owner": "the state that the facility's adjective or genitive names",
    "claimant": "who says it; the document's own voice fills nothing",
    "accuser": "who alleges it of somebody else: a village that is said to be burned is the accuser's",
    "denier": "who denies it: an act without a doer, denied, would have been the denier's own",
    "loaded": "whom the loaded words are about",
}
