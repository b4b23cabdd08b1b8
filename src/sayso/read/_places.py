"""Where the characters of a text stand in the input that it was taken from: ranges, gathered to maps."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.model.document import OffsetMap

Runs = tuple[tuple[int, int, int], ...]
Written = tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Places:
    """For each character of a text the range [start, end) of the input that writes it; start is -1 where none does."""

    starts: "array[int]" = field(default_factory=lambda: array("q"))
    ends: "array[int]" = field(default_factory=lambda: array("q"))

    def plain(self, start: int, count: int) -> None:
        """Add characters that stand in the input one by one, from `start` on."""
        self.starts.extend(range(start, start + count))
        self.ends.extend(range(start + 1, start + count + 1))

    def written(self, start: int, end: int, count: int) -> None:
        """Add characters that one range of the input stands for; start -1 for none."""
        self.starts.extend([start] * count)
        self.ends.extend([end] * count)

    def within(self, outer: "Places") -> "Places":
        """Return the places in the outer input, of which this one's input is the text."""
        starts = (outer.starts[at] if at >= 0 else -1 for at in self.starts)
        ends = (outer.ends[end - 1] if at >= 0 else -1 for at, end in zip(self.starts, self.ends, strict=True))
        return Places(array("q", starts), array("q", ends))


@dataclass(slots=True)
class Pieces:
    """The map of a text that is being gathered, character by character or run by run, ascending in the text."""

    runs: list[tuple[int, int, int]] = field(default_factory=list)
    written: list[tuple[int, int, int, int]] = field(default_factory=list)

    def same(self, offset: int, place: int, length: int) -> None:
        """Add a run that is identical in both, or lengthen the last where the new one goes on from it in both."""
        at, raw, n = self.runs[-1] if self.runs else (0, 0, 0)
        if n and at + n == offset and raw + n == place:
            self.runs[-1] = (at, raw, n + length)
        elif length and not (self.runs and at + n > offset):
            self.runs.append((offset, place, length))

    def other(self, offset: int, length: int, start: int, end: int) -> None:
        """Add characters that the input writes otherwise; those of one range stay together."""
        at, n, raw, m = self.written[-1] if self.written else (0, 0, 0, 0)
        if n and at + n == offset and (raw, raw + m) == (start, end):
            self.written[-1] = (at, n + length, raw, m)
        else:
            self.written.append((offset, length, start, end - start))

    def character(self, offset: int, letter: str, place: tuple[int, int], source: str) -> None:
        """Add one character that stands for a range of `source`; nothing where its start is -1."""
        start, end = place
        if start >= 0 and end - start == 1 and source[start : start + 1] == letter:
            self.same(offset, start, 1)
        elif start >= 0:
            self.other(offset, 1, start, end)

    def map(self) -> OffsetMap:
        """Return what was gathered."""
        return OffsetMap(tuple(self.runs), tuple(self.written))


def of_text(offsets: OffsetMap, length: int) -> Places:
    """Return a map as the places of the characters of its text, which is so long."""
    found = Places()
    found.written(-1, -1, length)
    for at, raw, n in offsets.runs:
        found.starts[at : at + n] = array("q", range(raw, raw + n))
        found.ends[at : at + n] = array("q", range(raw + 1, raw + n + 1))
    for at, n, raw, there in offsets.written:
        found.starts[at : at + n] = array("q", [raw] * n)
        found.ends[at : at + n] = array("q", [raw + there] * n)
    return found


def through(offsets: OffsetMap, text: str, places: Places, source: str) -> OffsetMap:
    """Return the map to `source` of a map to `text`, every character of which stands in `source` at its place."""
    found = Pieces()
    for clean, at in _ordered(offsets):
        found.character(clean, text[at], (places.starts[at], places.ends[at]), source)
    return found.map()


def _ordered(offsets: OffsetMap) -> Iterator[tuple[int, int]]:
    """Yield (offset in clean text, offset in the text that it was cut from) of each identical character."""
    for clean, at, n in offsets.runs:
        yield from zip(range(clean, clean + n), range(at, at + n), strict=True)
