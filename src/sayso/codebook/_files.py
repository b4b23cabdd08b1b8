"""Reading the codebook's YAML: plain words stay words ("on", "no" and dates are text), errors say file and place."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar

from sayso.errors import CodebookError

Kinds = Mapping[str, type | tuple[type, ...]]
FOLDER = files("sayso.codebook")


def texts(folder: str) -> Iterator[tuple[str, str]]:
    """Yield (file name, text) of the YAML files of a folder of the codebook, by name."""
    for path in sorted(FOLDER.joinpath(folder).iterdir(), key=lambda item: item.name):
        if path.name.endswith(".yml"):
            yield path.name, path.read_text("utf-8")


def text(name: str) -> str:
    """Return the text of one file of the codebook."""
    return FOLDER.joinpath(name).read_text("utf-8")


def parse(source: str, *, place: str) -> Any:
    """Return what a YAML text says; CodebookError where it is no YAML."""
    import yaml

    try:
        return yaml.load(source, Loader=_loader())
    except yaml.YAMLError as error:
        raise CodebookError("this is no YAML", place=place, remedy=" ".join(str(error).split())) from error


def section(record: Any, *, place: str, fields: Kinds) -> dict[str, Any]:
    """Return `record` where it is a mapping of known fields with values of the right kinds; else CodebookError."""
    if not isinstance(record, dict):
        raise CodebookError(f"expected fields, found {record!r}", place=place, remedy="write `name: value` lines")
    for name, value in record.items():
        if name not in fields:
            known = ", ".join(fields)
            raise CodebookError(f"unknown field {name!r}", place=place, remedy=f"use one of {known}")
        if not isinstance(value, fields[name]):
            raise CodebookError(f"{name} is {value!r}", place=place, remedy=f"see the fields of {place.split(':')[0]}")
    return record


def words(value: Any, *, place: str) -> tuple[str, ...]:
    """Return words that stand as a list, as "a b c", or (where one holds a space) as "a b, c"; else CodebookError."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",")) if "," in value else tuple(value.split())
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise CodebookError(f"expected words, found {value!r}", place=place, remedy="write: one two")


@cache
def _loader() -> Any:
    import re

    import yaml

    class Plain(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Safe YAML whose only special words are true, false, null and numbers."""

        yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    for tag, pattern, first in (
        ("bool", "true|false", "tf"),
        ("null", "null|", ["n", ""]),
        ("int", "-?[0-9]+", "-0123456789"),
        ("float", r"-?[0-9]+\.[0-9]+", "-0123456789"),
    ):
        Plain.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
    return Plain
