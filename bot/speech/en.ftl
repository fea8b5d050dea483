# What the bot says in English. The other catalogues have the same keys.
#
# Messages are plain text: markup is added where they are rendered. What a variable holds stands beside it where its
# name does not say so.

## Commands, as the menus describe them

command-ask = Ask a question
command-verify = Check a citation
command-watching = Answers that you wait for
command-settings = How I answer here
command-privacy = What I keep of you
command-forget = Delete what I keep of you
command-help = How this bot works
command-add = Take in the pages at these links
command-remove = Take an article away
command-channels = Channels whose posts are taken in
command-sources = Where the articles come from
command-unanswered = Questions that got no answer
command-stats = Numbers: questions, answers, articles
command-quality = How good the answers are on your own cases
command-doctor = What may be wrong, and how to mend it

## Conversation

# What people say instead of a question, in small letters and without punctuation, with commas between. Those whose
# language the bot does not speak are spoken to in this one, so what they say in theirs stands here.
greetings = hi, hello, hey, hi there, hello there, good morning, good afternoon, good evening, how are you, how are you doing, whats up, what s up, who are you, what are you, what can you do, what is this, help, help me, please help, start, begin, who is this, are you a bot, are you human, how do i use this, how does this work, how do you work, whats this, test, hiya, howdy, good day, how are you today, how are you doing today, nice to meet you, can you help me, could you help me, i need help, are you there, what do you do, what can i ask, what can i ask you, what should i ask, how does it work, stop, cancel, bonjour, bonsoir, salut, hola, buenos días, buenas tardes, buenas, ciao, buongiorno, olá, bom dia, boa tarde, merhaba, selam, cześć, dzień dobry, привіт, вітаю, добрий день, hej, hei, ahoj, سلام, こんにちは, 你好, 您好, नमस्ते, שלום, are you chatgpt, are you an ai, are you ai, are you real, are you a robot, how old are you, i have a question, i have got a question, i have another question, one more question, another question, one question, quick question, can i ask something, can i ask you something, may i ask you something
thanks = thanks, thank you, thank you very much, thanks a lot, many thanks, thx, thank you so much, thanks so much, thanks again, merci, merci beaucoup, gracias, muchas gracias, grazie, grazie mille, obrigado, obrigada, teşekkürler, teşekkür ederim, dziękuję, dzięki, дякую, takk, ありがとう, 谢谢, धन्यवाद, תודה, ty, tysm, thank u, thanks bro, thx bro, much appreciated
cheers = lol, haha, hahaha, ok, okay, wow, nice, cool, great, good, super, perfect, yes, no, yep, nope, aha, i see, got it, good bot, well done, sure, fine, bye, goodbye, see you, good night, wow really, really, oh, hm, hmm, i dont believe that, i don t believe that, interesting, good to know, amazing, awesome, please, sorry, see you tomorrow, see you later, bye bye, never mind, nevermind, forget it, you re welcome, youre welcome, you are welcome, typo, my mistake, no worries, no problem, all right, alright, yeah, yup
# What asks for the newest articles, in the same form.
news = news, the news, any news, latest, the latest, latest news, the latest news, whats new, what s new, what is new, headlines, todays news, today s news, breaking news, news today, whats the news, what s the news, what is the news, whats the latest, what s the latest, what is the latest, whats the latest news, what s the latest news, what is the latest news, any news today, any updates, whats going on, what s going on, what is going on, whats happening, what s happening, what is happening, news please, the news please, give me the news, show me the news, tell me the news, summarize the news, summarise the news, a summary of the news, top news, top stories, recent news, anything new
# What asks whether a message is true, in the same form: it asks what the articles say on that.
doubts = is this true, is that true, is it true, is this right, is that right, is this correct, is that correct, is this real, is that so, is this a fact, true or false, is this fake, source, source please, any source, whats the source, what s the source, what is the source, proof, fact check, fact check this, factcheck, check this, please check this, can you check this, can you check that, can you verify this, can you verify that, verify this, what do the articles say, what do the articles say on this, really, wow really, for real, says who, who says, who says that, who says so, are you sure, sure, true, who said so, who said that, who said this, who said it, according to whom, link, link please, the link please, where is this from, where is that from, where did you get this, where did you get that, where did you read this, where did you read that
# What asks for more on what a message says, in the same form: it is read as what is new on that.
more = more, more please, tell me more, tell me more please, please tell me more, give me more, show me more, can you tell me more, some more, even more, any more, more on this, more on that, more about this, more about that, more about it, more details, more info, more information, details, details please, anything else, anything more, something else, what else, what more, go on, continue, and, and then, then, then what, what then, what next, next, what happened next, what happened then, what happened after that
# What asks for something that a command or a button does, in the same form.
errands = settings, change language, change the language, change my language, speak english, speak german, speak russian, speak arabic, in english, in english please, unsubscribe, delete my data, delete everything, delete me, forget me, forget my data, remove my data, what do you know about me, what do you keep of me, what data do you have, what data do you have about me, how do i add you to my group, how do i add you to a group, add you to my group, can i add you to my group, change language to english, change language to german, change language to russian, change language to arabic, change the language to english, change the language to german, change the language to russian, change the language to arabic, switch to english, switch to german, switch to russian, switch to arabic, in german, in russian, in arabic, who runs you, who owns you, who made you, who built you, who created you, who is behind you
# What complains of an answer, in the same form.
complaints = that s wrong, thats wrong, that is wrong, this is wrong, wrong, wrong answer, the answer is wrong, you are wrong, you re wrong, that s not true, thats not true, that is not true, not true, that is not what i asked, that s not what i asked, no it isnt, no it isn t, no it is not, that s not it, thats not it, that s not what i meant, thats not what i meant, not what i asked, not what i meant, that doesn t answer my question, that doesnt answer my question, that does not answer my question, this doesn t answer my question, this does not answer my question, that s not an answer, thats not an answer, that is not an answer, that makes no sense, nonsense, you are lying, you re lying, not helpful, that s not helpful, thats not helpful, that is not helpful, useless, you did not answer my question, you didn t answer my question, you didnt answer my question, that is not what i wanted to know, that s not what i wanted to know, thats not what i wanted to know

