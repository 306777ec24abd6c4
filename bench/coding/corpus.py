"""News that we made up, for measuring: sentences of templates and names, as dense in events as a newspaper is."""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from graph.model import Document

LANGUAGES: Final = ("ar", "en", "tr")
SHARES: Final = {"event": 0.3, "actor": 0.35, "plain": 0.35}
"""How often a sentence carries a codable act, names actors without one, names nobody."""
SENTENCES: Final = (5, 15)
"""How many sentences a document has: at least, at most."""
_SLOT: Final = re.compile(r"\{(\w+)(?:\.\d)?\}")
_SYLLABLES: Final = {
    "ar": "با رم شي عو تل كف سا نور ديم حل زغ مر قص يان وا جب هد لب".split(),
    "en": "ba rem shi ol tal kaf sa nor dim hal zug mer kas yan va jeb hud lub".split(),
    "tr": "ba rem şi ol tal kaf sa nur dim hal zeğ mer kas yan va cev höd lüp".split(),
}
"""What invented names of people and towns are made of: a long tail of words that come once, as in any corpus."""


@dataclass(frozen=True)
class Templates:
    """One language's file."""

    slots: Mapping[str, Sequence[str]]
    lines: Mapping[str, Sequence[str]]


@cache
def templates(language: str) -> Templates:
    table = tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text("utf-8"))
    slots = {name: words.replace("\n", "").split("|") for name, words in table["slots"].items()}
    return Templates(slots, {sort: table[sort]["lines"] for sort in SHARES})


class Writer:
    """Writes documents of one language; the same seed gives the same documents."""

    def __init__(self, language: str, seed: int) -> None:
        self.language, self.templates = language, templates(language)
        self.random = random.Random(f"{language} {seed}")  # noqa: S311 - a bench, no secret

    def document(self, number: int) -> tuple[Document, int]:
        """The document with this number, and how many sentences it has; a paragraph holds one to three of them."""
        count = self.random.randint(*SENTENCES)
        text = self.sentence()
        for _ in range(count - 1):
            text += self.random.choice(("\n", " ", " ")) + self.sentence()
        day = f"2026-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
        return Document(f"{self.language}-{number}", text, language=self.language, published=day), count

    def sentence(self) -> str:
        sort = self.random.choices(list(SHARES), list(SHARES.values()))[0]
        text = self.random.choice(self.templates.lines[sort])
        while "{" in text:  # what fills a slot may have slots
            text = self._filled(text)
        return text[:1].upper() + text[1:]

    def _filled(self, text: str) -> str:
        chosen: dict[str, str] = {}
        for slot in _SLOT.finditer(text):
            if slot[0] not in chosen:
                taken = set(chosen.values())
                chosen[slot[0]] = next(word for word in iter(lambda name=slot[1]: self._word(name), None) if word not in taken)
        return _SLOT.sub(lambda slot: chosen[slot[0]], text)

    def _word(self, slot: str) -> str:
        match slot:
            case "number":
                return str(self.random.randint(101, 900))
            case "small":
                return str(self.random.randint(11, 99))
            case "town" | "name":
                return "".join(self.random.choices(_SYLLABLES[self.language], k=self.random.randint(2, 4))).capitalize()
            case _:
                return self.random.choice(self.templates.slots[slot])


def documents(sentences: int, seed: int = 3, languages: Sequence[str] = LANGUAGES) -> Iterator[tuple[Document, int]]:
    """Documents of all languages by turns, with their numbers of sentences, until there are so many `sentences`."""
    writers = [Writer(language, seed) for language in languages]
    number = written = 0
    while written < sentences:
        document, count = writers[number % len(writers)].document(number)
        written += count
        number += 1
        yield document, count


def one_document(characters: int, language: str, seed: int = 3) -> Document:
    """A single document of about so many characters."""
    writer, parts, length = Writer(language, seed), list[str](), 0
    while length < characters:
        parts.append(writer.document(len(parts))[0].text)
        length += len(parts[-1]) + 1
    return Document(f"{language}-long", "\n".join(parts), language=language, published="2026-03-12")
