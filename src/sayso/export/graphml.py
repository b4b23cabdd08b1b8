"""GraphML: a network of actors; an edge is a pair and a quad, with counts by what sources do with the acts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from sayso.model.actor import Actor
from sayso.model.statement import POSITIONS, Role, Statement

ENTRY = True
LOSSY = True

Edge = tuple[str, str, str, bool]
_NODE = {"name": "string", "country": "string", "sector": "string"}
_EDGE = {
    "quad": "string", "mutual": "boolean", "statements": "int", "documents": "int",
    **{position.replace(" ", "_"): "int" for position in POSITIONS},
}  # fmt: skip
_GRAPH = {"statements": "int", "presupposed": "int", "unpaired": "int"}


def write(statements: Iterable[Statement], stream: IO[str], *, text: bool = True) -> int:
    """Write the network; return how many statements are in it. There is no text of documents in it.

    Statements that are only presupposed, or that join no two known actors, are left out; the graph's data count them.
    """
    nodes: dict[str, Actor] = {}
    edges: dict[Edge, list[Statement]] = {}
    left: Counter[str] = Counter()
    for s in statements:
        found = [] if s.presupposed else list(_edges(s))
        left["presupposed" if s.presupposed else "statements" if found else "unpaired"] += 1
        for edge in found:
            edges.setdefault(edge, []).append(s)
        _meet(nodes, s, {end for edge in found for end in edge[:2]})
    stream.writelines(_document(nodes, edges, {name: left[name] for name in _GRAPH}))
    return left["statements"]


def _meet(nodes: dict[str, Actor], s: Statement, ends: set[str]) -> None:
    """Add the ends of edges; a person or an organ gives way to the body itself, whose words are fewest."""
    for role in (*s.actors, *s.recipients):
        known = nodes.get(role.actor.id or "")
        if role.actor.id in ends and (known is None or len(role.actor.name or "") < len(known.name or "")):
            nodes[role.actor.id] = role.actor


def _edges(s: Statement) -> Iterator[Edge]:
    """Who acts on whom; of a mutual act, every two once, in the order of their ids."""
    actors, recipients = _ids(s.actors), _ids(s.recipients)
    quad = s.quad or ""
    for one, other in product(actors, recipients):
        if one != other:
            yield one, other, quad, False
    if not s.recipients:
        for one, other in combinations(sorted(actors), 2):
            yield one, other, quad, True


def _ids(roles: Iterable[Role]) -> list[str]:
    return list(dict.fromkeys(role.actor.id for role in roles if role.actor.id))


def _document(
    nodes: Mapping[str, Actor], edges: Mapping[Edge, list[Statement]], left: Mapping[str, int]
) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for scope, fields in (("graph", _GRAPH), ("node", _NODE), ("edge", _EDGE)):
        for name, kind in fields.items():
            yield f'  <key id="{scope}_{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph id="sayso" edgedefault="directed">\n' + "".join(_data("graph", left))
    for code, actor in sorted(nodes.items()):
        values = {"name": actor.name, "country": actor.country, "sector": actor.sector}
        yield f"    <node id={quoteattr(_clean(code))}>\n{''.join(_data('node', values))}    </node>\n"
    for number, (edge, found) in enumerate(sorted(edges.items()), start=1):
        ends = f"source={quoteattr(_clean(edge[0]))} target={quoteattr(_clean(edge[1]))}"
        yield f'    <edge id="e{number}" {ends}>\n{"".join(_data("edge", _weights(edge, found)))}    </edge>\n'
    yield "  </graph>\n</graphml>\n"


def _weights(edge: Edge, found: list[Statement]) -> dict[str, object]:
    counts = Counter(s.position for s in found)
    return {
        "quad": edge[2], "mutual": str(edge[3]).lower(), "statements": len(found),
        "documents": len({s.document for s in found}),
        **{position.replace(" ", "_"): counts[position] for position in POSITIONS},
    }  # fmt: skip


def _data(scope: str, values: Mapping[str, object]) -> Iterator[str]:
    for name, value in values.items():
        if value is not None:
            yield f'      <data key="{scope}_{name}">{escape(_clean(str(value)))}</data>\n'


def _clean(text: str) -> str:
    """Return text without the characters that XML 1.0 cannot hold."""
    return "".join(
        c if c in "\t\n\r" or 0x20 <= ord(c) < 0xD800 or 0xE000 <= ord(c) < 0xFFFE or ord(c) > 0xFFFF else "·"
        for c in text
    )
