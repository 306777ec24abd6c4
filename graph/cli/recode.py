"""`alaqat recode` and `alaqat diff`: the texts of the ledger coded again, and what that changed."""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import click

from graph.cli.counting import counting
from graph.cli.jobs import Found, coded, whole
from graph.cli.options import existing_ledger, jobs_option, json_option, ledger_option, without_password
from graph.cli.output import counted, heading, show_json, show_table
from graph.errors import DocumentError, InputError
from graph.model import Coded
from graph.reading import Failure

if TYPE_CHECKING:
    from graph.ledger import Difference, Differences, Ledger

_AT_ONCE: Final = 100  # documents in one transaction


@click.command(
    short_help="Code the ledger's texts again.", epilog="Status 1 says that a text could not be coded; it keeps its claims."
)
@ledger_option
@json_option
@click.option("--collection", help="The documents of this collection only.")
@click.option("--document", "documents", multiple=True, metavar="ID", help="This document only. May be repeated.")
@jobs_option
def recode(ledger: str, as_json: bool, collection: str | None, documents: tuple[str, ...], jobs: int) -> None:
    """Code the ledger's texts again, with the codebook of today. What changes becomes new versions; the old ones can be asked.

    Reviews stay with their claims. A text in which the same is found stays as it is. `alaqat diff` then says what changed.

    \b
    Examples:
      alaqat recode
      alaqat recode --collection libya-2020 --jobs 4
      alaqat diff 120 135
    """
    with existing_ledger(ledger) as book:
        before = book.version
        chosen = _chosen(book, collection, documents)
        outcome = _Outcome(book)
        with counting("coding", "documents", len(chosen)) as bar:
            for where, found in coded(_texts(book, chosen), jobs, whole):
                if found is not None and (failure := outcome.take(where, found)):
                    bar.say(f"alaqat: {failure.where}: {failure.reason}")
                bar.advance()
        outcome.store()
        after = book.version
    if as_json:
        failures = [{"where": failure.where, "reason": failure.reason} for failure in outcome.failures]
        counts = {"documents": len(chosen), "changed": outcome.changed, "unchanged": outcome.unchanged}
        show_json(counts | {"before": before, "version": after, "failures": failures})
    else:
        failed = f", {len(outcome.failures)} failed" if outcome.failures else ""
        total = counted(len(chosen), "document")
        told = f"{outcome.changed} coded otherwise, {outcome.unchanged} unchanged{failed}"
        click.echo(f"{total}: {told}. {without_password(ledger)} is at version {after}.")
        if outcome.changed:
            click.echo(f"alaqat diff {before} {after} says what changed.")
    if outcome.failures:
        click.get_current_context().exit(1)


def _chosen(ledger: "Ledger", collection: str | None, documents: Sequence[str]) -> list[str]:
    with ledger.at() as view:
        rows = view.members(collection) if collection is not None else view.documents()
        if collection is not None and not rows:
            known = ", ".join(view.collections()) or "none"
            raise InputError(f"no document is of the collection '{collection}'; there are: {known}")
        for one in documents:
            view.document_row(one)
    return [row.id for row in rows if not documents or row.id in documents]


def _texts(ledger: "Ledger", documents: Sequence[str]) -> Iterator[Found]:
    for one in documents:
        document = ledger.document(one).document
        yield document.title or one, replace(document, boilerplate=())


class _Outcome:
    """What came of the documents; those that changed go into the ledger many at a time."""

    def __init__(self, ledger: "Ledger") -> None:
        self.ledger = ledger
        self.changed = self.unchanged = 0
        self.failures: list[Failure] = []
        self._waiting: list[tuple[str, Coded]] = []

    def take(self, where: str, found: Coded | Failure) -> Failure | None:
        from graph.ledger import same_coding

        if isinstance(found, Failure):
            self.failures.append(found)
            return found
        if same_coding(self.ledger.document(found.document.id), found):
            self.unchanged += 1
            return None
        self._waiting.append((where, found))
        if len(self._waiting) == _AT_ONCE:
            self.store()
        return None

    def store(self) -> None:
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        for (where, one), stored in zip(waiting, self.ledger.add_all([one for _, one in waiting]), strict=True):
            if isinstance(stored, DocumentError):
                self.failures.append(Failure(where, str(stored), one.document.id))
            else:
                self.changed += stored.new
                self.unchanged += not stored.new


