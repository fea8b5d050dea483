from datetime import date

import pytest
from reading import one, refused, streamed

from knowledge.article import Draft
from knowledge.errors import GoneError

FRONT = """---
title: "Ferry: it starts"
date: 2024-05-13T23:30:00-05:00
canonical: https://x.example/ferry
authors: [Mia Berg, {name: Olu Adeyemi}]
site: Harbour Post
language: en
id: 17
tags: [ferry]
---
"""


def test_front_matter_gives_all_that_is_known(write):
    assert one(write("a.md", f"{FRONT}\n# Ferry: it starts\n\nIt opens.")) == Draft(
        "Ferry: it starts", "It opens.", date(2024, 5, 13), "https://x.example/ferry", "Harbour Post",
        "Mia Berg, Olu Adeyemi", "en", "17",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("front", "draft"),
    [
        (
            "title: A\r\nurl: https://x.example/a\r\nauthor: B",
            Draft("A", "T", None, "https://x.example/a", None, "B"),
        ),
        ("Title: A\nDate: 13 May 2024\nsource: ~\nauthor: null", Draft("A", "T", date(2024, 5, 13))),
        ("publication: P\nlang: de", Draft("ferry starts", "T", None, None, "P", None, "de")),
        ("title: 2024\ndate:", Draft("2024", "T")),
        ("title: A\ndate: 2999-01-01", Draft("A", "T")),
        ("title: A\ndraft: false\npublished: true\nstatus: publish", Draft("A", "T")),
        ("title: A\npublished: 2024-05-13", Draft("A", "T", date(2024, 5, 13))),
        ("title: A\npublishDate: 2024-05-13", Draft("A", "T", date(2024, 5, 13))),  # as Hugo has it
        ("title: A\npublished_at: 2024-05-13T10:00:00.000Z", Draft("A", "T", date(2024, 5, 13))),
        ("title: A\nurl: /ferry/", Draft("A", "T")),
    ],
)
def test_other_names_and_missing_values_are_fine(write, front, draft):
    assert one(write("ferry-starts.markdown", f"---\n{front}\n---\nT")) == draft


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("title: Ferry: it starts\n", "line 2: is not YAML"),
        ("title: A\ntags: [a\nid: 3\n", "line 4: is not YAML"),
        ("title: A\n\tid: 3\n", "line 3: is not YAML"),
        ("date: 2024-05\n", "'2024-05': write it as `date: 2021-03-29`"),
        ("date: 31.5.2024\n", "'31.5.2024'"),
        ("title: {a: b}\n", "`title` in its first lines is not text"),
        ("url: x\n", "not a web address"),
        (f"title: {'a' * 1001}\n", "1,001 characters"),
        ("a: &a [x, x]\nb: &b [*a, *a]\ntitle: [*b, *b]\n", "`title` in its first lines is not text"),
        (f"title: {'[' * 5000}\n", "is not YAML"),
    ],
)
def test_wrong_front_matter_is_refused_with_its_place(write, front, reason):
    assert reason in refused(write("a.md", f"---\n{front}---\nText."))


def test_toml_between_plus_signs_counts_too(write):
    front = """+++
title = "Ferry: it starts"
date = 2024-05-13T23:30:00-05:00
draft = false
authors = ["Mia Berg", "Olu Adeyemi"]
weight = 3
[extra]
x = 1
+++
"""
    draft = Draft("Ferry: it starts", "It opens.", date(2024, 5, 13), author="Mia Berg, Olu Adeyemi")
    assert one(write("a.md", f"{front}\nIt opens.")) == draft
    assert streamed(f"{front}\nIt opens.") == draft
    assert "is not TOML between its two +++" in refused(write("a.md", "+++\ntitle = \n+++\nText."))
    assert one(write("b.md", "+++\nText alone.")).text == "+++ Text alone."


@pytest.mark.parametrize("said", ["draft: true", "published: false", "status: private", "Draft: yes"])
def test_what_is_not_published_is_no_article(write, said):
    assert "is a draft, as `" in refused(write("a.md", f"---\ntitle: A\n{said}\n---\nText."))


