"""A bar chart on a logarithmic scale, as SVG that reads in light and dark."""

import math
from collections.abc import Mapping
from html import escape

WIDTH, LEFT, BAR, GAP = 860, 270, 16, 10
OURS = "newsfacts: all four types and claims"
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #222 } .peer { fill: #9aa7b4 } .ours { fill: #1f6feb } .line { stroke: #ccc }
@media (prefers-color-scheme: dark) { text { fill: #ddd } .line { stroke: #444 } .peer { fill: #6b7682 } .ours { fill: #58a6ff } }
"""


def chart(title: str, values: Mapping[str, float]) -> str:
    """Return an SVG with a bar for each value, the shortest first; ours is marked."""
    top = math.ceil(math.log10(max(values.values())))
    scale = (WIDTH - LEFT - 70) / top
    height = 60 + len(values) * (BAR + GAP)
    lines = [_line(10**power, LEFT + power * scale, height) for power in range(top + 1)]
    bars = [
        _bar(name, value, 40 + place * (BAR + GAP), scale) for place, (name, value) in enumerate(sorted(values.items(), key=lambda pair: pair[1]))
    ]
    heading = f'<text x="10" y="20" font-weight="bold">{escape(title)}</text>'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"><style>{STYLE}</style>',
            heading,
            *lines,
            *bars,
            "</svg>\n",
        ]
    )


def _line(value: int, x: float, height: int) -> str:
    return (
        f'<line class="line" x1="{x:.0f}" x2="{x:.0f}" y1="34" y2="{height - 22}"/>'
        f'<text x="{x:.0f}" y="{height - 6}" text-anchor="middle">{value:,}</text>'
    )


def _bar(name: str, value: float, top: int, scale: float) -> str:
    width = max(2.0, math.log10(max(value, 1.0)) * scale)
    sort = "ours" if name == OURS else "peer"
    return (
        f'<text x="{LEFT - 8}" y="{top + 12}" text-anchor="end">{escape(name)}</text>'
        f'<rect class="{sort}" x="{LEFT}" y="{top}" width="{width:.0f}" height="{BAR}"/>'
        f'<text x="{LEFT + width + 6:.0f}" y="{top + 12}">{value:,.0f}</text>'
    )
