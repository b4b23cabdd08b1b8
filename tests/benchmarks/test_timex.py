"""TDG's files as text with times and events, and how times are judged."""

from dataclasses import replace

from benchmarks._tdg import DATE, ROOT, articles, dated
from benchmarks.timex import Tally, reading, same
from sayso.model.analysis import Analysis
from sayso.model.document import Span
from sayso.model.period import Period
from sayso.model.statement import When
from sayso.pipeline import text
from sayso.qualify._clock import Clock
from sayso.qualify._timex import find
from tests.benchmarks.statements import said

FILE = """filename:<doc id="1" title="T"><paragraph:1_2>:SNT_LIST
March 27 , 2005
Togo 's army -LRB- FAT -RRB- attacked Ghana on Saturday , `` as in 2001 '' .
It did n't withdraw .
EDGE_LIST
0_0_3\tTimex\t-1_-1_-1\tDepend-on
1_9_9\tTimex\t0_0_3\tDepend-on
1_14_14\tTimex\t-1_-1_-1\tDepend-on
1_6_6\tEvent\t1_9_9\tincluded
2_3_3\tEvent\t0_0_3\tbefore
1_6_6\tEvent\t-1_-1_-1\tDepend-on
2_3_3\tEvent\t1_6_6\tafter
"""


def test_an_article_is_text_as_printed_with_its_times_and_events() -> None:
    (article,) = articles(FILE)
    assert article.text == """Togo's army (FAT) attacked Ghana on Saturday, "as in 2001".\n\nIt didn't withdraw."""
    assert article.date == Period.parse("2005-03-27")
    assert [(s.of(article.text), p) for s, p in article.times.items()] == [("Saturday", DATE), ("2001", ROOT)]
    (attacked, (saturday, how)), (withdraw, parent) = article.events.items()
    assert attacked.of(article.text) == "attacked" and isinstance(saturday, Span)
    assert (saturday.of(article.text), how) == ("Saturday", "included")
    assert withdraw.of(article.text) == "withdraw" and parent == (DATE, "before")


def test_date_lines_come_in_several_forms() -> None:
    assert dated("Monday , May 2 , 2005") == Period.parse("2005-05-02") == dated("May 2 2005")
    assert dated("Lagos") is None


def test_what_an_expression_is_read_from() -> None:
    passage, date = "In 2001 and on Saturday.", Period.parse("2005-03-27")
    clock = Clock(Analysis(text(passage), ()), ())
    assert [reading(t, clock, date)[2] for t in find(passage)] == [ROOT, DATE]


def test_anchors_are_one_where_they_overlap() -> None:
    assert same(Span(3, 9), Span(8, 9)) and same(ROOT, ROOT)
    assert not same(Span(3, 9), DATE) and not same(DATE, Span(3, 9)) and not same(ROOT, None)


def test_an_events_time_is_right_by_words_or_by_period() -> None:
    (article,) = articles(FILE)
    sentence = article.text.partition("\n")[0]
    saturday, year = find(article.text)
    day = Period.parse("2005-03-26")
    readings = [(saturday, day, DATE), (year, Period.parse("2001"), ROOT)]
    bare = said(sentence, "attacked", "ASSAULT")
    for when, right in ((When(day, "stated", "on Saturday"), True), (When(day, "context"), True), (When(), False),
                        (When(Period.parse("2001"), "stated", "in 2001"), False)):  # fmt: skip
        tally = Tally()
        tally.add(article, readings, [replace(bare, when=when)])
        assert tally.events == {"in a time expression": [right]}
        assert tally.counts["found"] == 2 and tally.parents == {
            "the document's date": [True], "nothing (absolute)": [True],
        }  # fmt: skip