welcome =
    Hello! Ask me something, and I will look for the answer in a collection of news articles.

    I answer with a short quote, word for word, and show you where and when it was published. When the articles do not answer, I say so.

    Just write your question. /help tells you more.
help =
    Write me a question, as you would say it to a person. I answer with a quote from the articles; the sentence that answers is in bold.

    Under an answer:
    – { open }: the article at the quoted words. { read }: the article here
    – Source: the next quote. { newer }: a later article
    – { context }: more of the text
    – { cite }: copies the source with a code that proves the words. Send it to me, and I check it
    – 👍 👎: help whoever runs this bot

    In a group, write { $ask } and your question, or reply to one of my messages. To ask what somebody else has written, reply to it with { $ask }.

    In any other chat, type { $bot } and a question, and choose a quote to send.

    – /timeline and a topic: what was reported on it, day by day
    – /latest and a topic: the newest on it
    – /source: what the articles say on a message of somebody else
    – /watching: answers that you wait for
    – /settings: your language and outlets
how-to-ask =
    Write your question after { $ask }, for example: { $ask } When did the last flight leave?
    Or reply to somebody's message with { $ask }, to ask what it says.
unknown-command = I do not know that command. Write me a question, or see /help.
greeting = Hello! What would you like to know? Write me a question, or see /help.
you-are-welcome = You are welcome. Ask me anything else.
all-right = All right. Ask me whenever you like.
by-command =
    For some things there is a command:
    – /settings: your language and outlets
    – /watching: answers that you wait for
    – /privacy: what I keep of you, and who runs me. /forget deletes what I keep
    – /help: everything else
sorry = I am sorry. Press 👎 under the answer that is wrong, and say why, or ask me again in other words.
no-words = Please ask me in words. /help tells you how.
# To a question that names nothing, as "why?", and goes on from nothing.
about-what = I do not know what that is about. Ask me in a whole sentence, or reply to the message that you mean.
too-long = That is too long for me. Please ask in { $most } characters or fewer.
text-only = I can only read text. Please write me your question.
failed = Sorry, something went wrong on my side, and I could not answer. Please try again in a little while.
chat-number = This chat has the number { $number }. Whoever runs this bot can open outlets to it by that number.

## Answers

# Between names in a row.
comma = { ", " }
# A line of a list, and of a numbered one. From right to left it begins with a mark that has it do so whatever its first word is.
item = • { $what }
numbered = { $number }. { $what }
answered = The articles answer this:
perhaps = Perhaps this:
# Where a reply to an answer finds the words again that it quotes already.
answered-same = The same words answer this:
perhaps-same = I find nothing that fits better than the same words:
outside = Nothing from that time answers this; perhaps this, from another time:
# $names: names of what it replies to.
together = Read together with what came before: { $names }
# $marked: a part of a message that the reader has marked.
together-marked = Read together with “{ $marked }”
# $question: the question before, with what the new one names in its place.
in-full = Understood as “{ $question }”
# The question as it was asked, where a message does not reply to it, or long after it.
as-asked = Asked: “{ $question }”
# $question: the one of several questions of a message that is answered.
one-of-several = On “{ $question }”. Please ask me the rest one by one.
in-context = In context:
quote-goes-on = The quote goes on in the article.
no-answer = The articles do not answer this.
held-back = I am not sure enough of what I found, and only sure answers are wanted here. Perhaps it is in: { $article }
# $article: the title of an article, with outlet and date.
closest = Closest, but it does not answer: { $article }
# The same where nothing was asked: what somebody wrote was looked up.
nearest = Closest: { $article }
# Above articles that tell of what was asked about. The button under them lists more.
reported-on = But they report on it:
# $language: that of the article named, as the sentence has it: English.
in-their-language = Ask in the language of the articles ({ $language }), and I may find more.
newest-on-it = The newest on this
also-in = Also in: { $outlets }
later = A later article also fits: { $article }
# A title among other words, in a citation to copy.
in-quotes = “{ $title }”
untitled = Untitled article
still-reading = Some are new, and I am still reading them.
# $command: what to type.
no-articles = There are no articles to search yet. Whoever runs this bot can add some with { $command }.
nothing-open = There is nothing that I may search in this chat.
searched = I searched { articles }.
searched-day = I searched { articles } of { $day }.
searched-days = I searched { articles }, from { $first } to { $last }.
in-chosen-outlets = I search only the outlets chosen with /settings.
articles =
    { $articles ->
        [one] 1 article
       *[other] { $articles } articles
    }
