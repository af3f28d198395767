"""In which language a text seems to be written, where that is plainly not English: by its letters, or by small words.

Only what many families in England write in stands here, and only what is safe to tell: of a short text, of one in two
languages, and of letters that several languages share to the last one, nothing is said. A name or two is no language.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from survey.languages import BASE, script

LETTERS = {
    "ARABIC": "ar",
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "CJK": "zh",
    "CYRILLIC": "ru",
    "DEVANAGARI": "hi",
    "ETHIOPIC": "am",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "SINHALA": "si",
    "TAMIL": "ta",
    "THAI": "th",
}
"""Whose letters these are, by the first word of their Unicode names; the language that most often has them here."""
TELLING = {
    "ar": {"ur": "ٹڈڑںےھہ", "fa": "پچژگ"},
    "ru": {"uk": "іїєґ"},
}
"""Letters that of two languages with the same script only the other one has; the first that fits counts."""
SMALL_WORDS = {
    "cs": "je že se ale jak jsem není nám mě byla bylo já nikdo nás velmi by jen",
    "cy": "mae yn y yr ac ond nid oedd wedi gyda fy dw rydw doedd ddim roedd nhw pan",
    "de": "und der das ist nicht ich wir uns sie es ein eine mit auf sehr aber hat haben niemand",
    "es": "el los las que en es por con para una pero como más mi muy nos cuando está han yo nada ella nadie tengo",
    "fr": "le les des et est que pas une pour dans qui avec nous mais elle ils sont très mon était je sur personne",
    "hu": "nem és az hogy egy nagyon van volt senki minket csak mert nekem",
    "it": "che il gli è di non con una per mi ci come più molto ma sono noi loro nessuno ho della",
    "lt": "ir yra kad su bet kaip mes jie labai mano nėra tai buvo man nes ji iš už apie",
    "lv": "un ir nav mūs tas ļoti bet kas ar es viņi man neviens",
    "nl": "het een niet van ik wij ons zij maar met voor heel heeft ze niemand zijn naar",
    "pl": "nie się i że na jest do to z jak ale mi mnie nas bardzo był była było tylko oni mój moje dla czy nikt sie",
    "pt": "os que não uma com para mais mas foi muito ele ela nos quando está meu minha eu isso porque são ninguém",
    "ro": "și nu este cu pentru că sunt mai din care foarte dar ne mi au fost când ei ea pe lor o nimeni",
    "sk": "je že sa ale ako nie mi veľmi na bola bolo nikto nás som sme nám by",
    "so": "waa iyo ma ku ka la waxay waxaan ay soo uu aan oo inay ii laakiin wax noo igu nama aad buu ayaa",
    "sq": "dhe nuk është në për me të që një shumë ne ata po kur ka më i si isha",
    "tr": "ve bir bu için çok ama değil ile ben biz onlar gibi daha ne var yok beni bana",
}
"""Words that stand in almost every sentence of a language; neighbours are there so that none is taken for another."""
ENGLISH = """
the a and to of in is was it i my me we you he she they them her his our not no but for on with at that this
so have had has be been are were do did don dont im its as if when who what there all just very about from by
or an can could would will up out get got said told more one some too us your their him go went like
"""
LEAST_LETTERS = 6
LEAST_WORDS = 2
"""Of a language, that are different and no English ones: how many it takes."""

_WORD = re.compile(r"[^\W\d_]+")


def written_in(text: str) -> str:
    """Return the code of the language in which a text seems to be written; empty for English, and where that is not
    plain."""
    letters = Counter(map(_letter, filter(str.isalpha, text)))
    whose, many = max(letters.items(), key=lambda each: each[1], default=("", 0))
    if whose and many >= LEAST_LETTERS and 2 * many > letters.total():
        return _told_apart(whose, text)
    return "" if whose else _by_words(text)


def other_than(spoken: str, text: str) -> str:
    """Return the code of the language in which a text plainly seems to be written, where that is another than the one
    in which its author is spoken to; empty else. What cannot be told from that one is taken for it: letters that it
    has too, and small words where its own are not known here."""
    language, known = written_in(text), spoken.partition("-")[0]
    if language in {"", known}:
        return ""
    if script(spoken) != script(language):
        return language
    return language if language in SMALL_WORDS and known in {BASE, *SMALL_WORDS} else ""


@lru_cache(maxsize=1024)
def _letter(letter: str) -> str:
    """Return the language whose letter this is, empty for Latin ones."""
    return LETTERS.get(unicodedata.name(letter, "").partition(" ")[0], "")


def _told_apart(language: str, text: str) -> str:
    for other, only in TELLING.get(language, {}).items():
        if set(only) & set(text.casefold()):
            return other
    return language


def _by_words(text: str) -> str:
    words, ours = Counter(_WORD.findall(text.casefold())), _english()
    english = sum(many for word, many in words.items() if word in ours)
    found = {
        language: [(word, many) for word, many in words.items() if word in small and word not in ours]
        for language, small in _small_words().items()
    }
    language, theirs = max(found.items(), key=lambda each: sum(many for _, many in each[1]))
    many = sum(many for _, many in theirs)
    is_plain = len(theirs) >= LEAST_WORDS and many > 2 * english and 4 * many >= words.total()
    rivals = [other for other, each in found.items() if other != language and sum(n for _, n in each) == many]
    return language if is_plain and not rivals else ""


@lru_cache(maxsize=1)
def _small_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return frozenset(ENGLISH.split())
