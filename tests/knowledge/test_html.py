import io
import json
from datetime import date

import pages
import pytest
from pages import BODY, LAST, LEAD, MIDDLE, QUOTE, page, paragraphs
from reading import one, refused, streamed

from knowledge.errors import DatelineError, RefusedError, UserError
from knowledge.readers import channel, html, read, read_stream
from knowledge.readers.kinds import kind_of

TITLE = "Ferry to Northholm starts in June"


def written(*said, kind="application/ld+json"):
    """JSON-LD, a script for each."""
    return "".join(f'<script type="{kind}">{json.dumps(one)}</script>' for one in said)


def read_page(content, url=None):
    return html.page(content, url)


def test_a_full_page_gives_its_article_and_nothing_of_its_frame():
    draft = read_page(pages.FULL)
    assert draft.title == TITLE
    assert draft.text.split("\n") == [LEAD, MIDDLE, "Long wait", QUOTE, LAST]
    assert draft.published == date(2024, 5, 13)
    assert draft.url == "https://www.harbourpost.example/news/ferry-northholm"
    assert (draft.source, draft.author) == ("The Harbour Post", "Mia Berg, Olu Adeyemi")


def test_a_blog_and_an_amp_page_are_read():
    blog, amp = read_page(pages.WORDPRESS), read_page(pages.AMP)
    assert blog.text == amp.text == "\n".join(BODY)
    assert blog.title == amp.title == TITLE
    assert blog.published == amp.published == date(2024, 5, 13)
    assert (blog.source, amp.source) == ("Sound Blog", None)
    assert amp.url == "https://www.harbourpost.example/news/ferry-northholm"


def test_text_between_line_breaks_tables_and_lists_are_read():
    rows = "<table><tr><th>From</th><th>Price</th></tr><tr><td>Eastport</td><td>4 euros</td></tr></table>"
    article = (
        f"<h1>{TITLE}</h1><div>{'<br><br>'.join(BODY)}</div>{rows}<ul><li>First point</li><li>Second one</li></ul>"
    )
    assert read_page(page(article=article)).text.split("\n") == [
        *BODY,
        *("From | Price", "Eastport | 4 euros", "- First point", "- Second one"),
    ]


OWN = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2024-05-13T08:00:00Z",
    "author": {"@type": "Person", "name": "Mia Berg"},
}
OTHER = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Storm sinks two boats",
    "datePublished": "2019-01-02",
    "author": {"@type": "Person", "name": "Olu Adeyemi"},
}
GRAPH = {"@context": "https://schema.org", "@graph": [OWN]}


@pytest.mark.parametrize(
    "head",
    [
        written({"@type": "ItemList", "itemListElement": [OTHER]}, GRAPH),
        written({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHER}]}, GRAPH),
        written({**OWN, "@type": "LiveBlogPosting", "liveBlogUpdate": [{**OTHER, "@type": "BlogPosting"}]}),
        written({**OWN, "comment": [OTHER], "mentions": OTHER}),
        written({"@type": "CollectionPage", "hasPart": [OTHER]}, OWN, kind="application/ld+json; charset=utf-8"),
        f'<script type="Application/LD+JSON">//<![CDATA[\n{json.dumps(OWN)}\n//]]></script>',
        f'<script type="application/ld+json"><!-- {json.dumps(OWN)} --></script>',
    ],
)
def test_what_a_page_says_of_other_articles_is_not_said_of_its_own(head):
    draft = read_page(page(head, title=TITLE))
    assert (draft.title, draft.published, draft.author) == (TITLE, date(2024, 5, 13), "Mia Berg")


def test_of_two_articles_a_page_is_the_one_with_its_heading():
    assert read_page(page(written([OTHER, OWN]))).published == date(2024, 5, 13)
    assert read_page(page(written(OTHER, {"@graph": [OWN]}))).published == date(2024, 5, 13)


def test_the_entries_of_a_live_blog_are_neither_its_title_nor_its_day():
    entries = [{**OTHER, "@type": "BlogPosting"}]
    blog = {"@type": "LiveBlogPosting", "headline": "Storm live", "liveBlogUpdate": entries}
    draft = read_page(page(written(blog), f"<h1>Storm live</h1>{paragraphs()}", title="Storm live"))
    assert (draft.title, draft.published, draft.author) == ("Storm live", None, None)


