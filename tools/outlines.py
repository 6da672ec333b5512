"""Make service/page/outlines.json, the land and borders the page's map draws, from Natural Earth 1:110m.

`make outlines` fetches the npm package world-atlas (Natural Earth as TopoJSON) into build/ and runs this.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]

SOURCE = "Natural Earth 1:110m (naturalearthdata.com), by way of the npm package world-atlas 2.0.2"
LICENCE = "public domain"
FORM = "tenths of a degree: longitude, latitude of the first point, then steps from point to point"
TOLERANCE = 0.1  # degrees: below a pixel until the map shows a single country
WEST = -169.0  # degrees, the Bering Strait: where the map begins
SOUTH = -60.0  # no news from the land below; leaving it out saves a tenth of the file


def arcs(topology: dict[str, Any]) -> list[Line]:
    """Return the lines of a quantized TopoJSON file, in degrees."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((left + x * scale_x, bottom + y * scale_y))
        lines.append(simplified(line))
    return lines


def simplified(line: Line) -> Line:
    """Return the points that keep the line within TOLERANCE (Douglas-Peucker); its ends stay."""
    if len(line) < 3:
        return line
    distances = [distance(point, line[0], line[-1]) for point in line[1:-1]]
    farthest = max(distances)
    if farthest <= TOLERANCE:
        return [line[0], line[-1]]
    middle = distances.index(farthest) + 1
    return simplified(line[: middle + 1])[:-1] + simplified(line[middle:])


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far, in degrees, a point lies from the line through two others."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    if length == 0:
        return float(((x - x0) ** 2 + (y - y0) ** 2) ** 0.5)
    return float(abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length)


def numbers(shape: Any) -> Iterator[int]:
    """Yield the arc numbers of a geometry, however deep they are nested; ~n is arc n drawn backwards."""
    if isinstance(shape, int):
        yield shape
    else:
        for part in shape:
            yield from numbers(part)


def rings(shape: list[Any]) -> Iterator[list[int]]:
    """Yield the rings of a polygon or multipolygon as lists of arc numbers."""
    if isinstance(shape[0], int):
        yield shape
    else:
        for part in shape:
            yield from rings(part)


def ring_line(ring: list[int], lines: list[Line]) -> Line:
    """Return the arcs of a ring joined to one line."""
    joined: Line = []
    for number in ring:
        arc = lines[number] if number >= 0 else lines[~number][::-1]
        joined += arc[1:] if joined else arc
    return joined


def unwrapped(line: Line) -> Line:
    """Return a line that goes on past 180 degrees where its source jumps to the other edge of the world.

    The eastern tip of Asia is then whole, at its right; the map moves what lies west of -169 degrees there too.
    """
    whole = [line[0]]
    for x, y in line[1:]:
        turns = round((x - whole[-1][0]) / 360)
        whole.append((x - 360 * turns, y))
    shift = 360 if max(x for x, _ in whole) < WEST else 0
    return [(x + shift, y) for x, y in whole]


def steps(line: Line) -> list[int]:
    """Return a line in the FORM of the file; steps of nothing are left out."""
    points = [(round(x * 10), round(y * 10)) for x, y in unwrapped(line)]
    flat = list(points[0])
    for (x0, y0), (x1, y1) in pairwise(points):
        if (x0, y0) != (x1, y1):
            flat += [x1 - x0, y1 - y0]
    return flat


def outlines(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the file: the rings of the land, and the borders (arcs that two countries share)."""
    lines = arcs(topology)
    land = [ring_line(ring, lines) for shape in topology["objects"]["land"]["geometries"] for ring in rings(shape["arcs"])]
    users = Counter(
        number for country in topology["objects"]["countries"]["geometries"] for number in {n if n >= 0 else ~n for n in numbers(country["arcs"])}
    )
    return {
        "source": SOURCE,
        "licence": LICENCE,
        "form": FORM,
        "land": [steps(line) for line in land if max(y for _, y in line) > SOUTH],
        "borders": [steps(lines[number]) for number, count in sorted(users.items()) if count > 1],
    }


if __name__ == "__main__":
    topology_file, target = map(Path, sys.argv[1:])
    made = outlines(json.loads(topology_file.read_text()))
    target.write_text(json.dumps(made, separators=(",", ":")) + "\n")
