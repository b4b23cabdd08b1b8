"""A writer of small PDFs for the tests: text at given places in one font, or one image without text."""

from collections.abc import Iterable, Sequence

Text = tuple[float, float, float, str]  # left, baseline, size, words
WIDTH, HEIGHT = 595, 842


def pdf(pages: Iterable[Sequence[Text]], *, extra: str = "", trailer: str = "") -> bytes:
    """Return a PDF of pages of texts in Helvetica; `extra` are more objects, `trailer` more entries of the trailer."""
    return _file([_content(page) for page in pages], extra, trailer)


def scan(pages: int = 1) -> bytes:
    """Return a PDF whose pages hold a grey square and no text."""
    image = "q 400 0 0 600 90 120 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
    return _file([image] * pages, "", "")


def locked() -> bytes:
    """Return a PDF that says it is encrypted, with keys that no empty password fits."""
    keys = "".join(f"/{name} <{digit * 64}> " for name, digit in (("O", "1"), ("U", "2")))
    encrypt = f"<< /Filter /Standard /V 1 /R 2 /P -4 {keys}>>"
    return pdf([[(70, 700, 11, "Sealed.")]], trailer=f"/Encrypt {encrypt} /ID [<00> <00>] ")


def column(lines: Iterable[str], left: float, top: float, *, size: float = 10, pitch: float = 12) -> list[Text]:
    """Return lines of print below each other; an empty line leaves a gap."""
    return [(left, top - i * pitch, size, line) for i, line in enumerate(lines) if line]


def _content(page: Sequence[Text]) -> str:
    parts = []
    for left, base, size, words in page:
        safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        parts.append(f"BT /F1 {size} Tf 1 0 0 1 {left} {base} Tm ({safe}) Tj ET")
    return "\n".join(parts)


def _file(contents: list[str], extra: str, trailer: str) -> bytes:
    count = len(contents)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, content in enumerate(contents):
        fonts = "<< /Font << /F1 3 0 R >> >>"
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Resources {fonts} /Contents {5 + 2 * i} 0 R >>")
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    if extra:
        objects.append(extra)
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer}>>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()
