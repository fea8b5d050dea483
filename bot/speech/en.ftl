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
command-doctor = What may be wrong, and how to mend it

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

## What may be wrong

doctor-telegram = At Telegram
doctor-channels = In channels
doctor-machine = On my machine
doctor-not-told = Telegram did not tell me. Please ask again in a little while.
doctor-joins = I can be added to groups.
doctor-joins-not = I cannot be added to groups.
doctor-privacy-off = Privacy mode is off: in groups I get every message, so a mention reaches me.
doctor-privacy-on = Privacy mode is on: in groups I get commands to me and replies to me. A mention may not reach me, unless I am an administrator there.
doctor-inline = I can be asked from any chat.
doctor-inline-not = I cannot be asked from other chats.
doctor-chosen = I am told which cards are chosen.
doctor-chosen-not = No chosen card was ever reported to me. Telegram does not say whether that is switched on.
doctor-steps = To change this, write to @BotFather, in this order. What works for you can stay as it is.
doctor-step-joins = /setjoingroups, choose me, Enable.
doctor-step-privacy = For mentions: /setprivacy, choose me, Disable. Then remove me from each group and add me again: until then the old mode holds there.
doctor-step-inline = /setinline, choose me, and send a few words such as: Ask the news
doctor-step-feedback = /setinlinefeedback, choose me, Enabled.
doctor-channel-on = its posts become articles, and I answer /ask there.
doctor-channel-off = I answer /ask there. Its posts become articles once you switch it on with /channels.
doctor-channel-mute = I may not post there. Give me the right to post messages, so that I can answer /ask.
doctor-channel-lost = I am not its administrator any more, so I get no posts. Make me one again.
doctor-more-channels =
    { $channels ->
        [one] and 1 more channel
       *[other] and { $channels } more channels
    }
doctor-writes = I may write here.
doctor-mute = I may not write in this group. Allow its members to send messages, or make me an administrator.
doctor-asking = A reply to one of my messages reaches me, and so does:
doctor-hears-all-as-administrator = I am an administrator here and get every message, so a mention reaches me.
doctor-added-before = If a mention does not reach me all the same, I was here before privacy mode was switched off: remove me from this group and add me again.
doctor-hear-all = For mentions, make me an administrator of this group; or switch privacy mode off with /setprivacy at @BotFather, then remove me from this group and add me again.
doctor-topics = I answer in the topic of the question.
doctor-closed-topics = In a closed topic I can answer only as an administrator.
