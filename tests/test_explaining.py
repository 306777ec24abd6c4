"""`explain`: a sentence with its items, the rules that fired and those that nearly did."""

import json

import pytest

from graph.cli import main
from graph.codebook import Codebook
from graph.coding import Coder
from graph.coding.explaining import Explained
from graph.errors import DocumentError
from graph.model import Document

FIRED = "Turkey will send two frigates to Somalia, Ankara said."
NEARLY = "Turkey will send greetings."


@pytest.fixture(scope="module")
def coder(codebook: Codebook) -> Coder:
    return Coder(codebook)


def _one(coder: Coder, text: str) -> Explained:
    (explained,) = coder.explain(Document("sentence", text, language="en"))
    return explained


def test_what_fired_is_what_coding_gives(coder: Coder) -> None:
    explained = _one(coder, FIRED)
    assert explained.claims == coder.code(Document("sentence", FIRED, language="en")).claims
    assert [item.words for item in explained.items if item.kind == "STATE"] == ["Turkey", "Somalia", "Ankara"]
    assert "state:SOM" in {actor for mention in explained.mentions for actor in mention.actors}


def test_a_rule_whose_trigger_stands_there_tells_what_it_lacks(coder: Coder) -> None:
    near = _one(coder, NEARLY).near
    assert {one.trigger for one in near} == {"send"}
    assert all("lacks" in one.why or "otherwise" in one.why for one in near)


def test_every_rule_called_up_is_told_once_a_trigger(coder: Coder) -> None:
    explained = _one(coder, FIRED)
    told = [(one.rule, one.trigger) for one in explained.near]
    assert len(told) == len(set(told))
    assert not {claim.rule for claim in explained.claims} & {one.rule for one in explained.near}


def test_a_text_of_another_language_is_told(coder: Coder) -> None:
    with pytest.raises(DocumentError, match="not recognised"):
        list(coder.explain(Document("sentence", "Le ministre est parti.")))


def test_the_command_explains_and_tests(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["rules", "explain", "--json", FIRED])
    assert ended.value.code == 0
    (explained,) = json.loads(capsys.readouterr().out)
    assert [fired["notation"].split(" (")[0] for fired in explained["fired"]] == ["TUR MOBILIZE SOM | planned | says TUR"]
    with pytest.raises(SystemExit) as ended:
        main(["rules", "test", "--json", "en.mobilize.deploy"])
    assert ended.value.code == 0
    assert json.loads(capsys.readouterr().out)["failed"] == []


def test_an_unknown_rule_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["rules", "test", "en.mobilise.deploy"])
    assert ended.value.code == 2
    assert "en.mobilize.deploy" in capsys.readouterr().err
