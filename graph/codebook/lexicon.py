"""A language's lexicon: words and their forms, cues, loaded words, phrases and rules; read and checked as a whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph.codebook.rules import (
    IMPLIED_FROM,
    IMPLIED_ROLES,
    MAKES,
    Example,
    Filler,
    Pattern,
    Phrase,
    Rule,
    elements,
    parse_pattern,
    parse_roles,
)

CLASSES: Final = {
    "say": "neutral verbs of saying",
    "admit": "verbs of saying that presuppose guilt or reluctance: neutral for modality, loaded in tone",
    "claim": "verbs of saying that cast doubt: what is said is alleged",
    "deny": "verbs whose complement is denied",
    "forgo": "words of not doing what follows: ruled out sending, decided against selling",
    "accuse": "verbs of accusing: what somebody is accused of is alleged",
    "announce": "verbs of saying after whose speaker what is said may stand without a word that opens it",
    "commit": "verbs and nouns whose complement is yet to be done: agree to, decide to, intend to",
    "impersonal": "verbs of saying without a subject; whose statement it was stands before (Turkish: belirtildi)",
    "rumour": "verbs of saying without a subject that cast doubt (Turkish: iddia edildi)",
    "statement": "words for a statement, whose owner speaks",
    "according": "according to; followed by the speaker",
    "that": "what opens reported speech",
    "negation": "words that negate the verb after them",
    "no_object": "words that negate the object after a verb: gave no aid, killed nobody",
    "not_only": "negations that deny nothing: not limited to",
    "plan": "words that make what follows planned",
    "possible": "words that make what follows possible",
    "may": "words that make an unfinished verb right after them possible",
    "doubt": "words that make what follows alleged",
    "request": "verbs that ask for an act: what is asked for is nobody's act yet (where verbs stand last)",
    "control": "verbs whose subject is also who does what the verbal noun after them says: decided to, began, denies",
    "purpose": "in order to, directly before an act: planned",
    "shared": "after a verbal noun: a thing of several, and no act of one on another: joint training",
    "aux": "auxiliaries between subject and verb",
    "light": "verbs that say only that the act of their object was done: launch, carry out, hold",
    "ending": "verbs that end what their object names: to lift sanctions is no sanction",
    "harmed": "verbs of being killed or hurt: their subject is the victim of the attack before them",
    "relating": "words that make of the name before them a property of the next noun (Turkish: Rusya destekli, İran'a ait)",
    "mutual": "words that make an act of two sides an act of each upon the other: each other, mutual",
    "determiner": "words that only a noun follows: its, their",
    "and": "conjunctions that coordinate actors",
    "boundary": "words that open a new clause",
    "relative": "relative pronouns",
    "aside": "words that stand apart between a verb, its subject and its object, as dates do: in a statement",
    "masculine": "states with a masculine name; a masculine verb before any other state has it as its object",
    "future": "words of dates that make an unfinished verb before them planned: next, tomorrow",
    "postposition": "words before which a name has the role that they name (Turkish: tarafından, ile)",
    "preposition": "words after which a name is nobody's subject",
    "passive": "auxiliaries that make a verb of saying passive: is accused, was told",
    "contrast": "words after which it is no longer the speaker before who speaks: while",
    "accused_of": "words that open what somebody is accused of",
    "place_cue": "words that make the name after them a place",
    "name_cue": "words after which a weak name of an outlet stands",
    "unnamed": "sources without a name",
    "given_name": "given names, which open the name of a person whom no registry knows (Arabic has no capitals)",
    "friendly": "adjectives that make relations friendly ones",
    "adjective": "adjectives that belong to the noun phrase before them",
    "place_head": "heads of phrases for places: city of",
    "force": "heads of phrases for armed or other groups",
    "institution": "heads of phrases for a state's institutions",
    "organ": "heads of phrases for a state's armies and authorities",
    "delegation": "heads of phrases for people who talk for a state",
    "people": "heads of phrases for people who act for no state: civilians, protesters, gunmen",
    "unknown": "people of whom nobody knows whose they are: gunmen, attackers",
    "accusation": "words for what is denied as a whole: denied the accusation, any involvement",
    "possessive": "words that tell whose the next noun is: its, their",
    "group_head": "nouns after an armed group's or a party's name that say what it is: movement, leader",
    "leave": "words of leaving: after them, people from a state leave it (Arabic, English)",
    "counterpart": "one who holds the same office elsewhere",
    "body": "nouns that with an article take up the last organisation named: the alliance, the bloc (Arabic)",
    "movement": "nouns that with an article take up the last armed group named: the movement (Arabic)",
    "neighbour": "the state beside one's own: with a pronoun, the other one that was spoken of",
    "own_state": "one's country: with a pronoun, the speaker's state",
    "base": "heads of phrases for military bases",
    "site": "heads of phrases for other facilities",
    "set_pair": "anaphors for the two actors last spoken of",
    "set_states": "anaphors for several states",
    "set_persons": "anaphors for several office-holders",
    "rumoured": "nouns for what is said of somebody; who denies them denies the act spoken of before (where verbs stand last)",
    "weigh": "verbs that make an infinitive before them possible: weighs to withdraw (where verbs stand last)",
    "unit": "heads of phrases for armed people, ships and officials that only an adjective binds to a state (Turkish)",
    "citizen": "heads of phrases for people who act for no state, with the ending of an owned noun (Turkish)",
    "goods": "what aid is made of",
    "troops": "soldiers and arms that are moved",
    "treaty": "what is signed",
    "attack": "nouns for acts of violence",
    "blamed": "nouns for what is condemned or praised of somebody",
    "proposal": "nouns for what is accepted or refused",
    "restriction": "nouns for sanctions and the like",
    "offensive": "what one launches or carries out against another",
    "bomb": "what explodes",
    "suffer": "verbs that count the victims of an act (Arabic)",
    "cause": "words between people who are hurt and what hurt them",
    "count": "numerals and the like before people",
    "towards": "words between what is fired and whom it is meant for",
    "sympathy": "what is expressed to somebody who is supported",
    "meeting": "words for meetings and talks",
    "call": "words for talks by telephone",
    "demonstration": "words for protests",
    "discuss": "words for what is only talked about: to discuss, ways to, the importance of",
    "made": "verbal nouns that rather name a thing than an act: a request, a contract",
    "honorific": "words of respect before names and offices; they say nothing",
    "official": "people and offices of an organisation, a state, an authority, who act for it",
    "weapon": "heads of phrases for arms: they are sent as aid, or strike",
    "building": "heads of phrases for buildings and places of work that are attacked or entered",
    "adding": "participles of saying: who spoke or acted before, says it",
    "two": "the numeral two", "three": "the numeral three", "four": "the numeral four",
}  # fmt: skip

FRAMING_KINDS: Final = ("evaluative", "delegitimising", "label", "victim", "violent", "admission", "historical", "accusatory")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded expression: `words` in any form; `about` says where its target stands; `voice` whose wording it is.

    `nobody`: the words colour a scene, and name nobody.
    """

    words: tuple[str, ...]
    kind: str
    polarity: int
    about: str = "before"
    voice: str = "document"


