"""Who says it and whether it was done, in a language whose verbs stand last: cues stand after what they govern."""

from collections.abc import Iterator, Mapping
from typing import Final

from graph.coding.discourse import can_speak
from graph.coding.items import BOUNDARY, CLOSE, MARK, OPEN, RELATIVE, Item, Sentence
from graph.model import Modality

Classes = Mapping[str, frozenset[str]]

VERBAL: Final = frozenset({"finite", "past", "nominal", "participle", "converb", "adverbial"})
_MARKS: Final = (("negated", Modality.DENIED), ("possible", Modality.POSSIBLE), ("future", Modality.PLANNED))
_GOVERNING: Final = (
    ("deny", Modality.DENIED),
    ("negation", Modality.DENIED),
    ("doubt", Modality.ALLEGED),
    ("rumour", Modality.ALLEGED),
    ("claim", Modality.ALLEGED),
    ("accuse", Modality.ALLEGED),
    ("possible", Modality.POSSIBLE),
    ("plan", Modality.PLANNED),
    ("commit", Modality.PLANNED),
)
"""Classes of words that say, after a verb without tense, what becomes of its act: göndermeyi planlıyor."""
_BEFORE: Final = (("doubt", Modality.ALLEGED), ("may", Modality.POSSIBLE))
_GOVERNS: Final = 5
"""How many items may stand between such a verb and the word that governs it."""
_CARRIER: Final = 8
"""How many items may stand between a noun and the verb that carries its tense: saldırı … düzenledi."""
_SPOKEN: Final = 4
_STATED: Final = 6
"""How many items may stand between who made a statement and the word for it."""
_DENIED: Final = 5
"""How many items may stand between what is denied and the verb that denies it."""
NONE: Final = frozenset({"böyle", "hiçbir"})
_REASONS: Final = frozenset({"gerekçesiyle", "iddiasıyla", "suçlamasıyla", "gerekçesi"})
"""What a clause before them is said to be, not what comes after them: saldırdığı gerekçesiyle kınadı."""
_AGENT: Final = frozenset({"tarafından"})
_QUOTES: Final = frozenset("\"'")


# -- status ----------------------------------------------------------------------------------------------------------


def status(items: list[Item], position: int, said: Modality | None, classes: Classes) -> Modality:
    """The status of the act whose trigger is the item at `position`; `said` is what the verb of saying makes of it."""
    carrier, trigger = _carrier(items, position), position
    marks = items[carrier].marks if carrier is not None else ()
    if carrier is not None and "converb" in marks and "negated" not in marks:
        main = _main_verb(items, carrier)
        if main is not None:  # kınayarak yardım gönderecek: the tense stands on the verb that follows
            carrier = position = main
            marks = tuple(mark for mark in items[main].marks if mark != "negated")
    where = items[position].case == "LOC" and not set(items[position].marks) & VERBAL
    governed = None if where else _governed(items, position, carrier, classes)
    if "negated" in marks and not _only(items, position, classes):
        return Modality.DENIED
    if governed is Modality.DENIED or said is not None:
        return governed if governed is Modality.DENIED else said or Modality.DENIED
    marked = next((modality for mark, modality in _MARKS[1:] if mark in marks), None)
    return governed or _announced(items, trigger, classes) or marked or Modality.OCCURRED


def wished(items: list[Item], position: int, classes: Classes) -> bool:
    """Whether the act is only what somebody is asked to do: çekilmesini istedi, durdurması çağrısında bulundu."""
    carrier = _carrier(items, position)
    if carrier is None:
        return False
    if carrier != position and items[carrier].lexemes & classes["request"]:
        return True
    if not {"action", "future"} & set(items[carrier].marks):
        return False
    following = next((item for item in items[carrier + 1 :] if item.last > item.first), None)
    if following is not None and following.lexemes & classes["proposal"]:
        return True  # asker gönderme teklifini reddetti
    governor = next((item for item in _after(items, carrier) if item.lexemes & classes["request"] or _closes(item)), None)
    if governor is None or not governor.lexemes & classes["request"]:
        return False
    return not ("bare" in items[carrier].marks and governor.lexemes & classes["plan"])  # göndermek istiyor: its own wish


def denies(items: list[Item], trigger: int) -> bool:
    """Whether the verb of refusing at `trigger` rather denies what a clause before it tells: imzaladığını reddetti."""
    before = next((item for item in reversed(items[:trigger]) if item.last > item.first), None)
    return before is not None and "nominal" in before.marks and "action" not in before.marks and not before.entities


def _closes(item: Item) -> bool:
    """Whether the item is a verb that closes a clause."""
    return bool({"finite", "past", "nominal"} & set(item.marks))


def _main_verb(items: list[Item], converb: int) -> int | None:
    """The verb of the clause in which a converb stands: the last one up to the end of that clause."""
    depth, main = 0, None
    for number in range(converb + 1, len(items)):
        item = items[number]
        depth += (item.symbol == OPEN) - (item.symbol in (CLOSE, RELATIVE) and item.first == item.last)
        if item.symbol == BOUNDARY or depth < 0:
            break
        if depth == 0 and set(item.marks) & VERBAL and "converb" not in item.marks:
            main = number
    return main