forgotten = I no longer know what this button belonged to. Please ask your question again.
shown-already = This is shown here already, in reply to this message.
withdrawn = This article has been withdrawn since I quoted it, so I do not show it any more.
not-here = This article's outlet is no longer open to this chat, so I do not show it here any more.
all-withdrawn = The article that answered this has just been changed or withdrawn. Please ask again.
no-such-answer = I cannot open that answer here. Please ask me the question.

## Buttons under an answer. Short: three or four stand in a row on a phone.

open = Open
read = Read
source-button = Source { $number }/{ $total } ▸
# Under an article that is not shown any more.
other-source = Another source ▸
newer = Newer
context = Context
cite = Cite
copy-link = Copy link
back-to-answer = ◂ Back
wrong-passage = Wrong passage
is-outdated = Outdated
should-say-no = Should have said no
noted = Thank you. That helps to answer better.
# With buttons for the reasons, under the answer.
what-is-wrong = Thank you. What is wrong with the answer?
question-gone = I no longer see the question, so I cannot note this. Please ask again.
page-of = Page { $number } of { $total }

## Dates

dated = { $day }, { $age }
moment = { $day }, { $time } UTC
age-today = today
age-yesterday = yesterday
age-days =
    { $count ->
        [one] 1 day ago
       *[other] { $count } days ago
    }
age-weeks =
    { $count ->
        [one] 1 week ago
       *[other] { $count } weeks ago
    }
age-months =
    { $count ->
        [one] 1 month ago
       *[other] { $count } months ago
    }
age-years =
    { $count ->
        [one] 1 year ago
       *[other] { $count } years ago
    }

## Receipts of citations

how-to-verify = Reply to an answer with /verify, write a citation's code after it, or just send me what { cite } has copied.
no-such-citation = I know of no such citation. Copy it whole, with both of its dots.
unchanged = These words stand unchanged in the article:
corrected-same = The article was corrected since. These words stand unchanged in its new text.
corrected-since = The article was corrected since, and no longer has these words. I cite its new text only.
withdrawn-since = The article was withdrawn since. I do not cite these words any more.
not-what-was-stored = The article is not what was stored. Please tell whoever runs this bot: dateline doctor
receipt-article = Article: { $id }
receipt-hash = SHA-256 of title and text, computed again just now: { $hash }
characters = Characters { $start } to { $end } of { $total }
stored = Taken in on { $moment }
receipt-before = The words as I quoted them:
receipt-now = In their place it says now:
receipt-left-out = Nothing stands in their place now.
receipt-until = Not searched any more since { $moment }
receipt-codes = For the details of one of these, send me its code.

## Waiting for an answer

watch = Tell me when this is reported
watched = I will tell you once, when a new article answers this. /watching lists what you wait for.
# The same in a group, where whoever presses need not be who asked.
watched-here = I will say so here, once, when a new article answers this. /watching in private lists what you wait for.
too-many-watches = You wait for as many answers as I can look out for. /watching lists them, and takes some off.
watches = You are waiting for an answer to:
# A question that was asked in a group, in the list that its person sees in private.
watch-elsewhere = { $question } (in a group)
watch-perhaps = Perhaps here: { $article }
no-watches = You are not waiting for any answer. When I have none, a button under my reply lets you wait for it.
watch-of-another = Only whoever waits for this can take it off the list.
reported = This has been reported now:

## Inline, in any chat

inline-how-to = Type a question for a quote, or ask me here
inline-hint = Ask me in private
# Stands above quotes on a topic, where nothing answers; at most 64 characters.
inline-on-topic = Reported on this topic. Ask me in private
inline-failed = Something went wrong. Ask me here instead
open-in-bot = Open in the bot
article-goes-on = The article goes on.

## For administrators

admin-help =
    You are an administrator here, in this private chat. Send me a link and nothing else, a document, or a post forwarded from a channel, and I take it in as articles. /add does the same for links: /add https://…

    /remove takes an article away, /channels switches on the channels whose posts I take in, /sources shows where articles come from and what failed.

    /unanswered lists what people asked in vain, /stats shows numbers, /quality how good the answers are on what readers said of them, /doctor what may be wrong with me and how to mend it.
how-to-add = Write links after /add, or just send me a link, a document, or a post forwarded from a channel.
how-to-remove = Write the ids of one or more articles after /remove, or reply with it to the answer that quotes one. An id stands under every article that I take in.
forward-posts = I cannot open links to Telegram itself. Please forward me the post instead.
file-too-large = Telegram gives me files of up to 20 MB only. Please split this one, or have it added on my machine with: dateline add FILE
file-not-received = Telegram did not hand the file over to me. Please send it again in a little while.
no-article-in-post = This post has no words that I could take in.
too-many-links = That is more than I take in at once. Please send { $most } links at most.
removed = Removed: { $title }
kept = Kept: { $title }
no-longer-there = This article is no longer there.
no-such-article = I have no article with this id: { $id }
remove-question = Remove this article? It will not be cited again.
remove-hint = ✕ removes an article, once you confirm it.
forgotten-receipt = I no longer know what this button belonged to. /remove takes an article's id.
remove = Remove
keep = Keep

