# Was der Bot auf Deutsch sagt.

## Befehle, wie die Menüs sie beschreiben

command-ask = Eine Frage stellen
command-verify = Ein Zitat prüfen
command-watching = Antworten, auf die Sie warten
command-settings = Wie ich hier antworte
command-privacy = Was ich von Ihnen aufbewahre
command-forget = Löschen, was ich von Ihnen aufbewahre
command-help = Wie dieser Bot funktioniert
command-add = Die Seiten unter diesen Links aufnehmen
command-remove = Einen Artikel entfernen
command-channels = Kanäle, deren Beiträge aufgenommen werden
command-sources = Woher die Artikel kommen
command-unanswered = Fragen, auf die es keine Antwort gab
command-stats = Zahlen: Fragen, Antworten, Artikel
command-quality = Wie gut die Antworten auf eigene Fälle sind
command-doctor = Was nicht stimmt, und wie es sich beheben lässt

## Gespräch

# Was man statt einer Frage schreibt, klein und ohne Satzzeichen, mit Kommas dazwischen.
greetings = hallo, hi, hey, huhu, hallo zusammen, hallo bot, hallöchen, halli hallo, guten morgen, guten tag, guten abend, schönen guten tag, schönen guten morgen, schönen guten abend, morgen, moin, moin moin, tag, tach, abend, n abend, nabend, mahlzeit, servus, grüß gott, grüss gott, grüß dich, grüß sie, grüezi, hoi, sers, gumo, ahoi, wie geht es dir, wie geht s, wie gehts, wie geht es ihnen, wer bist du, wer sind sie, was kannst du, was können sie, was ist das hier, hilfe, hilf mir, helfen sie mir, start, bist du ein bot, sind sie ein bot, wie funktioniert das, wie funktionierst du, wie geht das, test, kannst du mir helfen, können sie mir helfen, ich brauche hilfe, wer hat dich gemacht, was kann ich fragen, was kann ich dich fragen, wie funktioniert es, stopp, stop, abbrechen, ich habe eine frage, ich hab eine frage, ich habe noch eine frage, ich hab noch eine frage, noch eine frage, eine frage, darf ich etwas fragen, kann ich etwas fragen, bist du chatgpt, bist du eine ki, sind sie eine ki, wie alt bist du
thanks = danke, danke schön, dankeschön, danke sehr, vielen dank, vielen lieben dank, vielen herzlichen dank, herzlichen dank, besten dank, schönen dank, lieben dank, tausend dank, danke dir, danke ihnen, dank dir, ich danke ihnen, ich danke dir, danke für die antwort, danke für die hilfe, danke für ihre hilfe, vielen dank für die antwort, vielen dank für die hilfe, ok danke, okay danke, super danke, alles klar danke, gut danke, danke danke, merci, thx, thanks
cheers = lol, haha, hahaha, ok, okay, wow, nett, cool, toll, gut, super, perfekt, prima, klasse, ja, nein, jo, nö, aha, ach so, verstehe, verstanden, alles klar, guter bot, genau, stimmt, tschüss, auf wiedersehen, bis bald, gute nacht, wirklich, echt, oh, hm, hmm, das glaube ich nicht, interessant, gut zu wissen, wahnsinn, bitte, entschuldigung, egal, vergiss es, bis später, bis morgen, schon gut, kein problem, macht nichts, tippfehler
news = news, neues, neuigkeiten, nachrichten, die nachrichten, aktuelle nachrichten, neueste nachrichten, neuste nachrichten, schlagzeilen, was gibt es neues, was gibts neues, was gibt s neues, gibt es neues, gibts was neues, was ist neu, gibt es was neues, gibt es neuigkeiten, gibts neuigkeiten, was sind die neuesten nachrichten, was sind die neusten nachrichten, nachrichten von heute, was ist los, was passiert gerade, nachrichten bitte, zeig mir die nachrichten, zeige mir die nachrichten, fass die nachrichten zusammen, die wichtigsten nachrichten
doubts = stimmt das, stimmt das so, stimmt s, ist das wahr, ist es wahr, ist das richtig, ist das korrekt, ist das echt, ist da was dran, ist das fake, wahr oder falsch, quelle, quelle bitte, gibt es eine quelle, was ist die quelle, beleg, belege, faktencheck, prüf das, prüf das bitte, bitte prüfen, kannst du das prüfen, können sie das prüfen, was sagen die artikel, was sagen die artikel dazu, wirklich, echt, im ernst, wer sagt das, wer sagt denn das, sicher, bist du sicher, sind sie sicher, wahr, stimmt, wer hat das gesagt, wer behauptet das, link, link bitte, woher ist das, woher stammt das, woher weißt du das, woher wissen sie das, wo steht das
more = mehr, mehr bitte, bitte mehr, noch mehr, mehr dazu, mehr davon, mehr darüber, mehr infos, mehr informationen, mehr details, details, einzelheiten, ausführlicher, genauer, weiter, weiter bitte, und weiter, wie weiter, mach weiter, machen sie weiter, noch was, noch etwas, was noch, sonst noch was, und sonst, und, und dann, was dann, und was dann, wie ging es weiter, wie geht es weiter, was geschah dann, was passierte dann, erzähl mehr, erzähl mir mehr, erzählen sie mehr, erzählen sie mir mehr
errands = einstellungen, sprache ändern, sprich deutsch, sprich englisch, auf deutsch, auf deutsch bitte, abmelden, abbestellen, lösch meine daten, lösche meine daten, meine daten löschen, löschen sie meine daten, vergiss mich, vergessen sie mich, was weißt du über mich, was wissen sie über mich, welche daten hast du, welche daten haben sie, wie füge ich dich einer gruppe hinzu, wie füge ich sie einer gruppe hinzu, auf englisch, auf russisch, auf arabisch, sprich russisch, sprich arabisch, sprache auf deutsch ändern, stell auf deutsch um, wer betreibt dich, wer betreibt sie, wer hat dich gemacht, wer hat dich gebaut, wer hat dich programmiert, wer hat sie programmiert
complaints = das ist falsch, das stimmt nicht, stimmt nicht, falsch, falsche antwort, die antwort ist falsch, das ist nicht wahr, das habe ich nicht gefragt, das stimmt doch nicht, das stimmt gar nicht, das stimmt doch gar nicht, stimmt gar nicht, stimmt doch gar nicht, das ist doch falsch, das ist gelogen, quatsch, das ist quatsch, unsinn, das ist unsinn, blödsinn, das ist keine antwort, das beantwortet meine frage nicht, das war nicht meine frage, das meinte ich nicht, das habe ich nicht gemeint, du lügst, sie lügen, du hast meine frage nicht beantwortet, sie haben meine frage nicht beantwortet, nicht hilfreich, das ist nicht hilfreich, das hilft mir nicht, das hilft nicht, nutzlos

welcome =
    Hallo! Fragen Sie mich etwas, und ich suche die Antwort in einer Sammlung von Nachrichtenartikeln.

    Ich antworte mit einem kurzen, wörtlichen Zitat und zeige Ihnen, wo und wann es erschienen ist. Steht die Antwort nicht in den Artikeln, sage ich es.

    Schreiben Sie einfach Ihre Frage. Mehr erfahren Sie mit /help.
