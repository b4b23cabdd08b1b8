"""E-mail -> documents: the message without quoted replies and signature, and its attachments as inputs of their own."""

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from sayso.errors import InputError
from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import _forward, _source, _tree, nexis
from sayso.read._article import Page, articles
from sayso.read._blocks import Block, blocks_of
from sayso.read._decode import decode, mend
from sayso.read._head import same_words
from sayso.read._metadata import Fact
from sayso.read.intake import Intake, inner, read_inside

ENTRY = True
SUFFIXES = (".eml",)
_MAX_PARTS = 500  # parts of a message; a digest of a mailing list has below 200
_IMAGES = ("image/", "audio/", "video/", "application/pgp", "application/pkcs7", "text/calendar", "text/x-vcard")
_QUOTED = re.compile(r"\s*>")
_REPLY = re.compile(
    r"(?:On|Am|Le|El)\b.{5,160}\b(?:wrote|schrieb|a écrit|escribió)\s*:|-{3,}\s*Original Message\s*-{3,}|_{20,}",
    re.IGNORECASE | re.DOTALL,
)
_SIGNATURE = re.compile(r"--[ \u00a0]?")
_SUBJECT = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_LIST = re.compile(r"^\[[\w .:-]{2,30}\]\s*(?=\S)")  # what mailing lists put before a subject
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError, AssertionError)


def message(data: bytes, path: str) -> EmailMessage:
    """Return the message that bytes hold; InputError where they hold none."""
    try:
        found = email.message_from_bytes(data, policy=email.policy.default)
        named = any(name in found for name in ("From", "Subject", "Date", "MIME-Version", "Content-Type"))
    except _BROKEN as error:
        raise InputError(f"no e-mail: {error}", place=path, remedy="save the message again") from error
    if not named or not isinstance(found, EmailMessage):
        raise InputError("no e-mail: it has no headers", place=path, remedy="save the message with its headers")
    return found


def read(intake: Intake) -> Iterator[Document | Failure]:
    """Yield the message, then the documents of its attachments; offsets map to the part that is read."""
    found = message(intake.data, intake.path)
    leaves = list(_leaves(found))[:_MAX_PARTS]
    body = _body(leaves)
    attached = [part for part in leaves if part is not body and _is_attached(part)]
    if body is not None or not attached:
        yield from _message(found, body, intake)
    for number, part in enumerate(attached, 1):
        name = (_header(part.get_filename) or f"part {number}").replace("\0", "")
        mail = part.get_content_type() == "message/rfc822" and not name.lower().endswith(".eml")
        yield from read_inside(inner(intake, f"{name}.eml" if mail else name, payload(part)))


def _leaves(part: Any) -> Iterator[Any]:
    """Yield the parts that hold content; a forwarded message is one part."""
    if part.get_content_type() == "message/rfc822" or not part.is_multipart():
        yield part
        return
    for inside in part.get_payload():
        yield from _leaves(inside)


def _body(leaves: Sequence[Any]) -> Any:
    """Return the first plain text that is no attachment; else the first page."""
    for kind in ("text/plain", "text/html"):
        for part in leaves:
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                return part
    return None


def _is_attached(part: Any) -> bool:
    kind = part.get_content_type()
    named = part.get_content_disposition() == "attachment" or bool(_header(part.get_filename))
    return not kind.startswith(_IMAGES) and (named or kind == "message/rfc822")


def payload(part: Any) -> bytes:
    """Return the bytes of a part, whatever its transfer encoding; none where it is broken."""
    try:
        if part.get_content_type() == "message/rfc822":
            inside = part.get_payload()
            return bytes(inside[0]) if isinstance(inside, list) and inside else b""
        found = part.get_payload(decode=True)
    except _BROKEN:
        return b""
    return found if isinstance(found, bytes) else b""


def _header(get: Any) -> str:
    """Return what a header says in one line; "" where it is broken."""
    try:
        value = get()
    except _BROKEN:
        return ""
    return " ".join(mend(str(value)).text.split()) if value else ""


def header(found: EmailMessage, name: str) -> str:
    """Return a header's value in one line, "" where it is missing or broken."""
    return _header(lambda: found[name])


