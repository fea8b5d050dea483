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
command-stats = Numbers: questions, answers, articles

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

## Numbers

# $days: today, and numbers of days, as the columns are.
stats = Numbers: { $days } (days of UTC)
stats-today = today
stats-days =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }
# $counts: numbers in a row, one for each column.
stats-questions = Questions: { $counts }
stats-strong = – answered: { $counts }
stats-perhaps = – perhaps answered: { $counts }
stats-none = – no answer: { $counts }
stats-failed = – failed: { $counts }
stats-inline = Inline queries: { $counts }
stats-chosen = Cards sent from them: { $counts }
stats-good = 👍 { $counts }
stats-bad = 👎 { $counts }
stats-articles = Articles added: { $counts }
stats-pending = Passages that wait for their vectors: { $passages }
stats-waiting = Messages and presses being dealt with: { $updates }
stats-doubles = Answers that may have been sent twice, ever: { $answers }
stats-latency = Finding an answer took { $p50 } ms or less for half, { $p95 } ms or less for 95 % ({ $questions } latest questions since I was started)
stats-no-latency = I have answered no question since I was started.