outcome-added = Added: { $article }
outcome-revised = Revised: { $article }
outcome-updated = Updated: { $article }
outcome-unchanged = Already here, unchanged: { $article }
outcome-duplicate = Added as another print of a text that I had: { $article }
# Counts in a row, such as: 3 added, 1 revised.
count-added = { $count } added
count-revised = { $count } revised
count-updated = { $count } updated
count-unchanged = { $count } already here
count-duplicate =
    { $count ->
        [one] 1 other print of the same text
       *[other] { $count } other prints of the same text
    }
newer-kept = Newer here than in the file, and kept: { $count }. To bring an old text back, remove its article, then send me the file again.
and-more = and { $count } more
# $problem: a reason, in this language where it is known (see What failed).
again-later = { $problem }. I will try again by myself, and tell you.
of-thing = { $name }: { $what }
given-up = I gave up on this page: { $reason }. Send the link again to make me try.
page-was-here = The page could be read now. Its article was here before.

no-channels = I know of no channel yet. Make me an administrator of one: then it stands here, and its posts become articles from the moment you switch it on.
channels = Channels that I can take in. Posts become articles from the moment a channel is switched on, and follow their edits. Telegram does not tell me of deleted posts: use /remove for those.
not-administered = I am not its administrator any more
on = on
off = off
switch-on = Switch on: { $title }
switch-off = Switch off: { $title }

no-sources = There are no articles yet, and nothing that they could come from. /help tells you how to add some.
kind-feed = Feed { $name }
kind-folder = Folder { $name }
kind-channel = Channel { $name }
kind-pages = Links: { $name }
by-hand = Added by hand
no-outlet = without an outlet
source-failed = { $count } failed
source-partly = { $count } only in part
source-waiting = { $count } of them to be tried again
source-unread =
    { $count ->
        [one] 1 file of a kind that I cannot read: { $names }
       *[other] { $count } files of kinds that I cannot read: { $names }
    }
last-success = Last success: { $moment }
no-success = No success yet
failing =
    ⚠ Failed { $times ->
        [one] once
       *[other] { $times } times in a row
    }: { $reason }
trouble = – { $what }
trouble-given-up = – { $what } (not tried again)

## Marks on answers whose article was corrected or withdrawn since

corrected-on = The article that I quoted here was corrected on { $day }, and no longer has these words.
withdrawn-on = The article that I quoted here was withdrawn on { $day }, so I do not show it any more.
says-now = Show what it says now
ask-again = Ask again
cannot-ask-again = I no longer see the question. Please ask it again.

## Topics

command-timeline = A topic day by day
command-latest = The newest articles, or the newest on a topic
command-source = What the articles say on a message
help-examples = Try, for example:
example-question = What is new on { $topic }?
topic-none = The articles do not report on this.
topic-not-then = No article here is from that time.
topic-not-then-day = No article here is from that time. Those that I search are of { $day }.
topic-not-then-days = No article here is from that time. Those that I search are from { $first } to { $last }.
timeline-how-to =
    Write a topic after /timeline, for example: /timeline the harbour. I show what was reported on it, day by day.
    Or reply to somebody's message with /timeline.
timeline-days =
    { $days ->
        [one] 1 day:
       *[other] { $days } days, the first one first:
    }
# $days: how many days there are, as in timeline-days.
timeline-of = “{ $topic }”, { $days }
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
entry-corrected = Corrected since: the sentence that I listed does not stand in it any more.
timeline-gone = The articles that stood here have been withdrawn, or are no longer open to this chat.
timeline-forgotten = I no longer know what this button belonged to. Please send the command again.
latest-on-topic = The newest on this:
latest-on = The newest on “{ $topic }”:
latest-articles = The newest articles:
latest-no-more = There are no older articles.
outlets-here = The outlets whose articles I search here:
outlet-undated = { $outlet }: { articles }
outlet-day = { $outlet }: { articles }, { $day }
outlet-days = { $outlet }: { articles }, { $first } to { $last }
how-to-source =
    Reply with /source to a message, or to a part of it that you mark, and I look up what the articles say on that. In private you can also forward me the message, or write what you have read after /source.
# $claim: a sentence of the message that was asked about.
on-claim = On “{ $claim }”:

## What is chosen for a chat

settings-of-chat = Settings of this chat
settings-of-person = Your settings
settings-language = Language: { $name }
settings-language-own = each reader’s own
settings-language-telegram = as in your Telegram
settings-language-bot = the bot’s own ({ $name })
settings-outlets = Outlets: { $which }
settings-outlets-all = all
settings-outlets-chosen = { $count ->
    [one] one that is chosen
   *[other] { $count } that are chosen
}
settings-certain = Answers: only those that I am sure of
settings-also-weak = Answers: also those that begin with “Perhaps”
settings-speaking = I answer here.
settings-quiet = I say nothing here, except to administrators about these settings.
settings-change-language = Language
settings-change-outlets = Outlets
settings-be-certain = Only sure answers
settings-be-open = Also “Perhaps”
settings-be-quiet = Say nothing here
settings-speak = Answer here again
settings-done = Done
settings-back = ◂ Settings
settings-choose-language = In which language shall I speak here? Quotes stay as they were published.
settings-choose-outlets = Choose the outlets that I search. With none chosen I search them all.
settings-no-outlets = The articles name no outlets that could be chosen.
settings-nothing-there = The outlets that were chosen for this chat have no articles that I could search. /settings chooses others.
settings-not-yours = Only administrators of this chat can change its settings.
ask-in-private = I can do that in private only. Please ask me there.
chat-quiet = I say nothing in this chat at present. Its administrators can change that with /settings.

