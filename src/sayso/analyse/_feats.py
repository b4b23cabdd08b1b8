"""Features by rule, for a model that gives none: tense, verb form, number and voice from forms and neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.analyse._lemma import lemma

_PRESENT, _PAST = "Mood=Ind|Tense=Pres|VerbForm=Fin", "Mood=Ind|Tense=Past|VerbForm=Fin"
_FINITE = {"is": _PRESENT, "are": _PRESENT, "am": _PRESENT, "'s": _PRESENT, "'re": _PRESENT, "'m": _PRESENT}
_FINITE |= {"has": _PRESENT, "does": _PRESENT, "'ve": _PRESENT, "was": _PAST, "were": _PAST, "had": _PAST, "did": _PAST}
_SHARED = {"be": "VerbForm=Inf", "been": "Tense=Past|VerbForm=Part", "being": "VerbForm=Ger"}


def features(forms: Sequence[str], upos: Sequence[str], heads: Sequence[int], relations: Sequence[str]) -> list[str]:
    """Return UD features of each word of a sentence, "" where nothing is told; all arguments run parallel."""
    below: list[list[int]] = [[] for _ in forms]
    for index, head in enumerate(heads):
        if head >= 0:
            below[head].append(index)
    found = []
    for index, (form, tag) in enumerate(zip(forms, upos, strict=True)):
        low = form.lower().replace("’", "'")
        kids = {relations[kid]: forms[kid].lower() for kid in below[index]}
        if tag == "VERB":
            helpers = [lemma(forms[k], "AUX") for k in below[index] if relations[k].startswith("aux") and k < index]
            found.append(_verb(low, kids, relations[index], helpers))
        elif tag == "AUX":
            sisters = below[heads[index]] if heads[index] >= 0 else []
            found.append(_auxiliary(low, any(k < index and relations[k] == "aux" for k in sisters)))
        else:
            found.append(_nominal(form, tag))
    return found


def _nominal(form: str, tag: str) -> str:
    if tag == "NOUN":
        return f"Number={'Sing' if lemma(form, tag) == form.lower() else 'Plur'}"
    negative = tag == "PART" and form.lower().replace("’", "'") in ("not", "n't")
    return "Number=Sing" if tag == "PROPN" else "Polarity=Neg" if negative else ""


def _auxiliary(low: str, governed: bool) -> str:
    """`governed`: another auxiliary stands before it ("may have", "to be" with its mark counted as none)."""
    if low in ("have", "do"):
        return "VerbForm=Inf" if governed else _PRESENT
    return _FINITE.get(low) or _SHARED.get(low, "VerbForm=Fin")


def _verb(low: str, kids: Mapping[str, str], relation: str, helpers: Sequence[str]) -> str:
    base = lemma(low, "VERB")
    passive = not {"aux:pass", "nsubj:pass"}.isdisjoint(kids)
    if low in _SHARED or low in _FINITE:
        return _SHARED.get(low) or _FINITE[low]
    if low.endswith("ing") and base != low:
        return "Tense=Pres|VerbForm=Part" if "be" in helpers else "VerbForm=Ger"
    if passive or "have" in helpers[-1:]:
        return "Tense=Past|VerbForm=Part" + "|Voice=Pass" * passive
    if base != low and not low.endswith("s"):
        bare = relation in ("acl", "amod") and "nsubj" not in kids
        return "Tense=Past|VerbForm=Part|Voice=Pass" if bare else _PAST
    if base != low:
        return f"{_PRESENT}|Number=Sing|Person=3"
    if helpers or kids.get("mark") in ("to", "na"):
        return "VerbForm=Inf"
    return _PRESENT if "nsubj" in kids else "Mood=Imp|VerbForm=Fin" if relation == "root" else "VerbForm=Inf"
