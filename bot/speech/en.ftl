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
command-unanswered = Questions that got no answer

## Questions without an answer

unanswered = What people asked in vain, the most asked first. I keep no names, leave out addresses and phone numbers, and drop a question { $days } days after it was last asked.
no-unanswered = There is no question that I could not answer.
unanswered-times =
    { $times ->
        [one] Asked once, on { $last }.
       *[other] Asked { $times } times, last on { $last }.
    }
unanswered-again = Answered meanwhile?
answered-meanwhile = ✓ It is answered now.
perhaps-answered-meanwhile = ~ It is perhaps answered now.
page-of = Page { $number } of { $total }
