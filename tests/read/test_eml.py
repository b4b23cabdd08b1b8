"""E-mail: the message itself, and its attachments; what others wrote before is set aside."""

from email.message import EmailMessage

import pytest

from sayso.model.document import Document
from sayso.model.event import Failure
from sayso.read import Intake, documents, read
from tests.read import FORMATS
from tests.read.make_formats import ARTICLE, word

BODY = "Madagascar and Mauritius agreed on Monday to share their weather data, the ministry in Port Louis said."


def mail(text: str = BODY, **headers: str) -> EmailMessage:
    found = EmailMessage()
    for name, value in {
        "From": "Lala Rabe <lala@desk.example>",
        "Subject": "Re: Weather data",
        "Date": "Thu, 06 May 2021 23:30:00 -0100",
        **headers,
    }.items():
        found[name] = value
    found.set_content(text)
    return found


def items(found: EmailMessage) -> list[Document | Failure]:
    return list(read(Intake("note.eml", bytes(found))))


def only(found: EmailMessage) -> Document:
    (item,) = items(found)
    assert isinstance(item, Document), item
    return item


def test_headers_are_the_record() -> None:
    found = only(mail())
    assert (found.title, found.byline, found.text) == ("Weather data", "Lala Rabe", f"Weather data\n\n{BODY}")
    assert found.date and found.date.edtf == "2021-05-06"


@pytest.mark.parametrize(
    ("below", "reason"),
    [
        ("On 5 May 2021, Jean Ravel wrote:\n> Comoros seized a boat on Sunday.\n> It was small.\n", "quoted reply"),
        ("-----Original Message-----\nFrom: Jean\nSubject: x\n\nComoros seized a boat on Sunday.\n", "quoted reply"),
        ("-- \nLala Rabe\nComoros seized a boat on Sunday.\n", "signature"),
    ],
)
def test_replies_and_signatures_are_set_aside(below: str, reason: str) -> None:
    found = only(mail(f"{BODY}\n\n{below}"))
    assert found.text.endswith(BODY) and "Comoros" not in found.text
    assert any("Comoros seized" in a.text and a.reason == reason for a in found.asides)


def test_what_is_forwarded_is_read_without_its_headers() -> None:
    text = f"---------- Forwarded message ---------\nFrom: Jean\nDate: Monday\nSubject: data\nTo: Lala\n\n{BODY}\n"
    found = only(mail(text))
    assert found.text.endswith(BODY) and "Jean" not in found.text


def test_a_message_in_html_only() -> None:
    found = mail()
    found.set_content(
        f"<html><body><p>{BODY}</p><blockquote><p>Comoros seized a boat on Sunday.</p></blockquote></body></html>",
        subtype="html",
    )
    document = only(found)
    assert document.text.endswith(BODY) and "Comoros" not in document.text


def test_what_is_forwarded_in_html_is_read() -> None:
    found = mail()
    head = "<div>---------- Forwarded message ---------<br>From: Jean<br>Subject: data<br></div>"
    found.set_content(f"<html><body><div class='gmail_quote'>{head}<p>{BODY}</p></div></body></html>", subtype="html")
    document = only(found)
    assert document.text.endswith(BODY) and "Jean" not in document.text


def test_attachments_are_read_as_documents_of_their_own() -> None:
    (message, letter) = documents([FORMATS / "mail.eml"])
    assert isinstance(message, Document) and isinstance(letter, Document)
    assert letter.title == ARTICLE[0][1] and letter.path.endswith("mail.eml!letter.docx")


def test_messages_in_messages_end_somewhere() -> None:
    found = mail()
    for _ in range(8):
        outer = mail()
        outer.add_attachment(found)
        found = outer
    assert any(isinstance(item, Failure) and "nested deeper" in item.reason for item in items(found))
    assert sum(isinstance(item, Document) for item in items(found)) == 5


def test_an_attachment_that_cannot_be_read_is_a_failure_and_pictures_are_none() -> None:
    found = mail()
    found.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="x.png")
    found.add_attachment(word(ARTICLE)[:50], maintype="application", subtype="zip", filename="x.docx")
    _, failure = items(found)
    assert isinstance(failure, Failure) and failure.path == "note.eml!x.docx"


def test_what_is_no_mail_is_a_failure() -> None:
    (found,) = read(Intake("x.eml", b"Just words without any headers\n\nat all."))
    assert isinstance(found, Failure) and "no e-mail" in found.reason
