"""Sentences: where each begins and ends.

`sentencex` proposes the ends, one line at a time: a newline always ends a sentence, and a quotation that is never
closed cannot glue lines. The tables below then join what it splits wrongly: after titles ("د.", "Org."), Turkish
ordinals ("3. kez"), Roman numerals, dates, and marks that stand alone.
"""

import re
from collections.abc import Iterator

import sentencex

from graph.model import Span


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Words before a full stop that never end a sentence: titles and the like, as they are written, without that stop.
OPENERS: dict[str, frozenset[str]] = {
    "ar": _words("أ.د ا.د د.م م.م أ.م أ.م.د"),  # a single letter is one anyway: د. أ. م.
    "en": _words(
        "Mr Mrs Ms Messrs Dr Prof Rev Hon Gen Lt Col Maj Brig Capt Cmdr Adm Sgt Cpl Amb Gov Sen Rep Pres Sec Min St Mt Ft "
        "vs ca cf approx e.g i.e"
    ),
    "tr": _words(
        "Dr Prof Doç Yrd Öğr Gör Arş Uzm Op Av Sn Hz Org Orgen Korg Tümg Tuğg Tüma Tuğa Kora Ora Alb Yb Yzb Bnb Ütğm Tğm "
        "Asb Kur Dz Hv Kd Plt Ord Gen Müh Mim Ecz Gnl Bşk Bkz bkz krş çev haz St"
    ),
}

# Words that belong to the number that follows them, and may end a sentence otherwise: "No. 5", "ص. 12".
NUMBERED: dict[str, frozenset[str]] = {
    "ar": _words("ص رقم"),
    "en": _words("No Nos no nos Art Fig fig p pp Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"),
    "tr": _words("No no Nu Md md s sf Tel Fr"),
}

# Words that may end a sentence, and do not where a small letter or a comma follows. In Arabic nothing is written small.
ENDERS: dict[str, frozenset[str]] = {
    "ar": _words(""),
    "en": _words("etc inc ltd corp co jr sr u.s u.k u.n e.u u.a.e u.s.a d.c a.m p.m ph.d b.c a.d"),
    "tr": _words("vb vs vd vdl ltd şti a.ş t.c a.b.d m.ö m.s yy dk sn km apt cad sok mah bul"),
}

# A number before one of these words is an ordinal although the word has a capital: "2. Dünya Savaşı", "6. Filo".
ORDINAL_HEADS = _words(
    "Dünya Ordu Kolordu Filo Tümen Tugay Alay Tabur Hava Zırhlı Mekanize Komando Piyade Ana Bölge Cumhurbaşkanı Başbakan Genel "
    "Olağan Olağanüstü Uluslararası Ulusal Büyük Büyükelçiler Dönem Kongre Kongresi Zirve Zirvesi Toplantı Toplantısı Kurultay "
    "Asliye Ağır Sulh Ceza İcra İdare İş Daire Dairesi Yüksek Türk Türkiye Arap Körfez Afrika Cadde Sokak Madde Lig Yıl "
    "Stratejik Ortak Karma Dışişleri Ekonomi Antalya İstanbul"
)

