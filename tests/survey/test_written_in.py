"""In which language a text seems to be written: plain where it is, and nothing where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from survey.written_in import other_than, written_in

TEXTS = {
    "pl": ("Nikt mnie nie słuchał", "oni nigdy nie mają czasu", "To jest bardzo trudne dla nas"),
    "ro": ("Nu este bine pentru copil", "nu sunt de acord cu ei", "Asistenta a fost foarte bună dar nu mai vine"),
    "pt": ("Eles não ajudam, eu estou muito cansada", "foi muito difícil para nós", "Não sei porque não vieram"),
    "es": ("Nadie nos escucha y yo estoy muy cansada", "no sé por qué no vienen, es muy difícil para mi"),
    "fr": ("Ils ne sont pas venus et je suis fatiguée", "personne ne nous aide dans la famille"),
    "it": ("La scuola ci ha aiutato molto con una persona", "Con una assistente che non ascolta mai"),
    "de": ("Niemand hört uns zu und es ist schwer",),
    "nl": ("niemand luistert naar ons en het is moeilijk",),
    "hu": ("Senki nem hallgat ránk és ez nagyon nehéz",),
    "cs": ("Nikdo nás neposlouchá, ale je to tak",),
    "sk": ("to je veľmi ťažké, ale bola dobrá",),
    "lv": ("neviens mūs neklausa un tas ir ļoti grūti",),
    "lt": ("Man labai sunku, nes jie neklauso", "ji buvo gera bet dabar yra kita"),
    "so": ("Waxaan u baahanahay caawimaad laakiin ma imanayaan", "waa dhib badan, wax kama qaban iyo"),
    "tr": ("Bu çok zor ama kimse yok", "ben çok yorgunum ve beni dinlemiyorlar"),
    "sq": ("Ata nuk na dëgjojnë dhe është shumë vështirë",),
    "cy": ("Mae hi wedi bod yn anodd iawn", "Doedd neb yn gwrando ac roedd yn anodd"),
    "ur": ("وہ ہماری بات نہیں سنتے ہیں",),
    "ar": ("لا أحد يستمع إلينا هنا",),
    "ru": ("Никто нас не слушает",),
    "uk": ("Ніхто нас не слухає, її немає",),
    "bn": ("কেউ আমাদের কথা শোনে না",),
    "pa": ("ਕੋਈ ਸਾਡੀ ਗੱਲ ਨਹੀਂ ਸੁਣਦਾ",),
    "zh": ("没有人听我们说话 没有人来",),
}
ENGLISH = (
    "ok", "Nie wiem", "no", "fine 😅", "SORRY my phone is slow", "Mrs Kowalska was la de da about it",
    "me no like them", "Jan, Ewa i Ola", "I said no no no", "Nie wiem what to say to them", "", "123",
    "They said the word was \u0627\u0644\u062a\u0648\u062d\u062f to me", "que sera sera", "so so", "ma dad n me",
    "the El Dorado club on Las Vegas street is where we go",
)  # fmt: skip
LABELLED = (*(Path(__file__).parent / "distress").glob("*.txt"), *(Path(__file__).parent / "screening").glob("*.txt"))


@pytest.mark.parametrize("language", TEXTS)
def test_what_is_plain(language: str) -> None:
    """Short texts as a parent types them."""
    assert [language] * len(TEXTS[language]) == [written_in(text) or text for text in TEXTS[language]]


@pytest.mark.parametrize("text", ENGLISH)
def test_what_is_not(text: str) -> None:
    """English, names, a foreign word or two, and both at once."""
    assert "" == written_in(text)


@pytest.mark.parametrize(
    ("spoken", "text", "expected"),
    [
        ("en", "Никто нас не слушает", "ru"),
        ("fa", "oni nigdy nie mają czasu", "pl"),
        ("pl", "Nu este bine pentru copil", "ro"),
        ("pl", "oni nigdy nie mają czasu", ""),
        ("pt-BR", "Eles não ajudam, eu estou muito cansada", ""),
        ("zh-Hant", "没有人听我们说话 没有人来", ""),
        ("fa", "مدرسه خیلی به ما کمک کرد", ""),
        ("ur", "مدرسه خیلی به ما گفت", ""),
        ("bg", "Никой не ни слуша", ""),
        ("ne", "कसैले हाम्रो कुरा सुन्दैन", ""),
        ("hr", "to je veľmi ťažké, ale bola dobrá", ""),
        ("cy", "They never listened to us", ""),
    ],
)
def test_nobody_is_told_that_their_own_language_is_another(spoken: str, text: str, expected: str) -> None:
    """Whoever writes in the chat's language is not taken for somebody else for letters that another one has too, or
    for words of a neighbour."""
    assert expected == other_than(spoken, text)


def test_no_english_sentence_is_taken_for_another_language() -> None:
    """Of those that were invented for other rules, with dialect and slips."""
    sentences = [line for path in LABELLED for line in path.read_text("utf-8").splitlines() if "|" in line]
    assert len(sentences) > 2000
    assert [] == [sentence for sentence in sentences if written_in(sentence.partition("|")[2])]