def _after(items: list[Item], verb: int) -> Iterator[Item]:
    """The items that may govern the verb: those after it, up to the end of the clause."""
    passed = 0
    for item in items[verb + 1 :]:
        if item.symbol in (CLOSE, RELATIVE) and item.first == item.last:
            continue
        passed += 1
        begins = item.entities and item.case is None and item.kind != "ADJ" and passed > 1
        if item.symbol in (BOUNDARY, OPEN, MARK) or passed > _GOVERNS or begins:
            return  # a name in the nominative is the subject of another verb
        yield item


def _only(items: list[Item], position: int, classes: Classes) -> bool:
    return any(item.lexemes & classes["not_only"] for item in items[max(0, position - _CARRIER) : position])


def _carrier(items: list[Item], position: int) -> int | None:
    """The verb that carries the tense of the act: the trigger itself, or the next verb of its clause."""
    depth = 0
    for number in range(position, min(position + _CARRIER, len(items))):
        item = items[number]
        depth += (item.symbol == OPEN) - (item.symbol in (CLOSE, RELATIVE) and item.first == item.last)
        if item.symbol == BOUNDARY or depth < 0:
            return None
        if depth == 0 and set(item.marks) & VERBAL:
            return number
    return None


def _governed(items: list[Item], trigger: int, carrier: int | None, classes: Classes) -> Modality | None:
    """What the verb makes of a noun, or a word after the verb of it, up to the end of the clause."""
    position = trigger if carrier is None else carrier
    if position != trigger and (found := _governing(items[position], classes)):
        return found
    if "participle" in items[position].marks:
        return None  # what describes a noun is not what the verb after that noun makes of it
    for item in _after(items, position):
        if found := _governing(item, classes):
            return found
        if item.lexemes & classes["purpose"] and "action" in items[position].marks:
            return None if items[position].lexemes & classes["demonstration"] else Modality.PLANNED
        if "bare" in items[position].marks and item.lexemes & classes["weigh"]:
            return Modality.POSSIBLE
        if set(item.marks) & VERBAL:
            return _of_marks(item) if "bare" in items[position].marks else None
    return None


def _governing(item: Item, classes: Classes) -> Modality | None:
    found = next((modality for name, modality in _GOVERNING if item.lexemes & classes[name]), None)
    if "negated" in item.marks and found in (Modality.PLANNED, Modality.DENIED):
        return Modality.DENIED if found is Modality.PLANNED else None  # to stop not is to go on
    return found


def _of_marks(item: Item) -> Modality | None:
    """What the verb's own endings say: göndermeyi sürdürecek."""
    return next((modality for mark, modality in _MARKS if mark in item.marks), None)


def _announced(items: list[Item], position: int, classes: Classes) -> Modality | None:
    """What a word before the act in its clause makes of it: iddiaya göre, sözde, muhtemelen."""
    for item in reversed(items[max(0, position - _CARRIER) : position]):
        if item.lexemes & classes["plan"] and "participle" in item.marks:
            return Modality.PLANNED  # planlanan ziyaret
        if item.symbol == BOUNDARY:
            return None
        found = next((modality for name, modality in _BEFORE if (item.lexemes - _REASONS) & classes[name]), None)
        if found is not None and not set(item.marks) & VERBAL:
            return found
    return None


# -- speech ----------------------------------------------------------------------------------------------------------


def speech(sentence: Sentence, verb: int, impersonal: bool, classes: Classes) -> tuple[int, int, int | None]:
    """Where what is said begins and ends, and the item of the speaker; None where the words before must tell."""
    items = sentence.items
    if "bare" in items[verb].marks:
        return verb, verb, None  # an infinitive says nothing yet
    after = next((n for n in range(verb + 1, len(items)) if items[n].last > items[n].first), None)
    if after is not None and sentence.tokens[items[after].first].text == ":":  # şöyle konuştu: …
        return after + 1, len(items), _subject(items, _clause_start(items, verb), verb)
    quoted = _quotation(sentence, verb)
    if quoted:
        start, end = quoted
        return start, end, _speaker_of_quotation(items, start, end, verb)
    begin = _clause_start(items, verb)
    if begin == verb:  # "… gönderecek dedi": the clause before is what is said
        begin = _clause_start(items, verb - 1) if verb else 0
    if "participle" in items[verb].marks:
        after = next((n for n in range(verb + 1, min(verb + 4, len(items))) if _is_subject(items[n])), None)
        return begin, verb, after
    speaker = _announcer(items, begin, verb, classes) if impersonal else _subject_or_before(items, begin, verb)
    told = speaker is not None and any(item.symbol == CLOSE for item in items[speaker + 1 : verb])
    before = speaker is not None and any(item.symbol == CLOSE for item in items[begin:speaker])
    if speaker is None or (before and not told):
        return begin, verb, speaker  # … vurduğunu Kiev söyledi; … vurduğu, Kiev tarafından duyuruldu
    return max(begin, speaker + 1), verb, speaker


