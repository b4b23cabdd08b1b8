"""Makes the packed and binary fixtures of tests/cases/formats: `python -m tests.read.make_formats`. Texts are our own."""

# ruff: noqa: E501 - the lines of the inputs are data

import io
import quopri
import zipfile
from email.message import EmailMessage
from html import escape
from pathlib import Path

from tests.read.pdfs import column, locked, pdf, scan

FOLDER = Path(__file__).parent.parent / "cases" / "formats"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ARTICLE = [
    ("Heading1", "Paraguay Opens a Mission in Maseru"),
    ("", "By Rosa Villalba"),
    ("", "May 6, 2021"),
    ("", "Paraguay opened a trade mission in Maseru on Thursday, and Lesotho promised to lift its duty on soya meal."),
    (
        "",
        "The foreign ministers of both countries said that they would meet again in Asunción before the end of the year.",
    ),
]


def paragraph(style: str, text: str) -> str:
    """Return one paragraph of a Word document."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def packed(files: dict[str, str | bytes]) -> bytes:
    """Return a ZIP file; its time stamps are fixed so that it is the same each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 5, 6, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def word(paragraphs: list[tuple[str, str]], *, raw: str = "", **parts: str) -> bytes:
    """Return a Word document of (style, text); `raw` is more of its body, `parts` are other parts by name."""
    body = "".join(paragraph(style, text) for style, text in paragraphs) + raw
    files: dict[str, str | bytes] = {"word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>"}
    files |= {f"word/{name}.xml": f"<w:part {WORD}>{paragraph('', text)}</w:part>" for name, text in parts.items()}
    return packed(files)


def nexis_docx() -> bytes:
    """Return the Nexis Uni export as the Word document in which it is delivered."""
    lines = (FOLDER / "nexis_uni.txt").read_text("utf-8").splitlines()
    return word([("", line) for line in lines if line])


def paper() -> bytes:
    """Return a PDF of two pages with running heads."""
    title = [
        (70, 740, 20, "Paraguay Opens a Mission in Maseru"),
        (70, 715, 10, "By Rosa Villalba"),
        (70, 700, 10, "May 6, 2021"),
    ]
    first = column(
        [
            "Paraguay opened a trade mission in Maseru on Thursday, and Lesotho pro-",
            "mised to lift its duty on soya meal.",
        ],
        70,
        660,
    )
    second = column(["The foreign ministers of both countries said that they would meet again."], 70, 740)
    feet = [[(70, 800, 8, "Southern Trade Letter"), (300, 30, 8, str(i))] for i in (1, 2)]
    return pdf([[*feet[0], *title, *first], [*feet[1], *second]])


def clips() -> bytes:
    """Return an archive with a text, a Word document and an archive in it."""
    text = "Calm again\n\nNorway and Denmark agreed on Monday to patrol the strait together, the ministry said.\n"
    inside = packed({"b.txt": text.replace("Monday", "Friday")})
    return packed({"clips/a.txt": text, "clips/letter.docx": word(ARTICLE), "more.zip": inside, ".hidden": "x"})


def factiva_rtf() -> bytes:
    """Return the Factiva export as RTF."""
    lines = (FOLDER / "factiva.txt").read_text("utf-8").splitlines()
    return (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\n" + "".join(f"{line}\\par\n" for line in lines) + "}"
    ).encode()


def mail() -> bytes:
    """Return an e-mail with a Word document attached; its boundary is fixed so that it is the same each time."""
    found = EmailMessage()
    found["From"], found["Subject"], found["Date"] = (
        "Lala Rabe <lala@desk.example>",
        "Two papers",
        "Thu, 06 May 2021 09:00:00 +0300",
    )
    text = "Madagascar and Mauritius agreed on Monday to share their weather data.\n\n-- \nLala Rabe, news desk\n"
    found.set_content(text)
    found.add_attachment(word(ARTICLE), maintype="application", subtype="octet-stream", filename="letter.docx")
    found.set_boundary("=sayso=")
    return bytes(found)


PAGE = (
    "<!DOCTYPE html><html><head><title>Fiji and Tonga Share a Harbour Pilot</title></head><body><article>"
    "<h1>Fiji and Tonga Share a Harbour Pilot</h1>"
    "<p>Fiji and Tonga agreed on Tuesday to share the only pilot who knows both harbours, the port of Nuku’alofa said.</p>"
    "<p>Fiji promised to train two more before the winter, and Tonga’s government thanked its neighbour for the offer.</p>"
    "</article></body></html>"
)


def mhtml() -> bytes:
    """Return a page as a browser saves it in one file."""
    body = quopri.encodestring(PAGE.encode(), quotetabs=False).decode().replace("\n", "\r\n")
    lines = [
        "From: <Saved by Blink>", "Snapshot-Content-Location: https://isles.example/pilot", "Subject: Fiji and Tonga",
        "Date: Thu, 6 May 2021 10:00:00 -0000", "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="=b="', "", "", "--=b=", "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable", "Content-Location: https://isles.example/pilot", "", body,
        "--=b=", "Content-Type: text/css", "Content-Location: cid:css", "", "p { color: red }", "--=b=--", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()


def warc(*, packed: bool) -> bytes:
    """Return a web archive with a page, a PDF, a picture, a redirection and a request."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    kinds = [
        ("pilot", "200 OK", "text/html; charset=utf-8", PAGE.encode()), ("x.png", "200 OK", "image/png", b"\x89PNG"),
        ("old", "301 Moved", "text/html", b"moved"), ("paper.pdf", "200 OK", "application/pdf", paper()),
    ]  # fmt: skip
    for number, (name, status, kind, body) in enumerate(kinds):
        http = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        stamped = {
            "WARC-Date": "2021-05-06T10:00:00Z",
            "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
        }
        writer.write_record(
            writer.create_warc_record(
                f"https://isles.example/{name}",
                "response",
                io.BytesIO(body),
                http_headers=http,
                warc_headers_dict=stamped,
            )
        )
    return out.getvalue()


MADE = {
    "paper.pdf": paper,
    "scan.pdf": scan,
    "locked.pdf": locked,
    "letter.docx": lambda: word(ARTICLE, header1="Southern Trade Letter", footnotes="See the treaty of 1998."),
    "nexis_uni.docx": nexis_docx,
    "clips.zip": clips,
    "page.mhtml": mhtml,
    "crawl.warc": lambda: warc(packed=False),
    "crawl.warc.gz": lambda: warc(packed=True),
    "mail.eml": mail,
    "factiva.rtf": factiva_rtf,
}


def make() -> None:
    """Write the fixtures."""
    for name, data in MADE.items():
        (FOLDER / name).write_bytes(data())


if __name__ == "__main__":
    make()
