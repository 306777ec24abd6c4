"""Patterns of the rule language as regular expressions over a sentence's symbols."""

import re
from collections.abc import Iterator
from typing import Final

from graph.codebook.rules import ACTOR_ELEMENTS, ACTOR_KINDS, CASES, Choice, Element, Gap, Part, Pattern, Word
from graph.coding.items import ADJECTIVE, ADVERB, BOUNDARY, CLOSE, COMMA, DATE, OPEN, QUANTITY, RELATIVE, WORD
from graph.coding.keeping import Keepable
from graph.coding.vocabulary import Vocabulary

_KINDS_OF: Final = {"place": ("PLACE", "STATE", "FACILITY"), "facility": ("FACILITY",)}
_PLAIN: Final = rf"[^{BOUNDARY}{RELATIVE}\{OPEN}\{CLOSE}]"
_INNER: Final = rf"\{OPEN}{_PLAIN}*[\{CLOSE}{RELATIVE}]"
_OBJECT: Final = rf"[^{BOUNDARY}{RELATIVE}{COMMA}\{OPEN}\{CLOSE}]{{1,30}}"
_CLAUSE: Final = rf"(?:{_PLAIN}|\{OPEN}(?:{_PLAIN}|{_INNER})*[\{CLOSE}{RELATIVE}])"
"""One item of a gap: a clause in brackets counts as one."""
_BRACKETS: Final = {"open": OPEN, "close": CLOSE, "relative": RELATIVE}
_NOTHING: Final = "(?!)"
_ANY_CASE: Final[tuple[str | None, ...]] = (None, *sorted(CASES))


class Compiled(Keepable):
    """A pattern as a regular expression; the groups of an element are its name with a number.

    Nothing matches where none of the symbols `needs` stands, nor where another part finds no symbol of its own: callers pass
    most patterns over by that alone, and one is compiled only when the first sentence comes that has them all. Linear in
    practice, since every gap is bounded.
    """

    def __init__(self, pattern: Pattern, vocabulary: Vocabulary, triggers: tuple[str, ...] = ()) -> None:
        self._pattern, self._compiler = pattern, _Compiler(vocabulary, triggers)
        needed = vocabulary.lexeme_symbols(triggers) if triggers else self._compiler.symbols(_needed(pattern))
        self.needs: frozenset[str] = frozenset(needed)
        self._regex: re.Pattern[str] | None = None
        self._groups: dict[str, list[int]] = {}

    @property
    def parts(self) -> Iterator[frozenset[str]]:
        """The symbols of each part that the pattern cannot do without."""
        return self._compiler.mandatory(self._pattern)

    def matches(self, symbols: str) -> list["Matched"]:
        """The matches in a sentence's row of symbols, left to right, without overlaps."""
        regex = self._regex or self._compile()
        groups = self._groups
        return [Matched(match, groups) for match in regex.finditer(symbols)]

    def _compile(self) -> re.Pattern[str]:
        """Makes the regular expression, and the numbers of each element's groups."""
        regex = self._regex = re.compile(self._compiler.opening(self._pattern) + self._compiler.row(self._pattern))
        for group, name in self._compiler.groups:
            self._groups.setdefault(name, []).append(regex.groupindex[group])
        return regex


class Matched:
    """Where a pattern matched, in item numbers."""

    __slots__ = ("_groups", "_match", "end", "start")

    def __init__(self, match: re.Match[str], groups: dict[str, list[int]]) -> None:
        self._match, self._groups = match, groups
        self.start, self.end = match.span()

    def places(self, element: str) -> list[range]:
        """The items that each part of this name took, in their order."""
        groups = self._groups.get(element)
        if groups is None:
            return []
        found = [self._match.span(group) for group in groups]
        return [range(first, last) for first, last in found if first >= 0]