help =
    Schreiben Sie mir eine Frage so, wie Sie sie einem Menschen stellen würden. Ich antworte mit einem Zitat aus den Artikeln; der Satz mit der Antwort ist fett.

    Unter einer Antwort:
    – „{ open }“: der Artikel an der zitierten Stelle. „{ read }“: der Artikel hier
    – „Quelle“: das nächste Zitat. „{ newer }“: ein späterer Artikel
    – „{ context }“: mehr vom Text
    – „{ cite }“: kopiert die Quelle mit einem Code, der den Wortlaut belegt. Schicken Sie ihn mir, und ich prüfe ihn
    – 👍 👎: helfen denen, die diesen Bot betreiben

    In einer Gruppe schreiben Sie { $ask } und Ihre Frage, oder Sie antworten auf eine meiner Nachrichten. Steht die Frage schon in der Nachricht von jemand anderem, antworten Sie darauf mit { $ask }.

    In jedem anderen Chat tippen Sie { $bot } und eine Frage und wählen ein Zitat zum Senden.

    – /timeline und ein Thema: was darüber berichtet wurde, Tag für Tag
    – /latest und ein Thema: das Neueste dazu
    – /source: was die Artikel zur Nachricht von jemand anderem sagen
    – /watching: Antworten, auf die Sie warten
    – /settings: Ihre Sprache und Ihre Medien
how-to-ask =
    Schreiben Sie Ihre Frage hinter { $ask }, zum Beispiel: { $ask } Wann ging der letzte Flug?
    Oder antworten Sie mit { $ask } auf eine Nachricht, in der die Frage schon steht.
unknown-command = Diesen Befehl kenne ich nicht. Schreiben Sie mir eine Frage, oder sehen Sie sich /help an.
greeting = Hallo! Was möchten Sie wissen? Schreiben Sie mir eine Frage, oder sehen Sie sich /help an.
you-are-welcome = Gern geschehen. Fragen Sie mich ruhig noch etwas.
all-right = In Ordnung. Fragen Sie mich, wann immer Sie möchten.
by-command =
    Für manches gibt es einen Befehl:
    – /settings: Ihre Sprache und Ihre Medien
    – /watching: Antworten, auf die Sie warten
    – /privacy: was ich von Ihnen aufbewahre, und wer mich betreibt. /forget löscht, was ich aufbewahre
    – /help: alles andere
sorry = Das tut mir leid. Drücken Sie unter der falschen Antwort auf 👎 und sagen Sie, warum, oder fragen Sie mich mit anderen Worten.
no-words = Bitte fragen Sie mich mit Worten. Wie das geht, sagt /help.
about-what = Ich weiß nicht, worauf sich das bezieht. Fragen Sie in einem ganzen Satz, oder antworten Sie auf die Nachricht, die Sie meinen.
too-long = Das ist mir zu lang. Bitte fragen Sie in höchstens { $most } Zeichen.
text-only = Ich kann nur Text lesen. Bitte schreiben Sie mir Ihre Frage.
failed = Entschuldigung, bei mir ist etwas schiefgegangen, und ich konnte nicht antworten. Bitte versuchen Sie es gleich noch einmal.
chat-number = Dieser Chat hat die Nummer { $number }. Wer diesen Bot betreibt, kann unter dieser Nummer Medien für ihn freigeben.

## Antworten

# Zwischen aneinandergereihten Namen.
comma = { ", " }
item = • { $what }
numbered = { $number }. { $what }
answered = Die Artikel beantworten das:
perhaps = Vielleicht dies:
answered-same = Dieselben Worte beantworten das:
perhaps-same = Ich finde nichts, was besser passt als dieselben Worte:
outside = Aus dieser Zeit beantwortet das nichts; vielleicht dies, aus einer anderen Zeit:
# $names: Namen, die in der Frage davor standen.
together = Zusammen gelesen mit dem, was davor stand: { $names }
# $marked: ein Teil einer Nachricht, den der Leser markiert hat.
together-marked = Zusammen gelesen mit „{ $marked }“
in-full = Verstanden als „{ $question }“
as-asked = Gefragt: „{ $question }“
one-of-several = Zu „{ $question }“. Bitte fragen Sie mich die übrigen einzeln.
in-context = Im Zusammenhang:
quote-goes-on = Das Zitat geht im Artikel weiter.
no-answer = In den Artikeln steht darauf keine Antwort.
held-back = Ich bin mir bei dem, was ich gefunden habe, nicht sicher genug, und hier sind nur sichere Antworten gewünscht. Vielleicht steht es in: { $article }
# $article: der Titel eines Artikels, mit Medium und Datum.
closest = Kommt am nächsten, beantwortet es aber nicht: { $article }
nearest = Kommt am nächsten: { $article }
reported-on = Sie berichten aber darüber:
in-their-language = Fragen Sie in der Sprache der Artikel ({ $language }), dann finde ich vielleicht mehr.
newest-on-it = Das Neueste dazu
also-in = Auch in: { $outlets }
later = Auch ein späterer Artikel passt: { $article }
in-quotes = „{ $title }“
untitled = Artikel ohne Titel
still-reading = Einige sind neu, und ich lese sie noch.
# $command: was einzugeben ist.
no-articles = Es gibt noch keine Artikel, in denen ich suchen kann. Wer diesen Bot betreibt, kann mit { $command } welche hinzufügen.
nothing-open = Es gibt nichts, was ich in diesem Chat durchsuchen darf.
searched = Ich habe { articles } durchsucht.
searched-day = Ich habe { articles } vom { $day } durchsucht.
searched-days = Ich habe { articles } durchsucht, vom { $first } bis zum { $last }.
in-chosen-outlets = Ich suche nur in den Medien, die mit /settings gewählt sind.
articles = { $articles } Artikel
forgotten = Ich weiß nicht mehr, wozu dieser Knopf gehörte. Bitte stellen Sie Ihre Frage noch einmal.
shown-already = Das steht hier schon, als Antwort auf diese Nachricht.
withdrawn = Dieser Artikel wurde zurückgezogen, seit ich ihn zitiert habe. Darum zeige ich ihn nicht mehr.
not-here = Das Medium dieses Artikels ist für diesen Chat nicht mehr freigegeben. Darum zeige ich ihn hier nicht mehr.
all-withdrawn = Der Artikel mit der Antwort wurde gerade geändert oder zurückgezogen. Bitte fragen Sie noch einmal.
no-such-answer = Diese Antwort kann ich hier nicht öffnen. Bitte stellen Sie mir die Frage.

## Knöpfe unter einer Antwort. Kurz: Drei oder vier stehen auf einem Telefon nebeneinander.

open = Öffnen
read = Lesen
source-button = Quelle { $number }/{ $total } ▸
other-source = Andere Quelle ▸
newer = Neuer
context = Kontext
cite = Zitieren
copy-link = Link kopieren
back-to-answer = ◂ Zurück
wrong-passage = Falsche Stelle
is-outdated = Veraltet
should-say-no = Das ist keine Antwort
noted = Danke. Das hilft, besser zu antworten.
what-is-wrong = Danke. Was stimmt an der Antwort nicht?
question-gone = Ich sehe die Frage nicht mehr und kann das darum nicht vermerken. Bitte fragen Sie noch einmal.
page-of = Seite { $number } von { $total }

## Zeitangaben

dated = { $day }, { $age }
moment = { $day }, { $time } UTC
age-today = heute
age-yesterday = gestern
age-days =
    { $count ->
        [one] vor 1 Tag
       *[other] vor { $count } Tagen
    }
age-weeks =
    { $count ->
        [one] vor 1 Woche
       *[other] vor { $count } Wochen
    }
