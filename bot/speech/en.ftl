# What the bot says in English. The other catalogues have the same keys.

## Commands, as the menus describe them

command-ask = Ask a question
command-verify = Check a citation
command-watching = Answers that you wait for
command-settings = How I answer here
command-help = How this bot works
command-add = Take in the pages at these links
command-remove = Take an article away
command-channels = Channels whose posts are taken in
command-sources = Where articles come from, and what failed

## What is chosen for a chat

settings-of-chat = Settings of this chat
settings-of-person = Your settings
settings-language = Language: { $name }
settings-language-own = each reader’s own
settings-language-telegram = that of your Telegram
settings-outlets = Outlets: { $which }
settings-outlets-all = All outlets
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
settings-back-a-page = ◂
settings-on-a-page = ▸
settings-choose-language = In which language shall I speak here? Quotes stay as they were published.
settings-choose-outlets = Choose the outlets that I search. With none chosen I search them all.
settings-no-outlets = The articles name no outlets that could be chosen.
settings-not-yours = Only administrators of this chat can change its settings.
chat-quiet = I say nothing in this chat at present. Its administrators can change that with /settings.

## Who is answered, and how often

closed-person = I answer only people whom whoever runs me has let in. If you would like to be one of them, tell them your number: { $number }
closed-chat = I am not open to this chat. Whoever runs me can open me to it by its number: { $number }
closed-here = Here I answer only people whom whoever runs me has let in.
closed-inline = I answer only people who were let in
limit-person = You ask faster than I may answer: { $count ->
    [one] one question
   *[other] { $count } questions
} a minute. Please ask again in a little while.
limit-chat = So much is asked here that I cannot keep up: I may answer { $count ->
    [one] one question
   *[other] { $count } questions
} a minute in a chat. Please ask again in a little while.