@pytest.mark.parametrize(
    "head",
    [
        '<p class="byline">By Mia Berg</p><time datetime="2024-05-13">13 May 2024</time>',
        '<div class="entry-meta">On <span class="posted-on">13 May 2024</span> by the desk of the harbour</div>',
        "",
    ],
)
@pytest.mark.parametrize("count", [3, 4, 5])
def test_a_brief_has_its_paragraphs_and_neither_title_nor_byline(head, count):
    lines = [f"{what} on Monday, the harbour master said." for what in ("It closed", "A boat sank", "Two left")]
    lines += ["Divers look at the wreck today, and the harbour opens again on Wednesday."] * (count - 3)
    draft = read_page(page(article=f"<header><h1>{TITLE}</h1>{head}</header><div>{paragraphs(lines)}</div>"))
    assert (draft.title, draft.text.split("\n")[:3]) == (TITLE, lines[:3])


@pytest.mark.parametrize(
    "entry",
    [
        '<article id="e{n}"><header><time>1{n}:00</time><h2>{title}</h2></header><div>{text}</div></article>',
        '<article class="post"><h2><a href="#e{n}">{title}</a></h2><div class="story-body">{text}</div></article>',
        '<div class="live-entry"><h3 class="entry-title">{title}</h3><div class="entry-content">{text}</div></div>',
        '<section class="u"><h2>{title}</h2><div itemprop="articleBody">{text}</div></section>',
    ],
)
def test_all_entries_of_a_live_blog_are_read_with_their_headings(entry):
    titles = ["Ships stay in the harbour", "Power is out in Eastport", "The bridge is shut", "The storm is over"]
    entries = "".join(
        entry.format(n=n, title=title, text=paragraphs([text]))
        for n, (title, text) in enumerate(zip(titles, BODY, strict=True))
    )
    html = f"<html><body><main><h1>Storm live</h1><div class='feed'>{entries}</div></main></body></html>"
    lines = [line for title, text in zip(titles, BODY, strict=True) for line in (title, text)]
    assert [line for line in read_page(html).text.split("\n") if line in {*titles, *BODY}] == lines


def test_an_article_takes_none_of_those_that_are_listed_below_it():
    below = "".join(
        f'<article><a href="/{n}"><h3>Other report {n}</h3><p>{QUOTE}</p></a></article>' for n in range(4)
    )
    own = f"<article>{paragraphs([LEAD, MIDDLE])}</article>"
    html = f"<html><body><h1>{TITLE}</h1><div>{own}{below}</div></body></html>"
    assert read_page(html).text.split("\n") == [LEAD, MIDDLE]


NOT_FREE = {**OWN, "isAccessibleForFree": False}


@pytest.mark.parametrize(
    "offer",
    [
        "<h2>Subscribe to read on</h2><p>All articles for 1 euro in the first month, and less than that later.</p>",
        "<p>This article is for subscribers only.</p><p>Already a subscriber? Log in</p>",
        "<p>Jetzt weiterlesen mit Plus</p><ul><li>Alle Artikel der Zeitung lesen, jeden Monat kündbar</li></ul>",
        "<p>Il vous reste 75 % de cet article à lire. La suite est réservée aux abonnés.</p>",
        "<p>Оформите подписку, чтобы читать дальше без ограничений.</p>",
        "<p>اشترك الآن لمتابعة القراءة والوصول إلى جميع المقالات.</p>",
    ],
)
def test_of_an_article_for_subscribers_the_beginning_is_read_without_the_offer(offer):
    draft = read_page(page(written(NOT_FREE), f"<h1>{TITLE}</h1>{paragraphs(BODY[:2])}<div>{offer}</div>"))
    assert (draft.text.split("\n"), draft.partly) == (BODY[:2], True)


