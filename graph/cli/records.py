"""`alaqat merge`, `split`, `review`, `collection`, `undo`, `log`: what people say of actors, claims and documents."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from graph.cli.asking import asking
from graph.cli.options import day_option, existing_ledger, json_option, language_option, ledger_option, signed_options
from graph.cli.output import counted, note, show_json, show_table
from graph.errors import AlaqatError, InputError
from graph.model import Modality, Ruling

if TYPE_CHECKING:
    from graph.cli.asking import Asked
    from graph.ledger import Change
    from graph.model import Signature

RULINGS = {"accept": Ruling.ACCEPTED, "correct": Ruling.CORRECTED, "reject": Ruling.REJECTED, "retract": Ruling.RETRACTED}
TAKE_BACK = "take-back"


def _signed(by: "Signature") -> dict[str, Any]:
    return {"version": by.version, "at": by.at, "who": by.who, "why": by.why}


# Actors


@click.command(short_help="Say that two actors are one.")
@click.argument("actor")
@click.argument("into")
@ledger_option
@json_option
@language_option
@signed_options
def merge(actor: str, into: str, ledger: str, as_json: bool, lang: str, who: str, why: str | None) -> None:
    """Say that ACTOR is INTO: from now on, every answer takes both for one. The texts and their claims stay as they are.

    Both are ids, or names in Arabic, English or Turkish. `alaqat split` and `alaqat undo` take it back; answers as of an earlier
    version still tell the two apart.

    \b
    Examples:
      alaqat merge new:3f0c2a9d11e4 person:hulusi-akar --why "same man, misspelt"
      alaqat merge "Government of National Accord" Libya --who Mona
    """
    from graph.query.actors import resolve

    with asking(ledger, lang, None, {}) as asked:
        first, second = (resolve(asked.ledger, asked.codebook, name).id for name in (actor, into))
        made = asked.ledger.merge(first, second, who, why)
        if as_json:
            show_json({"actor": made.actor, "into": made.into, **_signed(made.by)})
        else:
            click.echo(f"{_called(first, asked)} is now {_called(second, asked)}: version {made.by.version}.")


@click.command(short_help="Take an actor out of a merge.")
@click.argument("actor")
@ledger_option
@json_option
@language_option
@signed_options
def split(actor: str, ledger: str, as_json: bool, lang: str, who: str, why: str | None) -> None:
    """Say that ACTOR, which was merged into another, is itself again.

    ACTOR is its id, or a name of it.

    \b
    Examples:
      alaqat split new:3f0c2a9d11e4 --why "his brother, after all"
      alaqat split gov:LBY-GNA
    """
    with asking(ledger, lang, None, {}) as asked:
        made = asked.ledger.split(_merged(actor, asked), who, why)
        if as_json:
            show_json({"actor": made.actor, "into": None, **_signed(made.by)})
        else:
            click.echo(f"{_called(made.actor, asked)} is itself again: version {made.by.version}.")


def _merged(text: str, asked: "Asked") -> str:
    """Of the actors that were merged into others, the one of this id or name. Its name alone would mean the other one."""
    from graph.codebook.folding import fold

    with asked.ledger.at() as view:
        merged = [one.actor for one in view.merges()]
    if text in merged or not merged:
        return text
    named = [one for one in merged if fold(text) in {fold(name.text) for name in asked.reader.actor(one).names}]
    if len(named) != 1:
        among = ", ".join(_called(one, asked) for one in named or merged)
        raise InputError(f"'{text}' is {'several of' if named else 'none of'} the merged actors; give the id of one: {among}")
    return named[0]


def _called(actor: str, asked: "Asked") -> str:
    label = asked.reader.label(actor)
    return actor if label == actor else f"{label} ({actor})"


# Claims


@click.command(short_help="Accept, correct, reject or retract a claim.")
@click.argument("claim")
@click.argument("ruling", type=click.Choice([*RULINGS, TAKE_BACK]))
@ledger_option
@json_option
@language_option
@signed_options
@click.option("--relation", metavar="TYPE", help="It is of this type.")
@click.option("--mode", metavar="MODE", help="It is of this finer type; '' for none.")
@click.option("--modality", type=click.Choice([str(one) for one in Modality]), help="The act has this status.")
@click.option("--turn", "turned", is_flag=True, help="Who and to whom change places.")
@day_option("--date", help="The act is of this day.")
@click.option("--actor", "actors", multiple=True, metavar="FOUND=MEANT", help="Not FOUND, but MEANT. May be repeated.")
def review(
    claim: str,
    ruling: str,
    ledger: str,
    as_json: bool,
    lang: str,
    who: str,
    why: str | None,
    relation: str | None,
    mode: str | None,
    modality: str | None,
    turned: bool,
    date: str | None,
    actors: tuple[str, ...],
) -> None:
    """Rule on a claim, by its id. The claim as it was coded stays, and the ruling stays with it when its text is coded again.

    \b
    accept     the text says so
    correct    the text says something else: the options say what; answers show the corrected claim
    reject     the text says no such thing: answers leave the claim out
    retract    who said so took it back: answers leave the claim out
    take-back  there is no ruling any more

    `--review all` of the commands that ask shows what is left out.

    \b
    Examples:
      alaqat review 27aaaa27fd25c10f accept
      alaqat review 27aaaa27fd25c10f reject --why "a headline of another article"
      alaqat review 27aaaa27fd25c10f correct --modality planned --actor state:TUR=state:TKM
      alaqat review 27aaaa27fd25c10f take-back
    """
    from graph.codebook.wording import compose
    from graph.coding.correcting import Correction, corrected

    with asking(ledger, lang, None, {}) as asked:
        found = asked.ledger.claim(claim)
        status = Modality(modality) if modality else None
        wanted = Correction(relation and relation.upper(), mode, status, turned, date, _meant(actors, asked))
        correction = None
        if ruling == "correct":
            correction = corrected(found, wanted, asked.codebook)
        elif wanted != Correction():
            raise click.UsageError("only 'correct' takes options that say what the claim is")
        made = asked.ledger.review(claim, RULINGS.get(ruling), who, why, correction)
        sentence = compose(correction or found, asked.codebook, lang)
    if as_json:
        show_json({"claim": claim, "document": made.document, "ruling": made.ruling, "sentence": sentence, **_signed(made.by)})
    else:
        said = made.ruling or "not reviewed any more"
        click.echo(f"{sentence}\n{claim} is {said}: version {made.by.version}.")


def _meant(pairs: Sequence[str], asked: "Asked") -> tuple[tuple[str, str], ...]:
    from graph.query.actors import resolve

    found = []
    for pair in pairs:
        before, is_there, after = pair.partition("=")
        if not is_there:
            raise click.BadParameter(f"'{pair}' is not FOUND=MEANT")
        try:
            before = resolve(asked.ledger, asked.codebook, before).id
        except AlaqatError:
            pass  # who has no id is told by name
        found.append((before, resolve(asked.ledger, asked.codebook, after).id))
    return tuple(found)


# Collections


@click.group(short_help="Put documents into collections, a study's corpus each.")
def collection() -> None:
    """Collections of documents: a study's corpus each. A document may be in several."""


