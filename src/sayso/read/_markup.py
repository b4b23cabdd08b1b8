"""What the markup of a page says about its article: JSON-LD, OpenGraph, <meta>, microdata, <link>, <title>."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sayso.read import _capture, _credit_line, _dates, _layout, _scripts
from sayso.read._metadata import Fact
from sayso.read._names import is_outlet, is_person

_ARTICLE = re.compile(r"\w*(?:Article|Posting|Report|Review|Interview)$")
_WEB_PAGE = re.compile(r"(?:Web|Item|Collection)?Page$|CreativeWork$")
# Keys of JSON-LD below which other articles, comments or parts of the page stand.
_OTHERS = {"itemListElement", "hasPart", "isPartOf", "mentions", "comment", "liveBlogUpdate", "citation", "isBasedOn"}
_LIVE = re.compile(r'"@type"\s*:\s*\[?\s*"LiveBlogPosting"')
_ENTRIES = 3  # headings in what a class calls a live page
_ROOT = 3  # slashes of the address of a site ("https://example.org/"); that of a page has more
_CATALOGUES = ("citation_author", "dc.creator", "dcterms.creator")
_DEEP = 8  # levels of JSON-LD: a list of graphs with an article as the main entity of a page has 6
_TITLED = 0.5  # confidence of the headline in <title>
_EPOCH = "1970-01-02"  # days up to here stand for no day at all
LOOSE = 0.79  # confidence of a date that markup gives without saying what of: it may be that of a change
_SITE = re.compile(r"\s+(?:[|–—»·-]|::)\s+\S|\s?\|\s?\S")  # what parts a headline from the name of the site
_PARTS = re.compile(r"\s+(?:[|\-–—·•»«›~:]|::|->)\s+|\s?[|_]\s?(?=[A-Z])")
_WRITTEN_BY = re.compile(r"(?P<title>.{8,200}?)[,|]? by (?P<names>[A-Z][^|]{3,80})")


def facts(root: Any) -> tuple[Fact, ...]:
    """Return what the markup says, JSON-LD before <meta> before the rest."""
    found = (*_linked_data(root), *_meta(root), *_others(root), *_hidden(root))
    return (*_capture.weakened(root, _without_site(found)), *_locale(root))


def _without_site(found: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts, the site's name left out of a title where <title> shows where the headline ends."""
    short = next((f.value for f in found if f.field == "title" and f.confidence == _TITLED), "")
    for fact in found:
        rest = fact.value.removeprefix(short) if fact.field == "title" and short else fact.value
        yield replace(fact, value=short) if rest != fact.value and _SITE.match(rest) else fact


def _locale(root: Any) -> Iterator[Fact]:
    """Yield the language and the country that a page declares."""
    given = [root.get("lang") or "", *(e.get("content") or "" for e in root.xpath("//meta[@property='og:locale']"))]
    yield from (Fact("locale", value, "markup", value, 0.5) for value in given if value)


def is_live(root: Any) -> bool:
    """True for a page that goes on while something happens: its entries have headings but are one report."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and _LIVE.search(script.text or ""):
            return True
    pattern = _layout.kind("live")
    named = (e for e in root.iter("div", "section", "ol", "ul") if pattern.search(e.get("class") or ""))
    return any(sum(1 for _ in element.iter("h2", "h3", "h4")) >= _ENTRIES for element in named)


def _linked_data(root: Any) -> Iterator[Fact]:
    values = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                values.append(
                    json.loads(
                        re.sub(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$", "", script.text or ""), strict=False
                    )
                )
            except (ValueError, RecursionError):
                continue  # broken JSON-LD is common; <meta> and the search for dates in scripts say the same
    printed = {_headline({"name": "".join(h.itertext())}) for h in root.iter("h1")} - {""}
    nodes = [node for value in values for node in _nodes(value, 0)]
    ids = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    kinds = ((_ARTICLE, 0.95), (_WEB_PAGE, 0.85))
    found = [(node, sure) for kind, sure in kinds for node in nodes if _is(node, kind)]
    exact = [(node, sure) for node, sure in found if _headline(node) in printed and "datePublished" in node]
    exact = exact or [(node, sure) for node, sure in found[:1] if sure < 0.95]
    articles = [(node, sure) for node, sure in found if _is(node, _ARTICLE)]
    named = [(node, sure) for node, sure in articles if _headline(node) in printed]
    for node, sure in [*named, *exact, *articles][:1]:
        yield from _of_article(node, ids, sure)


def _headline(node: dict[str, Any]) -> str:
    """Return letters and digits of the title of an object, "" where it has none."""
    return re.sub(r"[\W_]+", "", str(node.get("headline") or node.get("name") or "")).casefold()


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD, wherever they are nested, the outer first."""
    if depth > _DEEP:
        return
    if isinstance(value, dict):
        yield value
    of_page = [v for key, v in value.items() if key not in _OTHERS] if isinstance(value, dict) else ()
    for item in value if isinstance(value, list) else of_page:
        yield from _nodes(item, depth + 1)


