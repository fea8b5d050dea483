"""What counts more than what a reader makes of a passage. Here it finds what a test says, the best first."""

import math
from dataclasses import replace
from datetime import date

import pytest
from made import article, hit

from index.hit_reader import HitReader
from index.reader import Read, Reading


class Finds:
    """A reader that finds these words in the passage and the title, each with its score, and notes what is put."""

    def __init__(self, *found, title=()):
        self.found, self.title, self.put = found, title, []

    def read(self, question, title, passage):
        self.put.append((question, title))
        return Read(_readings(self.found, passage), _readings(self.title, title))


def _readings(found, text):
    return tuple(Reading(score, text.index(words), text.index(words) + len(words)) for words, score in found)


def read(question, text, *found, title="Title", in_title=()):
    passage = hit(article(text, title))
    reading = HitReader(Finds(*found, title=in_title)).best(question, passage)
    return text[reading.start : reading.end], reading.score


FERRY = "Ada Finch spoke at noon. The ferry will sail on Monday. It has room for 40 cars and Ole Brandt."


@pytest.mark.parametrize(
    ("question", "text", "found", "told"),
    [
        # What cannot be an answer of the kind is passed over, and what can be comes in its place.
        ("How heavy is it?", "It takes 40 cars. It weighs 90 tons.", [("40", 5.0), ("90", 2.0)], ("90", 2.0)),
        ("How heavy is it?", "It takes 40 cars. It weighs 90 tons.", [("40", 5.0)], ("40", -math.inf)),
        # An article that only asks it does not say it.
        ("Who sails?", "Does Ole Brandt sail? Ada Finch sails.", [("Ole Brandt", 5.0)], ("Ole Brandt", -math.inf)),
        # A byline says who wrote, and nothing of what is asked; further down such a line is one of the text.
        ("Who sailed?", "Ole Brandt\nA man sailed.", [("Ole Brandt", 5.0)], ("Ole Brandt", -math.inf)),
        ("Who sailed?", "Ole Brandt!\nThat was he.", [("Ole Brandt", 5.0)], ("Ole Brandt", 5.0)),
        ("Who sailed?", f"{'It rained. ' * 40}\nOle Brandt\nHe did.", [("Ole Brandt", 5.0)], ("Ole Brandt", 5.0)),
        ("Who sailed?", "It rained. Ole Brandt\nHe did.", [("Ole Brandt", 5.0)], ("Ole Brandt", 5.0)),
        ("Who sailed?", "Ole Brandt. It rained.", [("Ole Brandt", 5.0)], ("Ole Brandt", 5.0)),
        ("How many sailed?", "12.\nSo many sailed.", [("12", 5.0)], ("12", 5.0)),
        # Yes or no are no words of the sentence that says it, so its score is low.
        ("Will the ferry sail?", FERRY, [("sail", -1.0)], ("sail", 0.5)),
        # Who is named in an article is somebody, if unsurely.
        ("Who is Ole Brandt?", FERRY, [("Ada Finch", 5.0)], (FERRY.split(". ")[2], 0.0)),
        ("Who is Ole Brandt?", FERRY, [("40 cars", -9.0)], ("40 cars", 0.0)),
        ("Who is Ole Brandt?", FERRY, [("40 cars", 2.0)], ("40 cars", 3.5)),
        # What is asked of several, a list tells, and an age its form; a reader that is sure is believed.
        ("Which towns fell?", "Torrey and Havn are towns that fell.", [("fell", -3.0)], ("Torrey and Havn", 1.0)),
        ("Which towns fell?", "Torrey and Havn are towns that fell.", [("Havn", 2.0)], ("Havn", 2.0)),
        ("How old is Ada Finch?", "Ada Finch, 44, sailed for 12 years.", [("12", -3.0)], ("44", 1.0)),
        # Of whoever is asked about, only their own words count, and the sentence that has most of the subject.
        (
            "What did Ada Finch say about the ferry?",
            'The ferry is old. "The ferry is late," said Ada Finch.',
            [("old", 5.0)],
            ('"The ferry is late," said Ada Finch.', 3.0),
        ),
        ("What did Gdynia say about the tram?", "Nobody spoke of it.", [("Nobody", 5.0)], ("Nobody", -math.inf)),
    ],
)  # fmt: skip
def test_an_answer_has_to_be_of_the_kind_that_is_asked_for(question, text, found, told):
    words, score = read(question, text, *found)
    assert (words.removesuffix("."), score) == (told[0].removesuffix("."), told[1])


PARADE = "When is the parade? It starts on Saturday at noon. When was the last? In May 2019."


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([("May", 5.0), ("Saturday", 1.0)], ("Saturday", 4.0)),
        ([("Saturday", 5.0)], ("Saturday", 5.0)),
        ([("May", 5.0)], ("I", 4.0)),  # the first letter of what stands there
    ],
)
def test_what_stands_below_a_heading_that_asks_the_same_is_the_answer(found, told):
    assert read("When is the parade?", PARADE, *found) == told


@pytest.mark.parametrize(
    ("title", "in_title", "told"),
    [
        ("Ferry opens on Monday", [("Monday", 4.0)], ("Monday", 3.0)),
        ("Ferry opens on Monday", [("Monday", 1.5)], ("noon", 1.0)),  # hardly better: the passage is believed
        ("Does the ferry open on Monday?", [("Monday", 4.0)], ("noon", 1.0)),  # it asks itself
        ("Ferry to sail", [("sail", 4.0)], ("noon", 1.0)),  # no time
        ("Ferry opens on Friday", [("Friday", 4.0)], ("noon", 1.0)),  # nothing below says so
    ],
)
def test_what_a_title_answers_is_told_by_the_sentence_that_says_it(title, in_title, told):
    text = "Ada Finch spoke at noon. The ferry sails from Monday on."
    found = [("noon", 1.0), ("Monday", -2.0)]
    assert read("When does the ferry open?", text, *found, title=title, in_title=in_title) == told


def test_a_passage_is_read_with_the_day_of_its_article_and_without_the_period_that_it_is_not_of():
    reader = Finds(("Monday", 2.0))
    passage = hit(article("It sailed on Monday.", "Ferry", published=date(2021, 8, 13)))
    HitReader(reader).best("When did it sail in August 2021?", passage)
    HitReader(reader).best("When did it sail in August 2021?", replace(passage, inside=False))
    assert reader.put == [
        ("When did it sail in August 2021?", "Ferry. 13 August 2021"),
        ("When did it sail in ?", "Ferry"),
    ]
