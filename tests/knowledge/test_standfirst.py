"""What stands around a page's text: the sentence below its heading is a part of it, numbers of notes are none."""

from datetime import date

import pytest
from pages import BODY, LAST, LEAD, page, paragraphs

from knowledge.readers import html
from knowledge.readers.markup import text_of
from knowledge.store.likeness import is_beginning

TITLE = "Ferry to Northholm starts in June"
SAID = "The crossing takes 25 minutes, and dogs travel free of charge on both ships."
NAMED = f'<div class="article-body" itemprop="articleBody">{paragraphs()}</div>'


def text(article, head=""):
    return html.page(page(head, article), None).text.split("\n")


@pytest.mark.parametrize(
    "below",
    [
        f'<div data-gu-name="standfirst"><div><p>{SAID}</p></div></div><div data-gu-name="meta">Mia Berg</div>',
        f'<p class="article__desc">{SAID}</p><section class="author">By Mia Berg</section>',
        f'<div class="byline">Mia Berg</div><h2 class="subheadline">{SAID}</h2>',
        f'<p class="css-x1 e9">{SAID}</p>',
    ],
)
def test_the_sentence_below_the_heading_is_read_where_it_stands_apart_from_the_text(below):
    described = f'<meta name="description" content="{SAID[:60]}…">' if "css-x1" in below else ""
    head, heading = f"<header><h1>{TITLE}</h1>{below}</header>", f"<h1>{TITLE}</h1>{below}"
    assert text(head + NAMED, described) == [SAID, *BODY]
    assert text(heading + NAMED, described) == [SAID, *BODY]


@pytest.mark.parametrize(
    "below",
    [
        f'<p class="summary">{LEAD[:70]}</p>',  # the beginning of the text
        f"<p>{SAID}</p>",  # nobody says what it is
        f'<div class="newsletter"><p class="intro">{SAID}</p></div>',
        f'<div class="image__description">{SAID}</div>',
        f'<figure class="intro"><p>{SAID}</p></figure>',
        f'<aside><p class="intro">{SAID}</p></aside>',
        f'<ul><li class="lead"><p>{SAID}</p></li></ul>',
    ],
)
def test_what_else_stands_below_the_heading_is_none_of_the_text(below):
    assert text(f"<header><h1>{TITLE}</h1>{below}</header>{NAMED}") == BODY


def test_a_page_that_has_its_text_within_reach_says_the_sentence_once():
    below = f'<p class="intro">{SAID}</p>'
    assert text(f"<h1>{TITLE}</h1>{below}{paragraphs()}", f'<meta name="description" content="{SAID}">') == [
        SAID,
        *BODY,
    ]


def test_the_free_beginning_with_its_sentence_is_a_beginning_of_the_text_without():
    assert is_beginning(f"{SAID}\n{BODY[0]}", "\n".join(BODY))
    assert not is_beginning(SAID, "\n".join(BODY))
    assert not is_beginning(f"{SAID}\n{BODY[1]}", "\n".join(BODY))
    assert not is_beginning(f"{SAID}\nSomething else entirely is said here.", "\n".join(BODY))


NOTES = (
    '<p>The line costs 12 million<sup class="fn"><a href="#n1" id="r1">1</a></sup> euros, of which the state pays '
    '5<sup id="cite_ref-2"><a href="https://news.example/x#n2">[2]</a></sup>, for 400 m<sup>2</sup> of quay.</p>'
)
SUM = "The line costs 12 million euros, of which the state pays 5, for 400 m2 of quay."
NOTE = '<ol><li id="n1">Budget of the port, page 12. <a href="#r1">↩︎</a></li></ol>'


def test_numbers_of_notes_make_no_other_sums():
    assert text(f"<h1>{TITLE}</h1>{NAMED.replace('</div>', NOTES + NOTE + '</div>')}") == [
        *BODY,
        SUM,
        "- Budget of the port, page 12.",
    ]
    assert text_of(NOTES + NOTE) == f"{SUM}\nBudget of the port, page 12."


OTHERS = (
    '<p><b>Read also: <a href="/old">The old bridge was sold to a farmer for a euro</a></b></p>',
    '<p>Lesen Sie auch: <a href="/old">Die alte Brücke wurde für einen Euro verkauft</a></p>',
    '<p>Читайте также: <a href="/old">Старый мост продан фермеру за один евро</a></p>',
    '<div>اقرأ أيضا: <a href="/old">بيع الجسر القديم لمزارع مقابل يورو واحد</a></div>',
    '<div class="x"><p>See also</p><p><a href="/old">The old bridge</a></p><p><a href="/b">A new one</a></p></div>',
)


@pytest.mark.parametrize("line", OTHERS)
def test_lines_that_lead_to_other_articles_are_no_part_of_this_one(line):
    assert text(f"<h1>{TITLE}</h1>{NAMED.replace(f'<p>{LAST}', line + f'<p>{LAST}')}") == BODY
    assert text_of(paragraphs(BODY[:3]) + line + paragraphs([LAST])) == "\n".join(BODY)


def test_who_reads_or_is_related_says_something():
    kept = [
        "Read more books, the minister said, who had opened the library in Northholm on Sunday.",
        'Related costs, says <a href="/x">the audit office</a>, were left out.',
        "Lesen Sie auch die Fahrpläne, rät der Hafen, denn sie ändern sich oft.",
    ]
    plain = [text_of(line) for line in kept]
    assert text_of(paragraphs(kept)).split("\n") == plain
    assert text(f"<h1>{TITLE}</h1>{NAMED.replace('</div>', paragraphs(kept) + '</div>')}") == [*BODY, *plain]


def test_the_heading_of_an_offer_to_subscribe_goes_with_it():
    paid = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    offer = "<h2>Read on for free for one month</h2><p>This article is for our subscribers: 4.99 a month.</p>"
    assert text(f"<h1>{TITLE}</h1><div>{paragraphs(BODY[:2])}{offer}</div>", paid) == BODY[:2]


def test_the_day_in_the_footer_of_an_article_counts_where_that_says_who_submitted_it():
    footer = '<footer class="node__meta">Submitted by <b>mberg</b> on <span>Mon, 05/13/2024 - 21:10</span></footer>'
    article = f'<h1>{TITLE}</h1>{footer}<div class="node__content">{paragraphs()}</div>'
    assert html.page(page("", article), None).published == date(2024, 5, 13)