# What changed

_COLUMNS: Final = (
    "document", "claim", "became", "fields", "rule_before", "rule_after", "relation_before", "relation_after",
    "modality_before", "modality_after", "review", "quote",
)  # fmt: skip


@click.command(short_help="What changed between two versions, and by which rule.")
@click.argument("before", type=int)
@click.argument("after", type=int, required=False)
@ledger_option
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print a line a claim, with commas.")
@click.option("--claims", "with_claims", is_flag=True, help="Print each claim, too.")
def diff(before: int, after: int | None, ledger: str, as_json: bool, as_csv: bool, with_claims: bool) -> None:
    """Say which claims were added, removed or changed between two versions: by rule, and by document.

    AFTER is the newest version where it is left out. Claims are compared as they were coded; what reviewers ruled on them stands
    beside them, and `alaqat log` tells of merges and reviews.

    \b
    Examples:
      alaqat diff 120 135
      alaqat diff 120 --claims
      alaqat diff 120 135 --csv > changes.csv
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv: only one of them")
    with existing_ledger(ledger) as book:
        found = book.differences(before, after)
    if as_json:
        show_json(_whole(found))
    elif as_csv:
        lines = csv.DictWriter(sys.stdout, _COLUMNS, lineterminator="\n")
        lines.writeheader()
        lines.writerows({**row, "fields": " ".join(row["fields"])} for row in map(_row, found.claims))
    else:
        _show(found, with_claims)


def _whole(found: "Differences") -> dict[str, Any]:
    return {
        "before": found.before,
        "after": found.after,
        "documents": found.documents,
        "totals": dict(Counter(str(one.became) for one in found.claims)),
        "rules": [{"rule": rule, **counts} for rule, counts in _counted(found.claims, _rule)],
        "by_document": [{"document": document, **counts} for document, counts in _counted(found.claims, _document)],
        "claims": [_row(one) for one in found.claims],
    }


def _rule(one: "Difference") -> str:
    """What was found by another rule than before is told by both."""
    before, after = one.before and one.before.rule, one.after and one.after.rule
    return f"{before} → {after}" if before and after and before != after else str(after or before)


def _document(one: "Difference") -> str:
    return one.claim.document


def _counted(claims: Sequence["Difference"], name: Any) -> list[tuple[str, dict[str, int]]]:
    """How many claims were added, removed and changed, by a name of each, the most first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in claims:
        counts[name(one)][one.became] += 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    return [(key, {kind: count[kind] for kind in ("added", "removed", "changed")}) for key, count in ranked]


def _row(one: "Difference") -> dict[str, Any]:
    before, after = one.before, one.after
    return {
        "document": one.claim.document,
        "claim": one.claim.id,
        "became": one.became,
        "fields": list(one.fields),
        **{f"{name}_before": before and getattr(before, name) for name in ("rule", "relation", "modality")},
        **{f"{name}_after": after and getattr(after, name) for name in ("rule", "relation", "modality")},
        "review": one.ruling,
        "quote": one.claim.quote,
    }


def _show(found: "Differences", with_claims: bool) -> None:
    totals = Counter(str(one.became) for one in found.claims)
    told = ", ".join(f"{totals[kind]} {kind}" for kind in ("added", "removed", "changed"))
    heading(f"{found.before} → {found.after}: {counted(found.documents, 'document')}; claims: {told}")
    for title, name in (("rule", _rule), ("document", _document)):
        rows = [(key, *counts.values()) for key, counts in _counted(found.claims, name)]
        if rows:
            show_table((title, "added", "removed", "changed"), rows, frozenset({1, 2, 3}))
    if with_claims and found.claims:
        columns = ("document", "claim", "became", "fields", "rule_before", "rule_after", "review", "quote")
        rows_of_claims = [{**row, "fields": " ".join(row["fields"])} for row in map(_row, found.claims)]
        show_table(columns, [[row[column] for column in columns] for row in rows_of_claims])