@collection.command("list", short_help="The collections, with how many documents each has.")
@ledger_option
@json_option
def list_(ledger: str, as_json: bool) -> None:
    """The collections, with how many documents each has.

    \b
    Examples:
      alaqat collection list
    """
    with existing_ledger(ledger) as book, book.at() as view:
        rows = [(name, len(view.members(name))) for name in view.collections()]
    if as_json:
        show_json([{"collection": name, "documents": documents} for name, documents in rows])
    else:
        show_table(("collection", "documents"), rows, frozenset({1}))


@collection.command(short_help="The documents of a collection.")
@click.argument("name")
@ledger_option
@json_option
@click.option("--as-of", type=int, metavar="VERSION", help="Ask the ledger as it was at this version.")
def show(name: str, ledger: str, as_json: bool, as_of: int | None) -> None:
    """The documents of a collection.

    \b
    Examples:
      alaqat collection show libya-2020
      alaqat collection show libya-2020 --as-of 12 --json
    """
    with existing_ledger(ledger) as book, book.at(as_of) as view:
        rows = view.members(name)
        known = view.collections()
    if not rows:
        raise InputError(f"no document is of the collection '{name}'; there are: {', '.join(known) or 'none'}")
    if as_json:
        show_json([asdict(row) for row in rows])
    else:
        columns = ("id", "title", "outlet", "published", "claims")
        show_table(columns, [[getattr(row, column) for column in columns] for row in rows], frozenset({4}))