class _Compiler(Keepable):
    def __init__(self, vocabulary: Vocabulary, triggers: tuple[str, ...]) -> None:
        self.vocabulary, self.triggers = vocabulary, triggers
        self.groups: list[tuple[str, str]] = []
        self.first: Part | None = None
        apart = vocabulary.class_symbols("aside")
        dated = f"{_class(vocabulary.class_symbols('preposition'))}?{DATE}"
        self.aside = f"(?:{COMMA}?(?:{dated}|{_class(apart)}){COMMA}?)?" if apart and triggers else ""
        """What may stand between a verb, its subject and its object in any rule, in no phrase: a date, "in a statement"."""
        middle = vocabulary.morphology.verb == "middle"
        described = _class(QUANTITY + ADJECTIVE + vocabulary.class_symbols("adjective") + vocabulary.class_symbols("possessive"))
        self.described = f"{described}{{0,3}}{WORD}{{0,2}}" if middle and triggers else ""
        """What may stand before an actor in a rule: an amount, words that describe (killed 14 unarmed | Kenyan soldiers)."""
        self.most = {"aux": 4, "modifier": 3 if middle else 1}
        self.relative = f"(?:{COMMA}?{RELATIVE})?" if vocabulary.morphology.verb == "first" else f"{RELATIVE}?"
        self.openers = frozenset(lexeme for name in ("that", "boundary", "relative") for lexeme in vocabulary.classes[name])

    def opening(self, pattern: Pattern) -> str:
        """What may not stand before a pattern that begins with its subject: "the war in Syria threatens" is no act of Syria."""
        first = pattern[0]
        while isinstance(first, Choice):
            first = first.alternatives[0][0]
        self.first = first
        prepositions = self.vocabulary.class_symbols("preposition")
        if not prepositions or not isinstance(first, Element) or first.name not in ("source", "target"):
            return ""
        if "GEN" in first.cases or first.kinds == ("ADJ",):
            return ""
        free = f"(?<!{_class(prepositions)})"
        if self.vocabulary.morphology.verb == "middle":  # in northern | Mozambique
            beside = ADJECTIVE + self.vocabulary.class_symbols("adjective") + self.vocabulary.class_symbols("place_cue")
            free += f"(?<!{_class(prepositions)}{_class(beside)})"
        # where verbs come first, a relative clause needs no pronoun, and its head may stand anywhere: إلى قاعدة تخدم السفن
        return f"(?:{free}|(?=.{RELATIVE}))" if self.vocabulary.morphology.verb == "first" else free

    def row(self, parts: Pattern) -> str:
        pieces = []
        for number, part in enumerate(parts):
            pieces.append(self._part(part))
            following = parts[number + 1] if number + 1 < len(parts) else None
            if _is_actor(part) and isinstance(following, Element) and following.name in ("trigger", "aux"):
                pieces.append(self.relative)  # the head of a relative clause is its verb's subject
            if following and isinstance(part, Element) and (_is_actor(part) or part.name == "trigger"):
                pieces.append(self.aside)
        return "".join(pieces)

    def mandatory(self, parts: Pattern) -> Iterator[frozenset[str]]:
        """The symbols of each part that must stand in a row for the pattern to match; of alternatives one of each."""
        for part in parts:
            match part:
                case Gap() | Element(name="object"):
                    continue
                case Word(text, False):
                    yield frozenset(COMMA if text == "," else self.vocabulary.lexeme_symbols((text,)))
                case Element(optional=False):
                    yield frozenset(self.symbols(part))
                case Choice(alternatives, False):
                    first = [next(self.mandatory(row), None) for row in alternatives]
                    if None not in first:
                        yield frozenset[str]().union(*(symbols for symbols in first if symbols))

    def _part(self, part: Part) -> str:
        match part:
            case Word(",", optional):
                return COMMA + _maybe(optional)
            case Word(text, optional):
                opened = f"[{BOUNDARY}{RELATIVE}]?" if text in self.openers else ""  # the word itself opens a clause
                return f"(?:{opened}{_class(self.vocabulary.lexeme_symbols((text,)))})" + _maybe(optional)
            case Gap(most):
                return f"{_CLAUSE}{{0,{most}}}?"
            case Choice(alternatives, optional):
                return f"(?:{'|'.join(self.row(row) for row in alternatives)})" + _maybe(optional)
            case Element():
                return self._element(part)

    def _element(self, element: Element) -> str:
        group = f"{element.name}_{len(self.groups)}"
        self.groups.append((group, element.name))
        body = self._actors(element) if element.name in ACTOR_ELEMENTS else self._plain(element)
        return f"(?P<{group}>{body})" + _maybe(element.optional)

    def _actors(self, element: Element) -> str:
        described = "" if element is self.first else self.described
        one = described + _class(self.symbols(element))
        if not element.many:
            return one
        loose = self.described + _class(self._mentions(_kinds(element), _ANY_CASE))
        conjunction = _class(self.vocabulary.class_symbols("and"))
        joined = f"(?:{COMMA}?{conjunction}|{COMMA})"
        if self.vocabulary.morphology.verb != "first":  # "In Syria, Turkey and Iran …": commas alone join nobody
            return f"(?:(?:{loose}{joined}){{0,12}}{loose}{COMMA}?{conjunction})?{one}"
        return f"(?:{loose}{joined}){{0,12}}{one}"  # the case stands on the last of the row

    def _plain(self, element: Element) -> str:
        if element.name == "object":
            return _OBJECT
        most = 4 if element.name == "head" and element.many else self.most.get(element.name, 1)
        return _class(self.symbols(element)) + (f"{{1,{most}}}" if most > 1 else "")

    def symbols(self, element: Element) -> str:
        """All symbols that one item of this element can have."""
        match element.name:
            case "open" | "close" | "relative":
                return _BRACKETS[element.name]
            case "quantity":
                return QUANTITY
            case "date":
                return DATE
            case "trigger" if element.word_class == "FINITE":
                return self.vocabulary.finite_symbols(self.triggers)
            case "trigger":
                return self.vocabulary.lexeme_symbols(self.triggers)
            case "office":
                return self.vocabulary.office_symbols
            case "aux" if element.word_class == "ACTIVE":
                passive = self.vocabulary.class_symbols("passive")
                return "".join(symbol for symbol in self.vocabulary.class_symbols("aux") + DATE + ADVERB if symbol not in passive)
            case "aux":
                return self.vocabulary.class_symbols("aux") + DATE + ADVERB  # Ankara on Monday also condemned
            case "modifier" | "head":
                usual = "adjective" if element.name == "modifier" else element.name
                known = self.vocabulary.class_symbols(element.word_class or usual)
                return known + ADJECTIVE if element.name == "modifier" and not element.word_class else known
            case _:
                return self._mentions(_kinds(element), element.cases or _ANY_CASE)

    def _mentions(self, kinds: tuple[str, ...], cases: tuple[str | None, ...]) -> str:
        named = [None if case == "NOM" else case for case in cases]  # the bare form
        return "".join(self.vocabulary.mention_symbol(kind, case) for kind in kinds for case in named)