## Who is answered, and how often

closed-person = I answer only people who have been let in. If you would like to be one of them, tell whoever runs me your number: { $number }
closed-chat = I am not open to this chat. Whoever runs me can open me to it by its number: { $number }
closed-here = Here I answer only people who have been let in.
closed-inline = I answer only people who were let in
limit-inline = You ask faster than I may answer. Please wait a little
limit-person = You ask faster than I may answer: { $count ->
    [one] one question
   *[other] { $count } questions
} a minute. Please ask again in a little while.
limit-chat = So much is asked here that I cannot keep up: I may answer { $count ->
    [one] one question
   *[other] { $count } questions
} a minute in a chat. Please ask again in a little while.

## Questions without an answer

unanswered = What people asked in vain, the most asked first. I keep no names, leave out addresses and phone numbers, and drop a question { $days } days after it was last asked.
no-unanswered = There is no question that I could not answer.
unanswered-times =
    { $times ->
        [one] Asked once, on { $last }.
       *[other] Asked { $times } times, last on { $last }.
    }
unanswered-again = Answered meanwhile?
# Shown for a moment where a button is pressed.
unanswered-nothing-new = Nothing new: these are answered no better than before.
answered-meanwhile = ✓ It is answered now.
perhaps-answered-meanwhile = ~ It is perhaps answered now.

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

## What is kept of people

privacy =
    What I keep of you, and how long:

    – Your question: until it is answered. The latest questions and forwarded messages of everybody stay in memory for a while, so that a reply to an answer can go on from it; they are not written down.
    – Which passages I quoted in which chat, by numbers, without your words: so that buttons keep working, until you delete it. For { $marked } days I also know which message shows which passage, to mark it when its article is corrected.
    – That I received something, by its number alone: { $days } days, so that nothing is answered twice.
    – A question that you wait for an answer to, with your number: until it is answered or you take it off with /watching.
    – What you chose with /settings.
    – A question that the articles did not answer, without who asked, and without addresses and phone numbers: for { $unanswered } days after it was last asked.
    – What you say of an answer (👍 👎), with the question and the day, but not who said it. In a group I know you by a code that only I can make of your number, so that everybody has one voice on a quote: for { $judged } days.

    All of this is on the machine of whoever runs me. I send it nowhere. What stands in our chat is also with Telegram, under its own rules.
privacy-contact = I am run by: { $contact }
privacy-no-contact = Whoever runs me has not told me how to reach them. Please ask where you found me.
privacy-forget = /forget deletes what I keep of you.
forget-ask = Delete what I keep of you? The buttons under my answers in our private chat will stop working, I will no longer tell you what you wait for, and your settings go. What is kept of answers in groups, and what was said of answers, does not say who you are, so it stays. You delete the messages themselves in Telegram.
forget-yes = Delete
forget-no = Keep
forget-done = Deleted: I keep nothing of you any more.
forget-kept = Everything stays as it was.
forget-not-yours = This is for whoever sent /forget. Send it yourself to delete what I keep of you.
forget-in-private = Here I cannot see who you are, and so I keep nothing under your name. Send me /forget in private.

## How good the answers are

quality =
    { $cases ->
        [one] Measured on 1 question that readers judged the answer of
       *[other] Measured on { $cases } questions that readers judged the answers of
    } ({ $known } in all, the newest were asked)
quality-hit = The right article came first for { $share } % of { $of } that articles answer.
quality-answered = Of these { $share } % were answered, well or perhaps.
quality-refused = { $share } % of { $of } that no article answers were refused, as they should be.
quality-latency = Finding an answer took { $p50 } ms or less for half, { $p95 } ms or less for 95 %.
quality-wrong = Of { $of } with a quote that was called wrong or outdated, { $share } % begin with it now.
quality-unknown = Of { $unknown } of all it is known only that the answer was wrong or outdated, not what is right.
# $command: what to type.
quality-can-calibrate = { $command } fits to these questions when an answer is called one.
quality-cannot-calibrate = { $command } fits to such questions when an answer is called one: from { $answerable } that articles answer and { $unanswerable } that they do not.
quality-none = No reader has said yet which answers are right or wrong (👍 👎).
quality-gone = Said of articles that are gone: { $unknown }.
quality-busy = I am measuring already.
quality-so-far = Measuring: { $done } of { $total } questions asked. Readers go first.

## What the profile says

# At most 512 and 120 characters.
description =
    I look for the answer to your question in a collection of news articles.

    I answer with a short quote, word for word, and show you where and when it was published. When the articles do not answer, I say so.
short-description = Answers questions with quotes from news articles, word for word, with source and date.

## What failed

# The reasons, word for word as the Library, its readers and /doctor give them in English: by these they are known
# again, so that they can be told in other languages. The first that fits is taken, so what holds another reason in
# it stands above the others. $error, $kind and $cure may be such a reason themselves, or what a program of others
# said in English; $count, $found and $most are numbers; $command and $other are what to type.

# Around other reasons

