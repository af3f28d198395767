# ruff: noqa: E501 - one case a line, so that the tables read as tables
import pytest

from bot.importing.requests_file import RequestLine, read_requests
from survey.audit import Role
from survey.reading.faults import Faults
from tests.bot.importing.files import audit

HEAD = "case,agency,participant,role,language,email,label\n"
CASES = ("C01", "C02")


def read(text: str, cases: tuple[str, ...] = CASES) -> tuple[RequestLine, ...]:
    return read_requests(text.encode(), "requests.csv", audit(), cases)


def faults(text: str, cases: tuple[str, ...] = CASES) -> list[str]:
    with pytest.raises(Faults) as refused:
        read(text, cases)
    return [str(fault) for fault in refused.value.faults]


def test_requests_by_line() -> None:
    """An agency goes by id, name or alias; a person keeps the first spelling and the address that any line has."""
    text = (
        HEAD
        + "C01,Anyshire Constabulary,Robin Invented,auditor,en,robin@example.org,\n"
        + "c02,police,robin  invented,Auditor,en,,\n"
        + "C01,Schools,Sam Invented,auditor,cy,,Primary school\n"
        + "C01,,Family one,parent,en-GB,,\n"
    )

    assert (
        RequestLine(2, "C01", "police", "Robin Invented", Role.AUDITOR, "en", "robin@example.org", ""),
        RequestLine(3, "C02", "police", "Robin Invented", Role.AUDITOR, "en", "robin@example.org", ""),
        RequestLine(4, "C01", "schools", "Sam Invented", Role.AUDITOR, "cy", None, "Primary school"),
        RequestLine(5, "C01", None, "Family one", Role.PARENT, "en-GB", None, ""),
    ) == read(text)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_spreadsheets_write(separator: str, ending: str) -> None:
    """Commas, semicolons or tabs; a mark at the start; blank lines; empty columns at the end; any order."""
    rows = [
        ["Role", "Language", "Participant", "Agency", "Case", "E-mail", "", ""],
        ["auditor", "en", '"Invented, Kim; Dr"', "csc", "C01", "", "", ""],
        ["", "", "", "", "", "", "", ""],
        ["auditor", "en", "Robin Invented", "csc", "C02"],
    ]
    text = "\ufeff" + ending.join(separator.join(row) for row in rows) + ending

    assert (
        RequestLine(2, "C01", "csc", "Invented, Kim; Dr", Role.AUDITOR, "en", None, ""),
        RequestLine(4, "C02", "csc", "Robin Invented", Role.AUDITOR, "en", None, ""),
    ) == read(text)


def test_a_self_assessment_has_no_case() -> None:
    """Where the audit has no sample, an auditor answers for the agency alone."""
    (request,) = read(HEAD + ",police,Robin Invented,auditor,en,,\n", cases=())

    assert (None, "police") == (request.case, request.agency)


def test_the_same_case_and_agency_can_be_asked_twice() -> None:
    """Two schools are two requests: by two people, or by one with labels."""
    text = (
        HEAD
        + "C01,Schools,Sam Invented,auditor,en,,Primary\n"
        + "C01,Schools,Sam Invented,auditor,en,,Secondary\n"
        + "C01,Schools,Kim Invented,auditor,en,,\n"
    )

    assert ["Primary", "Secondary", ""] == [request.label for request in read(text)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("C03,police,Robin Invented,auditor,en,,", "column 'case': is no case of the sample"),
        (",police,Robin Invented,auditor,en,,", "column 'case': is empty: name the case that this request is about"),
        ("C01,polise,Robin Invented,auditor,en,,", "column 'agency': is no agency of the audit; did you mean 'Police'?"),
        ("C01,,Robin Invented,auditor,en,,", "column 'agency': is empty: name the agency for which this auditor answers"),
        ("C01,police,Robin Invented,parent,en,,", "column 'agency': must be empty: the role 'parent' answers for no agency"),
        ("C01,police, ,auditor,en,,", "column 'participant': is empty: name the person who is asked, or a pseudonym"),
        (f"C01,police,{'R' * 81},auditor,en,,", "column 'participant': has more than 80 characters"),
        ("C01,police,Robin Invented,auditer,en,,", "column 'role': must be 'auditor' or 'parent'"),
        ("C01,police,Robin Invented,lead,en,,", "column 'role': the audit has no questionnaire for the role 'lead'"),
        ("C01,police,Robin Invented,auditor,,,", "column 'language': must be a language code, such as en or cy"),
        ("C01,police,Robin Invented,auditor,English,,", "column 'language': must be a language code, such as en or cy"),
        ("C01,police,Robin Invented,auditor,en-abcdefg-hijklm,,", "column 'language': must be a language code, such as en or cy"),
        ("C01,police,Robin Invented,auditor,en,robin@example,", "column 'email': is no e-mail address, such as name@example.org"),
        ("C01,police,Robin Invented,auditor,en,a b@example.org,", "column 'email': is no e-mail address, such as name@example.org"),
        (f"C01,police,Robin Invented,auditor,en,,{'x' * 41}", "column 'label': has more than 40 characters"),
        ("C01,police,Robin\x07 Invented,auditor,en,,", "column 'participant': holds a line break or a character that cannot be shown: remove it"),
        ('C01,police,"Robin\nInvented",auditor,en,,', "column 'participant': holds a line break or a character that cannot be shown: remove it"),
        ("C01,police,Robin \u202eInvented,auditor,en,,", "column 'participant': holds a line break or a character that cannot be shown: remove it"),
        ("C01,police,Robin Invented", "has 3 columns, the first line has 7"),
        ("C01,police,Robin Invented,auditor,en,,,x", "has 8 columns, the first line has 7"),
    ],
)  # fmt: skip
def test_one_thing_wrong(row: str, expected: str) -> None:
    """The fault names line and column."""
    assert [f"requests.csv:2: {expected}"] == faults(f"{HEAD}{row}\n")


