"""Of what kind an answer has to be, by how the question asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer import Span
from index.kinds import asks_whether, introduced, kind_of


def is_met(question, sentence, answer):
    at = sentence.index(answer)
    kind = kind_of(question)
    return kind is None or kind.is_met(sentence, Span(0, len(sentence)), Span(at, at + len(answer)))


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How old is the mayor?", "Mayor Anna Holt, 44, opened the bridge.", "44"),
        ("how old was he", "The driver, aged 19, was not hurt.", "19"),
        ("How old is she?", "A 17-year-old flew round the world.", "17-year-old"),
        ("How old is the church?", "The church was built in 1382.", "1382"),
        ("How fast is the ferry?", "It makes 22 knots in calm water.", "22"),
        ("How fast was the car going?", "The car went at 180 km/h.", "180 km/h"),
        ("How tall is the tower?", "The tower is 96 metres high.", "96"),
        ("How far is the island?", "It lies 40 km off the coast.", "40"),
        ("How long is the bridge?", "The bridge is 1.2 kilometres long.", "1.2 kilometres"),
        ("How long will it be closed?", "It stays shut until Easter.", "until Easter"),
        ("How much did it cost?", "The repair cost 12 million, the town said.", "12 million"),
        ("How much did they pay?", "They gave £40 each.", "£40"),
        ("How much did the mill cost?", "The mill cost 52.3 mln dlrs.", "52.3 mln"),
        ("How fast will trade grow?", "Trade will grow by six pct this year.", "six"),
        ("What does a ticket cost?", "Tickets are free for children.", "free"),
        ("What percentage of voters agreed?", "Two thirds of the voters agreed.", "Two thirds"),
        ("At what time did it leave?", "It left at 6:40 on Friday.", "6:40"),
        ("What year was it built?", "It was finished in 1912.", "1912"),
        ("What is the name of the storm?", "Storm Ottilie reached the coast.", "Storm Ottilie"),
        ("What is the name of the disease?", "The cases are of monkeypox.", "monkeypox"),
        ("What is the name of the virus?", "The hens had bird flu.", "bird flu"),
        ("What is his name?", "The captain is called Олег Смирнов.", "Олег Смирнов"),
        ("How many ships waited?", "Dozens of ships waited.", "Dozens"),
        ("What is the number of the hotline?", "Call 555-0142 for advice.", "555-0142"),
        ("What's the helpline's number?", "The helpline is 116 123.", "116 123"),
        ("How many goals did she score?", "She scored twice on Sunday.", "twice"),
        ("How much of the wood burned?", "Half of the wood burned.", "Half"),
        ("When did it open?", "It opened after the war.", "after the war"),
        ("The port was shut. When did it open?", "It opened on Monday.", "Monday"),
        ("How far did the tower lean?", "The tower leant by 12°.", "12"),
        ("How long did they hold out?", "They held out all night.", "all night"),
        ("How many ships waited?", "Eight ships waited.", "Eight"),
        ("How many ships waited?", "All ships waited.", "All"),
        ("How old is she?", "A woman in her 40s won.", "40s"),
        ("How old were they?", "Two teens were seen.", "teens"),
        ("How fast was it going?", "It reached 90 kph.", "90"),
        ("What time does it open?", "It opens at nine o'clock.", "nine"),
        ("Which year was it?", "It was built in ’68.", "’68"),
        ("How many voted?", "The count ran into billions.", "billions"),
        ("What share of the tenants agreed?", "Nine in ten tenants agreed.", "Nine in ten"),
        ("What is the name of the ferry?", "People call it nordlys.", "nordlys"),
        ("What is the number to call?", "For advice dial 116 123.", "116 123"),
        ("Which day did it open?", "It opened on a Monday.", "Monday"),
        ("Who won?", "A former nurse of 42 won.", "A former nurse of 42"),
        ("Who found it?", "It was found by a diver.", "a diver"),
        ("Why did it stop?", "It stopped because of ice.", "ice"),
        ("Where is it?", "It lies in Kiel.", "Kiel"),
        ("When the ice breaks, who is called?", "The pilots are called.", "The pilots"),
        ("What is the name given to such ice?", "It is known as pancake ice.", "pancake ice"),
    ],
)
def test_what_can_answer_is_of_its_kind(question, sentence, answer):
    assert is_met(question, sentence, answer)


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How old is the mayor?", "The mayor received 7,412 votes.", "7,412"),
        ("How fast is the ferry?", "It is 40 centimetres too wide.", "40 centimetres"),
        ("How deep is the lake?", "The lake lies beside the old mill.", "old mill"),
        ("How long was the meeting?", "It was in room 2:30, upstairs.", "2:30"),
        ("How heavy is the bell?", "The bell was cast by 11 masters.", "11"),
        ("How much does a ticket cost?", "All 18,500 tickets were gone.", "18,500"),
        ("What percentage of voters agreed?", "The mayor agreed with the voters.", "mayor"),
        ("What time does it open?", "It opens on Thursday, the port said.", "Thursday"),
        ("What year was he chosen?", "He was chosen by the council.", "council"),
        ("Which year was he chosen?", "He was chosen by the council.", "council"),
        ("What is the name of the storm?", "It came with hurricane-force winds.", "hurricane-force winds"),
        ("What was her name?", "A woman of 38 drowned.", "38"),
        ("How many ships waited?", "Ships waited off the port.", "off the port"),
        ("What is the number of the hotline?", "The hotline is for 475,000 tenants.", "475,000"),
        ("When was it closed?", "The bridge was closed quietly.", "quietly"),
        ("Who won the vote?", "The vote went 7-4 in favour.", "7-4"),
        ("Who paid for it?", "It cost 12 million euros.", "12 million euros"),
        ("Who paid for it?", "It cost a hundred euros.", "a hundred euros"),
        ("Whose ship is it?", "It cost 12 million euros.", "12 million euros"),
        ("How much does the bell weigh?", "The bell was cast by 11 masters.", "11"),
        ("At what speed does it sail?", "It sails at noon.", "noon"),
        ("What percent of voters agreed?", "The mayor agreed with the voters.", "mayor"),
        ("What proportion of voters agreed?", "The mayor agreed with the voters.", "mayor"),
        ("What is the number to call?", "The hotline is for 475,000 tenants.", "475,000"),
        ("Which day did it close?", "It closed quietly.", "quietly"),
        (
            "How old is he?",
            "Some 44 voters came to the hall to hear of the tower, which is years late.",
            "44",
        ),
    ],
)
def test_what_cannot_answer_is_not(question, sentence, answer):
    assert not is_met(question, sentence, answer)


def test_a_unit_beside_it_counts_in_its_own_sentence_alone():
    text = "The tower took years. Mills 12. An hour is long."
    kind, at = kind_of("How long did the mill take?"), text.index("12")
    assert not kind.is_met(text, Span(text.index("Mills"), at + 3), Span(at, at + 2))
    assert kind.is_met(text, Span(0, len(text)), Span(at, at + 2))


@given(st.text(max_size=40), st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_text_is_judged(rest, sentence, one, other):
    start, end = sorted(min(at, len(sentence)) for at in (one, other))
    for words in ("How old", "Who", "What is the name of", "When", "How much did it cost", ""):
        kind = kind_of(f"{words} {rest}?")
        assert kind is None or kind.is_met(sentence, Span(0, len(sentence)), Span(start, end)) in {True, False}


@pytest.mark.parametrize("piece", ["million", "illion", "a ", "and", "1,", "year", ". ", "how much ", "ſ", "A"])
def test_texts_of_one_piece_over_and_over_are_judged_as_well(piece):
    said = piece * (2000 // len(piece)) + " it was"
    for question in ("Who paid?", "How much did it cost?", "What is its name?", f"When {said}"[:1000], said[:1000]):
        kind = kind_of(question)
        whole = Span(0, len(said))
        assert kind is None or kind.is_met(said, whole, whole) in {True, False}


@pytest.mark.parametrize(
    ("question", "whether"),
    [
        ("Did the ferry sail on Monday?", True),
        ("is the harbour open", True),
        ("Weren’t the drivers on strike?", True),
        ("Are there any trams?", True),
        ("Can you say when it sails?", False),
        ("When did the ferry sail?", False),
        ("Who is the mayor?", False),
        ("Island ferry timetable", False),
        ("Mayors of Eastport", False),
    ],
)
def test_what_asks_for_yes_or_no_begins_with_a_verb_and_asks_for_nothing_else(question, whether):
    assert asks_whether(question) is whether


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is Anna Holt?", {"anna", "holt"}),
        ("what's pragyan", {"pragyan"}),
        ("Who was Anna Holt?", {"anna", "holt"}),
        ("Who is the mayor?", set()),
        ("What is it?", set()),
        ("Who opened the bridge?", set()),
        ("Who is Eastport's new mayor?", set()),
        ("What is the miners’ demand?", set()),
        ("When is Easter?", set()),
    ],
)
def test_who_is_somebody_names_them(question, name):
    assert introduced(question) == name