reason-teaser-taken = { $error }; the teaser is taken
reason-teaser-too-short = { $error }; the teaser has less than { $most } characters, and is not taken
reason-more-lines = { $error }; { $count } more lines cannot be read
reason-gone-one-stays = { $error }; 1 article names this address and stays; { $command } (in the chat /remove) takes one away: { $ids }
reason-gone-some-stay = { $error }; { $count } articles name this address and stay; { $command } (in the chat /remove) takes one away: { $ids }
reason-gone-link-lost = { $error }; the article lost this link and stays, since it was taken in from elsewhere too
reason-gone-here-too = { $error }, and so it is here
reason-feed-stopped = { $error }: the feed is looked at no more; run { $command }, and { $other } with its new address
reason-robots-missing = the robots.txt of { $site } cannot be had, so nothing there is fetched now ({ $error })
reason-in-line = { $name }, line { $line }: { $error }

# What to do, behind other reasons

reason-check-address = { $error }: check the address
reason-try-later = { $error }: try again later
reason-use-open-address = { $error }: use an address that everybody can open
reason-use-other-address = { $error }: try another address
reason-removed-for-good = { $error }: it was removed for good
reason-save-text = { $error }: save its text as UTF-8 and add that
reason-save-utf8 = { $error }: save it as UTF-8
reason-save-file-utf8 = { $error }: save the file as UTF-8
reason-article-alone = { $error }: save the article alone and add that
reason-check-path = { $error }: check the path
reason-copy-again = { $error }: copy it again
reason-not-read = { $error }: it is not read
reason-leave-url-out = { $error }: use https://… or leave it out
reason-leave-address-out = { $error }: use http://… or https://… or leave it out
reason-shorten-to = { $error }: shorten it to { $most } at most
reason-on-one-line = { $error }: write { $form } on one line
reason-on-each-line = { $error }: write { $form } on each line
reason-one-a-line = { $error }: put one article on each line
reason-export-channel = { $error }: export one channel from Telegram Desktop (Export chat history, format JSON) and add its result.json
reason-export-wordpress = { $error }: in WordPress choose Tools, Export, Posts, and add the file that it makes

# The web

reason-web-answers = { $address } answers { $status }
reason-web-redirects = { $address } is redirected more than { $most } times: use the address it should lead to
reason-web-redirected-nowhere = { $address } is redirected to no web address: use the one it should lead to
reason-web-no-http = { $address } is not a web address: use one with http:// or https://
reason-web-malformed = { $address } is not a web address ({ $error }): check it
reason-web-no-address = { $address } is not a web address
reason-web-no-url = { $address } is not a URL ({ $error })
reason-web-password = a web address with a user's name or password in it is not fetched: leave them out
reason-web-port = { $address } names a port of another service: use 80, 443 or one from 1024 on
reason-web-long-address = { $address } has more than { $most } characters: use a shorter address
reason-web-slow = { $address } did not answer in time
reason-web-cannot-ask = { $address } cannot be asked for ({ $error })
reason-web-cannot-fetch = { $address } cannot be fetched ({ $error })
reason-web-packed = { $address } comes packed as { $format }, which was not asked for: use another address
reason-web-large = { $address } has more than { $most } bytes, which is more than is read of one address
reason-web-cut = { $address } was cut off
reason-web-unresolved = the name { $host } cannot be resolved ({ $error }): check it or try later
reason-web-private = { $host } is not on the public internet ({ $address }), and is not fetched
reason-web-no-name = { $host } cannot be the name of a site
reason-web-has-no-address = { $host } has no address
reason-web-packing-cut = { $address } is cut off, its packing has no end
reason-web-packing-large = { $address } unpacks to more than is read of one address: use a smaller one
reason-web-packing-damaged = { $address } is damaged, its packing cannot be undone
reason-web-busy = { $host } is being asked for much else
reason-web-robots = { $host } does not allow { $agent } to fetch { $address } (robots.txt): ask its owner
reason-web-left-alone = { $host } is left alone for { $count } seconds, as it asked or since it failed: try again then
reason-web-front-page = { $address } leads to the front page { $page }, and to no article
reason-web-is-feed = { $address } is a feed: follow it with { $command }
reason-web-is-sitemap = { $address } is a sitemap: take its pages in with { $command }
reason-web-is-list = { $name } lists articles, and is none: add their pages, or follow their feed with { $command }
reason-web-log-in = { $address } leads to the log-in { $page }
reason-web-kind = { $address } is of a kind that cannot be read ({ $kind }): use the address of a page
reason-page-missing = { $name } says that there is no such page
reason-page-log-in = { $name } is a page for logging in
reason-page-consent = { $name } asks for consent to cookies and shows no article
reason-page-blocked = { $name } keeps its visitors out
reason-page-down = { $name } says that its site is being worked on
reason-system-unknown-name = Name or service not known
reason-system-no-address = No address associated with hostname
reason-system-name-later = Temporary failure in name resolution
reason-system-refused = { $number } Connection refused
reason-system-reset = { $number } Connection reset by peer
reason-system-permission = Permission denied
reason-system-no-space = No space left on device
reason-system-broken = Input/output error

# Files and documents

