"""Mails that pass on an article: when it was sent first, and the note above it, which is no text of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.read import _dates, _layout, _names
from sayso.read._blocks import Block
from sayso.read._metadata import Fact

MARK = re.compile(r"-{3,}\s*Forwarded message\s*-{3,}|Begin forwarded message:", re.IGNORECASE)
HEADER = re.compile(
    r"(?P<key>From|To|Cc|Date|Sent|Subject|Reply-To|Importance|Attachments):\s*(?P<value>.*)", re.IGNORECASE
)
_PASSED_ON = re.compile(r"(?:fwd?|fw|wg|tr|rv|enc)\s*:", re.IGNORECASE)
_SENDER = re.compile(r"[\"']?(?P<name>[^<\[\"']{2,80}?)[\"']?\s*(?:[<\[].*)?")
_NEEDED = {"from", "subject"}  # headers without which lines with colons are no head of a mail
_WEAK = 0.6  # confidence of the day of a mail: what the article prints itself is better


def is_mail(text: str) -> bool:
    """True for a text that opens with the head of a mail, as programs save or print it."""
    head = [line for line in text.lstrip("\ufeff \r\n").splitlines()[:8] if line.strip()]
    keys = {match["key"].lower() for line in head if (match := HEADER.fullmatch(line.strip()))}
    return bool(head) and bool(HEADER.fullmatch(head[0].strip())) and keys >= _NEEDED and bool(keys & {"date", "sent"})


def passed_on(blocks: Sequence[Block], subject: str) -> tuple[list[Block], list[Fact]]:
    """Return the blocks of a mail that passes on another, head and note set aside, and what the inner head says.

    No facts where the mail passes on nothing.
    """
    marked = any(MARK.match(b.text) for b in blocks)
    heads = _heads(blocks)
    opened = bool(heads) and heads[0][0] == 0 and (len(heads) > 1 or any("@" in b.text for b in blocks[: heads[0][1]]))
    if not heads or not (marked or _PASSED_ON.match(subject) or opened):
        return list(blocks), []  # a memorandum has such a head, too, but no addresses
    start, stop = heads[-1]
    values = {m["key"].lower(): m["value"] for b in blocks[start:stop] if (m := HEADER.fullmatch(b.text))}
    found = [replace(b, reason="header") if HEADER.fullmatch(b.text) else b for b in blocks[:stop]]
    found = [b if b.reason and b.reason != "quoted reply" else replace(b, reason="note") for b in found]
    rest = [replace(b, reason="") if b.reason == "quoted reply" and b.text[:1] != ">" else b for b in blocks[stop:]]
    posted = any("unsubscribe" in b.text.casefold() for b in blocks)
    return [*found, *rest], _facts(values, posted=posted)


def _heads(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the ranges of the heads of mails among the blocks, without the last where no text stands below it."""
    found, at = [], 0
    while at < len(blocks):
        stop = at
        while stop < len(blocks) and HEADER.fullmatch(blocks[stop].text):
            stop += 1
        keys = {m["key"].lower() for b in blocks[at:stop] if (m := HEADER.fullmatch(b.text))}
        if keys >= _NEEDED and stop < len(blocks):
            found.append((at, stop))
        at = max(stop, at + 1)
    return found


def _facts(values: dict[str, str], *, posted: bool) -> list[Fact]:
    """Return what the head of the inner mail says; people pass on what others wrote, so that only an outlet counts.

    `posted` is True for a letter that its readers can leave: it comes from whoever publishes it.
    """
    facts = []
    if subject := re.sub(r"(?i)^(?:(?:re|fwd?|fw|wg|tr)\s*:\s*)+", "", values.get("subject", "")).strip():
        facts.append(Fact("title", subject, "markup", subject, 0.5))
    dates = _dates.scan(values.get("date") or values.get("sent") or "")
    facts += [Fact("date", p.period.edtf, "stated", p.text, _WEAK) for _, _, p in dates[:1]]
    sender = _SENDER.fullmatch(values.get("from", ""))
    name = sender["name"].strip() if sender else ""
    if _names.is_outlet(name) and not _layout.kind("senders").search(name):
        facts.append(Fact("outlet", name, "stated", values["from"], 0.25))
    elif posted and _names.is_name(name) and not (_names.is_person(name) or _layout.kind("senders").search(name)):
        facts.append(Fact("outlet", name, "stated", values["from"], 0.35))
    return facts
