"""Columns of a table, keys of JSON -> our fields, by the usual names of columns.yml."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_DEEP = 4  # levels of objects in a record; hits of a search engine have 3
_NAMED = ("name", "title", "displayname", "fullname", "original", "rendered", "value")


@cache
def table() -> Mapping[str, Any]:
    """Return columns.yml."""
    import yaml

    loaded: Mapping[str, Any] = yaml.safe_load(files("sayso.read").joinpath("columns.yml").read_text("utf-8"))
    return loaded


def bare(name: str) -> str:
    """Return the name of a column or key as it is compared."""
    return re.sub(r"[\W_]+", "", name).casefold()


def names(field: str) -> tuple[str, ...]:
    """Return the names under which a field is given, the better first."""
    return tuple(table()["names"][field])


def fields(record: Mapping[str, Any]) -> dict[str, str]:
    """Return our fields of a JSON object, those in objects within it too; a list of names is joined by commas."""
    flat: dict[str, str] = {}
    for key, value in _flat(record, "", 0):
        flat.setdefault(key, value)
    found = {}
    for field in table()["names"]:
        values = [flat[name] for name in names(field) if flat.get(name)]
        named = [value for value in values if field != "outlet" or not value.startswith(("http://", "https://"))]
        if value := next(iter(named or values), ""):
            found[field] = value
    return found


def records(value: Any, depth: int = 0) -> list[Any]:
    """Return the records in a JSON value: itself, or the first list of objects with a text inside it."""
    if isinstance(value, dict) and "text" in fields(value):
        return [value]
    inside = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    if isinstance(value, list) and any(isinstance(item, dict) and "text" in fields(item) for item in value):
        return value
    return next((found for item in inside if depth < _DEEP and (found := records(item, depth + 1))), [])


def _flat(record: Mapping[str, Any], before: str, depth: int) -> Iterator[tuple[str, str]]:
    """Yield (bare name, value) of a record, what stands in objects within it after its own."""
    for key, value in record.items():
        name = f"{before}{bare(str(key))}"
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            yield name, str(value).strip()
        elif isinstance(value, list) and value:
            yield name, _listed(value)
    for key, value in record.items():
        if isinstance(value, dict) and depth < _DEEP:
            own = bare(str(key))
            yield from _flat(value, before if own in table()["wraps"] and before == "" else f"{before}{own}", depth + 1)
            if said := next((v for k, v in value.items() if bare(str(k)) in _NAMED and isinstance(v, str) and v), ""):
                yield f"{before}{own}", said


def _listed(values: list[Any]) -> str:
    """Return a list of names as one value; paragraphs, which are longer, parted by empty lines."""
    words = [v if isinstance(v, str) else _name(v) for v in values]
    kept = [word.strip() for word in words if word.strip()]
    return ("\n\n" if any(len(word) > 120 for word in kept) else ", ").join(kept)


def _name(value: Any) -> str:
    pairs = value.items() if isinstance(value, dict) else ()
    return next((v for k, v in pairs if bare(str(k)) in _NAMED and isinstance(v, str)), "")
