"""Claims as the rows of a table, in the reader's language."""

from collections.abc import Iterable, Sequence

from graph.cli.output import is_terminal, show_table
from graph.codebook import Codebook
from graph.codebook.wording import compose, participant_label
from graph.model import Claim, Participant, Texts

# The columns, in this order; the words are those of the pages.
HEADINGS: dict[str, Texts] = {
    "document": Texts("المقال", "document", "metin"),
    "sentence": Texts("الإفادة", "claim", "beyan"),
    "who": Texts("مَن", "who", "kim"),
    "whom": Texts("مع مَن", "to whom", "kime"),
    "relation": Texts("العلاقة", "relation", "ilişki"),
    "status": Texts("الصفة", "status", "durum"),
    "says": Texts("القائل", "who says so", "kim söylüyor"),
    "quote": Texts("النص", "quotation", "alıntı"),
}
_ITSELF = Texts("المقال نفسه", "the text itself", "metnin kendisi")
_VIA = Texts("عبر", "via", "aktaran:")
_AND = Texts("، ", ", ", ", ")


def show_claims(claims: Iterable[Claim], codebook: Codebook, language: str, *, headed: bool = True) -> None:
    """A row a claim. A terminal gets two columns, the claim and its quotation: seven would not fit its width."""
    rows = (claim_row(claim, codebook, language) for claim in claims)
    if is_terminal():
        _show_stacked(rows, language)
    else:
        show_table([texts.in_(language) for texts in HEADINGS.values()], rows, headed=headed)


def claim_row(claim: Claim, codebook: Codebook, language: str) -> tuple[str, ...]:
    """The cells under HEADINGS."""
    relation = codebook.relations[claim.relation]
    mode = relation.mode(claim.mode)
    kind = relation.label.in_(language) + (f" ({mode.label.in_(language)})" if mode else "")
    return (
        claim.document,
        compose(claim, codebook, language),
        _names(claim.sources, codebook, language),
        _names(claim.targets, codebook, language),
        kind,
        codebook.modalities[claim.modality].in_(language),
        _voice(claim, codebook, language),
        claim.quote,
    )


def _names(participants: Sequence[Participant], codebook: Codebook, language: str) -> str:
    return _AND.in_(language).join(participant_label(one, codebook, language) for one in participants)


def _voice(claim: Claim, codebook: Codebook, language: str) -> str:
    """Who vouches for the claim, and through whom the text has it."""
    voice = participant_label(claim.claimant, codebook, language) if claim.claimant else _ITSELF.in_(language)
    return f"{voice} ({_VIA.in_(language)} {_names(claim.via, codebook, language)})" if claim.via else voice


def _show_stacked(rows: Iterable[tuple[str, ...]], language: str) -> None:
    from rich.text import Text

    words = {name: texts.in_(language) for name, texts in HEADINGS.items()}
    stacked = []
    for number, (_document, sentence, who, whom, relation, status, says, quote) in enumerate(rows, 1):
        claim = Text(sentence, style="bold")
        for name, value in (("who", who), ("whom", whom), ("relation", f"{relation} · {status}"), ("says", says)):
            if value:
                claim.append(f"\n{words[name]}: ", style="not bold dim").append(value, style="not bold")
        stacked.append((number, claim.append("\n"), quote))
    show_table(("", words["sentence"], words["quote"]), stacked, numbers=frozenset({0}))