@pytest.mark.parametrize(
    ("head", "partly"),
    [
        (written(NOT_FREE), True),
        (written({**OWN, "isAccessibleForFree": "http://schema.org/False"}), True),
        ('<meta property="article:content_tier" content="metered">', True),
        ('<meta itemprop="isAccessibleForFree" content="False">', True),
        (written({**OWN, "isAccessibleForFree": True, "hasPart": NOT_FREE}), False),
        ('<meta property="article:content_tier" content="free">', False),
    ],
)
def test_nothing_is_lost_of_an_article_that_is_whole_whatever_it_says(head, partly):
    body = [*BODY, "Subscribe to read this, says a poster at the quay of the old ferry.", *BODY[::-1], *BODY[1:]]
    draft = read_page(page(head, f"<h1>{TITLE}</h1>{paragraphs(body)}"))
    assert draft.partly is partly
    assert draft.text.split("\n") == body


MISSING, CLOSED = "says that there is no such page: check the address", "is a page for logging in: use an address"
BLOCKED, DOWN = "keeps its visitors out: use an address", "says that its site is being worked on: try again later"
ABOUT = "<p>Read what happens in the harbour and on the sound, each morning and evening in our newsletter.</p>" * 3


@pytest.mark.parametrize(
    ("title", "heading", "reason"),
    [
        ("Page not found - The Harbour Post", "Page not found", MISSING),
        ("The Harbour Post | 404 – Seite nicht gefunden", "Hoppla!", MISSING),
        ("The Harbour Post", "Sorry, the page you requested could not be found.", MISSING),
        ("Error 404", "", MISSING),
        ("404 Not Found", "404 Not Found", MISSING),
        ("Страница не найдена | Порт", "Порт", MISSING),
        ("الصفحة غير موجودة", "الصفحة غير موجودة", MISSING),
        ("Page introuvable - Le Port", "Page introuvable", MISSING),
        ("Log in | The Harbour Post", "Please log in to continue", CLOSED),
        ("The Harbour Post - Anmelden", "Bitte anmelden, um weiterzulesen", CLOSED),
        ("Вход", "Порт", CLOSED),
        ("Just a moment...", "www.harbourpost.example", CLOSED),
        ("The Harbour Post", "Oops! That page can’t be found.", MISSING),
        ("Attention Required! | Cloudflare", "Sorry, you have been blocked", BLOCKED),
        ("Access to this page has been denied", "", BLOCKED),
        ("The Harbour Post", "451: Unavailable due to legal reasons", BLOCKED),
        ("The Harbour Post - Maintenance", "We’ll be back soon!", DOWN),
        ("Wartungsarbeiten | Bote", "Wartungsarbeiten", DOWN),
    ],
)
def test_a_page_that_says_it_is_none_or_for_logging_in_is_refused(title, heading, reason):
    robots = '<meta property="og:type" content="article"><meta name="robots" content="noindex, follow">'
    for head in ("", '<meta property="og:type" content="website">', robots):
        with pytest.raises(DatelineError, match=reason):
            read_page(page(head, f"<h1>{heading}</h1>{ABOUT}", title=title))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("", "Log in or lose out: how passwords took over"),
        ("", "Windows 11: Anmeldung"),
        ("", "Page not found: a history of 404"),
        ("", "Maintenance of the bridge begins"),
        ("", "We will be back soon, say the dockers"),
        (written({**OWN, "headline": "Page not found"}), "Page not found"),
        ('<meta property="og:type" content="article">', "Access denied"),
    ],
)
def test_an_article_about_log_ins_is_one(head, title):
    draft = read_page(page(head, f"<h1>{title}</h1>{paragraphs()}", title=f"{title} | The Harbour Post"))
    assert draft.text.split("\n") == BODY


@pytest.mark.parametrize(
    "asked",
    [
        [
            "We value your privacy",
            "We and our 842 partners store and access information on a device, such as cookies.",
        ],
        ["When you use our sites and apps, we use cookies. If you click ‘Accept all’, so do our partners."],
        ["Mit Ihrer Zustimmung verwenden wir und unsere Partner Cookies, um Informationen zu speichern."],
        ["Besuchen Sie hafenblatt.example wie gewohnt mit Werbung und Tracking.", "Im Abo lesen Sie ohne Werbung."],
        ["Avec votre accord, nous et nos 143 partenaires utilisons des cookies pour accéder à vos données."],
        ["Мы используем файлы cookie, чтобы сайт работал лучше. Оставаясь здесь, вы соглашаетесь с этим."],
        ["نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا، وبمتابعة التصفح فإنك توافق على ذلك."],
    ],
)
def test_a_question_for_consent_in_the_place_of_the_article_is_refused(asked):
    wall = "".join(f"<p>{line}</p>" for line in [*asked, "You may withdraw your consent to cookies at any time."])
    with pytest.raises(RefusedError, match="asks for consent to cookies and shows no article: use an address"):
        read_page(page('<meta property="og:type" content="article">', f"<div><h2>Hello</h2>{wall}</div>"))


