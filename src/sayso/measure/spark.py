"""A series in one line of characters."""

from collections.abc import Sequence

from sayso.measure._periods import every
from sayso.measure.series import Series

NOTHING = "·"
_BLOCKS = "▁▂▃▄▅▆▇█"


def spark(values: Sequence[float | None], *, top: float) -> str:
    """Return a block a value, its height as a share of `top`; NOTHING for None and 0."""
    return "".join(_block(value, top) for value in values)


def _block(value: float | None, top: float) -> str:
    if not value or top <= 0:
        return NOTHING
    return _BLOCKS[min(len(_BLOCKS) - 1, int(value / top * len(_BLOCKS)))]


def lines(series: Series, *, width: int) -> tuple[str, str]:
    """Return (cooperation, conflict), best figures on one scale, at most `width` characters.

    Where there are more periods than that, each character is the largest of as many neighbours as need be.
    """
    if not series.rows:
        return "", ""
    bins = every(series.rows[0].period, series.rows[-1].period)
    size = -(-len(bins) // max(1, width))
    rows = {row.period: row for row in series.rows}
    top = max(max(row.cooperation.best, row.conflict.best) for row in series.rows)
    both = []
    for side in ("cooperation", "conflict"):
        values = [getattr(rows[period], side).best if period in rows else 0 for period in bins]
        both.append(spark([max(values[i : i + size]) for i in range(0, len(values), size)], top=top))
    return both[0], both[1]
