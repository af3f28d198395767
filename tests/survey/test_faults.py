from survey.reading.faults import Fault, Faults


def test_a_fault_reads_as_file_line_place_and_message() -> None:
    """What a person sees names the file, the line, the part and the key, as far as there are any."""
    assert "a.yaml:12: question q5, key 'when': is missing" == str(
        Fault("a.yaml", 12, "question q5", "when", "is missing")
    )
    assert "a.yaml:3: key 'title': is missing" == str(Fault("a.yaml", 3, "", "title", "is missing"))
    assert "a.csv:4: column 'case': is empty" == str(Fault("a.csv", 4, "column 'case'", "", "is empty"))
    assert "a.yaml:1: the file is empty" == str(Fault("a.yaml", 1, "", "", "the file is empty"))


def test_faults_stand_in_the_order_of_the_lines_and_once() -> None:
    """The file can be mended from top to bottom."""
    late, early = Fault("f", 9, "", "b", "x"), Fault("f", 2, "", "a", "x")

    refused = Faults([late, early, late])

    assert (early, late) == refused.faults
    assert "f:2: key 'a': x\nf:9: key 'b': x" == str(refused)