def _message(found: EmailMessage, body: Any, intake: Intake) -> Iterator[Document | Failure]:
    subject = _LIST.sub("", _SUBJECT.sub("", _LIST.sub("", header(found, "Subject"))))
    warnings: tuple[str, ...] = ()
    blocks: list[Block] = []
    if body is not None:
        decoded = decode(payload(body), intake.path, declared=body.get_content_charset())
        warnings = decoded.warnings
        if body.get_content_type() == "text/plain" and nexis.is_export(decoded.text):
            yield from nexis.read(decoded.text, intake, warnings)
            return
        blocks = _page(decoded.text) if body.get_content_type() == "text/html" else lines(decoded.text)
    title = [Block(subject, field="title", role="heading")] if subject else []
    facts = tuple(_facts(found, subject))
    blocks, inner_facts = _forward.passed_on(blocks, header(found, "Subject"))
    if subject and (first := next((b for b in blocks if not b.reason), None)) and same_words(first.text, subject):
        facts = tuple(replace(f, confidence=0.4) for f in facts if f.field != "title")  # of the mail, not of the clip
        title = []
    if inner_facts:
        title, facts = [], (*inner_facts, *(replace(f, confidence=0.4) for f in facts if f.field != "title"))
    yield from articles(Page([*title, *blocks], facts, warnings, whole=True, letter=True), intake)


def _facts(found: EmailMessage, subject: str) -> Iterator[Fact]:
    """Yield what the headers say: the sender stands for the writer, the day is that of the sender's zone."""
    if subject:
        yield Fact("title", subject, "record", subject)
    sender = header(found, "From")
    if name := parseaddr(sender)[0]:
        yield Fact("byline", name, "record", sender, 0.6)
    sent = header(found, "Date")
    try:
        yield Fact("date", parsedate_to_datetime(sent).date().isoformat(), "record", sent)
    except (ValueError, TypeError, IndexError, OverflowError):
        return


def _page(text: str) -> list[Block]:
    """Return the blocks of a message in HTML; what is quoted is set aside."""
    from lxml import etree
    from lxml import html as lxml_html

    try:
        root: Any = lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text).replace("\0", ""))
    except (etree.LxmlError, ValueError):
        return []
    quotes = root.xpath("//blockquote | //*[contains(@class, 'gmail_quote') or contains(@class, 'moz-cite')]")
    blocks = [replace(b, reason="") if b.reason in ("links", "share") else b for b in _tree.blocks_of(root)]
    words = {" ".join("".join(node.itertext()).split()) for node in quotes}
    quoted = {text for text in words if not _forward.MARK.match(text)}  # what is forwarded is what the mail is about
    told = [replace(b, reason="quoted reply") if any(b.text in q for q in quoted) else b for b in blocks]
    return _source.placed(_told(told), _source.of_page(text))


def lines(text: str) -> list[Block]:
    """Return the paragraphs of a message in plain text; quoted lines are blocks of their own."""
    blocks: list[Block] = []
    at = begun = 0
    for line in text.splitlines(keepends=True):
        bare, place, whole = line.strip(), at + len(line) - len(line.lstrip()), line.rstrip("\r\n")
        quoted, dashes = bool(_QUOTED.match(line)), bool(_SIGNATURE.fullmatch(whole))
        at += len(line)
        if not (quoted or dashes or _forward.HEADER.fullmatch(whole)):
            continue
        blocks += blocks_of(text[begun : at - len(line)], origin=begun)
        begun = at
        if dashes:
            blocks.append(Block("--", role="rule"))
        elif not quoted or bare.strip(" >\t"):
            blocks.append(Block(bare, ((0, place, len(bare)),), reason="quoted reply" if quoted else ""))
    return _told(blocks + blocks_of(text[begun:], origin=begun))


def _told(blocks: list[Block]) -> list[Block]:
    """Set aside what stands below "... wrote:" and below a signature's dashes, and the headers of what is forwarded."""
    found, reason, forwarded = [], "", False
    for block in blocks:
        if _forward.MARK.match(block.text):
            forwarded, block = True, replace(block, reason="header")
        elif forwarded and _forward.HEADER.fullmatch(block.text):
            block = replace(block, reason="header")
        elif not reason and block.role == "rule" and _SIGNATURE.fullmatch(block.text):
            reason = "signature"
        elif _REPLY.fullmatch(block.text):
            reason = "quoted reply"
        found.append(replace(block, reason=block.reason or reason) if reason and block.role != "rule" else block)
    return found