reason-file-forbidden = { $name } may not be read: give this user the permission to read it
reason-file-folder = { $name } is a folder, not a file
reason-file-unreadable = cannot read { $name } ({ $error }): check the path and the disk
reason-file-no-articles = { $name } holds no articles: it needs { $kinds } and { $last } files, of .json and .xml those with articles
reason-file-unknown = { $name } is of an unknown kind: { $kinds } and { $last } files can be read, and each as { $packed }
reason-file-large = { $name } has more than { $most } MB: split it into smaller files
reason-file-not-text-but = { $name } is not text but { $kind }
reason-file-name-pdf = { $error }: give its name the ending .pdf
reason-file-name-html = { $error }: give its name the ending .html
reason-file-name-gz = { $error }: give its name the ending .gz
reason-file-unpack = { $error }: unpack it, or name it .docx if it is one
reason-file-not-text = { $name } is not text: save it as text in UTF-8 and add that
reason-file-perhaps-text = { $name } is not text: if it should be, save it as UTF-8
reason-file-encoding = the encoding of { $name } cannot be told for certain
reason-file-wrong-encoding = { $name } is not the { $encoding } that it says it is
reason-file-not-utf8 = is not UTF-8
reason-file-name-not-utf8 = { $name } is not UTF-8
reason-file-utf16 = { $name } is in UTF-16
reason-kind-of-file-pdf = a PDF
reason-kind-of-file-page = a web page
reason-kind-of-file-word = a Word document
reason-kind-of-file-zip = a zip archive or an office document
reason-kind-of-file-a-archive = a { $format } archive
reason-kind-of-file-an-archive = an { $format } archive
reason-kind-of-file-image = an image
reason-kind-of-file-old-office = an old office document
reason-kind-of-file-rich-text = a rich text document
reason-kind-of-file-program = a program
reason-kind-of-file-database = a database
reason-kind-of-file-none = no type
reason-document-password = { $name } opens with a password only: save it without one
reason-document-damaged = { $name } is damaged, or not { $kind } at all: open it and save it again
reason-document-other = { $name } is not { $kind }: save it as one, or as text
reason-document-bomb = { $name } unpacks to far more than a document has
reason-document-memory = { $name } takes more memory than is safe to give to one file: split it, or save its text
reason-document-long = { $name } has more than { $most } characters: split it into parts
reason-document-slow = { $name } takes more than { $most } seconds to read: split it, or save its text
reason-document-old-word = { $name } is an old Word document or has a password: save it as DOCX without one
reason-document-no-text = { $name } has no text: write the article below its title, and add it again
reason-document-only-pictures = { $name } has no text, only pictures: run it through OCR (as { $command } does) and add that
reason-page-large = { $name } has more than { $most } MB
reason-page-many-elements = { $name } has more than { $most } elements
reason-page-no-text = { $name } has no article's text: add the page of one article, as it is without a log-in
reason-page-no-page = { $name } is not a web page: save it as HTML, or as text
reason-packed-twice = { $name } is packed twice: unpack it once and add that
reason-packed-bomb = { $name } unpacks to far more than it holds
reason-stored-short = it is cut short
reason-packed-short = { $name } is cut short
reason-packed-damaged = { $name } is damaged ({ $error })
reason-text-empty = { $name } is empty: give it a title in the first line and the text below
reason-text-only-title = { $name } has only a title: write the text below it
reason-text-addresses = { $name } lists web addresses and holds no article: add the addresses themselves
reason-text-date = { $name } has the date { $date }: write it as { $command }
reason-markdown-no-text = { $name } has no text: write the article below its title
reason-markdown-yaml = is not YAML ({ $error }): put quotes around the value, as title: "A: b"
reason-markdown-no-yaml = is not YAML: write lines like { $command } between the two ---
reason-markdown-draft = { $name } is a draft, as { $command } in its first lines says: change that to publish it
reason-markdown-toml = { $name } is not TOML between its two +++ ({ $error }): write lines like { $command }
reason-markdown-not-text = { $name }: { $key } in its first lines is not text
reason-lines-large = has more than { $most } MB
reason-lines-blank = too many lines before it are blank
reason-lines-no-text = the article has no "text": each line needs { $form }
reason-lines-no-json = is not JSON ({ $error } at column { $column })
reason-lines-odd-json = is JSON that no article has
reason-lines-no-object = is not a JSON object but { $kind }
reason-lines-date = the date { $date } is no day: write it like "2021-03-29"
reason-lines-value = { $key } is { $kind }: write it as a string, or leave it out
reason-lines-none = { $name } holds no articles: write one on each line, like { $form }
reason-kind-of-value-flag = true or false
reason-kind-of-value-number = a number
reason-kind-of-value-list = a list
reason-kind-of-value-object = an object
reason-kind-of-value-string = a string
reason-export-account = { $name } is the export of a whole account
reason-export-no-channel = { $name } is JSON, but no export of a channel
reason-export-list = { $name } is a list in JSON: save it as JSON lines (.jsonl), an article a line
reason-export-article = { $name } is an article in JSON: save it as JSON lines (.jsonl), an article a line
reason-export-ghost = { $name } is an export of Ghost, which is not read: add its site by `dateline add https://…/sitemap.xml`
reason-export-chat = { $name } is the export of a chat that is no channel
reason-export-html = { $name } is the history of a chat as HTML
reason-export-no-posts = { $name } holds no posts with text
reason-export-no-wordpress = { $name } is XML, but no export of WordPress
reason-export-no-whole-posts = { $name } holds no published posts with their whole text
reason-export-short = { $name } is cut short, or not JSON ({ $error })
reason-export-no-object = { $name } is cut short, or not a JSON object
reason-export-odd-json = { $name } is JSON that no export has
reason-article-without-title = an article without a title
reason-article-no-text = { $kind } has no text: give it some below its title
reason-article-long = { $kind } has { $count } characters: split it into parts of { $most } at most
reason-article-title-long = { $kind } has a title of { $count } characters: shorten it to { $most }
reason-article-id-long = { $kind } has an id of { $count } characters: shorten it to { $most }
reason-too-many-characters = { $key } has { $count } characters
reason-date-to-come = { $name } has the date { $date }, and today is { $today }: the article is stored without a date; mend it and add it again
reason-dates-to-come = { $name } has { $count } dates such as { $date }, and today is { $today }: these articles are stored without dates; mend them and add it again