def test_an_article_below_a_question_for_consent_or_about_such_is_one():
    banner = "<p>We and our 842 partners store and access information on a device, such as cookies.</p>"
    assert read_page(page("", f"<article><h1>Ferry</h1>{banner}{paragraphs()}</article>")).text.endswith(BODY[-1])
    about = [
        f"The regulator said on day {n} that cookies need consent, and that partners do too." for n in range(5)
    ]
    told = read_page(page("", "<h1>Cookies</h1>" + "".join(f"<p>{line}</p>" for line in about)))
    assert told.text.split("\n") == about


def test_what_is_struck_out_is_not_said():
    struck = "".join(
        f"<p>It sails <{tag}>in May</{tag}> in June, at {n}.</p>" for n, tag in enumerate(["s", "del"])
    )
    draft = read_page(page(article=f"<h1>{TITLE}</h1>{paragraphs()}{struck}<s><p>Never closed.</p>"))
    assert draft.text.split("\n")[len(BODY) :][:2] == ["It sails in June, at 0.", "It sails in June, at 1."]
    whole = read_page(page(article=f"<h1>{TITLE}</h1><p>First.</p><s>{paragraphs()}"))
    assert set(BODY) <= set(whole.text.split("\n"))


def test_a_day_beside_a_short_text_counts():
    blocks = "".join(
        f'<div class="block"><time datetime="2024-05-13T10:00">10:00</time><p>{p}</p></div>' for p in BODY
    )
    assert read_page(page(article=f"<h1>{TITLE}</h1>{blocks}")).published == date(2024, 5, 13)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-13T23:30:00-05:00">',
        '<meta name="date" content="2024-05-13"><meta property="article:modified_time" content="2024-06-01">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-13T01:00"}</script>',
        '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2024-05-13"}</script>',
        (
            '<script type="application/ld+json">[{"@type": "WebPage", "datePublished": "2020-01-01"},'
            ' {"@type": "NewsArticle", "datePublished": "2024-05-13"}]</script>'
        ),
        '<script type="application/ld+json">{"@type": "Article", "datePublished": "2024-05-13T01:00Z",}</script>',
    ],
)
def test_the_day_is_the_one_that_the_head_declares(head):
    assert read_page(page(head)).published == date(2024, 5, 13)


@pytest.mark.parametrize(
    "line",
    [
        '<time datetime="2024-05-13T10:00:00+02:00">May 13</time>',
        '<span class="date">May 13, 2024</span>',
        "<div>Published May 13, 2024</div>",
        "<p>By Ann Reed | 13 May 2024</p>",
        '<span class="datum">13. Mai 2024, 10:15 Uhr</span>',
        '<span class="fecha">13 de mayo de 2024</span>',
    ],
)
def test_the_day_is_the_one_below_the_title(line):
    assert read_page(page(article=f"<h1>{TITLE}</h1>{line}{paragraphs()}")).published == date(2024, 5, 13)


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("", ""),  # there is a day in the text, in a list of other articles and by the copyright
        ('<meta property="article:published_time" content="2024-05">', ""),
        ('<meta name="date" content="2024">', ""),
        ('<meta itemprop="copyrightYear" content="2024">', ""),
        ('<meta property="article:modified_time" content="2024-05-20T08:00:00Z">', ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05"}</script>', ""),
        (written({"@type": "Article", "datePublished": "0001-01-01T00:00:00Z"}), ""),  # by systems that know none
        (written({"@type": "Article", "datePublished": "1970-01-01T00:00:00Z"}), ""),
        ("", '<span class="date">May 2024</span>'),
        ("", '<span class="date">03/04/2024</span>'),
        ("", "<p>Updated May 20, 2024</p>"),
        ("", '<div class="meta">Zuletzt aktualisiert am 20.05.2024</div>'),
        ("", '<p class="date">Mis à jour le 20 mai 2024 à 8 h</p>'),
        ("", '<ol class="commentlist"><li><time datetime="2024-05-30">30 May 2024</time> At last!</li></ol>'),
    ],
)
def test_a_page_without_the_day_of_its_publication_has_none(head, line):
    content = page(head, f"<h1>{TITLE}</h1>{line}{paragraphs()}")
    assert read_page(content).published is None


