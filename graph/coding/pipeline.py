"""The order of the steps from a document to its claims."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from graph.codebook import Codebook
from graph.codebook.compiled import no_collecting
from graph.codebook.loading import kept_with
from graph.codebook.matching import replace_one_to_one
from graph.coding.attribution import AttributionFinder
from graph.coding.bare_first import BareNouns
from graph.coding.boilerplate import BoilerplateFinder
from graph.coding.casualties import with_casualties
from graph.coding.claims import ClaimMaker
from graph.coding.clauses import ClauseFinder
from graph.coding.discourse import Discourse
from graph.coding.drafts import Draft
from graph.coding.embedding import EmbeddingFinder
from graph.coding.framing import Colour, FramingFinder
from graph.coding.items import Entity, Sentence
from graph.coding.keeping import Keepable
from graph.coding.languages import BY_CODE
from graph.coding.mentions import Hits, MentionFinder, read_words, strong_actors
from graph.coding.names import Bearers, mark_names, settle_states
from graph.coding.phrases import PhraseFinder, Presupposed
from graph.coding.possession import Possession
from graph.coding.relations import RelationFinder
from graph.coding.telling import Telling
from graph.coding.text import without_deleted
from graph.coding.vocabulary import Vocabulary
from graph.errors import DocumentError
from graph.model import Claim, Coded, Document, Mention, RelationKind, Span
from graph.reading.language import detect_language
from graph.reading.sentences import split

if TYPE_CHECKING:
    from graph.coding.explaining import Explained

VERSION: Final = "3"
"""Raised whenever the same text and codebook may give other claims."""

_STATIONING: Final = frozenset({"ESTABLISH_BASE", "MOBILIZE", "OPERATES_IN"})
"""What makes it matter where a site is."""
MANY: Final = 1000
"""A text of more sentences is a long one: its memory counts for more than its time."""
LONGEST_SENTENCE: Final = 4000
"""Code points; what is longer is a list or a page without full stops."""


class Coder:
    """Codes documents with one codebook; the same document always gives the same claims."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.name = f"alaqat-coder/{VERSION}+{codebook.hash}"
        self._languages: dict[str, _LanguageCoder] = {}

    def code(self, document: Document) -> Coded:
        """Mentions, claims and framings of `document`, in the order of its text.

        A document without a language gets the one that its text shows. Raises DocumentError where that is none of ours.
        """
        language, coder = self._coder(document)
        with no_collecting():  # what a sentence needs goes with it: searching for circles took a sixth of the time
            return coder.code(replace(document, language=language))

    def mentions(self, document: Document) -> tuple[Mention, ...]:
        """The mentions alone, without claims; raises as `code` does."""
        language, coder = self._coder(document)
        with no_collecting():
            return coder.mentioned(replace(document, language=language))

    def explain(self, document: Document) -> Iterator["Explained"]:
        """Each sentence with its items and the rules that fired or nearly did; raises as `code` does."""
        from graph.coding.explaining import explained  # only who writes rules asks

        language, coder = self._coder(document)
        document = replace(document, language=language, boilerplate=coder.boilerplate.find(document.text))
        for sentence, claims, _ in coder.sentences(document, whole=True):
            yield explained(sentence, claims, coder.relations, coder.vocabulary)

    def _coder(self, document: Document) -> tuple[str, "_LanguageCoder"]:
        language = document.language or detect_language(document.text) or ""
        if language not in self.codebook.lexicons or language not in BY_CODE:
            known = ", ".join(sorted(self.codebook.lexicons))
            found = f"its language is '{language}'" if language else "its language is not recognised"
            raise DocumentError(f"document '{document.id}' cannot be coded: {found}; allowed: {known}")
        if language not in self._languages:
            self._languages[language] = self._kept(language)
        return language, self._languages[language]

    def _kept(self, language: str) -> "_LanguageCoder":
        """The coder of a language, read rather than made where the packaged codebook's was kept."""
        codebook = self.codebook
        kept = kept_with(codebook)
        if kept is None:
            return _LanguageCoder(codebook, language, self.name)
        shared = {
            "codebook": codebook, "actors": codebook.actors, "relations": codebook.relations, "offices": codebook.offices,
            "morphology": BY_CODE[language],
        }  # fmt: skip
        return kept.part(f"coder-{language}", lambda: _LanguageCoder(codebook, language, self.name), shared)


class _Read:
    """A sentence after the steps that need no other sentence."""

    __slots__ = ("presupposed", "sentence")

    def __init__(self, sentence: Sentence, presupposed: list[Presupposed]) -> None:
        self.sentence, self.presupposed = sentence, presupposed


