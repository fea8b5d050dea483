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
command-doctor = Was nicht stimmt, und wie es sich beheben lässt

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

## Was nicht stimmt

doctor-telegram = Bei Telegram
doctor-channels = In Kanälen
doctor-machine = Auf meinem Rechner
doctor-not-told = Telegram hat es mir nicht gesagt. Bitte fragen Sie in einer Weile noch einmal.
doctor-joins = Ich kann zu Gruppen hinzugefügt werden.
doctor-joins-not = Ich kann nicht zu Gruppen hinzugefügt werden.
doctor-privacy-off = Der Privatsphäre-Modus ist aus: In Gruppen erhalte ich jede Nachricht, eine Erwähnung erreicht mich also.
doctor-privacy-on = Der Privatsphäre-Modus ist an: In Gruppen erhalte ich Befehle an mich und Antworten an mich. Eine Erwähnung erreicht mich vielleicht nicht, außer wo ich Administrator bin.
doctor-inline = Ich kann aus jedem Chat gefragt werden.
doctor-inline-not = Ich kann nicht aus anderen Chats gefragt werden.
doctor-chosen = Ich erfahre, welche Karten ausgewählt werden.
doctor-chosen-not = Noch nie wurde mir eine ausgewählte Karte gemeldet. Ob das eingeschaltet ist, sagt Telegram nicht.
doctor-steps = Um das zu ändern, schreiben Sie an @BotFather, in dieser Reihenfolge. Was für Sie passt, kann bleiben.
doctor-step-joins = /setjoingroups, mich auswählen, Enable.
doctor-step-privacy = Für Erwähnungen: /setprivacy, mich auswählen, Disable. Entfernen Sie mich danach aus jeder Gruppe und fügen Sie mich wieder hinzu: Bis dahin gilt dort der alte Modus.
doctor-step-inline = /setinline, mich auswählen, und ein paar Worte senden, etwa: Die Nachrichten fragen
doctor-step-feedback = /setinlinefeedback, mich auswählen, Enabled.
doctor-channel-on = Beiträge werden zu Artikeln, und ich beantworte dort /ask.
doctor-channel-off = Ich beantworte dort /ask. Beiträge werden zu Artikeln, sobald Sie ihn mit /channels einschalten.
doctor-channel-mute = Ich darf dort nichts veröffentlichen. Geben Sie mir das Recht dazu, damit ich /ask beantworten kann.
doctor-channel-lost = Ich bin dort nicht mehr Administrator und erhalte keine Beiträge. Machen Sie mich wieder dazu.
doctor-more-channels =
    { $channels ->
        [one] und 1 weiterer Kanal
       *[other] und { $channels } weitere Kanäle
    }
doctor-writes = Ich darf hier schreiben.
doctor-mute = Ich darf in dieser Gruppe nicht schreiben. Erlauben Sie es den Mitgliedern, oder machen Sie mich zum Administrator.
doctor-asking = Eine Antwort auf eine meiner Nachrichten erreicht mich, und ebenso:
doctor-hears-all-as-administrator = Ich bin hier Administrator und erhalte jede Nachricht, eine Erwähnung erreicht mich also.
doctor-added-before = Erreicht mich eine Erwähnung trotzdem nicht, war ich schon hier, bevor der Privatsphäre-Modus ausgeschaltet wurde: Entfernen Sie mich aus dieser Gruppe und fügen Sie mich wieder hinzu.
doctor-hear-all = Für Erwähnungen machen Sie mich zum Administrator dieser Gruppe; oder schalten Sie den Privatsphäre-Modus mit /setprivacy bei @BotFather aus, entfernen Sie mich danach aus dieser Gruppe und fügen Sie mich wieder hinzu.
doctor-topics = Ich antworte im Thema der Frage.
doctor-closed-topics = In einem geschlossenen Thema kann ich nur als Administrator antworten.
