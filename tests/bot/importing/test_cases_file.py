import pytest

from bot.importing.cases_file import CaseLine, read_cases
from survey.reading.faults import Faults
from tests.bot.importing.files import audit


def faults(text: str) -> list[str]:
    with pytest.raises(Faults) as refused:
        read_cases(text.encode(), "cases.csv", audit())
    return [str(fault) for fault in refused.value.faults]


def test_cases_with_their_attributes() -> None:
    """Whole numbers are numbers, so that conditions can compare them; what is empty is not known."""
    text = "reference,age,category\nC01,4,Neglect\nC-02,under 1,\n"

    assert (
        CaseLine(2, "C01", {"age": 4, "category": "Neglect"}),
        CaseLine(3, "C-02", {"age": "under 1", "category": None}),
    ) == read_cases(text.encode(), "cases.csv", audit())


def test_columns_go_by_name_or_label_in_any_order() -> None:
    """A spreadsheet can keep the headings that people read."""
    text = "\ufeffCategory of the plan;CASE;Age at the sample date\r\nNeglect;C01;004\r\n\r\n"

    assert (CaseLine(2, "C01", {"age": "004", "category": "Neglect"}),) == read_cases(
        text.encode(), "cases.csv", audit()
    )


def test_everything_wrong_is_named_at_once() -> None:
    """By line and column, and without repeating what stands in a cell."""
    text = (
        "reference,age,category,date of birth\n"
        "C01,4,Neglect,1\n"
        "c01,5,Neglect,1\n"
        "Alex Invented,6,Neglect,1\n"
        f"C03,7,{'x' * 81},1\n"
        ",8,Neglect,1\n"
        "C04,9,Ne\x00glect,1\n"
        "C05,9\n"
    )

    found = faults(text)

    assert [
        "cases.csv:1: column '4': has a heading that is not known here; known are 'reference', 'age' and 'category'",
        "cases.csv:3: column 'reference': stands twice; the first time on line 2",
        "cases.csv:4: column 'reference': must be 1 to 16 letters, digits and hyphens, such as C07",
        "cases.csv:5: column 'category': has more than 80 characters",
        "cases.csv:6: column 'reference': must be 1 to 16 letters, digits and hyphens, such as C07",
        "cases.csv:7: column 'category': holds a line break or a character that cannot be shown: remove it",
        "cases.csv:8: has 2 columns, the first line has 4",
    ] == found
    assert "Alex" not in "".join(found)


def test_a_missing_column_is_named_once() -> None:
    """Every attribute of the audit needs its column, and the rows are not blamed for it."""
    assert [
        "cases.csv:1: column 'category': is missing",
        "cases.csv:1: column 'reference': is missing",
    ] == sorted(faults("age\n4\n5\n"))
