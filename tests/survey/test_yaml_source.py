import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.reading.faults import Faults
from survey.reading.yaml_source import read_yaml


def refusal(text: str) -> str:
    with pytest.raises(Faults) as refused:
        read_yaml(text, "f.yaml")
    return str(refused.value)


def test_values_and_lines() -> None:
    """Each path knows its line; words that other YAML versions take for booleans are words."""
    source = read_yaml("a: yes\nb:\n  - no\n  - c: 012\n    d: 2026-11-02\ne: {f: true, g: ~, h: 1.5}\n", "f.yaml")

    assert {
        "a": "yes",
        "b": ["no", {"c": 12, "d": dt.date(2026, 11, 2)}],
        "e": {"f": True, "g": None, "h": 1.5},
    } == source.data
    assert 5 == source.lines["b", 1, "d"]
    assert () == source.faults


def test_a_byte_order_mark_is_passed_over() -> None:
    """Windows editors put one at the start of a file."""
    assert {"a": 1} == read_yaml("\ufeffa: 1", "f.yaml").data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "f.yaml:1: the file is empty"),
        ("# only a comment\n", "f.yaml:1: the file is empty"),
        ("- a\n- b\n", "f.yaml:1: the file must hold keys"),
        ("just words", "f.yaml:1: the file must hold keys"),
        ("a: 1\nb:\n\tc: 1\n", "f.yaml:3: a tab cannot indent YAML: use spaces"),
        ("a: 1\nb: c: d\n", "f.yaml:2: this is not YAML"),
        ("a: 'open\n", "this is not YAML"),
        ("a: 1\nb: \x07\n", "f.yaml:2: a character that cannot be printed"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2: a second document begins here"),
        ("%YAML 1.1\n---\na: no\n", "a directive ('%') is not allowed"),
        ("a: !!python/name:os.system x\n", "f.yaml:1: a tag ('!') is not allowed"),
        ("a: " + "[" * 100_000, "more than 30 levels inside each other"),
        ("a" * 1_000_001, "f.yaml:1: the file is larger than 1 MB"),
        ("\u00e9" * 500_001, "f.yaml:1: the file is larger than 1 MB"),
    ],
)
def test_what_is_no_plain_yaml_is_refused(text: str, expected: str) -> None:
    """Nothing is read from such a file, and the line says where to look."""
    assert expected in refusal(text)


def test_a_short_file_cannot_unfold_into_a_large_one() -> None:
    """Anchors and aliases are refused before anything is built from them, once for each line."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcde", "bcdef", strict=True)
    )

    lines = refusal(bomb).splitlines()

    assert 6 == sum("an anchor ('&') is not allowed" in line for line in lines)
    assert 5 == sum("an alias ('*') is not allowed" in line for line in lines)


def test_what_is_wrong_with_values_is_collected() -> None:
    """The rest of the file is still read, so that its errors come at the same time."""
    text = 'a: 1\na: 2\n1: x\n? [p]\n: q\nb: "x\\0y"\nc: 2026-13-45\nd: "\\u202Eabc"\ne: "\\ud800"\n'
    source = read_yaml(text, "f.yaml")

    assert [
        "f.yaml:2: key 'a': the key stands twice; the first time on line 1",
        "f.yaml:3: a key must be a word: put it in quotes",
        "f.yaml:4: a key must be a word: put it in quotes",
        "f.yaml:6: key 'b': holds a character that cannot be shown (U+0000): remove it",
        "f.yaml:7: key 'c': this looks like a date or a number but is none: put it in quotes if it is text",
        "f.yaml:8: key 'd': holds a character that cannot be shown (U+202E): remove it",
        "f.yaml:9: key 'e': holds a character that cannot be shown (U+D800): remove it",
    ] == [str(fault) for fault in source.faults]
    assert 1 == source.data["a"]


@settings(max_examples=150)
@given(st.text(alphabet="ab:-[]{}&*!%'\"|>#?,\n\t 0\x00\ud800", max_size=40))
def test_whatever_is_written_there_is_a_value_or_a_fault(text: str) -> None:
    """No text breaks the reader."""
    assert attempt(text) is not None


def attempt(text: str) -> object:
    try:
        return read_yaml(text, "f.yaml").data
    except Faults as refused:
        return refused.faults or None
