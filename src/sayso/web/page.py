"""Templates with the filters that they need."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sayso.web import words


@cache
def environment() -> Environment:
    """Return the templates: everything is escaped, and an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    names = ("shown", "isolated", "plain", "role", "sentence", "sides", "holder", "amount", "time", "tone")
    made.filters |= {name: getattr(words, name) for name in names}
    made.globals |= {"LETTERS": words.LETTERS, "FACTUALITY": words.FACTUALITY, "BASES": words.BASES}
    return made


def render(name: str, **values: Any) -> str:
    """Return a page; lone surrogates, which no page can carry, are shown as "?"."""
    return environment().get_template(name).render(**values).encode("utf-8", "replace").decode("utf-8")
