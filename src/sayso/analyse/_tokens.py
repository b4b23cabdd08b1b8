"""Text -> words, as UD English EWT v2 cuts them. Every word is a range of the text; nothing is changed or lost.

Every repetition in the pattern is bounded, so that no input, however odd, takes more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.languages.load import load

# Marks that join what stands beside them: combining accents, joiners, soft hyphens and other zero-width characters.
JOINERS = "\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_L = rf"[^\W\d_{JOINERS}]"  # a letter
_W = rf"(?:\w|[{JOINERS}])"  # a character within a word
_Q = "['’`]"  # an apostrophe as typed
_SUFFIX = "com|org|net|gov|edu|mil|int|info|html?|docx?|pdf|xlsx?|co|uk|ru|ir|ua|tv|news"

_PATTERN = rf"""
    (?:https?://|www\.)[^\s<>"“”]{{1,2000}}?(?=[.,;:!?)\]'’»]{{0,5}}(?:[\s<>"“”]|$))
  | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,4}}
  | [@#]{_L}{_W}{{0,64}}
  | \d{{1,2}}:\d\d(?::\d\d)?(?!\d)
  | \d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?(?!\d) | \d{{4}}-\d\d-\d\d(?!\d) | \d{{3}}-\d{{3,4}}(?:-\d{{4}})?(?!\d)
  | \d{{1,3}}(?:,\d{{3}}){{1,6}}(?:\.\d{{1,20}}|(?:st|nd|rd|th)(?!\w))?(?!\d)
  | \d{{1,20}}(?:\.\d{{1,20}}){{1,4}}
  | \d{{1,9}}(?:st|nd|rd|th|s|{_Q}s)(?!\w)
  | (?<!\w)['’]\d\d(?:s)?(?!\w)
  | \d{{1,40}}(?=(?:am|pm|km|kg|cm|mm|m|ft|bn|mn|mln|k|mph|kph|mw|gw|kw)(?!\w)|(?:a\.m|p\.m)\.)
  | [A-Za-z]{{0,3}}[$€£¥₹₽₪₴] | (?<!\w)[A-Z]{{1,4}}&[A-Z]{{1,4}}(?!\w)
  | (?:[\w-]{{1,40}}\.){{1,3}}(?:{_SUFFIX})(?![\w.@]) | (?:[\w-]{{1,40}}\.){{1,3}}(?:{_SUFFIX})(?=\.(?:\s|$))
  | (?:PREFIXES)-(?=\w)(?:(?:{_L}\.){{2,5}}|{_W}{{1,60}}(?:{_Q}(?!(?:s|S)(?!\w)){_W}{{1,40}}){{0,2}})
  | (?<!\w)(?:{_L}\.){{1,4}}{_L}\b\.? | (?<!\w)Ph\.D\.?
  | (?<!\w)(?:ABBREVIATIONS)\.
  | (?<!\w){_L}\.(?=\s{{0,2}}[^\W\d_a-z])(?!\s{{0,2}}(?:STARTERS)(?!\w))
  | [Cc]an(?=not(?!\w)) | [Gg]on(?=na(?!\w)) | [Ww]an(?=na(?!\w)) | [Gg]ot(?=ta(?!\w))
  | (?<=\w){_Q}(?i:s|m|re|ve|ll|d)(?!{_W}) | (?<=\w)[nN]['’][tT](?!{_W}) | (?<!\w)['’](?i:tis|twas|em)(?!\w)
  | {_L}{_W}{{0,60}}?(?=[nN]['’][tT](?!{_W}))
  | \w{_W}{{0,99}}(?:{_Q}(?!(?i:s|m|re|ve|ll|d)(?!{_W})){_L}{_W}{{0,60}}){{0,3}}
  | \[(?:\.\.\.|…)\] | \.(?:[ \u00a0]\.){{2,9}} | \.{{2,100}} | …{{1,9}} | [!?]{{1,50}}
  | -{{2,200}} | [=*_~]{{2,200}} | '' | `` | <{{2}} | >{{2}}
  | [^\s\x00-\x1f\x7f-\x9f{JOINERS}]
"""


def tokenise(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the words of text[start:end], ascending, never empty, never overlapping."""
    for match in _pattern().finditer(text, start, end):
        yield match.span()


@cache
def _pattern() -> re.Pattern[str]:
    words = load("en", "abbreviations")
    always = set(words["before_name"]) | set(words["anywhere"])
    common = set(words["common_words"])
    doubtful = rf"(?:{_any(always & common)})(?=\.\s{{1,3}}[^\W\d_a-z]|\.\s{{1,3}}\d|\.,)"
    numbered = rf"(?:{_any(words['before_number'])})(?=\.\s{{0,2}}\d)"
    source = _PATTERN.replace("ABBREVIATIONS", rf"{_any(always - common)}|{doubtful}|{numbered}")
    source = source.replace("STARTERS", _any(set(words["starters"])))
    prefixes = load("en", "prefixes")["prefixes"]
    return re.compile(source.replace("PREFIXES", f"(?i:{_any(set(prefixes))})"), re.VERBOSE)


def _any(words: set[str] | list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"[ ]") for word in sorted(words, key=lambda w: (-len(w), w)))