age-months =
    { $count ->
        [one] vor 1 Monat
       *[other] vor { $count } Monaten
    }
age-years =
    { $count ->
        [one] vor 1 Jahr
       *[other] vor { $count } Jahren
    }

## Belege für Zitate

how-to-verify = Antworten Sie mit /verify auf eine meiner Antworten, schreiben Sie den Code eines Zitats dahinter, oder schicken Sie mir einfach, was „{ cite }“ kopiert hat.
no-such-citation = Ein solches Zitat kenne ich nicht. Kopieren Sie es ganz, mit seinen beiden Punkten.
unchanged = Diese Worte stehen unverändert im Artikel:
corrected-same = Der Artikel wurde seither korrigiert. Diese Worte stehen unverändert in seinem neuen Text.
corrected-since = Der Artikel wurde seither korrigiert und enthält diese Worte nicht mehr. Ich zitiere nur noch den neuen Text.
withdrawn-since = Der Artikel wurde seither zurückgezogen. Ich zitiere diese Worte nicht mehr.
not-what-was-stored = Der Artikel ist nicht mehr so, wie er gespeichert wurde. Bitte sagen Sie denen Bescheid, die diesen Bot betreiben: dateline doctor
receipt-article = Artikel: { $id }
receipt-hash = SHA-256 von Titel und Text, gerade neu berechnet: { $hash }
characters = Zeichen { $start } bis { $end } von { $total }
stored = Aufgenommen am { $moment }
receipt-before = Die Worte, wie ich sie zitiert habe:
receipt-now = An ihrer Stelle steht jetzt:
receipt-left-out = An ihrer Stelle steht jetzt nichts.
receipt-until = Nicht mehr durchsucht seit { $moment }
receipt-codes = Alle Angaben zu einem davon sehen Sie, wenn Sie mir seinen Code schicken.

## Auf eine Antwort warten

watch = Melden, sobald darüber berichtet wird
watched = Ich melde mich einmal, sobald ein neuer Artikel das beantwortet. Worauf Sie warten, zeigt /watching.
watched-here = Ich schreibe es einmal hierher, sobald ein neuer Artikel das beantwortet. Worauf Sie warten, zeigt /watching im privaten Chat.
too-many-watches = Sie warten schon auf so viele Antworten, wie ich im Blick behalten kann. Mit /watching sehen Sie sie und können welche streichen.
watches = Sie warten auf eine Antwort auf:
watch-elsewhere = { $question } (in einer Gruppe)
watch-perhaps = Vielleicht hier: { $article }
no-watches = Sie warten auf keine Antwort. Wenn ich einmal keine habe, können Sie mit einem Knopf unter meiner Nachricht darauf warten.
watch-of-another = Das kann nur von der Liste nehmen, wer darauf wartet.
reported = Darüber wurde jetzt berichtet:

## Inline, in jedem Chat

inline-how-to = Frage eintippen oder mich hier fragen
inline-hint = Mich privat fragen
# Stands above quotes on a topic, where nothing answers; at most 64 characters.
inline-on-topic = Dazu wurde berichtet. Mich privat fragen
inline-failed = Das ging schief. Fragen Sie mich lieber hier
open-in-bot = Im Bot öffnen
article-goes-on = Der Artikel geht weiter.

## Für Administratoren

admin-help =
    Hier, in diesem privaten Chat, sind Sie Administrator. Schicken Sie mir einen Link und sonst nichts, ein Dokument oder einen Beitrag, den Sie aus einem Kanal weiterleiten: Ich nehme es als Artikel auf. /add tut dasselbe mit Links: /add https://…

    /remove entfernt einen Artikel, /channels schaltet die Kanäle ein, deren Beiträge ich aufnehme, /sources zeigt, woher Artikel kommen und was misslang.

    /unanswered zeigt, was vergeblich gefragt wurde, /stats zeigt Zahlen, /quality, wie gut die Antworten nach dem Urteil der Leser sind, /doctor, was bei mir nicht stimmt und wie es sich beheben lässt.
how-to-add = Schreiben Sie Links hinter /add, oder schicken Sie mir einfach einen Link, ein Dokument oder einen weitergeleiteten Beitrag aus einem Kanal.
how-to-remove = Schreiben Sie die Kennung eines Artikels oder mehrerer hinter /remove, oder antworten Sie damit auf die Antwort, die ihn zitiert. Die Kennung steht unter jedem Artikel, den ich aufnehme.
forward-posts = Links zu Telegram selbst kann ich nicht öffnen. Bitte leiten Sie mir stattdessen den Beitrag weiter.
file-too-large = Telegram gibt mir nur Dateien bis 20 MB. Bitte teilen Sie diese auf, oder lassen Sie sie auf meinem Rechner hinzufügen, mit: dateline add FILE
file-not-received = Telegram hat mir die Datei nicht übergeben. Bitte schicken Sie sie gleich noch einmal.
no-article-in-post = Dieser Beitrag enthält keinen Text, den ich aufnehmen könnte.
too-many-links = Das ist mehr, als ich auf einmal aufnehme. Bitte schicken Sie höchstens { $most } Links.
removed = Entfernt: { $title }
kept = Behalten: { $title }
no-longer-there = Diesen Artikel gibt es hier nicht mehr.
no-such-article = Ich habe keinen Artikel mit dieser Kennung: { $id }
remove-question = Diesen Artikel entfernen? Er wird dann nicht mehr zitiert.
remove-hint = ✕ entfernt einen Artikel, sobald Sie es bestätigen.
forgotten-receipt = Ich weiß nicht mehr, wozu dieser Knopf gehörte. Mit /remove und der Kennung eines Artikels geht es auch.
remove = Entfernen
keep = Behalten

outcome-added = Hinzugefügt: { $article }
outcome-revised = Überarbeitet: { $article }
outcome-updated = Aktualisiert: { $article }
outcome-unchanged = Schon da, unverändert: { $article }
outcome-duplicate = Hinzugefügt als weiterer Abdruck eines Textes, den ich schon hatte: { $article }
# Anzahlen hintereinander, zum Beispiel: 3 hinzugefügt, 1 überarbeitet.
count-added = { $count } hinzugefügt
count-revised = { $count } überarbeitet
count-updated = { $count } aktualisiert
count-unchanged = { $count } schon da
count-duplicate =
    { $count ->
        [one] 1 weiterer Abdruck desselben Textes
       *[other] { $count } weitere Abdrucke desselben Textes
    }
newer-kept = Hier neuer als in der Datei und behalten: { $count }. Um einen alten Text zurückzuholen, entfernen Sie seinen Artikel und schicken Sie mir die Datei noch einmal.
and-more = und noch { $count }
# $problem: ein Grund, in dieser Sprache, wo er bekannt ist (siehe Was misslang).
again-later = { $problem }. Ich versuche es von selbst noch einmal und sage Ihnen Bescheid.
of-thing = { $name }: { $what }
given-up = Diese Seite habe ich aufgegeben: { $reason }. Schicken Sie den Link noch einmal, dann versuche ich es wieder.
page-was-here = Die Seite ließ sich jetzt lesen. Der Artikel darauf war schon hier.

