# Was der Bot auf Deutsch sagt.

## Befehle

command-ask = Eine Frage stellen
command-verify = Ein Zitat prüfen
command-watching = Antworten, auf die Sie warten
command-help = Wie dieser Bot funktioniert
command-add = Die Seiten unter diesen Links aufnehmen
command-remove = Einen Artikel entfernen
command-channels = Kanäle, deren Beiträge aufgenommen werden
command-sources = Woher Artikel kommen und was misslang
command-unanswered = Fragen, auf die es keine Antwort gab
command-stats = Zahlen: Fragen, Antworten, Artikel

## Fragen ohne Antwort

unanswered = Was vergeblich gefragt wurde, das Häufigste zuerst. Namen von Fragenden bewahre ich nicht auf, Adressen und Telefonnummern lasse ich weg, und eine Frage lösche ich { $days } Tage, nachdem sie zuletzt gestellt wurde.
no-unanswered = Es gibt keine Frage, auf die ich keine Antwort hatte.
unanswered-times =
    { $times ->
        [one] Einmal gefragt, am { $last }.
       *[other] { $times }-mal gefragt, zuletzt am { $last }.
    }
unanswered-again = Inzwischen beantwortet?
answered-meanwhile = ✓ Das wird jetzt beantwortet.
perhaps-answered-meanwhile = ~ Das wird jetzt vielleicht beantwortet.
page-of = Seite { $number } von { $total }

## Zahlen

stats = Zahlen: { $days } (Tage nach UTC)
stats-today = heute
stats-days =
    { $days ->
        [one] 1 Tag
       *[other] { $days } Tage
    }
stats-questions = Fragen: { $counts }
stats-strong = – beantwortet: { $counts }
stats-perhaps = – vielleicht beantwortet: { $counts }
stats-none = – keine Antwort: { $counts }
stats-failed = – misslungen: { $counts }
stats-inline = Inline-Anfragen: { $counts }
stats-chosen = Daraus gesendete Karten: { $counts }
stats-good = 👍 { $counts }
stats-bad = 👎 { $counts }
stats-articles = Aufgenommene Artikel: { $counts }
stats-pending = Passagen, die auf ihre Vektoren warten: { $passages }
stats-waiting = Nachrichten und Tastendrücke in Arbeit: { $updates }
stats-doubles = Antworten, die vielleicht doppelt gesendet wurden, seit Beginn: { $answers }
stats-latency = Eine Antwort zu finden dauerte bei der Hälfte höchstens { $p50 } ms, bei 95 % höchstens { $p95 } ms (die letzten { $questions } Fragen seit meinem Start)
stats-no-latency = Seit meinem Start habe ich noch keine Frage beantwortet.
