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
