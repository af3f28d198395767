"""What is taken for something that identifies someone, and what is not."""

from __future__ import annotations

import pytest

from survey.screening import Kind, can_be_found, screen
from tests.survey.labelled import WORDS, measure, sentences


def found(text: str, *words: str) -> list[tuple[str, str]]:
    """Return the kinds found in a text, with the parts of it in which they stand."""
    return [(finding.kind.value, text[finding.start : finding.end]) for finding in screen(text, words)]


class TestMeasured:
    def test_what_the_rules_were_tuned_on(self) -> None:
        """Everything that has a form is found, and nothing else; a first name alone has none."""
        measured = measure(sentences("tuned"))
        assert {kind: measured.hold[kind] for kind in Kind} == {kind: measured.found[kind] for kind in Kind}
        assert (0, 0) == (measured.false.total(), measured.alarmed)
        assert (4, 0) == (measured.hold["first_name"], measured.found["first_name"])

    def test_what_was_held_out(self) -> None:
        """The figures that benchmarks/README.md states; nothing was tuned on these sentences."""
        measured = measure(sentences("held_out"))
        recall = {kind.value: (measured.found[kind], measured.hold[kind]) for kind in Kind}
        assert {
            "nhs_number": (9, 9),
            "email": (4, 5),
            "postcode": (8, 9),
            "telephone": (8, 10),
            "date_of_birth": (9, 11),
            "title_surname": (15, 18),
            "word": (5, 5),
        } == recall
        assert (0, 0, 52) == (measured.false.total(), measured.alarmed, measured.clean)

    def test_the_published_quotes(self) -> None:
        """No comment that the published report quotes would have been held back."""
        measured = measure(sentences("quotes"))
        assert (0, 34) == (measured.alarmed, measured.clean)

    def test_there_is_something_to_measure(self) -> None:
        """Enough sentences of both sorts, and none in two sets."""
        texts = [sentence.text for name in ("tuned", "held_out", "quotes") for sentence in sentences(name)]
        assert len(texts) >= 250
        assert len(set(texts)) == len(texts)


class TestPlaces:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("the number 943 476 5919, twice", "943 476 5919"),
            (
                "the number \uff19\uff14\uff13\u00a0\uff14\uff17\uff16\u00a0\uff15\uff19\uff11\uff19, twice",
                "\uff19\uff14\uff13\u00a0\uff14\uff17\uff16\u00a0\uff15\uff19\uff11\uff19",
            ),
            ("the number 943\u2011476\u20115919, twice", "943\u2011476\u20115919"),
            ("the number 943\u200d4765919, twice", "943\u200d4765919"),
            ("é\u0301é \ufb01 943 476 5919", "943 476 5919"),
            (
                "\u0669\u0664\u0663 \u0664\u0667\u0666 \u0665\u0669\u0661\u0669",
                "\u0669\u0664\u0663 \u0664\u0667\u0666 \u0665\u0669\u0661\u0669",
            ),
        ],
    )
    def test_a_finding_names_the_characters_that_were_typed(self, text: str, expected: str) -> None:
        """Whatever script, spaces, marks and joiners stand in it and before it."""
        assert [("nhs_number", expected)] == found(text)

    def test_accents_belong_to_what_they_stand_on(self) -> None:
        """A mark at the end of a name is part of the finding."""
        assert [("title_surname", "Ms Rene\u0301")] == found("told Ms Rene\u0301 so")

    def test_findings_stand_in_order_and_apart(self) -> None:
        """Where two rules find the same, the longer one counts."""
        text = "Ms Ashdown (DOB 12/3/09, 01632 960 444) lives at CW99 9ZZ"
        assert [
            ("title_surname", "Ms Ashdown"),
            ("date_of_birth", "12/3/09"),
            ("telephone", "01632 960 444"),
            ("postcode", "CW99 9ZZ"),
        ] == found(text, "Ashdown")


class TestNumbers:
    @pytest.mark.parametrize("number", ["943 476 5918", "0000000000", "94347659190", "9 434 765 919", "C943 476"])
    def test_what_is_no_nhs_number(self, number: str) -> None:
        """A wrong check digit, one digit ten times, eleven digits, another grouping."""
        assert [] == found(f"The number is {number}.")

    @pytest.mark.parametrize("number", ["07700 900123", "(01632) 960444", "+44 7700 900123", "016977 1234"])
    def test_what_is_a_telephone_number(self, number: str) -> None:
        """Places, mobiles, and the form for abroad."""
        assert [("telephone", number.lstrip("("))] == [(kind, part.lstrip("(")) for kind, part in found(number)]

    @pytest.mark.parametrize("number", ["0800 1111", "0300 123 4567", "07.11.2013 9.30", "0770090012", "2013-0444"])
    def test_what_is_no_telephone_number_of_somebody(self, number: str) -> None:
        """A helpline, an organisation's line, dates and times, too few digits."""
        assert [] == found(number)

    @pytest.mark.parametrize("text", ["Section 47", "4-5pm", "C07", "s17 2nd", "S47 1SI", "QQ1 1AA", "M1 1CA"])
    def test_what_is_no_postcode(self, text: str) -> None:
        """An area that there is not, and letters that no second half holds."""
        assert [] == found(text)

    def test_a_date_alone_is_no_date_of_birth(self) -> None:
        """It is one where a word beside it says so."""
        assert [] == found("The conference was on 12 March 2009.")
        assert [("date_of_birth", "12 March 2009")] == found("She was born on 12 March 2009.")


class TestWords:
    def test_an_audits_own_words(self) -> None:
        """Whole words in any capitals, with or without accents; a space stands for a hyphen too."""
        assert [("word", "ZOE"), ("word", "little-acorns")] == found("ZOE, little-acorns, Zoes", *WORDS)

    def test_a_word_with_signs_of_its_own(self) -> None:
        """Its signs are looked for as they are."""
        assert [("word", "A+B (Crewe)")] == found("seen at A+B (Crewe).", "a+b (crewe)")

    def test_words_that_cannot_be_found(self) -> None:
        """One letter would stand everywhere, and signs alone nowhere."""
        assert [False, False, True, True] == [can_be_found(word) for word in ("B", "?!", "Bo", "Ɓo")]
