// Offsets in answers count code points, strings here count UTF-16 units: this is where one becomes the other.

/** A text that can be cut by code points. */
export class CodePoints {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.units = /[\ud800-\udbff]/.test(text) ? unitOfEachPoint(text) : null;
    this.length = this.units ? this.units.length - 1 : text.length;
  }

  /** Return the UTF-16 offset of a code point. */
  unit(point) {
    return this.units ? this.units[point] : point;
  }

  /** Return the text between two code points. */
  slice(start, end) {
    return this.text.slice(this.unit(start), this.unit(end));
  }
}

function unitOfEachPoint(text) {
  const units = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  units.push(unit);
  return units;
}

/**
 * Cut [0, length) wherever a fact starts or ends.
 *
 * Facts of two types may share words, so marks are not nested but cut:
 *     weapon    [107mm rockets]
 *     number    [107mm]
 *     segments  [107mm][ rockets]
 *
 * @returns {{start: number, end: number, facts: object[]}[]} the shortest fact first in each
 */
export function segments(facts, length) {
  const cuts = [...new Set([0, length, ...facts.flatMap((fact) => [fact.start, fact.end])])].sort((a, b) => a - b);
  const waiting = [...facts].sort((a, b) => a.start - b.start);
  let open = [];
  let next = 0;
  return cuts.slice(0, -1).map((start, index) => {
    open = open.filter((fact) => fact.end > start);
    while (next < waiting.length && waiting[next].start === start) open.push(waiting[next++]);
    return { start, end: cuts[index + 1], facts: [...open].sort((a, b) => a.end - a.start - (b.end - b.start)) };
  });
}
