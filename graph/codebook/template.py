"""Sentence templates: `{sources}[ {targets:dat}] yardım {etti|etmesi|ettiği|etmedi}`; relations.toml tells the marks."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

SLOTS: Final = ("sources", "targets", "all", "about", "quantity", "office", "sender")
LAYOUT_SLOTS: Final = ("core", "claimant", "via", "place", "date", "about", "details")
"""What a sentence of relations.toml may name, and what a layout of wording.toml."""
CASES: Final = {"ar": ("ل", "between"), "en": ("between",), "tr": ("nom", "gen", "dat", "acc", "loc", "abl", "between")}
FORMS: Final = {"ar": (), "en": (2, 3), "tr": (4,)}
"""How many forms of a verb a language's templates give."""

_TOKEN: Final = re.compile(r"\[|\]|\|\||\{[^{}]*\}|[^\[\]{}|]+|.")


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of participants or of a value; `case` None is the subject, or no case at all."""

    name: str
    case: str | None


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of one verb, in the language's order."""

    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """`parts` if every slot directly in it has something to say, else `otherwise`."""

    parts: "Template"
    otherwise: "Template"


Template = tuple[str | Slot | Verb | Option, ...]


@cache
def parse(text: str, language: str) -> Template:
    """The parts of a template. Raises ValueError, naming what is wrong and what is allowed."""
    tokens = _TOKEN.findall(text)
    parts, rest = _parts(tokens, 0, language)
    if rest < len(tokens):
        raise ValueError(f"'{tokens[rest]}' has no '[' before it")
    return parts


def _parts(tokens: list[str], at: int, language: str) -> tuple[Template, int]:
    """The parts from `at` up to a bracket or bar that an outer level closes, and where that stands."""
    parts: list[str | Slot | Verb | Option] = []
    while at < len(tokens) and tokens[at] not in ("]", "||"):
        if tokens[at] == "[":
            option, at = _option(tokens, at + 1, language)
            parts.append(option)
        else:
            parts.append(_part(tokens[at], language))
        at += 1
    return tuple(parts), at


def _option(tokens: list[str], at: int, language: str) -> tuple[Option, int]:
    parts, at = _parts(tokens, at, language)
    otherwise: Template = ()
    if at < len(tokens) and tokens[at] == "||":
        otherwise, at = _parts(tokens, at + 1, language)
    if at >= len(tokens) or tokens[at] != "]":
        raise ValueError("'[' is not closed by ']'")
    return Option(parts, otherwise), at


def _part(piece: str, language: str) -> str | Slot | Verb:
    if piece in "{}|":
        raise ValueError(f"'{piece}' stands alone; allowed: {{slot}}, {{slot:case}} or {{form|form}}")
    if not piece.startswith("{"):
        return piece
    inner = piece[1:-1]
    return _verb(inner, language) if "|" in inner else _slot(inner, language)


def _verb(inner: str, language: str) -> Verb:
    forms = tuple(inner.split("|"))
    if len(forms) not in FORMS[language]:
        allowed = " or ".join(map(str, FORMS[language])) or "none: its sentences are nominal"
        raise ValueError(f"'{{{inner}}}' has {len(forms)} forms; allowed in {language}: {allowed}")
    return Verb(forms)


def _slot(inner: str, language: str) -> Slot:
    name, _, case = inner.partition(":")
    if name not in SLOTS + LAYOUT_SLOTS:
        raise ValueError(f"'{{{inner}}}' is no placeholder; allowed: {', '.join(dict.fromkeys(SLOTS + LAYOUT_SLOTS))}")
    if case and case not in CASES[language]:
        raise ValueError(f"'{{{inner}}}' has an unknown case; allowed in {language}: {', '.join(CASES[language])}")
    return Slot(name, case or None)


def check(text: str, language: str, allowed: tuple[str, ...] = SLOTS) -> None:
    """Raises ValueError if `text` is no template, or has a placeholder that is not `allowed`."""
    for slot in slots(parse(text, language)):
        if slot.name not in allowed:
            raise ValueError(f"'{{{slot.name}}}' has no place here; allowed: {', '.join(allowed)}")


def slots(template: Template) -> Iterator[Slot]:
    """Every slot, those in options too."""
    for part in template:
        if isinstance(part, Slot):
            yield part
        elif isinstance(part, Option):
            yield from slots(part.parts)
            yield from slots(part.otherwise)


def render(template: Template, fill: Callable[[Slot], str], verb: Callable[[Verb], str], unnamed: Callable[[Slot], str]) -> str:
    """The text. `fill` gives '' for what is not known: an option around it gives way, elsewhere `unnamed` speaks."""
    written = []
    for part in template:
        if isinstance(part, str):
            written.append(part)
        elif isinstance(part, Verb):
            written.append(verb(part))
        elif isinstance(part, Slot):
            written.append(fill(part) or unnamed(part))
        else:
            known = all(fill(inner) for inner in part.parts if isinstance(inner, Slot))
            written.append(render(part.parts if known else part.otherwise, fill, verb, unnamed))
    return "".join(written)
