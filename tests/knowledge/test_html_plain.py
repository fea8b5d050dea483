"""Pages that no system for news has made, but people and programs for writing; and what blogs put within."""

import json
from datetime import date

import pages
import pytest
from pages import BODY, LAST, LEAD, MIDDLE, QUOTE, paragraphs
from reading import one

from knowledge.errors import UserError
from knowledge.readers import html
from knowledge.readers.markup import text_of

TITLE = "Ferry to Northholm starts in June"
LIST = "<h2>The ships</h2><ul><li>The Ulla has room for 60 cars.</li><li>The Mia has none.</li></ul>"
TABLE = "<table><tr><th>From</th><th>Price</th></tr><tr><td>Eastport</td><td>4 euros</td></tr></table>"
WHOLE = f"{paragraphs(BODY[:2])}{LIST}{TABLE}{paragraphs(BODY[2:])}"
LINES = [
    *(LEAD, MIDDLE, "The ships", "- The Ulla has room for 60 cars.", "- The Mia has none."),
    *("From | Price", "Eastport | 4 euros", QUOTE, LAST),
]


def read(body, head="", url=None):
    content = f'<!DOCTYPE html><html lang="en"><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>'
    return html.page(content, url)


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "<div>{}</div>",
        '<div id="wrap"><div class="col-8"><div>{}</div></div><div class="col-4"></div></div>',
        "<center><table><tr><td><font>{}</font></td></tr></table></center>",
        "<section><h1>" + TITLE + "</h1>{}</section>",
        "<table><tr><td><table><tr><td>Mia Berg</td></tr></table></td></tr><tr><td>{}</td></tr></table>",
    ],
)
def test_headings_and_lists_stay_where_no_element_is_named_for_the_text(around):
    menu = '<ul class="menu"><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul>'
    draft = read(f"{menu}<h1>{TITLE}</h1>{around.format(WHOLE)}<footer><p>© The Harbour Post</p></footer>")
    lines = [line for line in draft.text.split("\n") if line != "Mia Berg"]
    assert (draft.title, lines) == (TITLE, LINES)


@pytest.mark.parametrize("text", ["<br><br>".join(BODY), "".join(f"<div>{line}</div>" for line in BODY)])
def test_lists_stay_where_no_element_is_a_paragraph(text):
    draft = read(f"<h1>{TITLE}</h1>{text}<ul><li>Two ships</li><li>Sixty cars</li></ul>")
    assert draft.text.split("\n") == [*BODY, "- Two ships", "- Sixty cars"]


def test_a_newsletter_that_tables_place_keeps_its_paragraphs_and_their_order():
    cells = (
        f"<table><tr><td><h1>{TITLE}</h1>{paragraphs(BODY[:2])}</td></tr></table>",
        f"<table><tr><td><h2>The mayor</h2>{paragraphs(BODY[2:])}</td></tr></table>",
        TABLE,
    )
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    draft = read(f"<center><table><tr><td><table>{rows}</table></td></tr></table></center>")
    expected = [LEAD, MIDDLE, "The mayor", QUOTE, LAST, "From | Price", "Eastport | 4 euros"]
    assert draft.text.split("\n") == expected


def test_pictures_below_a_brief_are_no_part_of_it():
    shown = "<figure><img src='a.jpg'><figcaption>The harbour on Monday. Photo: Harbour Post</figcaption></figure>"
    draft = read(f"<article><h1>{TITLE}</h1><p>{LEAD}</p>{shown * 6}</article>")
    assert (draft.title, draft.text) == (TITLE, LEAD)


