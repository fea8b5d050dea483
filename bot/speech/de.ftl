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

## Themen

command-timeline = Ein Thema Tag für Tag
command-latest = Die neuesten Artikel, auch zu einem Thema
topic-none = Die Artikel berichten nicht darüber.
timeline-how-to =
    Schreiben Sie ein Thema hinter /timeline, zum Beispiel: /timeline der Hafen. Ich zeige, was Tag für Tag darüber berichtet wurde.
    Oder antworten Sie auf eine Nachricht mit /timeline.
timeline-days =
    { $days ->
        [one] 1 Tag:
       *[other] { $days } Tage, der erste zuerst:
    }
timeline-undated =
    { $articles ->
        [one] 1 weiterer Artikel hat kein Datum und fehlt deshalb hier.
       *[other] { $articles } weitere Artikel haben kein Datum und fehlen deshalb hier.
    }
timeline-only-undated =
    { $articles ->
        [one] Nur 1 Artikel berichtet darüber, und er hat kein Datum. /latest zeigt ihn.
       *[other] Nur Artikel ohne Datum berichten darüber. /latest zeigt sie.
    }
timeline-gone = Die Artikel, die hier standen, wurden zurückgezogen oder sind für diesen Chat nicht mehr offen.
timeline-forgotten = Ich weiß nicht mehr, wozu dieser Knopf gehörte. Bitte senden Sie den Befehl noch einmal.
latest-on-topic = Das Neueste dazu:
latest-articles = Die neuesten Artikel:
latest-no-more = Ältere Artikel gibt es nicht.