# Feeds and folders

reason-feed-large = { $address } has more than { $most } MB, which is more than is read of a feed
reason-feed-many-tags = { $address } has more than { $most } tags, which is more than is read of a feed
reason-feed-no-feed = { $address } is not a feed: give the address of its RSS, Atom or JSON Feed
reason-feed-cut-json = { $address } cannot be read as a feed, or was cut off ({ $error })
reason-feed-unreadable = { $address } cannot be read as a feed ({ $error })
reason-feed-cut = { $address } was cut off: it is read again, and what it had is taken
reason-feed-no-page = it has no page to be tried again, and waits until the feed changes it
reason-feed-page-shorter = { $address } shows less than the feed itself: nothing needs to be done
reason-feed-page-shared = { $address } is the page of several articles, and shows no more of this one: nothing needs to be done
reason-feed-page-other = { $address } shows another text than the one that the feed speaks of: open it to see why
reason-removed-here = { $name } has an article that was removed here and stays away: add it by hand to have it again
reason-unexpected = it cannot be read: unexpected { $error }: run { $command }
reason-folder-missing = { $folder } is not there: mount its disk, or run { $command }
reason-folder-forbidden = { $folder } may not be listed: give this user the permission to read it
reason-folder-unlisted = { $folder } cannot be listed ({ $error }): check its disk
reason-folder-inner-unlisted = { $folder } cannot be listed ({ $error }): give this user the permission
reason-folder-other-disk = { $folder } is on another disk, and { $count } files are missing: mount the right one, or run { $command } and watch it again
reason-folder-file-gone = there is no file { $name } any more: it is struck out with the next look

# The machine

reason-machine-see-log = see the log
reason-machine-disk-low = the disk of { $folder } has { $count } MB left: free some space
reason-machine-being-written = another process has been writing to the Library for { $count } seconds: if nothing is being added, find and end it
reason-machine-holds-one = the Library in { $folder } holds 1 article
reason-machine-holds = the Library in { $folder } holds { $count } articles
reason-machine-index-one = the index holds all 1 passage
reason-machine-index-all = the index holds all { $count } passages
reason-machine-index-lacks-one = the index holds { $found } of 1 passage: run { $command }
reason-machine-index-lacks = the index holds { $found } of { $count } passages: run { $command }
reason-machine-index-behind-one = the index is 1 change behind and follows by itself: if it does not, see the log
reason-machine-index-behind = the index is { $count } changes behind and follows by itself: if it does not, see the log
reason-machine-in-use = { $name } is in use by another process: try again when that has finished
reason-machine-many-readers = { $name } has too many readers at once: try again
reason-machine-text-changed = the text of { $id } is not what was stored: put back a copy of { $name }, or remove the article and add it again
reason-machine-new-index = { $error }: only an index of it, so that nothing is lost: run { $command }
reason-machine-look = { $error }: run { $command } to see whether it can be mended, else put back a backup by { $other }, or move it away to start anew
reason-machine-replaced = { $name } was deleted or replaced while the bot runs: start the bot again
reason-machine-put-back = { $error }: put back a backup by { $command }, or move it away to start anew
reason-machine-notes-damaged = { $name } is damaged: stop the bot and run { $command }, which puts it aside and keeps what can still be read
reason-machine-cannot-write = cannot write { $name } ({ $error }): make it and its folder writable or choose another with --data
reason-machine-cannot-read = cannot read { $name } ({ $error }): give this user the permission to read and write its folder, or choose another with --data
reason-machine-cannot-open = cannot open { $name }: give this user the permission to read and write it and its folder, or choose another with --data
reason-machine-disk-full = the disk of { $name } is full: free some space and run the command again
reason-machine-disk-fails = the disk of { $name } is full or fails ({ $error }): free some space, or check the disk
reason-machine-forbidden = { $place } may not be used: give this user the permission to read and write { $folder }
reason-machine-read-only = { $place } cannot be written, its disk is read-only: choose another folder with --data
reason-machine-no-room = no more can be written to { $folder } ({ $error }): free some space and run the command again
reason-machine-folder = { $place } is a folder, and should be a file: { $cure }
reason-machine-file = { $place } is a file, and should be a folder: move it away, and { $cure }
reason-machine-cannot-use = cannot use { $place } ({ $error }): check the disk, or { $cure }
reason-machine-no-database = { $place } is { $kind }, and should be a database: move it away, or put back a backup
reason-kind-of-file-folder = a folder
reason-kind-of-file-no-file = no file
reason-machine-other = { $name }: { $error }: run { $command }
reason-file-missing = there is no file { $name }
reason-article-named = the article { $title }