LOADED_ABOUT: Final = ("before", "after", "itself", "topic", "event", "pronoun", "within", "subject", "nobody")
VOICES: Final = ("document", "speaker")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that a linguist writes for one language."""

    language: str
    verbs: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, tuple[str, ...]]
    adjectives: Mapping[str, tuple[str, ...]]
    classes: Mapping[str, tuple[str, ...]]
    contexts: Mapping[str, tuple[str, ...]]
    loaded: tuple[Loaded, ...]
    boilerplate: tuple[str, ...]
    boilerplate_tail: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    rules: tuple[Rule, ...]


def read_lexicon(language: str, table: Mapping[str, Any], problems: list[str]) -> Lexicon:
    """The lexicon that `table`, the content of lexicons/<language>.toml, describes; every fault adds a line to `problems`."""
    reader = _Reader(f"lexicons/{language}.toml", problems)
    reader.keys("the file", table, _TABLES)
    classes = {name: tuple(entries) for name, entries in table.get("classes", {}).items()}
    reader.known("classes", classes, CLASSES)
    boilerplate = table.get("boilerplate", {})
    lexicon = Lexicon(
        language,
        reader.forms(table.get("verbs", {})),
        reader.forms(table.get("nouns", {})),
        reader.forms(table.get("adjectives", {})),
        classes,
        {name: tuple(entries) for name, entries in table.get("contexts", {}).items()},
        tuple(reader.loaded(entry) for entry in table.get("loaded", ())),
        tuple(boilerplate.get("line", ())),
        tuple(boilerplate.get("tail", ())),
        tuple(phrase for entry in table.get("phrase", ()) if (phrase := reader.phrase(entry))),
        tuple(rule for entry in reader.with_triggers(table.get("rule", ())) if (rule := reader.rule(entry))),
    )
    reader.unique([*(rule.id for rule in lexicon.rules), *(phrase.id for phrase in lexicon.phrases)])
    return lexicon


_TABLES: Final = (
    "language",
    "verbs",
    "nouns",
    "adjectives",
    "classes",
    "contexts",
    "loaded",
    "boilerplate",
    "phrase",
    "rule",
)
_RULE_KEYS: Final = (
    "id", "relation", "trigger", "pattern", "roles", "mode", "contexts", "symmetric", "implied", "presupposed", "loaded",
    "positive", "negative",
)  # fmt: skip
_PHRASE_KEYS: Final = ("id", "make", "pattern", "relation", "voice", "positive", "negative")
_LOADED_KEYS: Final = ("words", "kind", "polarity", "about", "voice")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads entries of one file and keeps a line for each fault."""

    file: str
    problems: list[str]

    def wrong(self, entry: str, what: str) -> None:
        self.problems.append(f"{self.file}: {entry}: {what}")

    def keys(self, entry: str, table: Mapping[str, Any], allowed: Iterable[str]) -> None:
        for key in table:
            if key not in allowed:
                self.wrong(entry, f"no key '{key}'; allowed: {', '.join(allowed)}")

    def known(self, entry: str, names: Iterable[str], allowed: Iterable[str]) -> None:
        for name in names:
            if name not in allowed:
                self.wrong(entry, f"no such name '{name}'; allowed: {', '.join(allowed)}")

    def unique(self, ids: list[str]) -> None:
        for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
            self.wrong(id_, "this id is given twice")

    def forms(self, table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        return {lemma: _listed(forms) for lemma, forms in table.items()}

    def loaded(self, entry: Mapping[str, Any]) -> Loaded:
        name = f"loaded {'/'.join(entry.get('words', ()))}"
        self.keys(name, entry, _LOADED_KEYS)
        self.known(name, [entry.get("kind", "")], FRAMING_KINDS)
        self.known(name, [entry.get("about", "before")], LOADED_ABOUT)
        self.known(name, [entry.get("voice", "document")], VOICES)
        if entry.get("polarity") not in (1, -1):
            self.wrong(name, "polarity is missing; allowed: 1, -1")
        return Loaded(
            tuple(entry.get("words", ())),
            entry.get("kind", ""),
            entry.get("polarity", 0),
            entry.get("about", "before"),
            entry.get("voice", "document"),
        )

    def examples(self, entries: Iterable[Mapping[str, Any]]) -> tuple[Example, ...]:
        return tuple(Example(entry["text"], tuple(entry.get("claims", ())), entry.get("why", "")) for entry in entries)

    def pattern(self, name: str, entry: Mapping[str, Any]) -> Pattern | None:
        try:
            return parse_pattern(entry.get("pattern", ""))
        except ValueError as error:
            self.wrong(name, str(error))
            return None

    def with_triggers(self, entries: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
        """The rules with the triggers of others that they name: @en.assault.verb."""
        given = {entry.get("id"): entry.get("trigger", ()) for entry in entries}
        for entry in entries:
            triggers: list[str] = []
            for text in entry.get("trigger", ()):
                if text.startswith("@") and text[1:] not in given:
                    self.wrong(str(entry.get("id")), f"no rule '{text[1:]}' to take triggers from")
                triggers += given.get(text[1:], ()) if text.startswith("@") else (text,)
            yield {**entry, "trigger": [text for text in dict.fromkeys(triggers) if not text.startswith("@")]}

    def roles(self, name: str, entry: Mapping[str, Any]) -> tuple[Filler, ...] | None:
        try:
            return parse_roles(entry.get("roles", {}))
        except ValueError as error:
            self.wrong(name, str(error))
            return None

    def phrase(self, entry: Mapping[str, Any]) -> Phrase | None:
        name = str(entry.get("id", "a phrase without id"))
        self.keys(name, entry, _PHRASE_KEYS)
        self.known(name, [entry.get("make", "")], MAKES)
        self.known(name, [entry.get("voice", "speaker")], VOICES)
        pattern = self.pattern(name, entry)
        if pattern is None:
            return None
        return Phrase(
            name,
            entry.get("make", ""),
            pattern,
            entry.get("relation"),
            entry.get("voice", "speaker"),
            self.examples(entry.get("positive", ())),
            self.examples(entry.get("negative", ())),
        )

    def rule(self, entry: Mapping[str, Any]) -> Rule | None:
        name = str(entry.get("id", "a rule without id"))
        self.keys(name, entry, _RULE_KEYS)
        implied = tuple(sorted((role, _listed(origins)) for role, origins in entry.get("implied", {}).items()))
        self.known(name, [role for role, _ in implied], IMPLIED_ROLES)
        self.known(name, [origin for _, origins in implied for origin in origins], IMPLIED_FROM)
        if not entry.get("positive"):
            self.wrong(name, "no positive example; a rule shows at least one sentence that it is for")
        if ("pattern" in entry) == ("roles" in entry):
            self.wrong(name, "a rule has either a pattern or roles")
            return None
        pattern = self.pattern(name, entry) if "pattern" in entry else ()
        roles = self.roles(name, entry)
        if pattern is None or roles is None:
            return None
        if pattern and sum(element.name == "trigger" for element in elements(pattern)) != 1:
            self.wrong(name, "a rule's pattern has exactly one <trigger>")
            return None
        return Rule(
            name,
            entry.get("relation", ""),
            tuple(entry.get("trigger", ())),
            pattern,
            entry.get("mode"),
            tuple(entry.get("contexts", ())),
            entry.get("symmetric"),
            implied,
            bool(entry.get("presupposed", False)),
            bool(entry.get("loaded", False)),
            roles,
            self.examples(entry.get("positive", ())),
            self.examples(entry.get("negative", ())),
        )


def _listed(value: str | list[str]) -> tuple[str, ...]:
    """One or several: a lone string stands for a list of one."""
    return (value,) if isinstance(value, str) else tuple(value)
