"""The codebook is read whole or not at all; every fault in it is named with file, entry and what is allowed."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.codebook import Codebook, load_codebook, plover_of
from graph.codebook.folding import fold
from graph.errors import CodebookError
from graph.model import Interval, Modality, Mode, Precision, RelationKind

HERE = Path(__file__).parent
ROWS = tomllib.loads((HERE / "cases" / "codebook.toml").read_text(encoding="utf-8"))
CASES = ROWS["case"]
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, root: Path) -> Write:
    """Writes the small codebook of the rows, each broken where it says so."""

    def write(*broken: dict[str, Any]) -> Path:
        files = dict(ROWS["base"])
        for name in ("relations.toml", "wording.toml", "lexicons/numbers/en.toml"):
            files[name] = (root / "seeds" / name).read_text(encoding="utf-8")
        for case in broken:
            before = files.get(case["file"], "")
            assert case["old"] in before, f"{case['old']!r} is not in {case['file']}: the row breaks nothing"
            files[case["file"]] = before.replace(case["old"], case["new"], 1) if case["old"] else before + case["new"]
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.lstrip("\n"), encoding="utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_what_is_wrong_is_named(write: Write, case: dict[str, Any]) -> None:
    with pytest.raises(CodebookError) as caught:
        load_codebook(write(case))
    said = caught.value.problems
    for wanted in case["problems"]:
        assert any(wanted in line for line in said), f"{wanted!r} is not in\n" + "\n".join(said)
    assert len(said) == len(case["problems"]), "\n".join(said)


def test_all_problems_are_named_at_once(write: Write) -> None:
    whys = ("a date that no calendar has", "a mode stands once", "a year has twelve months")
    wanted = [case for case in CASES if case["why"] in whys]
    with pytest.raises(CodebookError) as caught:
        load_codebook(write(*wanted))
    assert len(wanted) == len(caught.value.problems) == 3
    assert str(caught.value).count("\n") == 2


def test_a_folder_without_files_names_those_that_it_needs(tmp_path: Path) -> None:
    with pytest.raises(CodebookError) as caught:
        load_codebook(tmp_path)
    missing = {line.split(":")[0] for line in caught.value.problems if line.endswith(": file: is missing")}
    assert missing == {"relations.toml", "offices.toml", "facts.toml", "wording.toml"}


def test_bytes_that_are_no_text_are_a_problem_of_their_file(write: Write) -> None:
    folder = write()
    (folder / "offices.toml").write_bytes(b"# \xff\n")
    with pytest.raises(CodebookError, match=r"offices\.toml: byte 2: is not UTF-8"):
        load_codebook(folder)


# ---------------------------------------------------------------- what a codebook without fault holds


@pytest.fixture
def small(write: Write) -> Codebook:
    return load_codebook(write())


def test_every_territory_is_a_state_and_entries_by_hand_win(small: Codebook) -> None:
    assert list(small.actors) == ["person:amal-saad", "person:can-demir", "state:COD", "state:COG", "state:QAT", "state:TUR"]
    turkey = small.actors["state:TUR"]
    assert turkey.state == "TUR"
    assert turkey.label("en") == "Turkey"
    assert dict(turkey.identifiers) == {"iso2": "TR", "iso3": "TUR", "cow": "640"}
    assert {(a.text, a.form, a.strong) for a in small.aliases if a.actor == "state:TUR" and a.language == "en"} == {
        ("Turkey", "name", True), ("Türkiye", "name", True), ("Turkish", "adjective", True), ("Ankara", "metonym", True),
    }  # fmt: skip


def test_an_adjective_of_two_states_is_weak(small: Codebook) -> None:
    congolese = [alias for alias in small.aliases if alias.text == "كونغولي"]
    assert [(alias.actor, alias.strong) for alias in congolese] == [("state:COD", False), ("state:COG", False)]


def test_a_surname_is_weak(small: Codebook) -> None:
    assert [(n.text, n.strong) for n in small.actors["person:amal-saad"].names if n.language == "tr"] == [
        ("Emel Saad", True), ("Saad", False),
    ]  # fmt: skip


def test_terms_and_facts_have_whole_days(small: Codebook) -> None:
    (term,) = small.actors["person:amal-saad"].terms
    assert term.during == Interval("2019-05-01", "2021-12-31", Precision.RANGE)
    (fact,) = small.facts
    assert fact.during == Interval("2019-05-02", None, Precision.SINCE)
    assert (fact.source, fact.at) == (None, "state:TUR")


def test_the_hash_changes_with_any_byte_and_only_then(write: Write) -> None:
    first, again = load_codebook(write()).hash, load_codebook(write()).hash
    assert first == again
    assert len(first) == 12
    other = load_codebook(write({"file": "articles/one.txt", "old": "One", "new": "Some"})).hash
    assert other != first


# ---------------------------------------------------------------- the packaged one


def test_the_packaged_codebook_is_read_once(codebook: Codebook) -> None:
    assert load_codebook() is codebook


def test_the_packaged_codebook_has_the_relations_and_articles(codebook: Codebook) -> None:
    kinds = [relation.kind for relation in codebook.relations.values()]
    assert (kinds.count(RelationKind.EVENT), kinds.count(RelationKind.STANDING), kinds.count(RelationKind.MEASURE)) == (16, 10, 1)
    assert [r.id for r in codebook.relations.values() if r.symmetric] == [
        "AGREE", "CONSULT", "COOPERATE", "STRATEGIC_PARTNER_OF", "FRIENDLY_RELATIONS", "SHARED_POLICY", "TRADE",
    ]  # fmt: skip
    assert "article-ar" in [article.id for article in codebook.articles]
    assert list(codebook.modalities) == list(Modality)


def test_types_modes_scores_and_codes_are_plovers(codebook: Codebook, gold: Path) -> None:
    vocabulary = json.loads((gold / "facts" / "plover_vocab.json").read_text(encoding="utf-8"))
    scores, codes = vocabulary["scores"], vocabulary["cameo_to_plover"]
    assert list(codebook.contexts) == [context["context"] for context in vocabulary["contexts"]]
    for name, theirs in vocabulary["events"].items():
        ours = codebook.relations[name]
        assert ours.quad == theirs["quad"].lower()
        assert sorted(ours.cameo) == sorted(code for code, row in codes.items() if row["event"] == name)
        shared: list[Mode] = [mode for mode in ours.modes if mode.plover is None]
        assert [mode.id for mode in shared] == [mode["mode"] for mode in theirs["modes"]]
        assert [mode.score for mode in shared] == [scores.get(f"{name}: {mode.id.capitalize()}") for mode in shared]
        assert ours.score == (-2.0 if name == "ACCUSE" else scores[name]), "PLOVER's +3 for ACCUSE is a slip"


@pytest.mark.parametrize(
    ("relation", "mode", "modality", "theirs", "why"),
    [
        ("AID", None, Modality.OCCURRED, "AID None 10.0", "the same type"),
        ("AID", None, Modality.PLANNED, "AGREE None 2.5", "cooperation in the future is an agreement there"),
        ("CONSULT", "visit", Modality.OCCURRED, "CONSULT visit 4.0", "a mode has its own score"),
        ("CONSULT", "visit", Modality.PLANNED, "AGREE None 2.5", "the mode stays behind with its type"),
        ("PROTEST", "vandalize", Modality.ALLEGED, "PROTEST vandalize -5.0", "a mode without score has its type's"),
        ("AGREE", "sign", Modality.OCCURRED, "SUPPORT None 5.0", "a signed treaty is SUPPORT there"),
        ("AGREE", "sign", Modality.PLANNED, "AGREE None 2.5", "the promise to sign is AGREE there too"),
        ("RETREAT", "withdraw", Modality.PLANNED, "AGREE None 2.5", "who is ready to withdraw agrees there"),
        ("CONCEDE", None, Modality.PLANNED, "AGREE None 2.5", "who is ready to lift a ban agrees there"),
        ("ASSAULT", "drone", Modality.PLANNED, "ASSAULT drone -9.5", "a planned attack stays what it is"),
        ("TRADE", None, Modality.OCCURRED, None, "PLOVER has no measures"),
        ("AMBASSADOR_OF", None, Modality.OCCURRED, None, "PLOVER has no standing relations"),
    ],
)
def test_plover_would_code_it_so(
    codebook: Codebook, relation: str, mode: str | None, modality: Modality, theirs: str | None, why: str
) -> None:
    coded = plover_of(relation, mode, modality, codebook)
    assert (f"{coded.type} {coded.mode} {coded.score}" if coded else None) == theirs, why


# ---------------------------------------------------------------- names are compared folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مصطفى كوكصو", "مصطفي كوكصو"),
        ("آكار", "أكار"),
        ("مِصْر", "مصر"),
        ("السعوديــة", "السعوديه"),
        ("مسؤول", "مسوول"),
        ("İSTANBUL", "istanbul"),
        ("IĞDIR", "ığdır"),
        ("Göksu", "GOKSU"),
        ("Şam", "sam"),
        ("El-Cezire", "el Cezire"),
        ("Sana'a", "Sana’a"),
        ("Côte  d’Ivoire", "cote divoire"),
        ("“نبض”", "نبض"),
        ("ولاية ٢٠", "ولاية 20"),
    ],
)
def test_two_writings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert fold(fold(one)) == fold(one)


@pytest.mark.parametrize(("one", "other"), [("قطر", "مصر"), ("Mali", "Malı Ada"), ("عمان", "لبنان"), ("Iran", "Iraq")])
def test_two_names_stay_two(one: str, other: str) -> None:
    assert fold(one) != fold(other)
