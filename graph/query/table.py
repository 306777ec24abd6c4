"""An answer of rows and columns: what a terminal, a CSV file and JSON show alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph.model import Texts


class Holds(StrEnum):
    """What the cells of a column are, so that a reader gets labels in his language beside ids."""

    TEXT = "text"
    NUMBER = "number"
    ACTOR = "actor"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is the key in JSON and CSV, `heading` what a reader sees."""

    name: str
    heading: Texts
    holds: Holds = Holds.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` have a cell for each of the `columns`, computed from the ledger's `version`; None is unknown."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    version: int

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by the columns' names."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def head(self, most: int | None) -> "Table":
        return Table(self.columns, self.rows[:most], self.version)


def table(names: Sequence[str], rows: Iterable[Sequence[Any]], version: int) -> Table:
    """A table of the columns with these names in COLUMNS. Rows may come as lists."""
    return Table(tuple(_BY_NAME[name] for name in names), tuple(tuple(row) for row in rows), version)


COLUMNS = (
    Column("actor", Texts("الطرف", "actor", "aktör"), Holds.ACTOR),
    Column("a", Texts("طرف", "one", "bir taraf"), Holds.ACTOR),
    Column("b", Texts("طرف آخر", "other", "öbür taraf"), Holds.ACTOR),
    Column("source", Texts("الفاعل", "who", "kim"), Holds.ACTOR),
    Column("target", Texts("مع مَن", "to whom", "kime"), Holds.ACTOR),
    Column("claimant", Texts("القائل", "who says so", "kim söylüyor"), Holds.ACTOR),
    Column("voice", Texts("القائل", "whose voice", "kimin ağzından"), Holds.ACTOR),
    Column("outlet", Texts("الوسيلة", "outlet", "yayın organı"), Holds.ACTOR),
    Column("relation", Texts("العلاقة", "relation", "ilişki"), Holds.RELATION),
    Column("period", Texts("الفترة", "period", "dönem")),
    Column("month", Texts("الشهر", "month", "ay")),
    Column("side", Texts("الدور", "role", "rol")),
    Column("modality", Texts("الصفة", "status", "durum")),
    Column("claims", Texts("إفادات", "claims", "beyan"), Holds.NUMBER),
    Column("articles", Texts("مقالات", "articles", "metin"), Holds.NUMBER),
    Column("events", Texts("أحداث", "events", "olay"), Holds.NUMBER),
    Column("positive", Texts("إيجابية", "positive", "olumlu"), Holds.NUMBER),
    Column("negative", Texts("سلبية", "negative", "olumsuz"), Holds.NUMBER),
    Column("score", Texts("الدرجة", "score", "puan"), Holds.NUMBER),
    Column("documents", Texts("وثائق", "documents", "belge"), Holds.NUMBER),
    Column("verbal_cooperation", Texts("تعاون لفظي", "verbal cooperation", "sözlü iş birliği"), Holds.NUMBER),
    Column("material_cooperation", Texts("تعاون مادي", "material cooperation", "fiilî iş birliği"), Holds.NUMBER),
    Column("verbal_conflict", Texts("نزاع لفظي", "verbal conflict", "sözlü çatışma"), Holds.NUMBER),
    Column("material_conflict", Texts("نزاع مادي", "material conflict", "fiilî çatışma"), Holds.NUMBER),
    *(
        Column(f"{side}{scheme}", Texts(*(f"{title} {part}".strip() for part in where)))
        for scheme, title in (("iso3", "ISO3"), ("cow", "COW"), ("gw", "GW"))
        for side, where in (("", ("", "", "")), ("source_", ("الفاعل", "who", "kim")), ("target_", ("مع مَن", "to whom", "kime")))
    ),
    Column("partners", Texts("الأطراف", "partners", "taraf"), Holds.NUMBER),
    Column("told_by", Texts("ترويه", "told by", "kim aktarıyor")),
    Column("one_claims", Texts("إفادات الأولى", "claims of the first", "birincinin beyanları"), Holds.NUMBER),
    Column("other_claims", Texts("إفادات الثانية", "claims of the second", "ikincinin beyanları"), Holds.NUMBER),
    Column("one_score", Texts("درجة الأولى", "score of the first", "birincinin puanı"), Holds.NUMBER),
    Column("other_score", Texts("درجة الثانية", "score of the second", "ikincinin puanı"), Holds.NUMBER),
    Column("sign_differs", Texts("إشارتان مختلفتان", "signs differ", "işaret farklı")),
    Column("value", Texts("القيمة", "value", "değer"), Holds.NUMBER),
    Column("unit", Texts("الوحدة", "unit", "birim")),
    Column("comparison", Texts("المقارنة", "comparison", "karşılaştırma")),
    Column("claim", Texts("الإفادة", "claim", "beyan")),
    Column("document", Texts("الوثيقة", "document", "belge")),
    Column("quote", Texts("النص", "quotation", "alıntı")),
    Column("use", Texts("الاستعمال", "use", "kullanım")),
    Column("text", Texts("اللفظ", "words", "sözler")),
    Column("polarity", Texts("الوجهة", "polarity", "yön"), Holds.NUMBER),
    Column("times", Texts("المرات", "times", "kez"), Holds.NUMBER),
    Column("start", Texts("البداية", "start", "başlangıç"), Holds.NUMBER),
    Column("end", Texts("النهاية", "end", "bitiş"), Holds.NUMBER),
    Column("triangles", Texts("مثلثات", "triangles", "üçgen"), Holds.NUMBER),
    Column("balanced", Texts("متوازنة", "balanced", "dengeli"), Holds.NUMBER),
    Column("share", Texts("النسبة", "share", "oran"), Holds.NUMBER),
    Column("path", Texts("المسار", "path", "yol"), Holds.NUMBER),
    Column("hop", Texts("الخطوة", "hop", "adım"), Holds.NUMBER),
    Column("kind", Texts("النوع", "kind", "tür")),
    Column("reason", Texts("السبب", "reason", "neden")),
    Column("other_claim", Texts("الإفادة الأخرى", "other claim", "öbür beyan")),
    Column("fact", Texts("الواقعة المرجعية", "reference fact", "başvuru bilgisi")),
)
"""All columns that answers have: one meaning a name."""

_BY_NAME = {column.name: column for column in COLUMNS}


def column(name: str) -> Column:
    return _BY_NAME[name]