no-channels = Ich kenne noch keinen Kanal. Machen Sie mich in einem zum Administrator: Dann steht er hier, und seine Beiträge werden zu Artikeln, sobald Sie ihn einschalten.
channels = Kanäle, die ich aufnehmen kann. Sobald ein Kanal eingeschaltet ist, werden seine neuen Beiträge zu Artikeln, und ich folge ihren Änderungen. Von gelöschten Beiträgen sagt mir Telegram nichts: Nehmen Sie dafür /remove.
not-administered = ich bin dort nicht mehr Administrator
on = an
off = aus
switch-on = Einschalten: { $title }
switch-off = Ausschalten: { $title }

no-sources = Es gibt noch keine Artikel und nichts, woher sie kommen könnten. Wie Sie welche hinzufügen, sagt /help.
kind-feed = Feed { $name }
kind-folder = Ordner { $name }
kind-channel = Kanal { $name }
kind-pages = Links: { $name }
by-hand = Von Hand hinzugefügt
no-outlet = ohne Medium
source-failed = { $count } fehlgeschlagen
source-partly = { $count } nur zum Teil
source-waiting = { $count } davon versuche ich noch einmal
source-unread =
    { $count ->
        [one] 1 Datei von einer Art, die ich nicht lesen kann: { $names }
       *[other] { $count } Dateien von Arten, die ich nicht lesen kann: { $names }
    }
last-success = Zuletzt gelungen: { $moment }
no-success = Bisher nicht gelungen
failing =
    ⚠ { $times ->
        [one] Einmal
       *[other] { $times }-mal in Folge
    } fehlgeschlagen: { $reason }
trouble = – { $what }
trouble-given-up = – { $what } (wird nicht noch einmal versucht)

## Vermerke an Antworten, deren Artikel korrigiert oder zurückgezogen wurde

corrected-on = Der Artikel, den ich hier zitiert habe, wurde am { $day } korrigiert und enthält diese Worte nicht mehr.
withdrawn-on = Der Artikel, den ich hier zitiert habe, wurde am { $day } zurückgezogen. Darum zeige ich ihn nicht mehr.
says-now = Was steht jetzt darin?
ask-again = Noch einmal fragen
cannot-ask-again = Ich sehe die Frage nicht mehr. Bitte stellen Sie sie noch einmal.

## Themen

command-timeline = Ein Thema Tag für Tag
command-latest = Die neuesten Artikel, auch zu einem Thema
command-source = Was die Artikel zu einer Nachricht sagen
help-examples = Probieren Sie zum Beispiel:
example-question = Was gibt es Neues zu { $topic }?
topic-none = Die Artikel berichten nicht darüber.
topic-not-then = Aus dieser Zeit ist hier kein Artikel.
topic-not-then-day = Aus dieser Zeit ist hier kein Artikel. Die ich durchsuche, sind vom { $day }.
topic-not-then-days = Aus dieser Zeit ist hier kein Artikel. Die ich durchsuche, sind vom { $first } bis zum { $last }.
timeline-how-to =
    Schreiben Sie ein Thema hinter /timeline, zum Beispiel: /timeline der Hafen. Ich zeige, was Tag für Tag darüber berichtet wurde.
    Oder antworten Sie auf eine Nachricht mit /timeline.
timeline-days =
    { $days ->
        [one] 1 Tag:
       *[other] { $days } Tage, der erste zuerst:
    }
timeline-of = „{ $topic }“, { $days }
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
entry-corrected = Seither korrigiert: Der Satz, den ich aufgeführt habe, steht nicht mehr darin.
timeline-gone = Die Artikel, die hier standen, wurden zurückgezogen oder sind für diesen Chat nicht mehr offen.
timeline-forgotten = Ich weiß nicht mehr, wozu dieser Knopf gehörte. Bitte senden Sie den Befehl noch einmal.
latest-on-topic = Das Neueste dazu:
latest-on = Das Neueste zu „{ $topic }“:
latest-articles = Die neuesten Artikel:
latest-no-more = Ältere Artikel gibt es nicht.
outlets-here = Die Medien, deren Artikel ich hier durchsuche:
outlet-undated = { $outlet }: { articles }
outlet-day = { $outlet }: { articles }, { $day }
outlet-days = { $outlet }: { articles }, { $first } bis { $last }
how-to-source =
    Antworten Sie mit /source auf eine Nachricht oder auf eine Stelle, die Sie darin markieren, und ich suche, was die Artikel dazu sagen. Im privaten Chat können Sie mir die Nachricht auch weiterleiten oder hinter /source schreiben, was Sie gelesen haben.
# $claim: ein Satz der Nachricht, nach der gefragt wurde.
on-claim = Zu „{ $claim }“:

## Was für einen Chat gewählt ist

settings-of-chat = Einstellungen dieses Chats
settings-of-person = Ihre Einstellungen
settings-language = Sprache: { $name }
settings-language-own = die eigene jedes Lesers
settings-language-telegram = wie in Ihrem Telegram
settings-language-bot = die des Bots ({ $name })
settings-outlets = Medien: { $which }
settings-outlets-all = alle
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
settings-choose-language = In welcher Sprache soll ich hier sprechen? Zitate bleiben, wie sie veröffentlicht wurden.
settings-choose-outlets = Wählen Sie die Medien, in denen ich suche. Ist keines gewählt, suche ich in allen.
settings-no-outlets = Die Artikel nennen keine Medien, die gewählt werden könnten.
settings-nothing-there = In den Medien, die für diesen Chat gewählt wurden, gibt es keine Artikel, die ich durchsuchen könnte. Mit /settings wählen Sie andere.
settings-not-yours = Nur Administratoren dieses Chats können seine Einstellungen ändern.
ask-in-private = Das kann ich nur privat. Bitte fragen Sie mich dort.
chat-quiet = Zurzeit sage ich in diesem Chat nichts. Seine Administratoren können das mit /settings ändern.

## Wem geantwortet wird und wie oft

closed-person = Ich antworte nur Menschen, die mein Betreiber zugelassen hat. Möchten Sie dazugehören, nennen Sie ihm Ihre Nummer: { $number }
closed-chat = Für diesen Chat bin ich nicht freigegeben. Mein Betreiber kann mich mit seiner Nummer freigeben: { $number }
closed-here = Hier antworte ich nur Menschen, die mein Betreiber zugelassen hat.
closed-inline = Ich antworte nur Zugelassenen
limit-inline = Sie fragen schneller, als ich antworten darf. Kurz warten
limit-person = Sie fragen schneller, als ich antworten darf: { $count ->
    [one] eine Frage
   *[other] { $count } Fragen
} in der Minute. Bitte fragen Sie gleich noch einmal.
limit-chat = Hier wird so viel gefragt, dass ich nicht nachkomme: Ich darf in einem Chat { $count ->
    [one] eine Frage
   *[other] { $count } Fragen
} in der Minute beantworten. Bitte fragen Sie gleich noch einmal.

## Fragen ohne Antwort

unanswered = Was vergeblich gefragt wurde, das Häufigste zuerst. Namen von Fragenden bewahre ich nicht auf, Adressen und Telefonnummern lasse ich weg, und eine Frage lösche ich { $days } Tage, nachdem sie zuletzt gestellt wurde.
no-unanswered = Es gibt keine Frage, auf die ich keine Antwort hatte.
unanswered-times =
    { $times ->
        [one] Einmal gefragt, am { $last }.
       *[other] { $times }-mal gefragt, zuletzt am { $last }.
    }
unanswered-again = Inzwischen beantwortet?
# Shown for a moment where a button is pressed.
unanswered-nothing-new = Nichts Neues: Diese Fragen werden nicht besser beantwortet als zuvor.
answered-meanwhile = ✓ Das wird jetzt beantwortet.
perhaps-answered-meanwhile = ~ Das wird jetzt vielleicht beantwortet.

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