@pytest.mark.parametrize("day", ["<time datetime='2024-06-01'>June 1</time>", "<div>Saturday, 1 June 2024</div>"])
@pytest.mark.parametrize("own", [None, date(2024, 5, 13)])
def test_a_day_above_the_title_is_not_the_articles(day, own):
    below = f"<header><h1>{TITLE}</h1>{f'<time datetime={own}>May 13</time>' if own else ''}</header>"
    html = page(article=f"{below}{paragraphs()}").replace("<header>", f"<header>{day}", 1)
    assert read_page(html).published == own


@pytest.mark.parametrize(
    "line",
    ['<time datetime="2024-05-01">May 1</time>', '<span class="date">1 May 2024</span>', "<p>May 1st, 2024</p>"],
)
def test_a_first_of_the_month_that_is_given_is_taken(line):
    assert read_page(page(article=f"<h1>{TITLE}</h1>{line}{paragraphs()}")).published == date(2024, 5, 1)


def test_the_address_may_hold_the_day():
    assert read_page(page(), "https://x.example/2024/05/13/ferry").published == date(2024, 5, 13)
    assert read_page(page(), "https://x.example/2024/05/ferry").published is None


@pytest.mark.parametrize(
    ("canonical", "found", "url"),
    [
        ("https://www.x.example/a", "https://x.example/a?b=1", "https://www.x.example/a"),
        ("/a", "https://x.example/a?b=1", "https://x.example/a"),
        ("https://www.x.example/a", "https://amp.x.example/a", "https://www.x.example/a"),
        ("https://y.example/a", "https://x.example/a", "https://x.example/a"),
        ("https://x.example/", "https://x.example/a", "https://x.example/a"),
        ("javascript:alert(1)", "https://x.example/a", "https://x.example/a"),
        ("http://[", "https://x.example/a", "https://x.example/a"),
        ("https://y.example/a?utm_source=x", None, "https://y.example/a"),
        ("/a", None, None),
    ],
)
def test_the_canonical_address_counts_where_it_is_on_the_same_site(canonical, found, url):
    draft = read_page(page(f'<link rel="Canonical nofollow" href="{canonical}">'), found)
    assert (draft.url, draft.source) == (url, None)


@pytest.mark.parametrize(
    "site",
    ["news.example", "m.news.example", "www2.news.example", "w3.news.example", "news.example:8443", "127.0.0.1:80"],
)
def test_where_a_page_is_names_no_outlet(site):
    head = '<meta property="og:site_name" content="{}">'
    for name in ("", site):
        assert read_page(page(head.format(name)), f"https://{site}/ferry").source is None
    named = page(head.format("[The] Sound: News"))
    assert read_page(named, f"https://{site}/ferry").source == "[The] Sound: News"


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("https://x.example/news/", "https://x.example/news/ferry"),
        ("/news/", "https://x.example/news/ferry"),
        ("http://[", "https://x.example/a/ferry"),
    ],
)
def test_links_are_relative_to_the_base_that_a_page_names(base, url):
    head = f'<base href="{base}"><link rel="canonical" href="ferry">'
    assert read_page(page(head), "https://x.example/a/b").url == url


@pytest.mark.parametrize(
    "title",
    [
        *(f"{TITLE} - The Harbour Post", f"{TITLE} | The Harbour Post", f"The Harbour Post: {TITLE}"),
        f"{TITLE} – the harbour post",
    ],
)
def test_the_title_is_without_the_name_of_the_site(title):
    head = f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Harbour Post">'
    assert read_page(page(head, f"<h1>News</h1><h1>More</h1>{paragraphs()}", title=title)).title == TITLE


def test_a_title_with_a_dash_of_its_own_is_whole():
    title = "Post-war harbour – a history"
    assert (
        read_page(page('<meta property="og:site_name" content="History">', f"<h1>{title}</h1>{paragraphs()}")).title
        == title
    )