def _is(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    named = any(kind.match(k) for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str))
    return named and bool(node.get("headline") or node.get("name") or node.get("datePublished"))


def _of_article(article: dict[str, Any], ids: dict[str, Any], confidence: float) -> Iterator[Fact]:
    first = ("datePublished", "dateCreated", "coverageStartTime", "uploadDate")
    pairs = (
        ("title", article.get("headline") or (article.get("name") if _is(article, _ARTICLE) else None)),
        ("byline", _names(article.get("author"), ids)),
        ("outlet", _names(article.get("publisher"), ids)), ("url", article.get("url")),
        ("date", next((article[key] for key in first if isinstance(article.get(key), str)), None)),
    )  # fmt: skip
    for name, value in pairs:
        if isinstance(value, str):
            yield from _fact(name, value, confidence)


def _names(value: Any, ids: dict[str, Any]) -> str:
    """Return the names of people or bodies in JSON-LD, joined by commas."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, (_names(item, ids) for item in value))))
    node = ids.get(str(value.get("@id")), value) if isinstance(value, dict) and "name" not in value else value
    found = node.get("name") if isinstance(node, dict) else node
    return _names(found, {}) if isinstance(found, list) else found if isinstance(found, str) else ""


def _meta(root: Any) -> Iterator[Fact]:
    given: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if element.get("content"):
            given.setdefault(key.strip().lower(), []).append(element.get("content").strip())
    for name, keys in _layout.markup()["meta"].items():
        for key in keys:
            values = list(dict.fromkeys(given.get(key, ())))
            names = [_turned(value) for value in values] if key in _CATALOGUES else values
            sure = 0.9 if key not in _layout.markup()["loose_dates"] else LOOSE
            yield from _fact(name, ", ".join(names) if name == "byline" else next(iter(values), ""), sure)
    yield from _labelled(given)
    for key, values in given.items():
        if _layout.markup()["dates"].search(key) and not _layout.markup()["other_dates"].search(key):
            yield from _fact("date", values[0], 0.85)


def _turned(name: str) -> str:
    """Return "Anna Roe" of "Roe, Anna", as catalogues have it."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first and is_person(f"{first} {last}") else name


def _labelled(given: dict[str, list[str]]) -> Iterator[Fact]:
    """Yield what the pairs of labels and values for a preview say ("Written by", "Anna Roe")."""
    for number in ("1", "2", "3"):
        label = next(iter(given.get(f"twitter:label{number}", ())), "").casefold()
        value = next(iter(given.get(f"twitter:data{number}", ())), "")
        if label.startswith(("written by", "author", "by")):
            yield from _fact("byline", value, 0.85)
        elif label.startswith(("publi", "posted", "date")):
            yield from _fact("date", value, 0.85)


def _others(root: Any) -> Iterator[Fact]:
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield from _fact("url", element.get("href") or "", 0.8)
    for element in root.iter("base"):
        if (element.get("href") or "").count("/") > _ROOT:
            yield from _fact("url", element.get("href"), 0.6)
    for element in root.xpath("//time[@pubdate] | //*[@itemprop='datePublished'] | //*[@property='datePublished']"):
        if element.tag != "meta" and (value := element.get("datetime") or element.get("content")):
            yield from _fact("date", value, 0.8)
    for field, name in (("outlet", "publisher"), ("byline", "author")):
        for element in root.xpath(f"//*[@itemprop='{name}']//*[@itemprop='name']")[:1]:
            yield from _fact(field, element.get("content") or "".join(element.itertext()), 0.8)
    yield from _titled(root)


def _hidden(root: Any) -> Iterator[Fact]:
    """Yield what the page hands to its scripts, and the name on its mark; anything printed is better."""
    headlines = {" ".join("".join(h.itertext()).split()) for h in root.iter("h1", "title")}
    plain = [line for text in headlines for line in (text, json.dumps(text)[1:-1]) if line]
    for period, text in [*_scripts.published(root, plain), *_scripts.beside(root)]:
        yield Fact("date", period.edtf, "markup", text, 0.45)
    for period, text in _scripts.stamped(root):
        yield Fact("date", period.edtf, "markup", text, 0.6)
    if name := _logo(root):
        yield from _fact("outlet", name, 0.35)


