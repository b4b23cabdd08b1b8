"""What stands beside statements: failures of the machine and (later) judgements of people and inferred events."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read or coded, kept instead of swallowed.

    path      the input as it was given
    place     where in it ("line 7", "record 3", "" for the whole)
    reason    what is wrong
    remedy    what the user can do
    severity  "failure" (nothing was read), "set aside" (read, not coded: another language), "warning" (coded anyway)
    """

    path: str
    reason: str
    remedy: str
    place: str = ""
    severity: str = "failure"
