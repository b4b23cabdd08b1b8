"""Which of several dates on a page is that of publication, and what decides where day and month could change places."""

from sayso.model.document import Document
from sayso.read import _dates
from sayso.read.intake import Intake, read

TEXT = "".join(
    f"<p>{words}</p>"
    for words in (
        "Norland will reopen the ferry at Skarvik in April, the harbour board said on Monday after a long meeting.",
        "Fishermen had asked for a winter line, but the board found that the slip would not bear the ice of the bay.",
        "The first boat leaves at six in the morning and carries forty cars, or sixty where all of them are small.",
    )
)


def date(page: str, name: str = "page.html") -> str | None:
    found = [d for d in read(Intake(name, page.encode())) if isinstance(d, Document)]
    assert len(found) == 1
    return found[0].date.edtf if found[0].date else None


def test_a_weekday_decides_which_number_is_the_month() -> None:
    told = [_dates.line(text) for text in ("Monday, 09/12/2019, 10:24 (GMT+7)", "Thu 09/12/2019", "09/12/2019")]
    assert [p and p.period.edtf for p in told] == ["2019-12-09", "2019-09-12", None]


def test_a_month_may_stand_close_to_its_year() -> None:
    assert [p.period.edtf for _, _, p in _dates.scan("Arabian Affairs Monthly. Feb2021, Vol. 38")] == ["2021-02"]


def test_the_day_of_the_visit_gives_way_to_the_address() -> None:
    link = '<link rel="canonical" href="https://times.example/archives/2020/11/05/2003746387">'
    body = f"<div>Sun, Nov 29, 2026</div><h1>Ferry sails again</h1>{TEXT}"
    assert date(f"<html><head>{link}</head><body>{body}</body></html>") == "2020-11-05"


def test_the_address_may_stand_in_base() -> None:
    base = '<base href="https://pharos.example/2018/11/05/ferry/">'
    assert date(f"<html><head>{base}</head><body><h1>Ferry sails again</h1>{TEXT}</body></html>") == "2018-11-05"


def test_a_headline_may_end_with_its_date() -> None:
    assert date(f"<html><body><h1>Norland – Ferry sails again (4 Dec. 2022)</h1>{TEXT}</body></html>") == "2022-12-04"


def test_a_clip_has_the_day_of_its_paper_not_that_of_the_copy() -> None:
    meta = '<meta property="article:published_time" content="2025-06-14T08:20:31+00:00">'
    clip = "<p>Clip from the Norland Gazette, 13 June 2025, p. 4</p>"
    assert date(f"<html><head>{meta}</head><body><h1>Ferry sails again</h1>{clip}{TEXT}</body></html>") == "2025-06-13"


def test_labels_below_a_headline_make_a_record() -> None:
    body = "Norland will reopen the ferry at Skarvik in April, the harbour board said.\nIt carries forty cars."

    def item(title: str, day: str) -> str:
        labels = f"Date: {day}\nFrom: Lake Chronicle (Blantyre, Malawi)\nPublisher: Holdings Inc.\nLength: 59 words"
        foot = "Copyright: COPYRIGHT 2022 Holdings\nSource Citation (MLA 9th Edition)\nGale Document Number: GALE|A1"
        return f"Gale OneFile: News\n\n{title}\n{labels}\n\nFull Text:\nByline: Ada Mwale\n{body}\n\n{foot}\n\n"

    text = item("Ferry sails again", "Feb. 23, 2022") + "-" * 60 + "\n\n" + item("Holm slip closed", "Mar. 1, 2022")
    found = [d for d in read(Intake("gale.txt", text.encode())) if isinstance(d, Document)]
    assert [(d.title, d.byline, d.date and d.date.edtf) for d in found] == [
        ("Ferry sails again", "Ada Mwale", "2022-02-23"),
        ("Holm slip closed", "Ada Mwale", "2022-03-01"),
    ]


def test_a_person_who_is_printed_goes_before_the_outlet_that_markup_calls_the_author() -> None:
    meta = '<meta property="og:site_name" content="Fjord Network"><meta name="author" content="Fjord Network">'
    page = f"<html><head>{meta}</head><body><h1>Ferry sails again</h1><p>By Ada Roe</p>{TEXT}</body></html>"
    [found] = [d for d in read(Intake("page.html", page.encode())) if isinstance(d, Document)]
    assert (found.byline, found.outlet) == ("Ada Roe", "Fjord Network")


def test_an_outlet_in_a_record_is_a_name_before_it_is_an_address() -> None:
    line = '{"source": "https://fjord.example/", "sitename": "Fjord Monitor", "text": "The ferry sails in April."}'
    [found] = [d for d in read(Intake("a.jsonl", line.encode())) if isinstance(d, Document)]
    assert found.outlet == "Fjord Monitor"
