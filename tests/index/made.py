"""Articles and hits made by hand, for what needs no search to be shown."""

from datetime import UTC, datetime

from index.answer import Hit
from knowledge.article import Article, Passage, passage_id, revision_of


def article(text, title="Title", *, article_id="a", published=None, source=None, language="en"):
    return Article(
        article_id,
        revision_of(title, text),
        title,
        text,
        published,
        None,
        source,
        None,
        language,
        datetime(2026, 1, 1, tzinfo=UTC),
    )


def hit(*articles, start=0, end=None, score=1.0, dense=0.5):
    """The passage of the first article, and of the others, which have its text."""
    first = articles[0]
    end = len(first.text) if end is None else end
    passage = Passage(passage_id(first.revision, start, end), first.id, first.revision, start, end)
    return Hit(passage, articles, dense, 1.0, score, score)
