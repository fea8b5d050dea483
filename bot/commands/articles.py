"""The articles that there are: `dateline remove`, `list`, `show` and `verify`."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from bot import ages
from bot import show as shown
from bot.commands.following import strike
from bot.commands.options import Data, library, settings
from bot.commands.telling import print_removed, say
from bot.speech import speech
from knowledge.errors import UserError

if TYPE_CHECKING:
    from knowledge.article import Article


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(remove)
    app.command("list")(list_)
    app.command()(show)
    app.command()(verify)


def remove(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="Ids as `dateline list` shows them.")],
    data: Data = None,
) -> None:
    """Take articles away. They are never cited again."""
    given = settings(context, data)
    stock = library(given)
    for article_id, title in zip(ids, stock.remove(ids), strict=True):
        print_removed(article_id, title)
        for other in stock.namesakes(article_id):
            say(
                context.obj.message(
                    f"{article_id} is also {_whose(other)}: `dateline remove {shlex.quote(other.id)}`"
                )
            )
    strike(given, stock)


def list_(context: typer.Context, data: Data = None) -> None:
    """List the articles, the newest first: id, date, outlet, title. Duplicates have lines of their own."""
    from bot.sources import held  # noqa: PLC0415

    stock = library(settings(context, data))
    article = None
    for article in stock.articles():
        published = article.published.isoformat() if article.published else "-"
        print(f"{article.id}\t{published}\t{article.source or '-'}\t{article.title}")
    if article is None:
        say(context.obj.message("there are no articles yet: add some with `dateline add PATH`"))
    if stock.duplicates():
        say(f"these are {held(stock)}")


def show(
    context: typer.Context,
    article_id: Annotated[str, typer.Argument(metavar="ID", help="As `dateline list` shows it.")],
    data: Data = None,
) -> None:
    """Show an article as it is stored."""
    stock = library(settings(context, data))
    article = stock.article(article_id)
    if article is None:
        raise UserError(f"no article has the id {article_id!r}: `dateline list` shows all ids")
    print(shown.source_line(article, ages.today()))
    about = {"id": article.id, "revision": article.revision, "url": article.url}
    about |= {"author": article.author, "language": article.language}
    for name, value in about.items():
        if value:
            print(f"{name}: {value}")
    for other in stock.namesakes(article_id):
        say(context.obj.message(f"{article_id} is also {_whose(other)}: `dateline show {shlex.quote(other.id)}`"))
    print(f"\n{article.text}")


def _whose(article: Article) -> str:
    """What another article's id is."""
    return (
        f"{article.source}'s id of another article" if article.source else "the id of another article, of no outlet"
    )


def verify(
    context: typer.Context,
    citation: Annotated[str, typer.Argument(metavar="CITATION", help="As `dateline ask` prints it.")],
    data: Data = None,
) -> None:
    """Print the words that a citation stands for. Exits with 1 when it does not hold."""
    from knowledge.article import Citation  # noqa: PLC0415

    stock = library(settings(context, data))
    cited = Citation.parse(citation)
    revision = stock.revision(cited.revision)
    if revision is None:
        raise UserError(f"no article ever had the revision {cited.revision}: the citation is from another Library")
    if cited.end > len(revision.text):
        raise UserError(f"the article has {len(revision.text):,} characters: the citation points past its end")
    print(f"“{revision.text[cited.start : cited.end]}”")
    print(f"— {revision.title or 'untitled'}, stored on {speech().day(revision.added.date())}")
    if revision.article_ids:
        print(f"The article {revision.article_ids[0]} has these words today.")
    elif revision.revised:
        print("The article has been corrected since: `dateline ask` cites its new text.")
    else:
        raise UserError("the article was removed since: these words are no longer in the Library")