def test_empty_lines_may_stand_above_front_matter(write):
    assert one(write("a.md", "\n\r\n---\ntitle: A\n---\nT")) == Draft("A", "T")
    assert "line 5: is not YAML" in refused(write("a.md", "\n\n---\ntitle: A\ndate: a: b\n---\nT"))


def test_without_front_matter_the_first_heading_is_the_title(write):
    assert one(write("a.md", "Intro.\n\n# Ferry *starts*\n\n## Prices\n\n# Other\n\nText.")) == Draft(
        "Ferry starts", "Intro.\nPrices\nOther\nText."
    )
    assert one(write("old-bridge.md", "Text alone.")).title == "old bridge"
    assert one(write("b.md", "---\nText between rules\n---\n\nMore.")).text == "Text between rules\nMore."


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("*a* **b** ~~c *x*~~ `d` [e](https://x.example) <https://y.example>", "a b d e https://y.example"),
        ("a\nb  \nc\\\nd", "a b\nc\nd"),
        ("a well-\nknown 桥\n关", "a well-known 桥关"),
        ("![Ship](s.jpg)\n\na ![x](y) b", "a b"),
        ("- a\n- b\n\n  c\n    1. d\n    2. e", "- a\n- b\nc\n1. d\n2. e"),
        ("> a\n> b", "a b"),
        ("| A | B |\n|---|---|\n| c | *d* |", "A | B\nc | d"),
        ("```python\nx = [1](2)\n```\n\n    y *z*", "x = [1](2)\ny *z*"),
        ("a<br>b <b>c</b>\n\n<div>d <i>e</i></div>\n\n<!-- f\ng -->\n\n<script>\nh()\n</script>", "a\nb c\nd e"),
        ("a[^1] b[^note].\n\n[^1]: The port said so.\n[^note]: See above.", "a b.\nThe port said so. See above."),
        ("&copy; a&amp;b \\*c\\* 1\\. d", "© a&b *c* 1. d"),
        ("a\n\n***\n\nb", "a\nb"),
        ("Head\n===\n\na", "a"),
        ('{{< figure src="a.jpg" caption="Quay" >}}\n\n{% include ad.html %}\na {{ page.x }}b', "a b"),
        ("## Prices {#prices}\n\na", "Prices\na"),
        (
            "> [!NOTE] Ferry\n> a [[Harbour Post|the paper]] of [[Northholm]] ^k3x9ab\n\n![[quay.png]]",
            "Ferry a the paper of Northholm",
        ),
        ("a ==marked== b == c %%to do: ask%%\n\n- [ ] d\n- [x] e", "a marked b == c\n- d\n- e"),
        ("`[[a]]` and `{{ b }}`, [1] [x] 2^10", "[[a]] and {{ b }}, [1] [x] 2^10"),
        ("Bread: +16.4%%. Eggs: +39.8%%. a", "Bread: +16.4%%. Eggs: +39.8%%. a"),
        ("a\n{: .lead}\n\n## b {: #b }\n\nc {d}", "a\nb\nc {d}"),
        (
            'See [a]({% post_url 2022-01-01-b %}), [c]({{ site.baseurl }}{% link d.md %}#e) and [f](g "h").',
            "See a, c and f.",
        ),
        ("a\n\n```dataview\nLIST FROM #b\n```\n\n```python\nc = 1\n```", "a\nc = 1"),
        (
            "<table><tr><td>2024</td><td>5.2</td></tr>\n<tr><td>2025</td><td>3.4</td></tr></table>",
            "2024 5.2\n2025 3.4",
        ),
    ],
)
def test_markup_becomes_plain_text(write, markup, text):
    assert one(write("a.md", markup)).text == text


def test_the_name_of_a_file_gives_the_day_where_nothing_else_does(write):
    assert one(write("2024-05-13-ferry-starts.md", "It opens.")) == Draft(
        "ferry starts", "It opens.", date(2024, 5, 13)
    )
    assert one(write("2024-05-13.md", "---\ndate: 2024-05-12\n---\nIt opens.")).published == date(2024, 5, 12)
    assert one(write("2024-13-05-x.md", "It opens.")).published is None