@pytest.mark.parametrize(
    "article",
    [
        "<div></div>",
        "<p>Please enable JavaScript to read this article.</p>",
        "<ul>" + '<li><a href="/a">Storm tears roofs off houses in the old town</a></li>' * 40 + "</ul>",
    ],
)
def test_a_page_without_an_article_is_refused(article):
    with pytest.raises(UserError, match=r"^https://x.example/a has no article's text: add"):
        read_page(page(article=article), "https://x.example/a")


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),  # as browsers read it
        ("iso-8859-1", "utf-8"),  # as it is, not as it says
        ("windows-1250", "cp1250"),
        ("utf-16", "utf-8"),
        ("no-such-thing", "utf-8"),
        ("utf-8", "utf-16"),
        ("utf-8", "utf-8-sig"),
    ],
)
def test_the_characters_are_read_as_they_were_written(write, meta, encoding):
    text = "Die Fähre – sagte die Bürgermeisterin – fährt „alle dreißig Minuten“ nach Nordholm und zurück. " * 2
    content = page(article=f"<h1>Fähre fährt</h1><p>{text}</p>").replace('"utf-8"', f'"{meta}"')
    assert one(write("a.html", content.encode(encoding))).text == text.strip()


def test_cyrillic_without_a_word_about_its_encoding_is_read(write):
    text = "Паромная линия откроется третьего июня, сообщила администрация порта в понедельник. " * 3
    content = f"<html><head><title>Паром</title></head><body><article><p>{text}</p></article></body></html>"
    assert one(write("a.htm", content.encode("cp1251"))).text == text.strip()


def test_xhtml_with_a_declaration_is_read_from_bytes_and_text():
    content = '<?xml version="1.0" encoding="iso-8859-1"?>\n' + pages.FULL
    assert read_page(content).title == read_page(content.encode()).title == TITLE


def test_the_language_of_the_page_counts_only_where_the_text_does_not_tell():
    assert read_page(page(lang="de")).language is None
    numbers = "<p>" + "4711 0815 – 12:30 / 17:45 (3) " * 20 + "</p>"
    assert read_page(page(article=f"<h1>1 2 3</h1>{numbers}", lang="de-AT", title="1 2 3")).language == "de"


def test_a_page_too_large_is_refused():
    assert "10 MB" in refused(pages.FULL.encode() + b" " * 10_000_000)
    assert "100,000 elements" in refused(page(article="<b>a</b>" * 100_001).encode())


def test_what_a_browser_saves_beside_a_page_is_no_page(write, tmp_path):
    write("ferry.html", pages.FULL)
    write("ferry_files/ad.html", pages.WORDPRESS)
    assert [draft.url for draft in read(tmp_path)] == ["https://www.harbourpost.example/news/ferry-northholm"]


@pytest.mark.parametrize("before", ["", "\ufeff", "\n\n", "<!-- saved from\nurl -->\n", '<?xml version="1.0"?>\n'])
def test_a_page_can_be_piped_in(before):
    assert streamed(before + pages.FULL).title == TITLE
    (draft,) = read_stream(io.BytesIO((before + pages.FULL).encode()), source="Mine")
    assert draft.source == "The Harbour Post"


def test_a_file_of_comments_is_told_at_once():
    assert kind_of(b"<!---->" * 5_000 + b"x") != "html"


def test_a_page_that_says_utf_8_and_is_in_another_encoding_is_read_as_it_is():
    html = page('<meta charset="utf-8">').replace("March 1, 2023.", "March 1, 2023 – “at last”.")
    assert "March 1, 2023 – “at last”." in read_page(html.encode("cp1252")).text


def test_the_history_of_a_chat_as_html_is_refused_with_the_way_to_export():
    posts = "".join(f'<div class="message default"><div class="text">{line}</div></div>' for line in BODY)
    history = (
        f'<div class="page_wrap"><div class="page_body chat_page"><div class="history">{posts}</div></div></div>'
    )
    told = refused(f"<html><head><title>Exported Data</title></head><body>{history}</body></html>".encode())
    assert told.endswith("is the history of a chat as HTML: " + channel.EXPORT)
