"""A series as a picture: bars up for cooperation and down for conflict, whiskers from low to high.

Blue and orange from the palette of Okabe and Ito, which people with any kind of colour vision can tell apart; the
direction of the bars says the same without colour.
"""

from dataclasses import dataclass
from html import escape
from io import BytesIO

from sayso.errors import SaysoError
from sayso.measure._periods import every
from sayso.measure.series import Range, Row, Series

WIDTH, HEIGHT = 800, 420  # pixels: as wide as a column of text at twice its size
BLUE, ORANGE, INK, GREY = "#0072B2", "#E69F00", "#222222", "#767676"  # grey: 4.5 to 1 on white, as WCAG 2.2 AA asks
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 784, 56, 376  # the frame of the bars
_LABELS = 12  # years or months written below the bars at most: about 60 pixels each


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class _Line:
    x1: float
    y1: float
    x2: float
    y2: float
    colour: str


@dataclass(frozen=True, slots=True)
class _Text:
    x: float
    y: float
    text: str
    colour: str
    anchor: str  # "start", "middle" or "end"
    size: int


_Shape = _Box | _Line | _Text


def summary(series: Series) -> str:
    """Return one sentence that says what a picture of the series shows."""
    if not series.rows:
        return f"No period has a statement; {_left_out(series)}."
    first, last = series.rows[0].period, series.rows[-1].period
    span = first if first == last else f"{first} to {last}"
    sides = "; ".join(_peak(series, side) for side in ("cooperation", "conflict"))
    return f"{span}: {sides}; {_left_out(series)}."


def _peak(series: Series, side: str) -> str:
    figures: list[tuple[str, Range]] = [(row.period, getattr(row, side)) for row in series.rows]
    low, best, high = (sum(getattr(figure, level) for _, figure in figures) for level in Range._fields)
    if not high:
        return f"no {side}"
    period, most = max(figures, key=lambda pair: pair[1].best)
    peak = f", most in {period} ({most.best:g})" if most.best and len(figures) > 1 else ""
    return f"{side} {best:g} (low {low:g}, high {high:g}){peak}"


def _left_out(series: Series) -> str:
    return f"left out {sum(left.count for left in series.left_out)}"


def svg(series: Series, *, title: str) -> str:
    """Return the picture as an SVG file; its title and summary stand in <title> and <desc> for screen readers."""
    name, told = escape(_printable(title)), escape(summary(series))
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{name}. {told}">',
        f"<title>{name}</title>",
        f"<desc>{told}</desc>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        *map(_tag, _shapes(series, _printable(title))),
        "</svg>\n",
    ]
    return "\n".join(parts)


def png(series: Series, *, title: str) -> bytes:
    """Return the picture as a PNG file, at twice the size; SaysoError where Pillow is not installed."""
    try:
        from PIL import Image, ImageDraw, ImageFont
    except ImportError as error:
        remedy = "write .svg, or install it: pip install 'sayso[analysis]'"
        raise SaysoError("PNG pictures need the package Pillow", remedy=remedy) from error
    scale = 2
    image = Image.new("RGB", (WIDTH * scale, HEIGHT * scale), "white")
    draw = ImageDraw.Draw(image)
    for shape in _shapes(series, _printable(title)):
        if isinstance(shape, _Box):
            ends = (shape.x, shape.y, shape.x + max(shape.width, 0.5), shape.y + max(shape.height, 0.5))
            draw.rectangle([n * scale for n in ends], fill=shape.colour)
        elif isinstance(shape, _Line):
            ends = (shape.x1, shape.y1, shape.x2, shape.y2)
            draw.line([n * scale for n in ends], fill=shape.colour, width=scale)
        else:
            font = ImageFont.load_default(shape.size * scale)
            anchor = {"start": "ls", "middle": "ms", "end": "rs"}[shape.anchor]
            draw.text((shape.x * scale, shape.y * scale), shape.text, fill=shape.colour, font=font, anchor=anchor)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def _printable(text: str) -> str:
    """A title without characters that XML forbids."""
    return "".join(c if c.isprintable() else " " for c in text)


def _tag(shape: _Shape) -> str:
    if isinstance(shape, _Box):
        size = f'width="{shape.width:.2f}" height="{shape.height:.2f}"'
        return f'<rect x="{shape.x:.2f}" y="{shape.y:.2f}" {size} fill="{shape.colour}"/>'
    if isinstance(shape, _Line):
        ends = f'x1="{shape.x1:.2f}" y1="{shape.y1:.2f}" x2="{shape.x2:.2f}" y2="{shape.y2:.2f}"'
        return f'<line {ends} stroke="{shape.colour}"/>'
    place = f'x="{shape.x:.2f}" y="{shape.y:.2f}" text-anchor="{shape.anchor}" font-size="{shape.size}"'
    return f'<text {place} fill="{shape.colour}">{escape(shape.text)}</text>'


def _shapes(series: Series, title: str) -> list[_Shape]:
    """Everything that is drawn, in order."""
    up = max((row.cooperation.high for row in series.rows), default=0)
    down = max((row.conflict.high for row in series.rows), default=0)
    unit = (_BOTTOM - _TOP) / ((up + down) or 1)
    zero = _TOP + up * unit
    shapes: list[_Shape] = [
        _Text(_LEFT, 26, title, INK, "start", 16),
        _Text(_LEFT, 46, "up: cooperation", BLUE, "start", 12),
        _Text(_LEFT + 120, 46, "down: conflict   (lines: low to high)", INK, "start", 12),
        *(_scale(up, zero - up * unit) if up else []),
        *(_scale(down, zero + down * unit) if down else []),
        *_scale(0, zero),
    ]
    bins = every(series.rows[0].period, series.rows[-1].period) if series.rows else []
    step = (_RIGHT - _LEFT) / (len(bins) or 1)
    rows = {row.period: row for row in series.rows}
    for number, period in enumerate(bins):
        left = _LEFT + number * step
        if period in rows:
            shapes += _bars(rows[period], left=left, step=step, zero=zero, unit=unit)
        if number % (len(bins) // _LABELS + 1) == 0:
            shapes.append(_Text(left + step / 2, _BOTTOM + 22, period, INK, "middle", 12))
    return shapes


def _scale(value: float, y: float) -> list[_Shape]:
    return [_Line(_LEFT, y, _RIGHT, y, GREY), _Text(_LEFT - 8, y + 4, f"{value:g}", INK, "end", 12)]


def _bars(row: Row, *, left: float, step: float, zero: float, unit: float) -> list[_Shape]:
    width = min(step * 0.7, 60)  # bars of few periods are not made wider than they are easy to compare
    x, middle = left + (step - width) / 2, left + step / 2
    shapes: list[_Shape] = []
    for figure, colour, sign in ((row.cooperation, BLUE, -1), (row.conflict, ORANGE, 1)):
        if not figure.high:
            continue
        height = figure.best * unit
        if height:
            shapes.append(_Box(x, zero - height if sign < 0 else zero, width, height, colour))
        if figure.low != figure.high:
            low, high = zero + sign * figure.low * unit, zero + sign * figure.high * unit
            cap = min(width / 4, 6)
            shapes.append(_Line(middle, low, middle, high, INK))
            shapes += [_Line(middle - cap, y, middle + cap, y, INK) for y in (low, high)]
    return shapes