def _kinds(element: Element) -> tuple[str, ...]:
    kinds = element.kinds or _KINDS_OF.get(element.name, ACTOR_KINDS)
    if "GENERIC" in kinds:
        return (*kinds, "PEOPLE")
    return tuple("GENERIC" if kind == "FORCE" else kind for kind in kinds)


def _needed(pattern: Pattern) -> Element:
    """The element that says most about whether a phrase's pattern can match at all."""
    mandatory = [part for part in pattern if isinstance(part, Element) and not part.optional and part.name != "object"]
    return min(mandatory, key=lambda element: element.name in ACTOR_ELEMENTS)


def _is_actor(part: Part) -> bool:
    return isinstance(part, Element) and part.name in ACTOR_ELEMENTS


def _class(symbols: str) -> str:
    """A set of symbols, those that follow each other as a range."""
    if not symbols:
        return _NOTHING
    ranges: list[list[str]] = []
    for symbol in sorted(set(symbols)):
        if ranges and ord(symbol) == ord(ranges[-1][-1]) + 1:
            ranges[-1].append(symbol)
        else:
            ranges.append([symbol])
    written = (f"{re.escape(row[0])}-{re.escape(row[-1])}" if len(row) > 2 else re.escape("".join(row)) for row in ranges)
    return f"[{''.join(written)}]"


def _maybe(optional: bool) -> str:
    return "?" if optional else ""
