"""What an element of a page is by its tag, its class and its role: furniture, a field, a post, a report."""

import re
from typing import Any

from sayso.read import _boxes, _dates, _layout

_HEADINGS = {"h1", "h2", "h3"}
_AREAS = {"nav": "navigation", "aside": "related", "footer": "footer", "form": "form", "button": "button"}
_ROLES = {"navigation": "navigation", "contentinfo": "footer", "complementary": "related", "dialog": "cookies"}
_MOST = 0.6  # share of a page's paragraphs in an element that is no furniture then, whatever its class says
_TITLE, _CLIP, _TITLE_LINE = 16, 200, 90  # letters of a headline; of an article below it; of outlet and date between
FEW_LETTERS = 400  # an element whose class names a field ("tag-georgia") but that holds more is no such field
_BESIDE = 400  # letters of a picture's or a box's table beside the text
_TEASER = 400  # letters of an <article> that only leads to another page
_MANY_LETTERS = 25_000  # a container with so much text holds the page itself, whatever its class says


def opens_group(tag: str, names: str, element: Any) -> bool:
    """True for the entries of a live page together, a post in a channel of one hand, and an entry of a blog."""
    if tag in ("body", "html"):
        return False
    if tag in ("div", "section", "li", "td") and _layout.kind("entries").search(f"{names} {element.get('itemtype')}"):
        return True
    return bool(_layout.kind("live").search(names) or _layout.kind("channel").search(names))


def is_clip(post: Any) -> bool:
    """True for a post that puts in an article: a headline in bold, then an outlet or a date, then its text."""
    words = " ".join(" ".join(post.itertext()).split())
    bold = (e for e in post.iter("b", "strong", "h1", "h2", "h3", "h4") if len(e.text or "") >= _TITLE)
    for element in bold:
        below = words.rpartition(" ".join((element.text or "").split()))[2].strip()
        if len(below) >= _CLIP and _dates.scan(below[:_TITLE_LINE]):
            return True
    return False


def role(tag: str, element: Any, names: str, outer: str) -> str:
    """Return the role of the text of an element, that of the outer one where it tells none."""
    if tag in _HEADINGS and outer != "caption":
        return "heading"
    pictured = _is_beside(tag, element) and element.find(".//img") is not None
    pictured = pictured or tag in ("figcaption", "caption") or outer == "caption"
    if pictured or _layout.patterns("roles")["caption"].search(names):
        return "caption"
    if tag in ("blockquote", "q") and not _layout.kind("posted").search(names):
        return "quote"
    return "item" if tag in ("li", "dt", "dd") and outer != "quote" else outer


def area(tag: str, element: Any, names: str, group: int) -> str:
    """Return the reason for which the text of an element is no text, "" where it may be."""
    if tag in ("body", "html", "main", "article"):
        return "comments" if tag == "article" and _layout.patterns("markup")["comments"].search(names) else ""
    if tag == "footer" and group:  # that of an article, which may hold its by-line and tags
        return ""
    if tag == "header" and not group:
        return "" if element.find(".//h1") is not None or _holds_text(element) else "navigation"
    by_role = _ROLES.get(element.get("role") or "", "")
    if (tag in _AREAS or by_role) and not (tag == "form" and _holds_text(element)):
        return _AREAS.get(tag, "") or by_role
    if element.get("hidden") is not None or re.search(r"display\s*:\s*none", element.get("style") or ""):
        return "hidden"
    if _boxes.asks(tag, element):
        return "sign-up"
    if _boxes.leads_on(tag, element):
        return "related"
    if special := _special(tag, element, names):
        return special
    if not names or tag in ("h1", "p", "blockquote"):
        return ""
    found = next((reason for reason, pattern in _layout.patterns("markup").items() if pattern.search(names)), "")
    if found == "share" and field(tag, names) == "byline":  # "byline_share": buttons beside the writer's name
        return ""
    kept = found and (found in ("comments", "cookies") or not _holds_text(element))
    return found if kept and _is_small(element) else ""


def _special(tag: str, element: Any, names: str) -> str:
    """Return the reason for elements that hold text as a rule: quotes, paragraphs, headings, tables beside the text."""
    markup = _layout.patterns("markup")
    if tag == "blockquote":
        return next((reason for reason in ("forum", "pull quote") if markup[reason].search(names)), "")
    if tag == "p" and re.search(r"\brelated|read-?more", names):
        return "related"
    if tag == "p":
        return next((reason for reason in ("footer", "masthead") if markup[reason].search(names)), "")
    if tag in ("h1", "h2", "h3", "h4"):
        return "masthead" if markup["masthead"].search(names) else ""
    return "related" if _is_beside(tag, element) and element.find(".//img") is None else ""


def _is_beside(tag: str, element: Any) -> bool:
    """True for a small table that the text flows around, as pages had it before style sheets."""
    beside = tag == "table" and (element.get("align") or "").lower() in ("left", "right")
    return beside and len("".join(element.itertext())) <= _BESIDE


def _holds_text(element: Any) -> bool:
    """True where an element holds most of the page's paragraphs, and enough of them to be an article.

    A form around the whole page may hold its text in other elements than paragraphs.
    """
    inside = sum(len(text) for p in element.iter("p") for text in p.itertext())
    root = element.getroottree().getroot()
    letters = _letters(element) if element.tag == "form" else 0
    if letters > _TEASER and (element.find(".//h1") is not None or letters > _MOST * _letters(root)):
        return True
    if inside < _CLIP:
        return False
    return inside > _MOST * sum(len(text) for p in root.iter("p") for text in p.itertext())


def _letters(element: Any) -> int:
    return len(" ".join("".join(element.itertext()).split()))


def _is_small(element: Any) -> bool:
    """True unless an element holds the article itself, as where a theme's class names a whole layout."""
    held = (sum(len(text) for p in article.iter("p") for text in p.itertext()) for article in element.iter("article"))
    if any(n > _TEASER for n in held) or element.find(".//h1") is not None:
        return False
    return sum(len(text) for text in element.itertext()) < _MANY_LETTERS


def timed(element: Any) -> str:
    """Return "date" for a short element with an attribute that tells scripts a moment ("<span data-ts=...>2 h ago")."""
    wanted = _layout.markup()["moment_names"]
    given = (value for name, value in element.items() if wanted.fullmatch(name))
    # The attributes first: the text of every element would be read once for each that holds it.
    return "date" if any(map(_dates.iso, given)) and len("".join(element.itertext())) <= _TITLE_LINE else ""


def field(tag: str, names: str) -> str:
    """Return the field that an element gives by its tag or class, "" for none."""
    if tag == "time":
        return "date"
    if tag in (*_HEADINGS, "article", "main", "body") or not names:
        return ""
    return next((name for name, pattern in _layout.patterns("fields").items() if pattern.search(names)), "")
