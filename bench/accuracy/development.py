"""Our own development texts (tests/development), of which a third stays unread by who writes the rules.

`plain` and `fresh` are plain agency texts: the former may be read as well, the latter nobody reads at all.

A claim counts as its triples (source, relation, target), each participant as the notation of graph/coding/notation.py names it; a
symmetric claim counts as its pairs. A title before a name makes a standing claim that these texts do not annotate, so
such a claim is left out, unless it is wanted. Modality and claimant are compared on the triples that are right.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any, Final, NamedTuple

from bench.accuracy.scores import Counts, Row, macro_f1, share
from graph.coding import Coder
from graph.coding.notation import Expected, expected, name, names
from graph.model import Claim, Document, Kind, Modality

FOLDER: Final = Path(__file__).resolve().parents[2] / "tests" / "development"
LANGUAGES: Final = {"ar": ".80", "en": ".80", "tr": ".75"}
"""Each language with the F1 to reach."""

READ: Final = ("", "plain")
UNREAD: Final = ("unread", "fresh")
PARTS: Final = (*READ, *UNREAD)
"""The folders: what may be read, and what may not."""

Triple = tuple[str, str, str]


class Said(NamedTuple):
    """What is compared beside the triple."""

    modality: Modality
    speakers: frozenset[str]  # every way to name the claimant; "-" is the document's own voice
    amount: tuple[float, str, str] | None


class Result(NamedTuple):
    """One text: the triples on both sides, and the pairs of what was said of the ones that both have."""

    id: str
    text: str
    missed: list[tuple[Triple, Said]]
    extra: list[tuple[Triple, Said, str]]
    pairs: list[tuple[Triple, Said, Said]]


def rows(coder: Coder) -> Iterator[tuple[str, list[Row]]]:
    for language, reach in LANGUAGES.items():
        read, plain, unread, fresh = (results(coder, language, part) for part in PARTS)
        yield f"development texts ({language})", list(_table(read, unread, reach))
        yield f"plain texts ({language})", list(_table(plain, None, reach))
        yield f"fresh texts ({language})", list(_table(None, fresh, reach))


def results(coder: Coder, language: str, part: str = "") -> list[Result]:
    path = FOLDER / part / f"{language}.toml"
    if not path.exists():
        return []
    return [compared(coder, language, text) for text in tomllib.loads(path.read_text(encoding="utf-8"))["text"]]


def compared(coder: Coder, language: str, text: dict[str, Any]) -> Result:
    document = Document(
        text["id"], text["text"], title=text.get("title"), language=language, outlet=text.get("outlet"),
        published=text.get("published"),
    )  # fmt: skip
    wanted = [(triple, _said(line)) for line in map(expected, text["claims"]) for triple in _triples(line)]
    known = {triple for triple, _ in wanted}
    given = [
        (triple, _ours(claim), claim.rule)
        for claim in coder.code(document).claims
        for triple in _claim_triples(claim)
        if not (claim.office and triple not in known)
    ]
    return _matched(text, wanted, given)


def _matched(text: dict[str, Any], wanted: list[tuple[Triple, Said]], given: list[tuple[Triple, Said, str]]) -> Result:
    """One to one; of several the same, those are paired first that agree in most."""
    left = list(given)
    missed, pairs = [], []
    for triple, said in wanted:
        same = [one for one in left if one[0] == triple]
        if not same:
            missed.append((triple, said))
            continue
        best = max(same, key=lambda one: (one[1].modality == said.modality, bool(one[1].speakers & said.speakers)))
        left.remove(best)
        pairs.append((triple, said, best[1]))
    return Result(text["id"], text["text"], missed, left, pairs)


def _triples(line: Expected) -> Iterator[Triple]:
    yield from _expand(line.relation, line.sources, line.targets, symmetric=not line.targets and len(line.sources) > 1)


def _claim_triples(claim: Claim) -> Iterator[Triple]:
    yield from _expand(claim.relation, names(claim.sources), names(claim.targets), symmetric=claim.symmetric)


def _expand(relation: str, sources: frozenset[str], targets: frozenset[str], *, symmetric: bool) -> Iterator[Triple]:
    everybody = sources | targets
    if symmetric and len(everybody) > 1:
        yield from ((one, relation, other) for one, other in combinations(sorted(everybody), 2))
    elif symmetric:
        yield from ((one, relation, "-") for one in everybody or {"-"})
    else:
        yield from ((one, relation, other) for one, other in product(sorted(sources) or ["-"], sorted(targets) or ["-"]))


def _said(line: Expected) -> Said:
    return Said(line.modality, frozenset({line.speaker or "-"}), line.amount)


def _ours(claim: Claim) -> Said:
    amount = None
    if claim.quantity:
        day = claim.date and (claim.date.start or claim.date.end)
        amount = (float(claim.quantity.value), claim.quantity.unit or "", day[:4] if day else "")
    return Said(claim.modality, frozenset(_speakers(claim)), amount)


def _speakers(claim: Claim) -> Iterator[str]:
    yield name(claim.claimant)
    if claim.claimant and claim.claimant.kind is Kind.UNNAMED_SOURCE:
        yield "?"
    if claim.claimant and claim.claimant.id:
        yield claim.claimant.id.partition(":")[2]


def _table(read: list[Result] | None, unread: list[Result] | None, reach: str) -> Iterator[Row]:
    for measure, figure, aim in (
        ("(source, relation, target)", lambda found: str(_counts(found)), f"F1 ≥ {reach}, P ≥ .88"),
        ("modality, macro F1", _modality, "≥ .70"),
        ("claimant, none included", _claimant, "≥ .85"),
        ("amounts of trade with year", _amounts, "all"),
    ):
        yield Row(measure, figure(read) if read else None, figure(unread) if unread else None, aim)


def _counts(found: Iterable[Result]) -> Counts:
    total = Counts()
    for one in found:
        right = len(one.pairs)
        total += Counts(right, right + len(one.extra), right + len(one.missed))
    return total


def _modality(found: list[Result]) -> str:
    pairs = [(theirs.modality.value, ours.modality.value) for one in found for _, theirs, ours in one.pairs]
    right = sum(theirs == ours for theirs, ours in pairs)
    return f"{macro_f1(pairs, [each.value for each in Modality]):.3f} ({right} of {len(pairs)} right)"


def _claimant(found: list[Result]) -> str:
    pairs = [(theirs, ours) for one in found for _, theirs, ours in one.pairs]
    return share(sum(bool(theirs.speakers & ours.speakers) for theirs, ours in pairs), len(pairs))


def _amounts(found: list[Result]) -> str:
    wanted = [said for one in found for _, said in one.missed if said.amount]
    pairs = [(theirs, ours) for one in found for _, theirs, ours in one.pairs if theirs.amount]
    return share(sum(theirs.amount == ours.amount for theirs, ours in pairs), len(pairs) + len(wanted))


def errors(coder: Coder, language: str) -> Iterator[str]:
    """What is wrong in the parts that may be read, a text a paragraph."""
    for one in (each for part in READ for each in results(coder, language, part)):
        wrong = [*_differences(one)]
        if wrong:
            yield "\n".join([f"[{one.id}] {' '.join(one.text.split())}", *wrong, ""])


def _differences(one: Result) -> Iterator[str]:
    for triple, said in one.missed:
        yield f"   missed  {' '.join(triple)} | {_words(said)}"
    for triple, said, rule in one.extra:
        yield f"   extra   {' '.join(triple)} | {_words(said)}  ({rule})"
    for triple, theirs, ours in one.pairs:
        if theirs.modality != ours.modality or not theirs.speakers & ours.speakers:
            yield f"   differs {' '.join(triple)} | wanted {_words(theirs)} | ours {_words(ours)}"
        if theirs.amount and theirs.amount != ours.amount:
            yield f"   amount  {' '.join(triple)} | wanted {theirs.amount} | ours {ours.amount}"


def _words(said: Said) -> str:
    return f"{said.modality} says {'/'.join(sorted(said.speakers))}"


def by_relation(coder: Coder, language: str, part: str) -> Iterator[str]:
    """Counts of each relation: where recall or precision is lost, without a look at a text."""
    counts: defaultdict[str, Counts] = defaultdict(Counts)
    for one in results(coder, language, part):
        for relation, number in Counter(triple[1] for triple, *_ in one.pairs).items():
            counts[relation] += Counts(number, number, number)
        for triple, *_ in one.missed:
            counts[triple[1]] += Counts(wanted=1)
        for triple, *_ in one.extra:
            counts[triple[1]] += Counts(given=1)
    for relation, total in sorted(counts.items()):
        yield f"  {relation:<22} {total}"