def test_links_of_notes_are_names(write):
    front = "source: '[[Harbour Post]]'\nauthor:\n- '[[people/mia|Mia Berg]]'\n- '[[Olu]]'"
    draft = one(write("a.md", f"---\n{front}\n---\nText."))
    assert (draft.source, draft.author) == ("Harbour Post", "Mia Berg, Olu")


def test_a_file_without_text_is_refused(write):
    assert "has no text" in refused(write("a.md", f"{FRONT}\n# Ferry: it starts\n"))
    assert "has no text" in refused(write("a.md", ""))


def test_front_matter_tells_a_stream():
    assert streamed(f"{FRONT}\nIt *opens*.").text == "It opens."


@pytest.mark.parametrize(
    "head",
    [
        "Title: Ferry: it opens\nDate: 2024-05-13 10:20\nAuthors: Mia Berg\nTags: harbour,\n  sea\n\n",
        "Title:   Ferry: it opens\r\nDate: 2024-05-13\r\nAuthor: Mia Berg\r\n\r\n",
        '{\n "title": "Ferry: it opens", "date": "2024-05-13", "authors": ["Mia Berg"], "draft": false\n}\n',
    ],
)
def test_what_stands_above_without_rules_counts_too(write, head):
    draft = one(write("a.md", f"{head}It opens on June 3."))
    assert draft == Draft("Ferry: it opens", "It opens on June 3.", date(2024, 5, 13), author="Mia Berg")


NOTION = " 0f8fad5bd9cb469fa16570867728950e.md"


def test_the_properties_of_a_page_of_notion_are_no_text(write):
    page = (
        "# Ferry: it opens\n\nStatus: Published\nPublish Date: May 13, 2024 10:00 AM → May 14, 2024\n"
        "Author: Mia Berg (../People/Mia%20Berg%20abc.md)\nURL: https://h.example/ferry?utm_source=x\n"
        "Due: tomorrow\nTags: Ferry, Harbour\n\nIt opens on June 3.\n\nMayor: no\n"
    )
    draft = one(write(f"Ferry it opens{NOTION}", page))
    url = "https://h.example/ferry"
    assert draft == Draft(
        "Ferry: it opens", "It opens on June 3.\nMayor: no", date(2024, 5, 13), url, author="Mia Berg"
    )

    unread = page.replace("May 13, 2024 10:00 AM", "Mitte Mai").replace("https://h.example/", "to come: ")
    draft = one(write(f"b{NOTION}", unread))
    assert (draft.text, draft.published, draft.url) == ("It opens on June 3.\nMayor: no", None, None)
    for said in ("Status: Draft", "Published: No"):
        with pytest.raises(GoneError, match="is a draft"):
            one(write(f"c{NOTION}", page.replace("Status: Published", said)))


@pytest.mark.parametrize(
    ("page", "title", "text"),
    [
        ("# Ferry\n\nMayor: no ferry.\n\nSo it is.\n", "Ferry", "Mayor: no ferry.\nSo it is."),
        ("# Ferry\n\n- Mayor: no\n- Ferry: in June\n", "Ferry", "- Mayor: no\n- Ferry: in June"),
        ("Mayor: no\nFerry: in June\n", "Ferry it opens", "Mayor: no Ferry: in June"),
    ],
)
def test_what_a_page_of_notion_says_is_its_text(write, page, title, text):
    draft = one(write(f"Ferry it opens{NOTION}", page))
    assert (draft.title, draft.text) == (title, text)


def test_a_draft_without_rules_is_no_article(write):
    with pytest.raises(GoneError, match="is a draft, as `status`"):
        one(write("a.md", "Title: Ferry\nStatus: draft\n\nIt opens on June 3."))


@pytest.mark.parametrize(
    "text", ["Mayor: no\nFerry: in June\n\nSo it is.", '{"a": 1}\n\nSo it is.', "Title: Ferry\n\nSo."]
)
def test_lines_above_that_say_nothing_of_the_article_are_its_text(write, text):
    assert one(write("a.md", text)).text.split("\n")[-1] == text.split("\n")[-1]
    assert one(write("a.md", text)).title == "a"
