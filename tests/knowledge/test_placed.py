"""The day that a document shows below its title, beside those that it gives of itself."""

from datetime import date, datetime

import pytest
from documents import pdf, word
from reading import streamed

from knowledge.readers.placed import day_of

DAY = date(2024, 5, 13)
TEXT = "The ferry line between Eastport and Northholm opens in June, the port said on 2 May 2024."


@pytest.mark.parametrize(
    "line",
    [
        "May 13, 2024",
        "Northholm, 13 May 2024",
        "Monday, May 13th, 2024.",
        "Von Mia Berg | 13. Mai 2024",
        "13.05.2024 - Mia Berg",
        "2024-05-13",
        "Halifax, Salon, 13 May 2024",
        "Северный порт, 13 мая 2024 г.",
        "13 de mayo de 2024",
        "Nantes, le port, 13 mai 2024",
    ],
)
def test_a_line_with_a_place_or_a_name_and_the_day_gives_it(line):
    assert day_of(["Press office of the port", line, TEXT], date(2024, 5, 14)) == DAY
    assert day_of([line], None) == DAY


@pytest.mark.parametrize(
    "line",
    [
        TEXT,
        "The port has been closed since 13 May 2024",
        "Minutes of the meeting of 13 May 2024",
        "From 13 May 2024 to 14 May 2024",
        "Date: Monday, 13 May 2024, 7 p.m., town hall",
        "13 May 2024 was a good day.",
        "The first day of the ferry line is 13 May 2024",
        "32 May 2024",
        "13 Ferry 2024",
        "05/13/2024",
        "Chapter 1.13.05.2024",
    ],
)
def test_a_line_that_says_more_gives_none(line):
    assert day_of([line], None) is None


def test_a_day_long_after_the_document_was_changed_is_an_event_s():
    assert day_of(["Northholm, 13 May 2024"], date(2024, 5, 6)) == DAY
    assert day_of(["Northholm, 13 May 2024"], date(2024, 5, 5)) is None


@pytest.mark.parametrize("made", [datetime(2019, 2, 1), datetime(2024, 5, 20)])  # noqa: DTZ001  its own clock
def test_what_is_shown_counts_more_than_when_a_document_was_made(made):
    """It may be begun from one of years ago, or printed years later."""

    def write(document):
        document.core_properties.modified = datetime(2024, 5, 20)  # noqa: DTZ001
        for paragraph in ("Northholm, 13 May 2024", TEXT, "It has two ships."):
            document.add_paragraph(paragraph)

    assert streamed(word(write, title="Ferry starts", created=made)).published == DAY
    lines = [(70, 740, 22, "Ferry starts"), (70, 700, 10, "Northholm, 13 May 2024"), (70, 660, 10, TEXT)]
    printed = pdf([[*lines, (70, 648, 10, "It has two ships.")]], created="D:20250601120000Z")
    assert streamed(printed).published == DAY
