"""Form and part of speech -> dictionary form: exception tables first, then rules that invent no form."""

from __future__ import annotations


def lemma(form: str, upos: str, feats: str = "") -> str:
    """Return the dictionary form, lower case but for names."""
    return form if upos == "PROPN" else form.lower()