def according_to(items: list[Item], number: int, classes: Classes) -> int | None:
    """Who stands before "göre": Reuters'a göre, Savunma Bakanlığının açıklamasına göre, BBC'nin aktardığına göre."""
    end = next((place for place in range(number - 1, max(-1, number - 3), -1) if items[place].symbol == CLOSE), None)
    if end is not None:
        tells = any(item.lexemes & (classes["say"] | classes["statement"] | classes["claim"]) for item in items[end - 1 : number])
        start = next((place for place in range(end - 1, -1, -1) if items[place].symbol == OPEN), end)
        return next((place for place in range(start, end) if can_speak(items[place])), None) if tells else None
    for place in range(number - 1, max(-1, number - 5), -1):
        item = items[place]
        if item.symbol == BOUNDARY:
            return None
        if can_speak(item) and item.case in ("DAT", "GEN", "ABL"):
            return place
    return None


def _none_such(sentence: Sentence, verb: int) -> bool:
    """Whether the act is told as none: böyle bir teslimat yapmadığını, hiçbir baskın yapmadığını."""
    begin = sentence.items[max(0, verb - _DENIED)].first
    return bool(NONE & {token.text for token in sentence.tokens[begin : sentence.items[verb].first]})


def denials(sentence: Sentence, classes: Classes) -> Iterator[tuple[int, int]]:
    """The verbs that deny what was said before, each with who denies: Belgrad suçlamayı reddetti."""
    items = sentence.items
    for number, item in enumerate(items):
        if {"nominal", "negated"} <= set(item.marks) and _none_such(sentence, number):
            speaker = next((n for n in range(_clause_start(items, number), number) if _is_subject(items[n])), None)
            if speaker is not None and any(each.lexemes & classes["say"] for each in items[number + 1 : number + 3]):
                yield number, speaker
        if not item.lexemes & classes["deny"] or "negated" in item.marks:
            continue
        begin = _clause_start(items, number)
        named = [n for n in range(max(begin, number - _DENIED), number) if items[n].lexemes & classes["rumoured"]]
        before = [each for each in items[begin:number] if not each.lexemes & classes["rumoured"]]
        told = any({"nominal", "participle"} & set(each.marks) for each in before)
        named_first = [n for n in range(begin, number) if can_speak(items[n]) and items[n].case in (None, "GEN")]
        if named and not told and named_first:
            yield number, named_first[0]


def _quotation(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The items between the quotation marks that close right before the verb of saying."""
    items, tokens = sentence.items, sentence.tokens
    marks = [number for number in range(items[verb].first) if tokens[number].text == '"']
    if len(marks) < 2 or items[verb].first - marks[-1] > _SPOKEN + 2:
        return None
    inside = [n for n, item in enumerate(items) if marks[-2] < item.first < marks[-1] and item.last > item.first]
    return (inside[0], inside[-1] + 1) if inside else None


def _speaker_of_quotation(items: list[Item], start: int, end: int, verb: int) -> int | None:
    """Who stands before the quotation, between it and the verb, or right after "diyen"."""
    before = _subject(items, _clause_start(items, start), start)
    if before is not None:
        return before
    between = next((n for n in range(end, verb) if _is_subject(items[n])), None)
    if between is not None:
        return between
    return next((n for n in range(verb + 1, min(verb + 4, len(items))) if _is_subject(items[n])), None)


def _clause_start(items: list[Item], position: int) -> int:
    return next((n + 1 for n in range(position - 1, -1, -1) if items[n].symbol == BOUNDARY), 0)


def _subject(items: list[Item], begin: int, end: int) -> int | None:
    """The first name without ending that stands in no inner clause."""
    return next((n for n in _outside(items, begin, end) if _is_subject(items[n])), None)


def _subject_or_before(items: list[Item], begin: int, verb: int) -> int | None:
    """The clause's subject, else that of the clause to which it is joined: … değerlendirdi ve … söyledi."""
    own = _subject(items, begin, verb)
    if own is not None or not begin:
        return own
    return _subject(items, _clause_start(items, begin - 1), begin - 1)


def _announcer(items: list[Item], begin: int, end: int, classes: Classes) -> int | None:
    """Whose statement it is: Kremlin'den yapılan açıklamada, Bakanlığın açıklamasında."""
    names = [n for n in range(begin, end) if can_speak(items[n])]
    for number in names:
        if number + 1 < end and items[number + 1].lexemes & _AGENT:
            return number
        after = items[number + 1 : number + _STATED]
        if items[number].case in ("ABL", "GEN") and any(item.lexemes & classes["statement"] for item in after):
            return number
    return None


def goes_on(items: list[Item], begin: int, end: int, classes: Classes) -> bool:
    """Whether a statement spoken of before goes on: Açıklamada … belirtildi."""
    return any(item.case == "LOC" and item.lexemes & classes["statement"] for item in items[begin:end])


def _outside(items: list[Item], begin: int, end: int) -> Iterator[int]:
    depth = 0
    for number in range(begin, end):
        item = items[number]
        depth += (item.symbol == OPEN) - (item.symbol in (CLOSE, RELATIVE) and item.first == item.last)
        if depth <= 0:
            yield number


def _is_subject(item: Item) -> bool:
    return item.case is None and can_speak(item)