class _LanguageCoder(Keepable):
    """All steps for one language."""

    def __init__(self, codebook: Codebook, language: str, coder: str) -> None:
        vocabulary = Vocabulary(codebook, codebook.lexicons[language], BY_CODE[language])
        self.codebook, self.language, self.vocabulary = codebook, language, vocabulary
        self.boilerplate = BoilerplateFinder(codebook.lexicons[language])
        self.mentions = MentionFinder(codebook, vocabulary, language)
        self.phrases = PhraseFinder(codebook, vocabulary, language)
        self.embedding = EmbeddingFinder(vocabulary)
        self.clauses = ClauseFinder(vocabulary)
        self.possession = Possession(vocabulary, self.clauses.verbs)
        self.bare = BareNouns(vocabulary)
        self.attribution = AttributionFinder(vocabulary)
        self.framing = FramingFinder(vocabulary)
        self.relations = RelationFinder(codebook, vocabulary)
        self.telling = Telling(self.relations, vocabulary)
        self.claims = ClaimMaker(codebook, vocabulary, coder)
        vocabulary.needs.close()

    def code(self, document: Document) -> Coded:
        document = replace(document, boilerplate=self.boilerplate.find(document.text))
        mentions: list[Mention] = []
        claims: dict[str, Claim] = {}
        colours: list[Colour] = []
        for sentence, found_claims, found_colours in self.sentences(document):
            colours.extend(found_colours)
            claims.update((claim.id, claim) for claim in found_claims)
            mentions.extend(sentence.mentions)
        ordered = tuple(sorted(claims.values(), key=lambda claim: (claim.span, claim.relation, claim.id)))
        return Coded(document, _in_order(mentions), ordered, tuple(colour.framing for colour in colours))

    def mentioned(self, document: Document) -> tuple[Mention, ...]:
        document = replace(document, boilerplate=self.boilerplate.find(document.text))
        read, discourse = self._settled(document)
        for each in read:
            self._resolve(each.sentence, discourse)
        return _in_order([mention for each in read for mention in each.sentence.mentions])

    def sentences(self, document: Document, *, whole: bool = False) -> Iterator[tuple[Sentence, list[Claim], list[Colour]]]:
        """Each sentence with what it claims and colours; after all its steps, or, if not `whole`, those that it needs."""
        read, discourse = self._settled(document)
        standing: set[tuple[str, ...]] = set()
        speaking: list[Sentence] = []
        read.reverse()
        while read:  # what is done is let go
            each = read.pop()
            self._resolve(each.sentence, discourse)
            if whole or each.presupposed or self.telling.is_telling(each.sentence):
                self._listen(speaking, discourse)
                yield each.sentence, *self._claims(document, each, discourse, standing)
            else:
                speaking.append(each.sentence)
                yield each.sentence, [], []

    def _settled(self, document: Document) -> tuple[list[_Read], Discourse]:
        """The sentences with whom the whole document makes known, and an empty memory of what was spoken of."""
        read = self._read(document)
        settle_states((each.sentence for each in read), self.vocabulary)
        bearers = Bearers((each.sentence for each in read), self.vocabulary)
        for each in read:
            bearers.mark(each.sentence)
            _spare(each.sentence, len(read))
        carries = self.vocabulary.morphology.verb == "middle"
        return read, Discourse(self.codebook.actors, self.language, _holders(read), carries)

    def _read(self, document: Document) -> list[_Read]:
        """Words of all sentences first: a name that is strong anywhere makes its weak forms count everywhere."""
        plain = replace_one_to_one(document.text)
        sentences = [
            Sentence(number, document.text, span, without_deleted(span.of(plain), span.start))
            for number, span in enumerate(_spans(document, self.language))
        ]
        words, read = list[Hits](), list[_Read]()
        for sentence in sentences:
            words.append(read_words(sentence, self.vocabulary))
            _spare(sentence, len(sentences))
        met = strong_actors(words)
        words.reverse()  # each is let go when it is read
        for sentence in sentences:
            read.append(self._items(sentence, words.pop(), met, document.published))
            _spare(sentence, len(sentences))
        return read

    def _items(self, sentence: Sentence, hits: Hits, met: frozenset[str], published: str | None) -> _Read:
        sentence.items = self.mentions.items(sentence, hits, met, published)
        mark_names(sentence, self.vocabulary)
        return _Read(sentence, self.phrases.find(sentence))

    def _resolve(self, sentence: Sentence, discourse: Discourse) -> None:
        """Settles whom the sentence's words mean in the light of the sentences before."""
        sentence.items = self.possession.bind(sentence, discourse)
        if self.bare.active:
            sentence.items = self.bare.bind(sentence, discourse)
        sentence.items = discourse.resolve(sentence.items)
        sentence.mentions.extend(_sets(sentence))

    def _listen(self, speaking: list[Sentence], discourse: Discourse) -> None:
        """Learns who spoke in the sentences that claim nothing: "he added" takes up the last one."""
        for sentence in speaking:
            if self.attribution.may_find(sentence.items):
                self._mark_clauses(sentence)
                self.attribution.scopes(sentence, discourse, headline=sentence.number == 0)
        speaking.clear()

    def _mark_clauses(self, sentence: Sentence) -> None:
        sentence.items = self.clauses.spell_out(sentence)
        sentence.items = self.clauses.mark(self.embedding.mark(sentence), sentence.tokens)
        sentence.items = self.clauses.share(sentence)

    def _claims(
        self, document: Document, read: _Read, discourse: Discourse, standing: set[tuple[str, ...]]
    ) -> tuple[list[Claim], list[Colour]]:
        sentence = read.sentence
        self._mark_clauses(sentence)
        scopes = self.attribution.scopes(sentence, discourse, headline=sentence.number == 0)
        colours = self.framing.find(sentence, scopes, discourse)
        drafts = self.relations.find(sentence, scopes, colours, discourse)
        self._remember(drafts, discourse)
        claims = [self.claims.of_draft(document.id, sentence, draft, scopes, colours) for draft in drafts]
        claims = with_casualties(sentence, claims, self.codebook.numbers[self.language])
        for found in read.presupposed:
            if found.relation == "LOCATED_IN" and not self._is_occupied(found, drafts, sentence):
                continue
            claim = self.claims.of_phrase(document.id, sentence, found, scopes, colours)
            key = (claim.relation, found.source.key, found.target.key, claim.claimant.name if claim.claimant else "")
            if key not in standing:  # a title repeated by the same voice says nothing new
                standing.add(key)
                claims.append(claim)
        return claims, colours

    @staticmethod
    def _is_occupied(found: Presupposed, drafts: list[Draft], sentence: Sentence) -> bool:
        """Whether somebody is stationed or settles at the site: only then it matters where it is."""
        return any(
            draft.rule.relation in _STATIONING and sentence.item_span(draft.start, draft.end).overlaps(found.span)
            for draft in drafts
        )

    def _remember(self, drafts: list[Draft], discourse: Discourse) -> None:
        events = [draft for draft in drafts if self.codebook.relations[draft.rule.relation].kind is not RelationKind.STANDING]
        if events:
            discourse.last_event = (*events[-1].sources, *events[-1].targets)
            discourse.doers = events[-1].sources


