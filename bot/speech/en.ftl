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
