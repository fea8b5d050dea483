"""Pages that no system for news has made, but people and programs for writing; and what blogs put within."""

import json

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
    ],
)
def test_headings_and_lists_stay_where_no_element_is_named_for_the_text(around):
    menu = '<ul class="menu"><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul>'
    draft = read(f"{menu}<h1>{TITLE}</h1>{around.format(WHOLE)}<footer><p>© The Harbour Post</p></footer>")
    assert (draft.title, draft.text.split("\n")) == (TITLE, LINES)


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