## Was von Menschen aufbewahrt wird

privacy =
    Was ich von Ihnen aufbewahre, und wie lange:

    – Ihre Frage: bis sie beantwortet ist. Die neuesten Fragen und weitergeleiteten Nachrichten aller bleiben eine Weile im Arbeitsspeicher, damit eine Antwort auf meine Antwort daran anschließen kann; aufgeschrieben werden sie nicht.
    – Welche Stellen ich in welchem Chat zitiert habe, als Nummern und ohne Ihre Worte: damit Knöpfe weiter funktionieren, bis Sie es löschen. { $marked } Tage lang weiß ich auch, welche Nachricht welche Stelle zeigt, um sie zu kennzeichnen, wenn der Artikel berichtigt wird.
    – Dass ich etwas erhalten habe, nur als Nummer: { $days } Tage, damit nichts zweimal beantwortet wird.
    – Eine Frage, auf deren Antwort Sie warten, mit Ihrer Nummer: bis sie beantwortet ist oder Sie sie mit /watching streichen.
    – Was Sie mit /settings gewählt haben.
    – Eine Frage, die die Artikel nicht beantwortet haben, ohne wer gefragt hat und ohne Adressen und Telefonnummern: { $unanswered } Tage, nachdem sie zuletzt gestellt wurde.
    – Was Sie über eine Antwort sagen (👍 👎), mit Frage und Tag, aber nicht, wer es gesagt hat. In einer Gruppe kenne ich Sie dafür an einem Code, den nur ich aus Ihrer Nummer bilden kann, damit jede Person eine Stimme zu einem Zitat hat: { $judged } Tage lang.

    All das liegt auf dem Rechner meines Betreibers. Ich sende es nirgendwohin. Was in unserem Chat steht, liegt auch bei Telegram, nach dessen eigenen Regeln.
privacy-contact = Mich betreibt: { $contact }
privacy-no-contact = Mein Betreiber hat mir nicht gesagt, wie er zu erreichen ist. Bitte fragen Sie dort, wo Sie mich gefunden haben.
privacy-forget = /forget löscht, was ich von Ihnen aufbewahre.
forget-ask = Soll ich löschen, was ich von Ihnen aufbewahre? Die Knöpfe unter meinen Antworten in unserem privaten Chat funktionieren dann nicht mehr, ich melde Ihnen nicht mehr, worauf Sie warten, und Ihre Einstellungen gehen verloren. Was von Antworten in Gruppen und von Urteilen über Antworten aufbewahrt ist, sagt nicht, wer Sie sind, und bleibt. Die Nachrichten selbst löschen Sie in Telegram.
forget-yes = Löschen
forget-no = Behalten
forget-done = Gelöscht: Ich bewahre nichts mehr von Ihnen auf.
forget-kept = Alles bleibt, wie es war.
forget-not-yours = Das ist für den, der /forget gesendet hat. Senden Sie es selbst, um zu löschen, was ich von Ihnen aufbewahre.
forget-in-private = Hier sehe ich nicht, wer Sie sind, und bewahre deshalb nichts unter Ihrem Namen auf. Senden Sie mir /forget privat.

## Wie gut die Antworten sind

quality =
    { $cases ->
        [one] Gemessen an 1 Frage, deren Antwort Leser beurteilt haben
       *[other] Gemessen an { $cases } Fragen, deren Antworten Leser beurteilt haben
    } ({ $known } insgesamt, gefragt wurden die neuesten)
quality-hit = Der richtige Artikel stand bei { $share } % von { $of }, auf die Artikel antworten, an erster Stelle.
quality-answered = Davon wurden { $share } % beantwortet, gut oder vielleicht.
quality-refused = { $share } % von { $of }, auf die kein Artikel antwortet, wurden zu Recht nicht beantwortet.
quality-latency = Eine Antwort zu finden dauerte bei der Hälfte höchstens { $p50 } ms, bei 95 % höchstens { $p95 } ms.
quality-wrong = Von { $of } mit einem Zitat, das falsch oder veraltet genannt wurde, beginnen { $share } % jetzt damit.
quality-unknown = Von { $unknown } aller Fragen ist nur bekannt, dass die Antwort falsch oder veraltet war, nicht, was richtig ist.
quality-can-calibrate = { $command } passt an diese Fragen an, wann eine Antwort als solche gilt.
quality-cannot-calibrate = { $command } passt an solche Fragen an, wann eine Antwort als solche gilt: ab { $answerable }, auf die Artikel antworten, und { $unanswerable }, auf die keiner antwortet.
quality-none = Noch hat kein Leser gesagt, welche Antworten richtig oder falsch sind (👍 👎).
quality-gone = Zu Artikeln, die nicht mehr da sind: { $unknown }.
quality-busy = Ich messe bereits.
quality-so-far = Messung: { $done } von { $total } Fragen gestellt. Leser haben Vorrang.

## Was im Profil steht

# Höchstens 512 und 120 Zeichen.
description =
    Ich suche die Antwort auf Ihre Frage in einer Sammlung von Nachrichtenartikeln.

    Ich antworte mit einem kurzen, wörtlichen Zitat und zeige Ihnen, wo und wann es erschienen ist. Steht die Antwort nicht in den Artikeln, sage ich es.
short-description = Beantwortet Fragen mit wörtlichen Zitaten aus Nachrichtenartikeln, mit Quelle und Datum.

## Was misslang

# $error, $kind und $cure sind selbst ein solcher Grund, oder was ein fremdes Programm auf Englisch sagte; $command
# und $other sind Befehle. Alles andere in Klammern ist ein Name, eine Adresse oder eine Zahl.

