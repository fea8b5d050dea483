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