def test_lines_without_a_word_are_no_text():
    body = f"<article><h1>{TITLE}</h1><p>--</p>{paragraphs(BODY[:2])}<p>* * *</p>{paragraphs(BODY[2:])}</article>"
    assert read(body).text.split("\n") == BODY


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0034)https://www.harbourpost.example/news/ferry?utm_source=x -->",
        "<!--\n Page saved with SingleFile \n url: https://www.harbourpost.example/news/ferry \n saved -->",
    ],
)
def test_a_page_that_a_browser_saved_is_the_one_that_was_there(note):
    content = f"<!DOCTYPE html>\n{note}\n<html><title>{TITLE}</title><body><article>{paragraphs()}</article></body>"
    assert html.page(content, None).url == "https://www.harbourpost.example/news/ferry"
    assert html.page(content, "https://other.example/a").url == "https://other.example/a"
    claimed = content.replace("<body>", '<link rel="canonical" href="/news/ferry-northholm"><body>')
    assert html.page(claimed, None).url == "https://www.harbourpost.example/news/ferry-northholm"


def test_a_page_that_somebody_saved_before_it_was_put_online_has_no_address():
    content = f"<!-- saved from url=(0016)http://localhost -->{paragraphs()}".replace(
        "http://localhost", "about:internet"
    )
    assert html.page(content, None).url is None


def test_a_page_without_names_has_nothing_of_its_frame():
    content = pages.FULL.replace("<main", "<div").replace("</main", "</div")
    draft = html.page(content.replace("<article>", "<div>").replace("</article>", "</div>"), None)
    assert draft.text.split("\n") == [LEAD, MIDDLE, "Long wait", QUOTE, LAST]


def test_what_colleagues_remarked_in_google_docs_is_not_published():
    head = "<style>ol{margin:0}.c1{color:#000}.c2{font-weight:400;text-decoration:line-through}</style>"
    mark = '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>'
    note = '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>'
    document = (
        f'<p class="c3 title"><span>{TITLE} so</span></p>'
        f'<p class="c1"><span>{LEAD}</span>{mark}</p><p><span class="c2">Nobody paid. </span>{MIDDLE}{note}</p>'
        f"{paragraphs([QUOTE])}<hr>"
        f'<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;{LAST}</span></p></div>'
        '<div class="c9"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Ann: do not print this</span></p></div>'
    )
    draft = html.page(f'<html><head>{head}</head><body class="c5 doc-content">{document}</body></html>', None)
    assert (draft.title, draft.text.split("\n")) == (f"{TITLE} so", [LEAD, MIDDLE, QUOTE, f"[1] {LAST}"])


def test_what_colleagues_remarked_in_word_is_not_published():
    document = (
        f"<div class=WordSection1><h1>{TITLE}</h1><p class=MsoNormal>{LEAD}<span class=MsoCommentReference>"
        "<a class=msocomanchor href='#_msocom_1'>[AR1]</a></span></p>"
        f"<p class=MsoNormal>{MIDDLE}<span style='mso-hide:all'> Check this.</span></p>{paragraphs(BODY[2:])}</div>"
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><p>Do not print</p></div></div>"
    )
    assert read(document).text.split("\n") == BODY


def test_what_is_struck_out_by_its_style_is_not_said():
    said = f'{MIDDLE} <span style="text-decoration: line-through">Nobody paid.</span>'
    assert read(paragraphs([LEAD, said, *BODY[2:]])).text.split("\n") == BODY


def test_a_page_that_needs_javascript_is_no_article():
    notice = "You need to enable JavaScript to run this app. Switch it on, and load this page again."
    with pytest.raises(UserError, match="has no article's text"):
        read(f'<div id="root"></div><noscript>{notice}</noscript>')
    assert read(f"<article>{paragraphs()}</article><noscript>{notice}</noscript>").text.split("\n") == BODY


@pytest.mark.parametrize("joined", ["\n\n", "\\n\\n", "</p><p>"])
def test_an_article_that_its_page_only_declares_has_its_paragraphs(joined):
    told = {"@type": "NewsArticle", "headline": TITLE, "articleBody": joined.join(BODY).replace("\\n", "\n")}
    if joined.startswith("<"):
        told["articleBody"] = f"<p>{told['articleBody']}</p>"
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    assert read('<div id="root"></div>', script).text.split("\n") == BODY


