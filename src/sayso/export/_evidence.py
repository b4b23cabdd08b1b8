"""Third parties' sentences: printed on request, otherwise left as offsets and a hash that proves them."""

from hashlib import sha256

from sayso.model.statement import Statement


def sentence_hash(statement: Statement) -> str:
    """Return the SHA-256 of a statement's sentence (UTF-8), hexadecimal: who holds the text can check it."""
    return sha256(statement.sentence.text.encode("utf-8", "surrogatepass")).hexdigest()