@collection.command(short_help="Put documents into a collection.")
@click.argument("name")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@ledger_option
@json_option
@signed_options
def add(name: str, documents: tuple[str, ...], ledger: str, as_json: bool, who: str, why: str | None) -> None:
    """Put documents, by their ids, into a collection, which is made where there is none of the name.

    \b
    Examples:
      alaqat collection add libya-2020 4151dcc9a33a9ef2 ed36a100ded8dc6c
    """
    _place(name, documents, ledger, as_json, who, why, inside=True)


@collection.command(short_help="Take documents out of a collection.")
@click.argument("name")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@ledger_option
@json_option
@signed_options
def remove(name: str, documents: tuple[str, ...], ledger: str, as_json: bool, who: str, why: str | None) -> None:
    """Take documents, by their ids, out of a collection. They stay in the ledger.

    \b
    Examples:
      alaqat collection remove libya-2020 4151dcc9a33a9ef2 --why "a duplicate"
    """
    _place(name, documents, ledger, as_json, who, why, inside=False)


def _place(
    name: str, documents: tuple[str, ...], ledger: str, as_json: bool, who: str, why: str | None, *, inside: bool
) -> None:
    with existing_ledger(ledger) as book:
        placed = book.place(name, documents, who, why, inside=inside)
        version = book.version
    if as_json:
        changed = [one.document for one in placed]
        show_json({"collection": name, "inside": inside, "documents": changed, "who": who, "why": why, "version": version})
    else:
        what = "put into" if inside else "taken out of"
        click.echo(f"{counted(len(placed), 'document')} {what} {name}: version {version}.")


# History


@click.command(short_help="Take back a merge, a split, a review, a change of a collection.")
@click.argument("version", type=int)
@ledger_option
@json_option
@signed_options
def undo(version: int, ledger: str, as_json: bool, who: str, why: str | None) -> None:
    """Take back what the record of this VERSION said: what held before it holds again, as a record of its own.

    `alaqat log` shows the versions.

    \b
    Examples:
      alaqat undo 12 --why "the wrong Mahmoud"
    """
    with existing_ledger(ledger) as book:
        made = book.undo(version, who, why)
    if as_json:
        show_json({"undone": version, "version": made, "who": who, "why": why})
    else:
        click.echo(f"Version {version} is undone: version {made}.")


@click.command(short_help="What was recorded when, by whom, and why.")
@ledger_option
@json_option
@click.option("--since", type=click.IntRange(min=0), default=0, show_default=True, help="Versions after this one only.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(["coding", "merge", "split", "review", "collection", "purge"]),
              help="Records of this kind only. May be repeated.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many, the newest.")
def log(ledger: str, as_json: bool, since: int, kinds: tuple[str, ...], limit: int) -> None:
    """What was recorded when, by whom, and why: one version a line, the newest last.

    \b
    Examples:
      alaqat log
      alaqat log --kind merge --kind split
      alaqat log --since 1200 --json
    """
    from collections import deque

    with existing_ledger(ledger) as book:
        found = deque((one for one in book.changes(since) if not kinds or one.kind in kinds), limit + 1)
    more = len(found) > limit
    shown = list(found)[more:]
    if as_json:
        show_json([asdict(one) for one in shown])
        return
    columns = ("version", "at", "kind", "who", "what", "why")
    show_table(columns, [(one.version, one.at, one.kind, one.who, _told(one), one.why) for one in shown], frozenset({0}))
    if more:
        note(f"the {limit} newest; a higher --limit shows more")


def _told(change: "Change") -> str:
    """What a commit is about, in a few words."""
    if change.actors:
        return " → ".join(change.actors)
    if change.claims:
        return f"{change.about or 'taken back'}: {', '.join(change.claims)}"
    what = ", ".join(change.documents[:3]) + (f" and {len(change.documents) - 3} more" if len(change.documents) > 3 else "")
    what = what or "(purged later)"
    where = f"{'out of ' if change.taken else ''}{change.about}: " if change.about else ""
    return where + what