def _spare(sentence: Sentence, sentences: int) -> None:
    """Frees the tokens of one of so many sentences where a text is long: all its sentences are held at once."""
    if sentences > MANY:
        sentence.forget_tokens()


def _spans(document: Document, language: str) -> Iterator[Span]:
    """The sentences that are not boilerplate, which stands in order as they do."""
    left_out, place = document.boilerplate, 0
    for span in split(document.text, language):
        while place < len(left_out) and left_out[place].end <= span.start:
            place += 1
        if place == len(left_out) or not span.overlaps(left_out[place]):
            yield from _cut(document.text, span)


def _cut(text: str, span: Span) -> Iterator[Span]:
    """A stretch too long for a sentence, in pieces that end at white space: the time of coding stays linear."""
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        end = space if space > 0 else start + LONGEST_SENTENCE
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _holders(read: list[_Read]) -> Mapping[tuple[str, str], Entity]:
    """The names that the document gives with an office; the first one of each office counts."""
    holders: dict[tuple[str, str], Entity] = {}
    for each in read:
        for item in each.sentence.items:
            for entity in item.entities:
                if entity.title and entity.id:
                    holders.setdefault(entity.title, entity)
    return holders


def _sets(sentence: Sentence) -> Iterator[Mention]:
    """Sets as mentions, with their members."""
    for item in sentence.items:
        if item.kind == "SET" and item.entities:
            first = item.entities[0]
            actors = tuple(entity.id for entity in item.entities if entity.id)
            yield Mention(first.span, first.mention, "set", first.kind, actors, None, first.link)


def _in_order(mentions: list[Mention]) -> tuple[Mention, ...]:
    by_place = {(mention.span.start, mention.span.end, mention.form): mention for mention in mentions}
    return tuple([by_place[place] for place in sorted(by_place)])
