"""Several articles in one input, and one that must not be cut: threads, channels, letters, live pages, forms."""

# ruff: noqa: E501 - the lines of the pages are data

from sayso.model.document import Document
from sayso.read.intake import Intake, read

FIRST = "Norland will reopen the ferry at Skarvik in April, the harbour board said on Monday after a long meeting."
SECOND = "Fishermen had asked for a winter line, but the board found that the slip would not bear the ice of the bay."
THIRD = "The first boat leaves at six in the morning and carries forty cars, or sixty where all of them are small."


def documents(text: str, name: str = "page.html") -> list[Document]:
    return [d for d in read(Intake(name, text.encode())) if isinstance(d, Document)]


def paragraphs(document: Document) -> list[str]:
    return [document.text[s.start : s.end] for s in document.segments if s.kind == "paragraph"]


def test_posts_that_put_in_articles_are_articles_of_their_own() -> None:
    def post(number: int, text: str) -> str:
        return (
            f'<li class="postcontainer" id="post_{number}"><span class="date">11-19-2023, 09:44 PM</span> <a>#{number}</a>'
            f'<div class="userinfo"><b>eider</b><span>Senior Member</span></div><blockquote class="postcontent">{text}'
            "</blockquote></li>"
        )

    one = f"<b>Skarvik ferry to sail again</b><br>Norland Courier<br>18 November 2023<br><br>{FIRST}<br><br>{SECOND}"
    two = f"<b>Holm asks for a ferry too</b><br>Holm Gazette, 20 Nov 2023<br><br>{SECOND}<br><br>{THIRD}"
    page = "".join(post(n, t) for n, t in enumerate((one, "About time, if you ask me.", two), 1))
    found = documents(f"<html><title>Ferries - Fjord Forum</title><body><h1>Ferries</h1><ol>{page}</ol></body></html>")
    assert [(d.title, d.outlet, d.date and d.date.edtf) for d in found] == [
        ("Skarvik ferry to sail again", "Norland Courier", "2023-11-18"),
        ("Holm asks for a ferry too", "Holm Gazette", "2023-11-20"),
    ]
    assert paragraphs(found[1]) == [SECOND, THIRD]


def test_posts_of_a_channel_have_the_day_that_their_clock_tells() -> None:
    def post(title: str, text: str, day: str) -> str:
        return (
            f'<div class="x_widget_message"><div><a>Strait Watch</a></div><div><b>{title}</b><br><br>{text}</div>'
            f'<div class="x_footer">900 views <time datetime="{day}T07:12:55+00:00">07:12</time></div></div>'
        )

    page = post("Skarvik ferry to sail again", FIRST, "2023-11-02") + post("Holm slip is closed", SECOND, "2023-11-03")
    meta = '<meta property="og:title" content="Strait Watch">'
    found = documents(f"<html><head><title>Strait Watch</title>{meta}</head><body>{page}</body></html>")
    assert [(d.title, d.date and d.date.edtf) for d in found] == [
        ("Skarvik ferry to sail again", "2023-11-02"),
        ("Holm slip is closed", "2023-11-03"),
    ]


def test_a_letter_is_cut_at_its_headings_and_has_one_day() -> None:
    top = "<p>May 9, 2024 | <a>Read online</a></p>"
    articles = f"<h1>Ferry sails again</h1><p>{FIRST}</p><p>{SECOND}</p><h1>Holm slip is closed</h1><p>{THIRD}</p>"
    foot = "<p>You are receiving this email because you asked for it. Unsubscribe here.</p>"
    found = documents(f"<html><title>Two from the fjord</title><body>{top}{articles}{foot}</body></html>")
    assert [(d.title, d.date and d.date.edtf) for d in found] == [
        ("Ferry sails again", "2024-05-09"),
        ("Holm slip is closed", "2024-05-09"),
    ]


def test_a_letter_of_one_article_stays_whole() -> None:
    text = (
        f"<h1>Ferry sails again</h1><p>{FIRST}</p><h2>What it costs</h2><p>{SECOND}</p><h2>Who pays</h2><p>{THIRD}</p>"
    )
    assert len(documents(f"<html><body>{text}<p>Unsubscribe from this letter</p></body></html>")) == 1


def test_a_page_inside_a_form_or_in_a_class_that_hides_overflow_is_read() -> None:
    text = (
        f"<h1>Ferry sails again</h1><div class='body overflow-hidden'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    )
    found = documents(f"<html><body><form><div>{text}</div></form></body></html>")
    assert [paragraphs(d) for d in found] == [[FIRST, SECOND, THIRD]]


def test_a_live_page_is_one_report() -> None:
    entries = "".join(
        f"<article><time>1{n}.30 CET</time><p>{t}</p></article>" for n, t in enumerate((FIRST, SECOND, THIRD))
    )
    found = documents(f"<html><body><h1>Ferry talks – live</h1><div class='live-blog'>{entries}</div></body></html>")
    assert len(found) == 1
    assert all(words in found[0].text for words in (FIRST, SECOND, THIRD))


def test_a_printed_text_keeps_its_paragraphs() -> None:
    words = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n"
    found = documents(f"<html><body><h1>Ferry sails again</h1><pre>{words}</pre></body></html>")
    assert paragraphs(found[0]) == [FIRST, SECOND, THIRD]


def test_a_line_of_date_and_agency_below_the_subtitle_is_no_headline() -> None:
    head = f"<h1>Ferry sails again</h1><p>{FIRST}</p><div>Published on <time>September 9, 2021 - 16:45</time></div>"
    page = f"<html><body><article>{head}<div class='authors'><p>SDN/sb</p></div><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
    assert len(documents(page)) == 1


def test_codes_of_wires_and_buttons_are_no_text() -> None:
    lines = ("ABC0412 4 I 0187 ABC-LM86", "Ferry-Skarvik-slip,2ndlead", "ATTENTION - ADDS board ///")
    text = "\n\n".join((*lines, "Ferry sails again", "by Ada Roe", FIRST, SECOND, "smg/klp/jhb"))
    [found] = documents(text, "wire.txt")
    assert (found.title, found.byline) == ("Ferry sails again", "Ada Roe")
    assert paragraphs(found) == [FIRST, SECOND]
