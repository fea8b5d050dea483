"""Ordinary paragraphs in the encodings of their countries: read as they were written, or refused, never misread."""

import pytest
from reading import one

from knowledge.errors import UserError
from knowledge.readers import read

PARAGRAPHS = {
    "fr-plain": """
        Le port de Northholm ouvre sa première ligne en juin. La mairie a décidé que le trajet sera gratuit
        pour les élèves, et les pêcheurs gardent le quai où ils vendent leurs prises.
    """,
    "fr-few": """
        Le problème du quai est réglé, selon le maire. Les travaux ont été terminés très tôt, et la première
        traversée est prévue lundi.
    """,
    "fr-three": """
        La société du ferry a présenté son père et son frère, qui travaillent là où le bateau est réparé. Le
        troisième a été embauché après une année difficile.
    """,
    "fr-short": """
        Les élèves de la deuxième année visitent le musée de la mer.
    """,
    "fr-capital": """
        École fermée après la tempête. Étudiants et élèves rentrent chez eux.
    """,
    "de": """
        Die Fähre nach Nordholm fährt ab Juni täglich. Der Bürgermeister sagte, die Straße zum Hafen werde
        größer, und für Schüler sei die Überfahrt kostenlos.
    """,
    "es": """
        El puerto abrirá en junio la línea de Northholm. El alcalde señaló que los niños viajarán gratis y
        que el año próximo habrá más barcos.
    """,
    "pt": """
        O porto abre em junho a ligação a Northholm. A Câmara decidiu que as crianças não pagam e que a
        estação terá mais comboios à noite.
    """,
    "it": """
        Il porto aprirà a giugno la nuova linea. Il sindaco ha detto che la città pagherà il viaggio, perché
        così più studenti potranno partire lunedì.
    """,
    "sv": """
        Färjan till Nordholm går från juni. Rådet säger att båten är gratis för alla på ön.
    """,
    "pl": """
        Prom do Northholm zacznie kursować w czerwcu. Burmistrz powiedział, że uczniowie będą płynąć za
        darmo, a łodzie rybackie zostaną przy nabrzeżu.
    """,
    "cs": """
        Trajekt do Northholmu začne jezdit v červnu. Starosta řekl, že žáci pojedou zdarma a že přístav bude
        větší než dříve.
    """,
    "hr": """
        Trajekt kreće u lipnju. Gradonačelnik je rekao da će učenici putovati besplatno svaki dan.
    """,
    "hu": """
        A komp júniustól közlekedik. A polgármester szerint a diákok ingyen utazhatnak, és több hajó lesz.
    """,
    "tr": """
        Feribot haziranda başlıyor. Belediye başkanı öğrencilerin ücretsiz yolculuk yapacağını söyledi.
    """,
    "ru": """
        Паром в Нортхольм пойдёт в июне. Мэр заявил, что школьники будут ездить бесплатно, а рыбаки
        останутся у старой пристани. Расписание появится в понедельник.
    """,
    "ru-north": """
        Порт Нортхольма открывается в июне. Как сообщила администрация, первая линия свяжет остров с
        городом.
    """,
    "uk": """
        Паром до Нортгольма почне ходити в червні. Міський голова сказав, що школярі їздитимуть безкоштовно,
        а її брат відкриє нову пристань.
    """,
    "el": """
        Το πλοίο για το Νόρθολμ ξεκινά τον Ιούνιο. Ο δήμαρχος είπε ότι οι μαθητές θα ταξιδεύουν δωρεάν και
        ότι το λιμάνι θα γίνει μεγαλύτερο.
    """,
}
WRITTEN = {
    "fr-plain": "cp1252 latin-1",
    "fr-few": "cp1252 latin-1",
    "fr-three": "cp1252 latin-1",
    "fr-short": "cp1252 latin-1",
    "fr-capital": "cp1252 latin-1",
    "de": "cp1252 latin-1",
    "es": "cp1252 latin-1",
    "pt": "cp1252 latin-1",
    "it": "cp1252 latin-1",
    "sv": "cp1252",
    "pl": "cp1250 iso8859-2",
    "cs": "cp1250 iso8859-2",
    "hr": "cp1250",
    "hu": "cp1250",
    "tr": "cp1254",
    "ru": "cp1251 koi8-r mac_cyrillic",
    "ru-north": "cp1251 koi8-r mac_cyrillic",
    "uk": "cp1251",
    "el": "cp1253",
}
OTHERS = (
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1257 iso8859-5 iso8859-7 iso8859-15 koi8-u cp437 cp850 cp852 cp866 "
    "mac_roman mac_cyrillic mac_latin2 mac_greek"
)


def paragraph(language):
    return " ".join(PARAGRAPHS[language].split())


@pytest.mark.parametrize(
    ("language", "encoding"),
    [(language, encoding) for language in WRITTEN for encoding in WRITTEN[language].split()],
)
def test_an_ordinary_paragraph_is_read_as_it_was_written(write, language, encoding):
    assert one(write("a.txt", f"Port\n\n{paragraph(language)}".encode(encoding))).text == paragraph(language)


@pytest.mark.parametrize("language", PARAGRAPHS)
@pytest.mark.parametrize("encoding", OTHERS.split())
def test_no_wrong_letter_is_ever_taken_in(write, language, encoding):
    try:
        path = write("a.txt", f"Port\n\n{paragraph(language)}".encode(encoding))
    except UnicodeEncodeError:
        return  # nobody could have written it so
    try:
        texts = [draft.text for draft in read(path)]
    except UserError:
        texts = []  # refused
    assert texts in ([], [paragraph(language)])
