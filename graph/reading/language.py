"""The language of a text, among the three that Alaqat reads.

The script decides first, then letters and very frequent words. Only a text that is still unclear is shown to
py3langid, whose start takes a quarter of a second.
"""

import re

LANGUAGES = ("ar", "en", "tr")

# Enough of a text to know its language by; more only costs time.
SAMPLE = 4000

_ARABIC_SCRIPT = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN_SCRIPT = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u05ff\u0700-\u074f\u0900-\u1cff\u3040-\u9fff\uac00-\ud7af]")
# Letters of Persian, Urdu, Kurdish, Pashto and Uyghur that Arabic has not, against what is Arabic alone.
_NOT_ARABIC = re.compile(r"[پچژگڤکیےٹڈڑںہھۀەێۆۇۈېۍڕڵټډړږښګځڅڼ]")
_ARABIC_ALONE = re.compile(r"[ةكيىإ]|\bال")


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_WORD = re.compile(r"[^\W\d_]+")
_TURKISH_LETTER = re.compile(r"[ıİğĞşŞ]")
_NEIGHBOUR_LETTER = re.compile(r"[əƏêÊýÝňŇțȚăĂ]|\b\w*[qQxX]\w*\b")  # Azerbaijani, Kurdish, Turkmen, Romanian
FREQUENT: dict[str, frozenset[str]] = {
    "en": _words(
        "the of and to that is was are were for with by said from has have had its his her their which will would been "
        "not but they this it as at on"
    ),
    "tr": _words(
        "ve bir bu ile için da de olarak olan olduğunu daha çok gibi kadar sonra göre ancak ise ya en her iki ne dedi "
        "etti oldu var yok değil arasında üzerinde tarafından karşı yeni"
    ),
}
_CLEAR = 0.12  # the share of frequent words in ordinary prose is .25 to .45 in English, .12 to .25 in Turkish
_TOO_SHORT = 5  # code points: one or two names tell nothing
_NEAR = 8.0  # natural logarithm of odds


def detect_language(text: str) -> str | None:
    """`ar`, `en` or `tr`; None for another language, and for a text too short to tell."""
    sample = text[:SAMPLE]
    arabic, latin, other = (len(s.findall(sample)) for s in (_ARABIC_SCRIPT, _LATIN_SCRIPT, _OTHER_SCRIPT))
    if not max(arabic, latin) or other > max(arabic, latin):
        return None
    if arabic >= latin:
        return "ar" if len(_NOT_ARABIC.findall(sample)) <= len(_ARABIC_ALONE.findall(sample)) else None
    return _of_latin(sample)


def _of_latin(sample: str) -> str | None:
    """By what is not a name: "Recep Tayyip Erdoğan arrived in Doha" is English."""
    words = [word for word in _WORD.findall(sample) if not word[0].isupper()] or _WORD.findall(sample)
    share = {language: sum(word.lower() in frequent for word in words) / len(words) for language, frequent in FREQUENT.items()}
    turkish = sum(_TURKISH_LETTER.search(word) is not None for word in words) / len(words)
    if share["en"] >= _CLEAR and share["en"] > 3 * (share["tr"] + turkish):
        return "en"
    if turkish + share["tr"] >= _CLEAR and turkish > share["en"] and len(_NEIGHBOUR_LETTER.findall(sample)) < 0.005 * len(sample):
        return "tr"
    return _by_model(" ".join(words))


def _by_model(sample: str) -> str | None:
    """py3langid's answer; among its many languages, one of ours may come close behind another in a short text."""
    import py3langid

    ranked = py3langid.rank(sample)
    best, score = ranked[0]
    ours, our_score = max(((language, odds) for language, odds in ranked if language in LANGUAGES), key=lambda pair: pair[1])
    if best in LANGUAGES or (len(sample) >= _TOO_SHORT and our_score > score - _NEAR):
        return str(ours)
    return None