reason-teaser-taken = { $error }; aufgenommen ist der Anriss aus dem Feed
reason-teaser-too-short = { $error }; der Anriss im Feed hat weniger als { $most } Zeichen und ist nicht aufgenommen
reason-more-lines = { $error }; weitere Zeilen, die sich nicht lesen lassen: { $count }
reason-gone-one-stays = { $error }; 1 Artikel nennt diese Adresse und bleibt; { $command } (im Chat /remove) entfernt ihn: { $ids }
reason-gone-some-stay = { $error }; { $count } Artikel nennen diese Adresse und bleiben; { $command } (im Chat /remove) entfernt einen: { $ids }
reason-gone-link-lost = { $error }; der Artikel hat diesen Link verloren und bleibt, denn er kam auch von anderswo
reason-gone-here-too = { $error }, und damit auch hier
reason-feed-stopped = { $error }: Der Feed wird nicht mehr gelesen; führen Sie { $command } aus und { $other } mit seiner neuen Adresse
reason-robots-missing = Die robots.txt von { $site } ist nicht zu bekommen, darum wird dort gerade nichts abgerufen ({ $error })
reason-in-line = { $name }, Zeile { $line }: { $error }
reason-check-address = { $error }: Prüfen Sie die Adresse
reason-try-later = { $error }: Versuchen Sie es später noch einmal
reason-use-open-address = { $error }: Nehmen Sie eine Adresse, die jeder öffnen kann
reason-use-other-address = { $error }: Versuchen Sie es mit einer anderen Adresse
reason-removed-for-good = { $error }: Die Seite wurde für immer entfernt
reason-save-text = { $error }: Speichern Sie den Text daraus als UTF-8 und fügen Sie den hinzu
reason-save-utf8 = { $error }: Speichern Sie den Text als UTF-8
reason-save-file-utf8 = { $error }: Speichern Sie die Datei als UTF-8
reason-article-alone = { $error }: Speichern Sie den Artikel allein und fügen Sie den hinzu
reason-check-path = { $error }: Prüfen Sie den Pfad
reason-copy-again = { $error }: Kopieren Sie die Datei noch einmal
reason-not-read = { $error }: Die Datei wird nicht gelesen
reason-leave-url-out = { $error }: Nehmen Sie https://…, oder lassen Sie sie weg
reason-leave-address-out = { $error }: Nehmen Sie http://… oder https://…, oder lassen Sie sie weg
reason-shorten-to = { $error }: Kürzen Sie es auf höchstens { $most }
reason-on-one-line = { $error }: Schreiben Sie { $form } in eine Zeile
reason-on-each-line = { $error }: Schreiben Sie { $form } in jede Zeile
reason-one-a-line = { $error }: Schreiben Sie einen Artikel in jede Zeile
reason-export-channel = { $error }: Exportieren Sie einen einzelnen Kanal aus Telegram Desktop (Chatverlauf exportieren, Format JSON) und fügen Sie dessen result.json hinzu
reason-export-wordpress = { $error }: Wählen Sie in WordPress Werkzeuge, Daten exportieren, Beiträge, und fügen Sie die Datei hinzu, die dabei entsteht
reason-web-answers = { $address } antwortet mit { $status }
reason-web-redirects = { $address } wird mehr als { $most }-mal weitergeleitet: Nehmen Sie die Adresse, zu der es führen soll
reason-web-redirected-nowhere = { $address } wird an keine Webadresse weitergeleitet: Nehmen Sie die, zu der es führen soll
reason-web-no-http = { $address } ist keine Webadresse: Nehmen Sie eine mit http:// oder https://
reason-web-malformed = { $address } ist keine Webadresse ({ $error }): Prüfen Sie sie
reason-web-no-address = { $address } ist keine Webadresse
reason-web-no-url = { $address } ist keine URL ({ $error })
reason-web-password = Eine Webadresse mit einem Benutzernamen oder Passwort darin wird nicht abgerufen: Lassen Sie beides weg
reason-web-port = { $address } nennt den Port eines anderen Dienstes: Nehmen Sie 80, 443 oder einen ab 1024
reason-web-long-address = { $address } hat mehr als { $most } Zeichen: Nehmen Sie eine kürzere Adresse
reason-web-slow = { $address } hat nicht rechtzeitig geantwortet
reason-web-cannot-ask = { $address } lässt sich nicht anfragen ({ $error })
reason-web-cannot-fetch = { $address } lässt sich nicht abrufen ({ $error })
reason-web-packed = { $address } kommt als { $format } gepackt, was nicht verlangt war: Nehmen Sie eine andere Adresse
reason-web-large = { $address } hat mehr als { $most } Byte, und so viel wird von keiner Adresse gelesen
reason-web-cut = { $address } brach mittendrin ab
reason-web-unresolved = Der Name { $host } lässt sich nicht auflösen ({ $error }): Prüfen Sie ihn, oder versuchen Sie es später
reason-web-private = { $host } liegt nicht im öffentlichen Internet ({ $address }) und wird nicht abgerufen
reason-web-no-name = { $host } kann kein Name einer Website sein
reason-web-has-no-address = { $host } hat keine Adresse
reason-web-packing-cut = { $address } ist abgeschnitten, seine Packung hat kein Ende
reason-web-packing-large = { $address } ist entpackt mehr, als von einer Adresse gelesen wird: Nehmen Sie eine kleinere
reason-web-packing-damaged = { $address } ist beschädigt und lässt sich nicht entpacken
reason-web-busy = { $host } wird gerade nach vielem anderen gefragt
reason-web-robots = { $host } erlaubt { $agent } nicht, { $address } abzurufen (robots.txt): Fragen Sie den Betreiber
reason-web-left-alone = { $host } wird { $count } Sekunden lang in Ruhe gelassen, weil die Website darum bat oder versagte: Versuchen Sie es danach noch einmal
reason-web-front-page = { $address } führt zur Startseite { $page } und zu keinem Artikel
reason-web-is-feed = { $address } ist ein Feed: Folgen Sie ihm mit { $command }
reason-web-is-sitemap = { $address } ist eine Sitemap: Nehmen Sie ihre Seiten mit { $command } auf
reason-web-is-list = { $name } führt Artikel auf und ist selbst keiner: Fügen Sie deren Seiten hinzu, oder folgen Sie ihrem Feed mit { $command }
reason-web-log-in = { $address } führt zur Anmeldung { $page }
reason-web-kind = { $address } ist von einer Art, die sich nicht lesen lässt ({ $kind }): Nehmen Sie die Adresse einer Seite
reason-page-missing = { $name } sagt, dass es diese Seite nicht gibt
reason-page-log-in = { $name } ist eine Seite zum Anmelden
reason-page-consent = { $name } fragt nach der Zustimmung zu Cookies und zeigt keinen Artikel
reason-page-blocked = { $name } lässt Besucher nicht hinein
reason-page-down = { $name } sagt, dass an der Website gerade gearbeitet wird
reason-system-unknown-name = Name unbekannt
reason-system-no-address = zu diesem Namen gibt es keine Adresse
reason-system-name-later = Namensauflösung gestört
reason-system-refused = Verbindung abgelehnt, { $number }
reason-system-reset = Verbindung von der Gegenseite beendet, { $number }
reason-system-permission = keine Berechtigung
reason-system-no-space = kein Platz mehr
reason-system-broken = Ein-/Ausgabefehler
reason-file-forbidden = { $name } darf nicht gelesen werden: Geben Sie diesem Benutzer die Erlaubnis zum Lesen
reason-file-folder = { $name } ist ein Ordner und keine Datei
reason-file-unreadable = { $name } lässt sich nicht lesen ({ $error }): Prüfen Sie den Pfad und die Festplatte
reason-file-no-articles = { $name } enthält keine Artikel: Nötig sind Dateien mit { $kinds } und { $last }, bei .json und .xml solche mit Artikeln
reason-file-unknown = { $name } ist von einer unbekannten Art: Lesbar sind Dateien mit { $kinds } und { $last }, jede auch als { $packed }
reason-file-large = { $name } hat mehr als { $most } MB: Teilen Sie die Datei in kleinere
reason-file-not-text-but = { $name } ist kein Text, sondern { $kind }
reason-file-name-pdf = { $error }: Geben Sie dem Namen die Endung .pdf
reason-file-name-html = { $error }: Geben Sie dem Namen die Endung .html
reason-file-name-gz = { $error }: Geben Sie dem Namen die Endung .gz
reason-file-unpack = { $error }: Entpacken Sie die Datei, oder nennen Sie sie .docx, wenn sie DOCX ist
reason-file-not-text = { $name } ist kein Text: Speichern Sie die Datei als Text in UTF-8 und fügen Sie den hinzu
reason-file-perhaps-text = { $name } ist kein Text: Wenn es einer sein soll, speichern Sie die Datei als UTF-8
reason-file-encoding = Die Zeichenkodierung von { $name } lässt sich nicht sicher bestimmen
reason-file-wrong-encoding = { $name } ist nicht in { $encoding }, obwohl es darin steht
reason-file-not-utf8 = kein UTF-8
reason-file-name-not-utf8 = { $name } ist nicht in UTF-8
reason-file-utf16 = { $name } ist in UTF-16
reason-kind-of-file-pdf = ein PDF
reason-kind-of-file-page = eine Webseite
reason-kind-of-file-word = ein Word-Dokument
reason-kind-of-file-zip = ein Zip-Archiv oder ein Office-Dokument
reason-kind-of-file-a-archive = ein { $format }-Archiv
reason-kind-of-file-an-archive = ein { $format }-Archiv
reason-kind-of-file-image = ein Bild
reason-kind-of-file-old-office = ein altes Office-Dokument
reason-kind-of-file-rich-text = ein RTF-Dokument
reason-kind-of-file-program = ein Programm
reason-kind-of-file-database = eine Datenbank
reason-kind-of-file-none = ohne Angabe
reason-document-password = { $name } lässt sich nur mit einem Passwort öffnen: Speichern Sie die Datei ohne Passwort
reason-document-damaged = { $name } ist beschädigt oder etwas anderes als { $kind }: Öffnen Sie die Datei und speichern Sie sie neu
reason-document-other = { $name } ist etwas anderes als { $kind }: Speichern Sie die Datei so, oder als Text
reason-document-bomb = { $name } ist entpackt viel größer, als ein Dokument ist
reason-document-memory = { $name } braucht mehr Speicher, als einer Datei gegeben werden darf: Teilen Sie sie, oder speichern Sie ihren Text
reason-document-long = { $name } hat mehr als { $most } Zeichen: Teilen Sie die Datei
reason-document-slow = { $name } lässt sich nicht in { $most } Sekunden lesen: Teilen Sie die Datei, oder speichern Sie ihren Text
reason-document-old-word = { $name } ist ein altes Word-Dokument oder hat ein Passwort: Speichern Sie es als DOCX ohne Passwort
reason-document-no-text = { $name } hat keinen Text: Schreiben Sie den Artikel unter den Titel, und fügen Sie die Datei noch einmal hinzu
reason-document-only-pictures = { $name } hat keinen Text, nur Bilder: Lassen Sie eine Texterkennung (OCR) darüberlaufen, etwa { $command }, und fügen Sie das Ergebnis hinzu
reason-page-large = { $name } hat mehr als { $most } MB
reason-page-many-elements = { $name } hat mehr als { $most } Elemente
reason-page-no-text = { $name } enthält keinen Artikeltext: Fügen Sie die Seite eines einzelnen Artikels hinzu, wie sie ohne Anmeldung ist
reason-page-no-page = { $name } ist keine Webseite: Speichern Sie sie als HTML, oder als Text
reason-packed-twice = { $name } ist doppelt gepackt: Entpacken Sie die Datei einmal und fügen Sie das Ergebnis hinzu
reason-packed-bomb = { $name } ist entpackt viel größer als gepackt
reason-stored-short = die Datei ist abgeschnitten
reason-packed-short = { $name } ist abgeschnitten
reason-packed-damaged = { $name } ist beschädigt ({ $error })
reason-text-empty = { $name } ist leer: Schreiben Sie in die erste Zeile einen Titel und darunter den Text
reason-text-only-title = { $name } hat nur einen Titel: Schreiben Sie den Text darunter
reason-text-addresses = { $name } zählt Webadressen auf und enthält keinen Artikel: Nehmen Sie die Adressen selbst auf
reason-text-date = { $name } hat das Datum { $date }: Schreiben Sie es als { $command }
reason-markdown-no-text = { $name } hat keinen Text: Schreiben Sie den Artikel unter den Titel
reason-markdown-yaml = kein YAML ({ $error }): Setzen Sie den Wert in Anführungszeichen, etwa title: "A: b"
reason-markdown-no-yaml = kein YAML: Schreiben Sie Zeilen wie { $command } zwischen die beiden ---
reason-markdown-draft = { $name } ist ein Entwurf, wie { $command } in den ersten Zeilen sagt: Ändern Sie das, um ihn zu veröffentlichen
reason-markdown-toml = Zwischen den beiden +++ in { $name } steht kein TOML ({ $error }): Schreiben Sie Zeilen wie { $command }
reason-markdown-not-text = { $name }: { $key } in den ersten Zeilen ist kein Text
reason-lines-large = mehr als { $most } MB
reason-lines-blank = Davor sind zu viele Zeilen leer
reason-lines-no-text = Der Artikel hat kein "text": Jede Zeile braucht { $form }
reason-lines-no-json = kein JSON ({ $error }, Spalte { $column })
reason-lines-odd-json = JSON, wie es kein Artikel hat
reason-lines-no-object = kein JSON-Objekt, sondern { $kind }
reason-lines-date = Das Datum { $date } ist kein Tag: Schreiben Sie es wie "2021-03-29"
reason-lines-value = { $key } ist { $kind }: Schreiben Sie es als Zeichenkette, oder lassen Sie es weg
reason-lines-none = { $name } enthält keine Artikel: Schreiben Sie einen in jede Zeile, wie { $form }
reason-kind-of-value-flag = true oder false
reason-kind-of-value-number = eine Zahl
reason-kind-of-value-list = eine Liste
reason-kind-of-value-object = ein Objekt
reason-kind-of-value-string = eine Zeichenkette
reason-export-account = { $name } ist der Export eines ganzen Kontos
reason-export-no-channel = { $name } ist JSON, aber kein Export eines Kanals
reason-export-list = { $name } ist eine Liste in JSON: Speichern Sie sie als JSON-Zeilen (.jsonl), einen Artikel je Zeile
reason-export-article = { $name } ist ein Artikel in JSON: Speichern Sie ihn als JSON-Zeilen (.jsonl), einen Artikel je Zeile
reason-export-ghost = { $name } ist ein Export von Ghost, der nicht gelesen wird: Fügen Sie dessen Website mit `dateline add https://…/sitemap.xml` hinzu
reason-export-chat = { $name } ist der Export eines Chats, der kein Kanal ist
reason-export-html = { $name } ist der Verlauf eines Chats als HTML
reason-export-no-posts = { $name } enthält keine Beiträge mit Text
reason-export-no-wordpress = { $name } ist XML, aber kein Export von WordPress
reason-export-no-whole-posts = { $name } enthält keine veröffentlichten Beiträge mit ihrem ganzen Text
reason-export-short = { $name } ist abgeschnitten oder kein JSON ({ $error })
reason-export-no-object = { $name } ist abgeschnitten oder kein JSON-Objekt
reason-export-odd-json = { $name } ist JSON, wie es kein Export hat
reason-article-without-title = Ein Artikel ohne Titel
reason-article-no-text = { $kind } hat keinen Text: Schreiben Sie welchen unter den Titel
reason-article-long = { $kind } hat { $count } Zeichen: Teilen Sie ihn in Teile von höchstens { $most }
reason-article-title-long = { $kind } hat einen Titel von { $count } Zeichen: Kürzen Sie ihn auf { $most }
reason-article-id-long = { $kind } hat eine Kennung von { $count } Zeichen: Kürzen Sie sie auf { $most }
reason-too-many-characters = { $key } hat { $count } Zeichen
reason-date-to-come = { $name } hat das Datum { $date }, und heute ist { $today }: Der Artikel ist ohne Datum gespeichert; berichtigen Sie es und fügen Sie ihn noch einmal hinzu
reason-dates-to-come = { $name } hat { $count } Daten wie { $date }, und heute ist { $today }: Diese Artikel sind ohne Datum gespeichert; berichtigen Sie die Daten und fügen Sie die Datei noch einmal hinzu
reason-feed-large = { $address } hat mehr als { $most } MB, und so viel wird von keinem Feed gelesen
reason-feed-many-tags = { $address } hat mehr als { $most } Tags, und so viel wird von keinem Feed gelesen
reason-feed-no-feed = { $address } ist kein Feed: Geben Sie die Adresse eines Feeds in RSS, Atom oder JSON Feed an
reason-feed-cut-json = { $address } lässt sich nicht als Feed lesen oder brach ab ({ $error })
reason-feed-unreadable = { $address } lässt sich nicht als Feed lesen ({ $error })
reason-feed-cut = { $address } brach mittendrin ab: Der Feed wird noch einmal gelesen, und was er hatte, ist aufgenommen
reason-feed-no-page = Dazu gibt es keine Seite, mit der es noch einmal versucht werden könnte; es wartet, bis der Feed es ändert
reason-feed-page-shorter = { $address } zeigt weniger als der Feed selbst: Zu tun ist nichts
reason-feed-page-shared = { $address } ist die Seite mehrerer Artikel und zeigt von diesem nicht mehr: Zu tun ist nichts
reason-feed-page-other = { $address } zeigt einen anderen Text als den, von dem der Feed spricht: Öffnen Sie die Seite, um zu sehen, warum
reason-removed-here = { $name } hat einen Artikel, der hier entfernt wurde und wegbleibt: Fügen Sie ihn von Hand hinzu, um ihn wieder zu haben
reason-unexpected = Unerwarteter Fehler beim Lesen ({ $error }): Führen Sie { $command } aus
reason-folder-missing = { $folder } ist nicht da: Hängen Sie die Festplatte ein, oder führen Sie { $command } aus
reason-folder-forbidden = { $folder } darf nicht aufgelistet werden: Geben Sie diesem Benutzer die Erlaubnis zum Lesen
reason-folder-unlisted = { $folder } lässt sich nicht auflisten ({ $error }): Prüfen Sie die Festplatte
reason-folder-inner-unlisted = { $folder } lässt sich nicht auflisten ({ $error }): Geben Sie diesem Benutzer die Erlaubnis
reason-folder-other-disk = { $folder } liegt auf einer anderen Festplatte (fehlende Dateien: { $count }): Hängen Sie die richtige ein, oder führen Sie { $command } aus und beobachten Sie den Ordner neu
reason-folder-file-gone = Die Datei { $name } gibt es nicht mehr: Beim nächsten Blick wird sie gestrichen
reason-machine-see-log = Sehen Sie ins Protokoll
reason-machine-disk-low = Auf der Festplatte von { $folder } sind noch { $count } MB frei: Schaffen Sie Platz
reason-machine-being-written = Ein anderer Prozess schreibt seit { $count } Sekunden in die Bibliothek: Wenn nichts hinzugefügt wird, suchen und beenden Sie ihn
reason-machine-holds-one = Die Bibliothek in { $folder } enthält 1 Artikel
reason-machine-holds = Die Bibliothek in { $folder } enthält { $count } Artikel
reason-machine-index-one = Der Index enthält 1 Passage, also alle
reason-machine-index-all = Der Index enthält alle Passagen ({ $count })
reason-machine-index-lacks-one = Der Index enthält { $found } von 1 Passage: Führen Sie { $command } aus
reason-machine-index-lacks = Der Index enthält { $found } von { $count } Passagen: Führen Sie { $command } aus
reason-machine-index-behind-one = Der Index ist um 1 Änderung im Rückstand und holt von selbst auf: Wenn nicht, sehen Sie ins Protokoll
reason-machine-index-behind = Der Index ist im Rückstand und holt von selbst auf (fehlende Änderungen: { $count }): Wenn nicht, sehen Sie ins Protokoll
reason-machine-in-use = { $name } wird von einem anderen Prozess benutzt: Versuchen Sie es noch einmal, wenn der fertig ist
reason-machine-many-readers = { $name } wird von zu vielen zugleich gelesen: Versuchen Sie es noch einmal
reason-machine-text-changed = Der Text von { $id } ist nicht der gespeicherte: Spielen Sie eine Kopie von { $name } zurück, oder entfernen Sie den Artikel und fügen Sie ihn neu hinzu
reason-machine-new-index = { $error }: nur ein Index darin, so dass nichts verloren ist: Führen Sie { $command } aus
reason-machine-look = { $error }: Sehen Sie mit { $command } nach, ob es sich beheben lässt; sonst spielen Sie mit { $other } eine Sicherung zurück, oder legen Sie sie beiseite und fangen Sie neu an
reason-machine-replaced = { $name } wurde gelöscht oder ersetzt, während der Bot läuft: Starten Sie den Bot neu
reason-machine-put-back = { $error }: Spielen Sie mit { $command } eine Sicherung zurück, oder legen Sie sie beiseite und fangen Sie neu an
reason-machine-notes-damaged = { $name } ist beschädigt: Halten Sie den Bot an und führen Sie { $command } aus; das legt die Datei beiseite und behält, was noch lesbar ist
reason-machine-cannot-write = { $name } lässt sich nicht schreiben ({ $error }): Machen Sie die Datei und ihren Ordner beschreibbar, oder wählen Sie mit --data einen anderen
reason-machine-cannot-read = { $name } lässt sich nicht lesen ({ $error }): Geben Sie diesem Benutzer die Erlaubnis, den Ordner zu lesen und zu schreiben, oder wählen Sie mit --data einen anderen
reason-machine-cannot-open = { $name } lässt sich nicht öffnen: Geben Sie diesem Benutzer die Erlaubnis, die Datei und ihren Ordner zu lesen und zu schreiben, oder wählen Sie mit --data einen anderen
reason-machine-disk-full = Die Festplatte von { $name } ist voll: Schaffen Sie Platz, und versuchen Sie es noch einmal
reason-machine-disk-fails = Die Festplatte von { $name } ist voll oder defekt ({ $error }): Schaffen Sie Platz, oder prüfen Sie sie
reason-machine-forbidden = { $place } darf nicht benutzt werden: Geben Sie diesem Benutzer die Erlaubnis, { $folder } zu lesen und zu schreiben
reason-machine-read-only = { $place } lässt sich nicht schreiben, die Festplatte ist schreibgeschützt: Wählen Sie mit --data einen anderen Ordner
reason-machine-no-room = In { $folder } lässt sich nichts mehr schreiben ({ $error }): Schaffen Sie Platz, und versuchen Sie es noch einmal
reason-machine-folder = { $place } ist ein Ordner und sollte eine Datei sein: { $cure }
reason-machine-file = { $place } ist eine Datei und sollte ein Ordner sein: Legen Sie sie beiseite. { $cure }
reason-machine-cannot-use = { $place } lässt sich nicht benutzen ({ $error }): Prüfen Sie die Festplatte. { $cure }
reason-machine-no-database = { $place } ist { $kind } und sollte eine Datenbank sein: Legen Sie das beiseite, oder spielen Sie eine Sicherung zurück
reason-kind-of-file-folder = ein Ordner
reason-kind-of-file-no-file = keine Datei
reason-machine-other = { $name }: { $error }: Führen Sie { $command } aus
reason-file-missing = Es gibt keine Datei { $name }
reason-article-named = Der Artikel { $title }