def _logo(root: Any) -> str:
    """Return the words on a site's mark: in an element with a telling class, or beside its picture."""
    for element in root.iter("a", "div", "span", "p", "td", "h1", "h2", "img"):
        names = " ".join(filter(None, (element.get("class"), element.get("id"))))
        if not _layout.markup()["logo"].search(names) and not (element.tag == "img" and element.get("alt")):
            continue
        own = " ".join(((element.text or "") + "".join(c.tail or "" for c in element)).split())
        first = next((" ".join("".join(c.itertext()).split()) for c in element if isinstance(c.tag, str)), "")
        name = element.get("alt") or own or first
        if 2 < len(name) <= 60 and name[0].isupper() and (element.tag != "img" or is_outlet(name)):
            return re.sub(r"(?i)\s+(?:logo|home(?: ?page)?)$", "", name)
    return ""


def _titled(root: Any) -> Iterator[Fact]:
    """Yield what <title> says: a headline, the site's name, or both."""
    from lxml import etree

    title = " ".join((root.findtext(".//title") or "").split()).strip(" :|»«")
    parts = _PARTS.split(title)
    for part in [part for part in parts if (_dates.line(part) or _is_issue(part)) and len(parts) > 1]:
        yield from _fact("date", part, 0.4)
        parts.remove(part)
    headings = {" ".join("".join(h.itertext()).split()) for h in root.iter("h1", "h2")}
    lines = {" ".join((e.text or "").split()) for e in root.iter(etree.Element) if e.tag != "title"}
    if len(parts) == 2 and (site := _logo(root)) in parts and not set(parts) - {site} & headings:
        yield from _fact("outlet", site, 0.45)  # of a page of several entries, which a <title> names by their subject
        return
    plain = [part for part in parts if not is_outlet(part)] or parts
    behind = title.partition(": ")[2]  # "Batumi Herald: the headline"
    begun = max((line for line in headings if title.startswith(f"{line} ") and len(line) > 8), key=len, default="")
    written = _WRITTEN_BY.fullmatch(next(iter(parts), ""))
    choices = (title, begun, *plain, written["title"] if written else "", behind)
    long = sorted(choices, key=len, reverse=True)  # a section's name is printed as well, in the menu
    printed = (
        part for known, parts_ in ((headings, choices), (lines, long)) for part in parts_ if part in known and part
    )
    headline = next(printed, max(plain, key=len))
    if headings and headline not in headings and is_outlet(headline):
        yield from _fact("outlet", headline, 0.4)  # the page prints another headline
        return
    yield from _fact("title", headline, 0.5)
    if headline == title:
        return
    before = title.partition(": ")[0]
    if headline == begun:
        parts = _PARTS.split(title[len(begun) :])
    parts += [before] if headline == behind and (is_outlet(before) or before in lines) else []
    others = [part for part in parts if part not in ("", title, headline) and len(part.split()) <= 8]
    others = [part for part in others if not _is_issue(part)]
    named = [part for part in others if is_outlet(part) and len(part.split()) <= 8] or others[-1:]
    yield from _fact("outlet", named[-1] if named else "", 0.4)


def _is_issue(part: str) -> bool:
    """True for number and day of an issue ("Vol. 6, No. 94, 22 May 2002")."""
    return bool(_dates.scan(part)) and _credit_line.is_issue(part)


def _fact(name: str, value: str, confidence: float) -> Iterator[Fact]:
    """Yield the fact if its value is one: a date that can be read, an address, a name that is no address."""
    value = " ".join(value.split())
    if name == "date":
        period = _dates.iso(value)
        if period and period.edtf >= _EPOCH:
            yield Fact("date", period.edtf, "markup", value, confidence)
    elif name == "url":
        if value.startswith(("http://", "https://")):
            yield Fact("url", value, "markup", value, confidence)
    elif value and len(value) <= 300 and (name == "title" or not re.match(r"https?:|@|www\.", value)):
        value = re.sub(r"\s*\((?:https?:|www\.)[^()]*\)$", "", value) if name != "title" else value
        value = (
            re.sub(r"(?<=\w), (?:the|your|where|for)(?: [^\sA-Z]\S*){3,}", "", value) if name == "outlet" else value
        )  # a motto
        if name == "outlet" and (_layout.markup()["archives"].fullmatch(value) or not any(map(str.isalpha, value))):
            return
        weak = name == "byline" and _layout.markup()["nobody"].fullmatch(value)
        if name == "byline" and _layout.markup()["machine"].fullmatch(value):
            return
        bare = re.sub(r"(?i)^by\s+", "", value) if name == "byline" else value
        yield Fact(name, bare, "markup", value, 0.3 if weak else confidence)
