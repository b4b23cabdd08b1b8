"""JSON lines: one statement a line, exactly as the codebook's section 1 has it."""

import json
from collections.abc import Iterable
from typing import IO

from sayso.export._evidence import sentence_hash
from sayso.model.statement import Statement
from sayso.model.wire import to_dict

ENTRY = True


def write(statements: Iterable[Statement], stream: IO[str], *, text: bool = True) -> int:
    """Write statements as JSON lines; return how many.

    With text=False a sentence's words are replaced by their SHA-256: {"start", "end", "text": null, "sha256"}.
    """
    count = 0
    for statement in statements:
        value = to_dict(statement)
        if not text:
            value["sentence"] |= {"text": None, "sha256": sentence_hash(statement)}
        stream.write(json.dumps(value, ensure_ascii=False) + "\n")
        count += 1
    return count