def test_what_is_wrong_between_lines() -> None:
    """A request stands once, and a participant has one role, one language and one address."""
    text = (
        HEAD
        + "C01,police,Robin Invented,auditor,en,robin@example.org,\n"
        + "c01,Anyshire Constabulary,ROBIN INVENTED,auditor,en,ROBIN@example.org,\n"
        + "C02,,Robin Invented,parent,cy,other@example.org,\n"
    )

    assert [
        "requests.csv:3: is the same request as line 2: give each a label if there really are two",
        "requests.csv:4: column 'role': is another than on line 2 for the same participant",
        "requests.csv:4: column 'language': is another than on line 2 for the same participant",
        "requests.csv:4: column 'email': is another than on line 2 for the same participant",
    ] == faults(text)


def test_a_parent_is_asked_once() -> None:
    """Two conversations with one person would be mixed up, by them first of all."""
    text = HEAD + "C01,,Family one,parent,en,,\nC02,,family  one,parent,en,,\n"
    said = "requests.csv:3: column 'participant': is asked on line 2 already: a parent has one conversation"
    assert [said] == faults(text)


def test_headings() -> None:
    """Each column is known, stands once, and none that is needed is missing."""
    assert [
        "requests.csv:2: column '2': has a heading that is not known here; did you mean 'agency'?",
        "requests.csv:2: column 'case': stands 2 times",
        "requests.csv:2: column 'agency': is missing",
        "requests.csv:2: column 'language': is missing",
    ] == faults("\ncase,agancy,participant,role,case\n")


def test_lines_are_those_of_the_file() -> None:
    """Blank lines and line breaks within quotation marks count."""
    text = HEAD + '\n"C01",police,"A\nB",auditor,en,,\nC09,police,Kim Invented,auditor,en,,\n'

    assert [3, 5] == [int(fault.split(":")[1]) for fault in faults(text)]


def test_everything_wrong_is_named_at_once_without_names() -> None:
    """Faults go to screens and logs, so they never repeat a cell."""
    text = (
        HEAD
        + "Robin Invented,C01,auditor,police,en,,\n"
        + "C01,Kim Invented,police,Sam Invented,Jo Invented,robin at example.org,\n"
    )

    found = faults(text)

    assert [2, 2, 2, 3, 3, 3, 3] == [int(fault.split(":")[1]) for fault in found]
    assert not [fault for fault in found if "Invented" in fault or "robin" in fault]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_encoding_is_refused(encoding: str) -> None:
    """A name with an accent must not be stored wrongly, so nothing is guessed."""
    data = (HEAD + "C01,police,Zoë Invented,auditor,en,,\n").encode(encoding)
    with pytest.raises(Faults) as refused:
        read_requests(data, "requests.csv", audit(), CASES)

    assert "the file is not in UTF-8: in Excel, save it as 'CSV UTF-8 (comma delimited)'" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "requests.csv:1: the file is empty: its first line must name the columns"),
        ("\n ,\n", "requests.csv:1: the file is empty: its first line must name the columns"),
        (HEAD + 'C01,"police,Robin', "requests.csv:2: a quotation mark is not closed, or stands within a cell"),
    ],
)
def test_what_is_no_table(text: str, expected: str) -> None:
    """Such a file is refused as a whole."""
    assert [expected] == faults(text)
