import io
import re
import struct
import zipfile
from datetime import UTC, date, datetime

import pytest
from documents import word
from reading import one, refused, streamed

from knowledge.article import Draft


def article(document):
    document.add_heading("Ferry starts", 0)
    line = document.add_paragraph("The ")
    line.add_run("ferry").bold = True
    line.add_run(" opens on\tJune 3.")
    document.add_heading("Prices", 1)
    for text in ("Adults: 4 euros", "Children: free"):
        document.add_paragraph(text, style="List Bullet")
    table = document.add_table(2, 2)
    for n, text in enumerate(["From", "To", "Eastport", "Northholm"]):
        table.cell(n // 2, n % 2).text = text
    document.add_paragraph("The council agreed.")


TEXT = """\
The ferry opens on June 3.
Prices
- Adults: 4 euros
- Children: free
From | To
Eastport | Northholm
The council agreed."""


def with_xml(data, change, member="word/document.xml"):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content.decode()) if info.filename == member else content)
    return stream.getvalue()


def without_properties(data):
    """As Google Docs exports it."""
    rels = re.compile(r"<Relationship [^>]*core-properties[^>]*/>")
    return with_xml(data, lambda xml: rels.sub("", xml), "_rels/.rels")


def as_figures(xml):
    return xml.replace("wordprocessingml.document.main+xml", "spreadsheetml.sheet.main+xml")


def test_paragraphs_lists_and_tables_are_read_in_order(write):
    data = word(article, author="Mia Berg", created=datetime(2024, 5, 13, 10, tzinfo=UTC))
    assert one(write("a.docx", data)) == Draft("Ferry starts", TEXT, date(2024, 5, 13), author="Mia Berg")
    assert streamed(data).text == TEXT


def test_a_document_that_says_nothing_of_itself_is_called_by_its_first_line(write):
    data = without_properties(word(article))
    assert one(write("a.docx", data)) == Draft("Ferry starts", TEXT)


def test_the_title_is_what_is_set_so_else_the_property_else_the_first_heading_else_the_first_line():
    assert streamed(word(article, title="Template of 2019")) == Draft("Ferry starts", TEXT)

    def headed(document):
        document.add_heading("Introduction", 1)
        document.add_paragraph("It opens on June 3.")

    assert streamed(word(headed, title="Ferry")) == Draft("Ferry", "Introduction\nIt opens on June 3.")
    assert streamed(word(headed)) == Draft("Introduction", "It opens on June 3.")

    def plain(document):
        document.add_paragraph("Ferry starts")
        document.add_paragraph("It opens on June 3.")

    assert streamed(word(plain)) == Draft("Ferry starts", "It opens on June 3.")


@pytest.mark.parametrize("author", ["python-docx", "Windows User", "Пользователь"])
def test_whoever_a_program_names_of_its_own_is_no_author(author):
    assert streamed(word(article, author=author)).author is None


def test_what_was_inserted_counts_and_what_was_deleted_does_not():
    def change(xml):
        inserted = '<w:ins w:id="1" w:author="A"><w:r><w:t> at last</w:t></w:r></w:ins>'
        deleted = '<w:del w:id="2" w:author="A"><w:r><w:delText> never</w:delText></w:r></w:del>'
        return xml.replace(
            "<w:t>The council agreed.</w:t></w:r>", f"<w:t>The council agreed</w:t></w:r>{inserted}{deleted}"
        )

    assert streamed(with_xml(word(article), change)).text.endswith("The council agreed at last")


def test_paragraphs_whose_break_was_deleted_are_one():
    def change(xml):
        broken = '<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="A"/></w:rPr></w:pPr>{}</w:p>'
        half = broken.format("<w:r><w:t>The ferry</w:t></w:r>")
        gone = broken.format('<w:del w:id="4" w:author="A"><w:r><w:delText>never</w:delText></w:r></w:del>')
        rest = '<w:p><w:r><w:t xml:space="preserve"> opens in June.</w:t></w:r></w:p>'
        return xml.replace("<w:sectPr", half + gone + rest + "<w:sectPr")

    text = streamed(with_xml(word(article), change)).text
    assert text.split("\n")[-1] == "The ferry opens in June."


@pytest.mark.parametrize("mark", ["vanish", "strike", "dstrike"])
def test_hidden_text_and_what_is_struck_out_is_not_published(mark):
    def change(xml):
        note = f"<w:r><w:rPr><w:{mark}/></w:rPr><w:t> CHECK THIS NAME</w:t></w:r>"
        shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> at last</w:t></w:r>'
        return xml.replace("agreed.</w:t></w:r>", f"agreed.</w:t></w:r>{note}{shown}")

    text = streamed(with_xml(word(article), change)).text
    assert text.endswith("agreed. at last")
    assert "CHECK" not in text


NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_notes(data, kind, notes):
    """The document with notes to its paragraphs, whose last one the text does not refer to any more."""
    *kept, lost = enumerate(notes, 1)
    marks = [f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>' for number, _ in reversed(kept)]
    marks.append(f'<w:del w:id="9" w:author="A"><w:r><w:{kind}Reference w:id="{lost[0]}"/></w:r></w:del>')
    told = "".join(
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'
        for number, text in [(0, "a line above all notes"), *kept, lost]
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    relation = f'<Relationship Id="r9{kind}" Type="{NOTES}/{kind}s" Target="{kind}s.xml"/></Relationships>'
    override = f'<Override PartName="/word/{kind}s.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    override += f'wordprocessingml.{kind}s+xml"/></Types>'
    changes = {
        "word/document.xml": ("agreed.</w:t></w:r>", f"agreed.</w:t></w:r>{''.join(marks)}"),
        "word/_rels/document.xml.rels": ("</Relationships>", relation),
        "[Content_Types].xml": ("</Types>", override),
    }
    for member, (before, after) in changes.items():
        data = with_xml(data, lambda xml, before=before, after=after: xml.replace(before, after), member)
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(f"word/{kind}s.xml", f'<w:{kind}s xmlns:w="{space}">{told}</w:{kind}s>')
    return stream.getvalue()


def test_notes_stand_at_the_end_in_the_order_of_the_text():
    data = with_notes(word(article), "endnote", ["Minutes of the council.", "Deleted."])
    data = with_notes(data, "footnote", ["As of May 1.", "In the off-season too.", "Struck out."])
    assert streamed(data).text == f"{TEXT}\nIn the off-season too.\nAs of May 1.\nMinutes of the council."


def test_a_document_without_text_is_refused():
    assert "has no text" in refused(word(lambda _: None))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04" + b"word/document.xml" * 9, "is damaged, or not a Word document at all"),
        (word(article)[:5000], "is damaged"),
        (with_xml(word(article), lambda xml: xml[:500]), "is damaged"),
        (with_xml(word(article), as_figures, "[Content_Types].xml"), "is not a Word document"),
    ],
)
def test_what_is_no_word_document_is_refused(data, reason):
    assert reason in refused(data)


def test_an_old_or_locked_document_is_refused_by_its_first_bytes(write):
    message = refused(write("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))
    assert "is an old Word document or has a password" in message


def test_a_bomb_is_refused_by_what_it_says_and_by_what_it_does():
    bomb = with_xml(word(article), lambda xml: xml + " " * 30_000_000)
    assert "unpacks to far more than a document has" in refused(bomb)
    size = int.from_bytes(re.search(rb"PK\x01\x02.{20}(.{4}).{18}word/document\.xml", bomb, re.DOTALL)[1], "little")
    assert size > 30_000_000
    lying = bomb.replace(struct.pack("<I", size), struct.pack("<I", 2000))
    assert "is damaged" in refused(lying)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as many:
        for n in range(6000):
            many.writestr(f"word/{n}.xml", "")
    assert "unpacks to far more than a document has" in refused(stream.getvalue())


def test_a_document_with_entities_is_refused():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}<!ENTITY f SYSTEM "file:///etc/passwd">]>'

    def change(xml):
        head, _, body = xml.partition("?>")
        return f"{head}?>{laughs}{body.replace('The council agreed.', 'Said &e11;&f;.')}"

    data = with_xml(word(article), change)
    assert "is damaged" in refused(data)


_BOX = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
_MODERN = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/'
    f'wordprocessingShape">{_BOX}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox '
    f'xmlns:v="urn:schemas-microsoft-com:vml">{_BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
)
_OLD = f'<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">{_BOX}</v:textbox></w:pict></w:r>'


@pytest.mark.parametrize("box", [_MODERN, _OLD])
@pytest.mark.parametrize("place", ["opens on", "Eastport"])
def test_what_is_in_a_box_stands_once_below_what_it_is_beside(box, place):
    boxed = box.replace("{}", "A box")
    data = with_xml(
        word(article), lambda xml: re.sub(rf"(<w:r>(?:(?!<w:r>).)*{place})", rf"{boxed}\1", xml, count=1)
    )
    lines = TEXT.split("\n")
    expected = (
        [lines[0], "A box", *lines[1:]]
        if place == "opens on"
        else [*lines[:5], "Eastport A box | Northholm", lines[6]]
    )
    assert streamed(data).text.split("\n") == expected


def test_a_formula_stands_where_it_is_in_its_sentence():
    maths = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMath {maths}><m:r><m:t>v = 4</m:t></m:r></m:oMath>"

    def said(document):
        document.add_paragraph("Ferry starts")
        document.add_paragraph("It goes at MARK knots.")

    data = with_xml(
        word(said), lambda xml: xml.replace("MARK", f"</w:t></w:r>{formula}<w:r><w:t xml:space='preserve'>")
    )
    data = with_xml(data, lambda xml: xml.replace("<w:t>It", "<w:t xml:space='preserve'>It"))
    assert streamed(data).text == "It goes at v = 4 knots."
