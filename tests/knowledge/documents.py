"""PDF and Word documents, made in bytes."""

import io
import textwrap

import docx


def pdf(pages, *, title="", author="", created="", alphabet=""):
    """A PDF of pages, each a list of lines `(x, y, size, text)`, in Helvetica.

    The letters of an `alphabet` are drawn as any others: what they are is in the file alone.
    """
    letters = f"/ToUnicode {5 + 2 * len(pages)} 0 R " if alphabet else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {letters}/Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title}) /Author ({author}) /CreationDate ({created}) >>",
    ]
    fonts = "/Resources << /Font << /F1 3 0 R >> >>"
    for n, lines in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_told(t, alphabet)}) Tj ET" for x, y, size, t in lines
        )
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * n} 0 R {fonts} >>",
            f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream",
        ]
    if alphabet:
        named = "\n".join(f"<{128 + n:02x}> <{ord(letter):04x}>" for n, letter in enumerate(alphabet))
        told = (
            "begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
            "1 beginbfrange <20> <7e> <0020> endbfrange\n"
            f"{len(alphabet)} beginbfchar\n{named}\nendbfchar endcmap"
        )
        objects.append(f"<< /Length {len(told)} >>\nstream\n{told}\nendstream")
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    tail = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    )
    return data + tail.encode()


def _told(text, alphabet=""):
    told = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return "".join(f"\\{128 + alphabet.index(c):o}" if c in alphabet else c for c in told)


def printed(paragraphs, *, width=60, indent=0, gap=6, headline="", running="", rows=40):
    """Pages of lines as a newspaper prints them: hyphenated at `width` letters where a word has a `~`."""
    rest = [(70, 24, line) for line in textwrap.wrap(headline, 30)] if headline else []
    for paragraph in paragraphs:
        for n, line in enumerate(_broken(paragraph, width)):
            rest.append((70 + (indent if n == 0 else 0), 10, line))
        rest.append(None)
    pages, lines, y = [], [], 780.0
    for row in rest:
        if row is None:
            y -= gap
            continue
        if len(lines) == rows:
            pages.append(lines)
            lines, y = [], 780.0
        lines.append((row[0], y, row[1], row[2]))
        y -= row[1] * 1.2
    pages.append(lines)
    if running:
        for number, page in enumerate(pages, 1):
            page.insert(0, (70, 815, 8, running))
            page.append((290, 30, 8, f"Page {number} of {len(pages)}"))
    return pages


def _broken(paragraph, width):
    lines = [""]
    for word in paragraph.split():
        first, _, second = word.partition("~")
        if len(f"{lines[-1]} {first}{second}") <= width:
            lines[-1] += f" {first}{second}"
        elif second and len(f"{lines[-1]} {first}-") <= width:
            lines[-1] += f" {first}-"
            lines.append(second)
        else:
            lines.append(first + second)
    return [line.strip() for line in lines]


def word(write, *, title="", author="", created=None):
    """A Word document that `write` has written into."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = author
    if created:
        document.core_properties.created = created
    write(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
