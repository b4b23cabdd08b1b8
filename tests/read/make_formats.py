"""Makes the packed and binary fixtures of tests/cases/formats: `python -m tests.read.make_formats`. Texts are our own."""

# ruff: noqa: E501 - the lines of the inputs are data

import io
import zipfile
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
    ("", "The foreign ministers of both countries said that they would meet again in Asunción before the end of the year."),
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
    title = [(70, 740, 20, "Paraguay Opens a Mission in Maseru"), (70, 715, 10, "By Rosa Villalba"), (70, 700, 10, "May 6, 2021")]
    first = column(["Paraguay opened a trade mission in Maseru on Thursday, and Lesotho pro-", "mised to lift its duty on soya meal."], 70, 660)
    second = column(["The foreign ministers of both countries said that they would meet again."], 70, 740)
    feet = [[(70, 800, 8, "Southern Trade Letter"), (300, 30, 8, str(i))] for i in (1, 2)]
    return pdf([[*feet[0], *title, *first], [*feet[1], *second]])


def clips() -> bytes:
    """Return an archive with a text, a Word document and an archive in it."""
    text = "Calm again\n\nNorway and Denmark agreed on Monday to patrol the strait together, the ministry said.\n"
    inside = packed({"b.txt": text.replace("Monday", "Friday")})
    return packed({"clips/a.txt": text, "clips/letter.docx": word(ARTICLE), "more.zip": inside, ".hidden": "x"})


MADE = {
    "paper.pdf": paper,
    "scan.pdf": scan,
    "locked.pdf": locked,
    "letter.docx": lambda: word(ARTICLE, header1="Southern Trade Letter", footnotes="See the treaty of 1998."),
    "nexis_uni.docx": nexis_docx,
    "clips.zip": clips,
}


def make() -> None:
    """Write the fixtures."""
    for name, data in MADE.items():
        (FOLDER / name).write_bytes(data())


if __name__ == "__main__":
    make()
