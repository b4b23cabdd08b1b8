"""PDF -> documents: lines in reading order, columns and running heads told apart; each line with its page and box."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sayso.errors import InputError
from sayso.model.document import Document, OffsetMap, PageBox
from sayso.model.event import Failure
from sayso.read import _paragraphs, _print
from sayso.read._article import Page, articles
from sayso.read._head import same_words
from sayso.read._metadata import Fact
from sayso.read._print import Glyph, Line
from sayso.read.intake import Intake

ENTRY = True
SUFFIXES = (".pdf",)
_MAX_PAGES = 3000  # the longest report that we know (an inquiry in volumes) has 2600
_MAX_GLYPHS = 5_000_000  # characters in all, each of which needs about 500 bytes; 2000 full pages
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the articles of a PDF; `boxes` say where each line stands. Scans without text and locked files fail."""
    glyphs: list[Glyph] = []
    pages: list[list[Line]] = []
    title, silent = _fill(intake, glyphs, pages)
    if not glyphs:
        reason = f"a scan: no text on its {len(pages)} page(s)"
        raise InputError(reason, place=intake.path, remedy="run OCR first (ocrmypdf, for one) and give the result")
    blocks = _paragraphs.blocks_of([line for page in _print.running(pages) for line in page])
    known = title and any(same_words(b.text, title) for b in blocks[:20])
    facts = (Fact("title", title, "markup", title),) if known else ()
    warnings = (f"no text on page(s) {_ranges(silent)}: run OCR if they are scans",) if silent else ()
    place = {number: line for page in pages for line in page for number in line.ids}
    for item in articles(Page(blocks, facts, warnings), intake):
        if isinstance(item, Document):
            item = replace(item, boxes=_boxes(item, glyphs, place), offsets=OffsetMap())
        yield item


def _fill(intake: Intake, glyphs: list[Glyph], pages: list[list[Line]]) -> tuple[str, list[int]]:
    """Read glyphs and lines of all pages; return the title that the file names, and the pages without text."""
    import pypdfium2

    silent = []
    try:
        with pypdfium2.PdfDocument(intake.data) as pdf:
            if len(pdf) > _MAX_PAGES:
                raise InputError(f"{len(pdf)} pages, at most {_MAX_PAGES} are read", remedy="split it")
            for number in range(len(pdf)):
                found = list(_glyphs(pdf[number], room=_MAX_GLYPHS - len(glyphs)))
                pages.append(_print.lines(found, first=len(glyphs), page=number + 1))
                glyphs += found
                if not pages[-1]:
                    silent.append(number + 1)
            return pdf.get_metadata_value("Title").strip(), silent
    except pypdfium2.PdfiumError as error:
        raise _trouble(error, intake.path) from error


def _trouble(error: Any, path: str) -> InputError:
    if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
        return InputError("encrypted: it opens with a password only", place=path, remedy="save a copy without password")
    return InputError(f"no PDF that can be opened: {error}", place=path, remedy="print it to a new PDF and give that")


def _glyphs(page: Any, *, room: int) -> Iterator[Glyph]:
    """Yield the characters of a page in the order of its content."""
    from pypdfium2 import raw

    text = page.get_textpage()
    try:
        number = text.count_chars()
        if number > room:
            raise InputError(f"more than {_MAX_GLYPHS} characters", remedy="split it")
        box = raw.FS_RECTF()
        for i in range(number):
            code = raw.FPDFText_GetUnicode(text, i)
            if code and raw.FPDFText_GetLooseCharBox(text, i, box):
                yield Glyph(_character(code), box.left, box.bottom, box.right, box.top)
            elif code:
                yield Glyph(_character(code), 0.0, 0.0, 0.0, 0.0)
    finally:
        text.close()
        page.close()


def _character(code: int) -> str:
    """Return a character; what is none, or would break text (NUL, lone surrogates), as U+FFFD."""
    if code in (2, 9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF:
        return chr(code)
    return "\ufffd"


def _boxes(item: Document, glyphs: Sequence[Glyph], place: dict[int, Line]) -> tuple[PageBox, ...]:
    """Return where the lines of a document stand, ascending."""
    found: list[PageBox] = []
    line: Line | None = None
    for clean, first, n in item.offsets.runs:
        for number in range(first, first + n):
            glyph, at = glyphs[number], clean + number - first
            if glyph.char.isspace():
                continue
            box = (glyph.left, glyph.bottom, glyph.right, glyph.top)
            if found and place[number] is line:
                old = found[-1]
                found[-1] = PageBox(old.start, at + 1, old.page, _around(old.box, box))
            else:
                line = place[number]
                found.append(PageBox(at, at + 1, line.page, box))
    return tuple(found)


def _around(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _ranges(numbers: Sequence[int]) -> str:
    """Return page numbers for the eye: "3, 5-7"."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1][1:] = [number]
        else:
            found.append([number])
    return ", ".join("-".join(map(str, part)) for part in found)
