"""Pages as news sites have them, in words of our own."""

LEAD = (
    "The ferry line between Eastport and Northholm will open on June 3, the port authority said on Monday, two "
    "years after the old bridge was closed to cars."
)
MIDDLE = (
    "Two ships with room for 60 cars each will cross the sound every half hour from six in the morning. A ticket "
    "costs 4 euros, and people who live on the island travel free of charge."
)
QUOTE = "“We have waited long enough for this,” said the mayor, Ann Reed, who voted against the closure in 2022."
LAST = "The line is to carry 900,000 people a year. The council set aside 12 million euros on March 1, 2023."
BODY = [LEAD, MIDDLE, QUOTE, LAST]

_MENU = (
    '<a href="#main">Skip to content</a><nav class="site-nav"><ul>'
    + "".join(f'<li><a href="/{s}">{s.title()}</a></li>' for s in ("news", "sport", "opinion", "weather"))
    + "</ul></nav>"
)
_COOKIES = (
    '<div id="cookie-banner" class="consent"><p>We and our 312 partners use cookies to store and read information '
    "on your device, and to show you personal advertising. You can change your mind at any time.</p>"
    "<button>Accept all</button><button>Manage options</button></div>"
)
_RELATED = (
    '<aside class="related"><h3>Read more</h3><ul>'
    '<li><a href="/news/bridge"><time datetime="2022-04-30">30 April 2022</time> Old bridge closed to cars</a></li>'
    '<li><a href="/news/storm"><time datetime="2021-12-01">1 December 2021</time> Storm tears roofs off</a></li>'
    "</ul></aside>"
)
_FOOTER = (
    "<footer><p>© 2019-2024 The Harbour Post. All rights reserved. Registered in Eastport.</p>"
    "<p>Sign up for our newsletter: the news of the sound, each morning in your inbox.</p></footer>"
)


def paragraphs(texts=BODY):
    return "".join(f"<p>{text}</p>" for text in texts)


def page(head="", article=None, *, title="Ferry to Northholm starts in June - The Harbour Post", lang="en"):
    article = article or f"<h1>Ferry to Northholm starts in June</h1>{paragraphs()}"
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}'
        "<style>.x{color:red}</style><script>window.dataLayer = [];</script></head><body>"
        f'{_COOKIES}<header>{_MENU}</header><main id="main"><article>{article}</article></main>'
        f'{_RELATED}<section class="comments"><h2>3 comments</h2><p>Tom: About time, I say, after two years of '
        f"waiting at the old bridge!</p></section>{_FOOTER}</body></html>"
    )


FULL = page(
    '<link rel="canonical" href="https://www.harbourpost.example/news/ferry-northholm">'
    '<meta property="og:site_name" content="The Harbour Post"><meta property="og:type" content="article">'
    '<meta property="og:title" content="Ferry to Northholm starts in June">'
    '<meta property="article:modified_time" content="2024-05-20T08:00:00+02:00">'
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "ItemList", "itemListElement": '
    '[{"@type": "ListItem", "item": {"@type": "NewsArticle", "datePublished": "2020-02-02"}}]}</script>'
    '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", '
    '"headline": "Ferry to Northholm starts in June", "datePublished": "2024-05-13T23:30:00-05:00", '
    '"dateModified": "2024-05-20T08:00:00+02:00", "author": [{"@type": "Person", "name": "Mia Berg"}, '
    '{"@type": "Person", "name": "Olu Adeyemi"}], "publisher": {"@type": "Organization", "name": '
    '"The Harbour Post"}}]}</script>',
    '<p class="kicker">Harbour</p><h1>Ferry to Northholm starts in June</h1><p class="byline">By Mia Berg and Olu '
    'Adeyemi</p><div class="share"><a href="#">Share on Facebook</a><a href="#">Copy link</a></div>'
    f'<figure><img src="ferry.jpg" alt="The ferry"><figcaption>The ferry. Photo: Harbour Post</figcaption>'
    f'</figure>{paragraphs(BODY[:2])}<div class="ad">Advertisement</div><h2>Long wait</h2>{paragraphs(BODY[2:])}',
)
"""With everything that such a page has: menu, cookies, JSON-LD, og: tags, buttons, advertising, comments."""

WORDPRESS = page(
    '<meta property="og:title" content="Ferry to Northholm starts in June | Sound Blog" />'
    '<meta property="og:url" content="https://blog.example/2024/05/ferry/" />'
    '<meta property="og:site_name" content="Sound Blog" /><meta name="author" content="Mia Berg" />',
    '<header class="entry-header"><h1 class="entry-title">Ferry to Northholm starts in June</h1><div class='
    '"entry-meta"><span class="posted-on"><a href="/2024/05/ferry/"><time class="entry-date published" '
    'datetime="2024-05-13T10:00:00+00:00">May 13, 2024</time><time class="updated" datetime="2024-06-02T10:00:00'
    '+00:00">June 2, 2024</time></a></span></div></header><div class="entry-content">'
    f"{paragraphs()}</div>",
    title="Ferry to Northholm starts in June | Sound Blog",
)

AMP = (
    '<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><script async src="https://cdn.ampproject.org/v0.js">'
    "</script><title>Ferry to Northholm starts in June</title>"
    '<link rel="canonical" href="https://www.harbourpost.example/news/ferry-northholm">'
    '<meta itemprop="datePublished" content="2024-05-13"></head><body><amp-sidebar id="menu"><ul><li>News</li></ul>'
    '</amp-sidebar><amp-user-notification layout="nodisplay" id="consent">This site uses cookies.<button>I accept'
    f"</button></amp-user-notification><article><h1>Ferry to Northholm starts in June</h1>{paragraphs()}</article>"
    "<amp-ad width=300 height=250></amp-ad></body></html>"
)