# After one of these a number is a ruler's ordinal: "Ürdün Kralı 2. Abdullah".
RULERS = _words(
    "Kral Kralı Kraliçe Kraliçesi Papa Sultan Sultanı Şah Şahı Çar Çarı İmparator İmparatoru Prens Prensi Emir Emiri Dükü Patrik"
)

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# White space, and the invisible marks (direction, byte order, zero width) that surround sentences of web pages.
_MARGIN = (
    " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_LAST_WORD = re.compile(r"(?:^|[\s(\[«“”\"'‘’/،,-])([^\s(\[«“”\"'‘’/،,-]+)\.$")
_LONGEST_LINE = 20_000
_AROUND = 60  # code points on each side that a decision looks at
_BEFORE_ORDINAL = re.compile(r"(\w+)\s+\d{1,2}\.$")
_AFTER_NUMBER = re.compile(r"\d\s+\S+$")
_DATE = re.compile(r"(?<!\d)\d{1,2}\. ?\d{1,2}\. ?\d{4}(?!\d)")
_ROMAN = re.compile(r"[IVXLC]+")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SPEAKS = re.compile(r"[^\W_]")
_UP_TO_SPEECH = re.compile(r".*[^\W_]", re.DOTALL)  # back from the end: as fast as what stands behind the last letter is short
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def split(text: str, language: str) -> list[Span]:
    """The sentences of `text` in order, trimmed of white space, as spans of code points; never over a newline.

    Each has a letter or a digit, unless its whole line has none.
    """
    return [span for line in _LINE.finditer(text) for span in _line(text, line.start(), line.group(), language)]


def _line(text: str, offset: int, line: str, language: str) -> list[Span]:
    spans: list[Span] = []
    start, first, last = 0, _speaks_from(line, 0), _speaks_until(line)
    for end in _ends(line, language):
        if end < len(line) and (first >= end or last < end):  # an ellipsis or a bracket alone is no sentence
            continue
        if not _goes_on(line, start, end, language):
            spans.append(Span(offset + start, offset + end))
            start, first = end, _speaks_from(line, end)
    return [span for span in (_trimmed(text, span) for span in spans) if span]


def _speaks_from(line: str, start: int) -> int:
    """Where the next letter or digit stands; the end of the line where there is none."""
    found = _SPEAKS.search(line, start)
    return found.start() if found else len(line)


def _speaks_until(line: str) -> int:
    """Where the last letter or digit stands, -1 where there is none."""
    found = _UP_TO_SPEECH.match(line)
    return found.end() - 1 if found else -1


def _ends(line: str, language: str) -> Iterator[int]:
    """Where sentencex ends the sentences of one line; lone surrogates, which it cannot take, count as other marks.

    Its time grows with the square of a line full of quotation marks: a line too long for a paragraph comes in pieces.
    """
    clean = _SURROGATE.sub("\ufffd", line)
    start = 0
    while start < len(clean):
        end = _piece(clean, start)
        yield from (start + int(found["end_index"]) for found in sentencex.get_sentence_boundaries(language, clean[start:end]))
        start = end


def _piece(line: str, start: int) -> int:
    """The end of a piece that begins at `start`, after white space where there is any."""
    if len(line) - start <= _LONGEST_LINE:
        return len(line)
    space = line.rfind(" ", start, start + _LONGEST_LINE)
    return space + 1 if space > start else start + _LONGEST_LINE


def _trimmed(text: str, span: Span) -> Span | None:
    words = span.of(text)
    start, end = span.end - len(words.lstrip(_MARGIN)), span.start + len(words.rstrip(_MARGIN))
    return Span(start, end) if start < end else None


def _goes_on(line: str, start: int, end: int, language: str) -> bool:
    """Whether the sentence that began at `start` goes on over `end`."""
    if end == len(line):
        return False
    return _joined(line[max(start, end - _AROUND) : end].rstrip(_MARGIN), line[end : end + _AROUND].lstrip(_MARGIN), language)


def _joined(left: str, right: str, language: str) -> bool:
    """Whether the words on both sides say that the stop between them ends nothing."""
    found = _LAST_WORD.search(left)
    if found is None or not right:
        return False
    word = found.group(1)
    return (
        _is_opener(word, left, language)
        or (word in NUMBERED.get(language, ()) and right[0].isdecimal())
        or (word.lower() in ENDERS.get(language, ()) and (right[0].islower() or right[0] in ",;"))
        or (word.isdecimal() and (_is_date(left, right) or _is_ordinal(word, left, right, language)))
        or (language == "tr" and _ROMAN.fullmatch(word) is not None and _FIRST_WORD.match(right) is not None)
    )


def _is_opener(word: str, left: str, language: str) -> bool:
    """A title or an initial. "م." after a number is a unit or an era ("عام 2019 م.") and may end the sentence."""
    if language == "ar":
        return (word in OPENERS["ar"] or (len(word) == 1 and word.isalpha())) and not _AFTER_NUMBER.search(left)
    return word in OPENERS.get(language, ())


def _is_date(left: str, right: str) -> bool:
    """15. 08. 2020, at either of its stops."""
    return _DATE.search(f"{left[-8:]} {right[:8]}") is not None


def _is_ordinal(number: str, left: str, right: str, language: str) -> bool:
    """Turkish writes "third" as "3."; a year at the end of a sentence has four digits."""
    following = _FIRST_WORD.match(right)
    if language != "tr" or following is None or len(number) > 3:
        return False
    before = _BEFORE_ORDINAL.search(left)
    if before and before.group(1) in RULERS:
        return True
    return following.group()[0].islower() or following.group() in ORDINAL_HEADS
