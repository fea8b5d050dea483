# What the bot says in English. The other catalogues have the same keys.

## Commands, as the menus describe them

command-ask = Ask a question
command-verify = Check a citation
command-watching = Answers that you wait for
command-help = How this bot works
command-add = Take in the pages at these links
command-remove = Take an article away
command-channels = Channels whose posts are taken in
command-sources = Where articles come from, and what failed

## Topics

command-timeline = A topic day by day
command-latest = The newest articles, or the newest on a topic
topic-none = The articles do not report on this.
timeline-how-to =
    Write a topic after /timeline, for example: /timeline the harbour. I show what was reported on it, day by day.
    Or reply to somebody's message with /timeline.
timeline-days =
    { $days ->
        [one] 1 day:
       *[other] { $days } days, the first one first:
    }
timeline-undated =
    { $articles ->
        [one] 1 more article has no date, so it is left out.
       *[other] { $articles } more articles have no date, so they are left out.
    }
timeline-only-undated =
    { $articles ->
        [one] Only 1 article reports on this, and it has no date. /latest shows it.
       *[other] Only articles without a date report on this. /latest shows them.
    }
timeline-gone = The articles that stood here have been withdrawn, or are no longer open to this chat.
timeline-forgotten = I no longer know what this button belonged to. Please send the command again.
latest-on-topic = The newest on this:
latest-articles = The newest articles:
latest-no-more = There are no older articles.
