"""Mails that pass on an article, and front pages whose issue gives the day of every article."""

from sayso.model.document import Document
from sayso.read.intake import Intake, read

FIRST = "Norland will reopen the ferry at Skarvik in April, the harbour board said on Monday after a long meeting."
SECOND = "Fishermen had asked for a winter line, but the board found that the slip would not bear the ice of the bay."


def documents(text: str, name: str) -> list[Document]:
    return [d for d in read(Intake(name, text.encode())) if isinstance(d, Document)]


def texts(document: Document) -> list[str]:
    return [document.text[s.start : s.end] for s in document.segments if s.kind == "paragraph"]


def test_what_a_mail_passes_on_is_the_article_and_the_note_above_it_is_not() -> None:
    head = "From: Eva Berg <e@x.example>\nSubject: Fwd: Ferry sails again\nDate: Tue, 4 May 2021 09:02:11 +0100\n\n"
    inner = "From: Norland Courier <c@y.example>\nDate: Mon, May 3, 2021 at 6:30 AM\nSubject: Ferry sails again\n\n"
    mark = "For the file.\n\n---------- Forwarded message ---------\n"
    [found] = documents(f"{head}{mark}{inner}By Ada Roe\n\n{FIRST}\n\n{SECOND}\n", "a.eml")
    assert (found.title, found.byline, found.outlet) == ("Ferry sails again", "Ada Roe", "Norland Courier")
    assert found.date and found.date.edtf == "2021-05-03"
    assert texts(found) == [FIRST, SECOND]


def test_a_saved_mail_is_read_as_one() -> None:
    head = "From:\tBerg, Eva\nSent:\tTuesday, 4 May 2021 09:47\nTo:\tThe list\nSubject:\tFW: clip\n\n"
    head += "Dear all,\n\nsee below.\n\n"
    inner = "From: Clips [mailto:c@y.example]\nSent: Monday, 3 May 2021 18:02\nTo: Berg, Eva\nSubject: clip\n\n"
    article = f"Norland Courier, Sunday 2 May 2021, page 3\n\nFerry sails again\n\nBy Ada Roe\n\n{FIRST}\n\n{SECOND}\n"
    [found] = documents(f"{head}{'_' * 40}\n{inner}{article}", "clip.txt")
    assert (found.title, found.byline, found.outlet) == ("Ferry sails again", "Ada Roe", "Norland Courier")
    assert found.date and found.date.edtf == "2021-05-02"
    assert texts(found) == [FIRST, SECOND]


def test_the_issue_gives_its_day_to_every_article_of_a_front_page() -> None:
    head = "THE FRONTIER COURIER\nSkarvik, Wednesday, June 5, 2019    Vol. XXI No. 155    Rs 20    12 Pages\n\n"
    articles = (
        f"FERRY SAILS AGAIN\n\nBy Ada Roe\n{FIRST}\n\n{SECOND}\n\nHOLM SLIP CLOSED\n\nBy Jon Moe\n{SECOND}\n\n{FIRST}\n"
    )
    found = documents(head + articles, "front.txt")
    assert [(d.title, d.byline, d.outlet, d.date and d.date.edtf) for d in found] == [
        ("FERRY SAILS AGAIN", "Ada Roe", "THE FRONTIER COURIER", "2019-06-05"),
        ("HOLM SLIP CLOSED", "Jon Moe", "THE FRONTIER COURIER", "2019-06-05"),
    ]
