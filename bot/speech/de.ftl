# Was der Bot auf Deutsch sagt.

## Befehle

command-ask = Eine Frage stellen
command-verify = Ein Zitat prüfen
command-watching = Antworten, auf die Sie warten
command-settings = Wie ich hier antworte
command-help = Wie dieser Bot funktioniert
command-add = Die Seiten unter diesen Links aufnehmen
command-remove = Einen Artikel entfernen
command-channels = Kanäle, deren Beiträge aufgenommen werden
command-sources = Woher Artikel kommen und was misslang

## Was für einen Chat gewählt ist

settings-of-chat = Einstellungen dieses Chats
settings-of-person = Ihre Einstellungen
settings-language = Sprache: { $name }
settings-language-own = die eigene jedes Lesers
settings-language-telegram = die Ihres Telegrams
settings-outlets = Medien: { $which }
settings-outlets-all = Alle Medien
settings-outlets-chosen = { $count ->
    [one] ein ausgewähltes
   *[other] { $count } ausgewählte
}
settings-certain = Antworten: nur solche, deren ich mir sicher bin
settings-also-weak = Antworten: auch solche, die mit „Vielleicht“ beginnen
settings-speaking = Ich antworte hier.
settings-quiet = Ich sage hier nichts, außer Administratoren zu diesen Einstellungen.
settings-change-language = Sprache
settings-change-outlets = Medien
settings-be-certain = Nur sichere Antworten
settings-be-open = Auch „Vielleicht“
settings-be-quiet = Hier nichts sagen
settings-speak = Hier wieder antworten
settings-done = Fertig
settings-back = ◂ Einstellungen
settings-back-a-page = ◂
settings-on-a-page = ▸
settings-choose-language = In welcher Sprache soll ich hier sprechen? Zitate bleiben, wie sie veröffentlicht wurden.
settings-choose-outlets = Wählen Sie die Medien, in denen ich suche. Ist keines gewählt, suche ich in allen.
settings-no-outlets = Die Artikel nennen keine Medien, die gewählt werden könnten.
settings-not-yours = Nur Administratoren dieses Chats können seine Einstellungen ändern.
chat-quiet = Zurzeit sage ich in diesem Chat nichts. Seine Administratoren können das mit /settings ändern.

## Wem geantwortet wird und wie oft

closed-person = Ich antworte nur Menschen, die mein Betreiber zugelassen hat. Möchten Sie dazugehören, nennen Sie ihm Ihre Nummer: { $number }
closed-chat = Für diesen Chat bin ich nicht freigegeben. Mein Betreiber kann mich mit seiner Nummer freigeben: { $number }
closed-here = Hier antworte ich nur Menschen, die mein Betreiber zugelassen hat.
closed-inline = Ich antworte nur Zugelassenen
limit-person = Sie fragen schneller, als ich antworten darf: { $count ->
    [one] eine Frage
   *[other] { $count } Fragen
} in der Minute. Bitte fragen Sie gleich noch einmal.
limit-chat = Hier wird so viel gefragt, dass ich nicht nachkomme: Ich darf in einem Chat { $count ->
    [one] eine Frage
   *[other] { $count } Fragen
} in der Minute beantworten. Bitte fragen Sie gleich noch einmal.
