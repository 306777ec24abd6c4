"""What can be claimed: seeds/relations.toml."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from graph.codebook.fields import LANGUAGES, Fields, problem_line
from graph.codebook.template import check
from graph.model import Mode, Relation, RelationKind, Texts

QUADS: Final = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_NOTHING: Final = Texts("", "", "")


def read_relation(file: str, table: Mapping[str, Any], problems: list[str]) -> Relation:
    entry = str(table.get("id", "a relation without id"))
    fields = Fields(file, entry, table, problems)
    kind = fields.choice("kind", [kind.value for kind in RelationKind]) or RelationKind.STANDING
    is_event = kind == RelationKind.EVENT
    polarity = fields.number("polarity", required=True)
    if polarity not in (1, 0, -1, None):
        fields.problem(f"polarity = {polarity:g}; allowed: 1, 0, -1")
    quad, score = fields.choice("quad", QUADS, required=is_event), fields.number("score", required=is_event)
    if not is_event and (quad is not None or score is not None):
        fields.problem(f"is of kind {kind} and has a quad or a score; allowed: events alone have them")
    relation = Relation(
        id=fields.text("id"),
        kind=RelationKind(kind),
        label=fields.texts("label") or _NOTHING,
        reverse=fields.texts("reverse") or _NOTHING,
        sentence=_template(fields, "sentence", required=True) or _NOTHING,
        symmetric=fields.flag("symmetric"),
        polarity=int(polarity or 0),
        quad=quad,
        score=score,
        modes=tuple(_mode(file, entry, mode, problems) for mode in fields.tables("mode")),
        cameo=fields.strings("cameo"),
        source=fields.text("source"),
        plover_planned=fields.optional("plover_planned"),
        note=fields.optional("note"),
        mutual=_template(fields, "mutual"),
        unsourced=_template(fields, "unsourced"),
    )
    fields.done()
    return relation


def _mode(file: str, relation: str, table: Mapping[str, Any], problems: list[str]) -> Mode:
    fields = Fields(file, f"{relation}, mode {table.get('id', 'without id')}", table, problems)
    mode = Mode(
        id=fields.text("id"),
        label=fields.texts("label") or _NOTHING,
        score=fields.number("score"),
        sentence=_template(fields, "sentence"),
        symmetric=fields.optional_flag("symmetric"),
        plover=fields.optional("plover"),
    )
    fields.done()
    return mode


def _template(fields: Fields, key: str, required: bool = False) -> Texts | None:
    texts = fields.texts(key, required)
    if texts is not None:
        for language in LANGUAGES:
            try:
                check(texts.in_(language), language)
            except ValueError as error:
                fields.problem(f"{key}.{language}: {error}")
    return texts


def check_relations(file: str, relations: Mapping[str, Relation]) -> Iterator[str]:
    """Problems between entries: PLOVER types that are no event, CAMEO codes and modes that stand twice."""
    events = [relation.id for relation in relations.values() if relation.kind is RelationKind.EVENT]
    folded: dict[str, str] = {}
    for relation in relations.values():
        named = [("plover_planned", relation.plover_planned), *((f"mode {m.id}: plover", m.plover) for m in relation.modes)]
        for field, value in named:
            if value is not None and value not in events:
                yield problem_line(file, relation.id, f"{field} = '{value}' is no event", value, events)
        for mode_id in sorted({m.id for m in relation.modes if sum(m.id == other.id for other in relation.modes) > 1}):
            yield problem_line(file, relation.id, f"mode '{mode_id}' stands twice; allowed: each mode once")
        for code in relation.cameo:
            if folded.setdefault(code, relation.id) != relation.id:
                yield problem_line(file, relation.id, f"CAMEO code {code} belongs to {folded[code]} too; allowed: each code once")