SHARING = (
    '<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a>Click to share</a></li></ul></div>'
)
SUBSCRIBING = (
    '<p class="button-wrapper"><a class="button primary"><span>Subscribe now</span></a></p>'
    '<div class="subscription-widget-wrap-editor"><p class="cta-caption">Sound Letters is a reader-supported '
    "publication. To receive new posts, consider becoming a free or paid subscriber.</p></div>"
)


def test_buttons_to_share_and_to_subscribe_are_no_part_of_the_article():
    content = f"{paragraphs(BODY[:2])}{SUBSCRIBING}{paragraphs(BODY[2:])}{SHARING}"
    assert text_of(content).split("\n") == BODY
    assert read(f'<div class="entry-content">{content}</div>').text.split("\n") == BODY


@pytest.mark.parametrize(
    ("said", "encoding", "text"),
    [
        ("Shift_JIS", "cp932", "港湾局の髙橋氏は月曜日、新しいフェリー①が六月三日に運航を始めると発表した。"),
        ("x-sjis", "cp932", "港湾局の髙橋氏は月曜日、新しいフェリー①が六月三日に運航を始めると発表した。"),
        ("iso-2022-jp", "iso2022_jp", "港湾局は月曜日、新しいフェリーが六月三日に運航を始めると発表した。"),
        ("x-euc-jp", "euc_jp", "港湾局は月曜日、新しいフェリーが六月三日に運航を始めると発表した。"),
        ("big5", "big5hkscs", "港務局星期一宣布，嘅新渡輪將於六月三日開始營運。啲票價為四元，島民可以免費搭乘。"),
        ("gb2312", "gb18030", "港务局星期一宣布，新渡轮将于六月三日开始营运，朱镕基说。票价为四元，岛上居民免费。"),
        ("windows-949", "cp949", "항만청은 월요일 새 여객선이 6월 3일부터 운항을 시작한다고 발표했다. 똠방각하."),
    ],
)
def test_letters_of_the_far_east_are_read_as_browsers_read_them(write, said, encoding, text):
    content = f'<html><head><meta charset="{said}"><title>1</title></head><body><p>{text * 3}</p></body></html>'
    assert one(write("a.html", content.encode(encoding))).text == text * 3


BAR = '<div class="topbar"><span>Saturday, 30 November 2024</span></div>'


@pytest.mark.parametrize(
    "line",
    [
        "<p>Updated: November 9, 2024 8:00 am | Published: November 5, 2024 6:20 pm</p>",
        '<div class="meta">Stand: 09.11.2024, 08:00 Uhr · Veröffentlicht am 5. November 2024</div>',
        "<div><span>Last updated 9 November 2024</span> <span>First published on 5 November 2024</span></div>",
        '<time datetime="2024-11-05T18:20:00Z">5 November 2024</time>',
    ],
)
@pytest.mark.parametrize("element", ["article", "div"])
def test_the_day_is_that_of_the_publication_and_neither_of_a_change_nor_today(line, element):
    draft = read(f"{BAR}<{element}><h1>{TITLE}</h1>{line}{paragraphs()}</{element}>")
    assert draft.published == date(2024, 11, 5)


def test_a_bar_with_the_day_of_today_gives_no_article_its_day():
    assert read(f"{BAR}<div><h1>{TITLE}</h1>{paragraphs()}</div>").published is None
    assert read(f"<p>5 November 2024</p><h1>{TITLE}</h1>{paragraphs()}").published == date(2024, 11, 5)
    above = '<div><div class="entry-date">5 November 2024</div></div>'
    assert read(f"{above}<div><h1>{TITLE}</h1>{paragraphs()}</div>").published == date(2024, 11, 5)


def test_an_anchor_of_comments_takes_no_article_along():
    draft = read(
        f'<div class="post"><h1>{TITLE}</h1>{paragraphs()}<a id="cmnt" href="#comments">3 comments</a></div>'
    )
    assert draft.text.split("\n")[:4] == BODY
