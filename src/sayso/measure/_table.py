"""From values to a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow


def table(rows: Iterable[Sequence[Any]], kinds: Mapping[str, str]) -> pyarrow.Table:
    """Return a pyarrow table; `kinds` names the columns and their kind: "text", "texts" (a list), "number", "count"."""
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "number": pyarrow.float64(),
        "count": pyarrow.int64(),
    }
    schema = pyarrow.schema([(name, types[kind]) for name, kind in kinds.items()])
    columns = list(zip(*rows, strict=True)) or [()] * len(kinds)
    arrays = [pyarrow.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    return pyarrow.Table.from_arrays(arrays, schema=schema)
