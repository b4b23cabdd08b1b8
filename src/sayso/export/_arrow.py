"""The Arrow schemas of the Parquet tables, declared."""

from typing import Any


def schemas() -> dict[str, Any]:
    """Return table name -> pyarrow.Schema. Columns of `statements` are the fields of the wire format, in its order."""
    import pyarrow as pa

    return {
        "statements": pa.schema(list(_statement(pa).items())),
        "documents": pa.schema(list(_document(pa).items())),
        "actors": pa.schema([*_actor(pa).items(), *((part, pa.int64()) for part in _PARTS)]),
        "sources": pa.schema([*_actor(pa).items(), *_source_counts(pa).items()]),
    }


_PARTS = ("as_actor", "as_recipient", "as_source", "as_via")


def _actor(pa: Any) -> dict[str, Any]:
    return dict.fromkeys(("id", "name", "country", "sector", "wikidata"), pa.string())


def _words(pa: Any) -> dict[str, Any]:
    return {"start": pa.int64(), "end": pa.int64(), "text": pa.string()}


def _struct(pa: Any, fields: dict[str, Any]) -> Any:
    return pa.struct(list(fields.items()))


def _role(pa: Any) -> Any:
    return _struct(pa, {**_actor(pa), "text": pa.string(), "start": pa.int64(), "end": pa.int64()})


def _source(pa: Any) -> Any:
    fields = {"actor": _struct(pa, _actor(pa)), "text": pa.string(), "start": pa.int64(), "end": pa.int64()}
    return _struct(pa, {**fields, "cue": _struct(pa, _words(pa)), "quoted": pa.bool_()})


def _thing(pa: Any) -> Any:
    amount = {"low": pa.float64(), "high": pa.float64(), "unit": pa.string(), "text": pa.string()}
    fields = {"text": pa.string(), "start": pa.int64(), "end": pa.int64(), "kind": pa.string()}
    return _struct(pa, {**fields, "quantity": _struct(pa, amount)})


def _place(pa: Any) -> Any:
    fields = {**dict.fromkeys(("name", "country", "precision"), pa.string()), "lat": pa.float64(), "lon": pa.float64()}
    return _struct(pa, {**fields, "text": pa.string(), "start": pa.int64(), "end": pa.int64()})


def _when(pa: Any) -> Any:
    return _struct(pa, {
        "edtf": pa.string(), "start": pa.date32(), "end": pa.date32(), "from": pa.string(), "text": pa.string(),
    })  # fmt: skip


def _statement(pa: Any) -> dict[str, Any]:
    text, several = pa.string(), pa.list_(pa.string())
    return {
        **dict.fromkeys(("id", "document", "path", "kind"), text),
        "sentence": _struct(pa, {**_words(pa), "sha256": text}), "trigger": _struct(pa, _words(pa)),
        "event": text, "mode": text, "contexts": several, "plover": text, "quad": text, "intensity": pa.float64(),
        "actors": pa.list_(_role(pa)), "recipients": pa.list_(_role(pa)), "objects": pa.list_(_thing(pa)),
        "source": _source(pa), "via": pa.list_(_source(pa)),
        **dict.fromkeys(("factuality", "author_factuality", "position", "status"), text),
        "when": _when(pa), "lane": text, "where": pa.list_(_place(pa)), "about": text, "presupposed": pa.bool_(),
        "score": pa.float64(), "explain": several,
    }  # fmt: skip


def _document(pa: Any) -> dict[str, Any]:
    text = pa.string()
    return {
        **dict.fromkeys(("id", "path", "title", "byline", "outlet", "url", "language", "cites", "date"), text),
        "date_start": pa.date32(), "date_end": pa.date32(), "tags": pa.list_(text), "characters": pa.int64(),
        "sha256": text, "text": text,
    }  # fmt: skip


def _source_counts(pa: Any) -> dict[str, Any]:
    by = _struct(pa, {"position": pa.string(), "statements": pa.int64()})
    return {"text": pa.string(), "statements": pa.int64(), "documents": pa.int64(), "positions": pa.list_(by)}
