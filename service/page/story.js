// The story with its facts marked.

import { element } from "./dom.js";
import { CodePoints, segments } from "./text.js";
import { TYPES } from "./words.js";

const isBreak = (words) => /^\n\s*\n\s*$/.test(words);
const isHeadline = (first, text) => first.length < 160 && first.length < text.length && !/[.!?]"?\s*$/.test(first);
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

/** The marked story: shows facts, steps through them by keyboard, points out spans that others ask for. */
export class Story {
  /** @param {HTMLElement} box where the story is shown */
  constructor(box) {
    this.box = box;
    this.show("", []);
    box.addEventListener("keydown", (event) => this.step(event));
    box.addEventListener("focusin", (event) => this.enter(event.target));
  }

  /** Show the text with these facts marked. */
  show(text, facts) {
    this.text = new CodePoints(text);
    this.pieces = [];
    this.marks = [];
    this.page = document.createDocumentFragment();
    this.newParagraph();
    for (const segment of segments(facts, this.text.length)) this.add(segment);
    if (isHeadline(this.page.firstChild.textContent, text)) this.page.firstChild.className = "headline";
    this.box.replaceChildren(this.page);
    this.point([]);
    if (this.marks.length) this.marks[0].tabIndex = 0;
  }

  add({ start, end, facts }) {
    if (facts.length) this.addMark(start, end, facts);
    else this.addPlain(start, end);
  }

  addMark(start, end, facts) {
    const words = this.text.slice(start, end);
    const mark = element("span", {
      class: "fact", role: "button", tabindex: -1, "aria-haspopup": "dialog",
      "aria-label": `${words}, ${facts.map((fact) => TYPES[fact.type].one.toLowerCase()).join(" and ")}`,
      "data-type": facts[0].type, "data-over": facts[1]?.type, "data-goes-on": facts[0].end > end,
    });
    mark.facts = facts;
    this.marks.push(mark);
    this.paragraph.append(mark);
    this.addPiece(mark, start, words);
  }

  // A story is shown in paragraphs so that the browser lays out only those in sight.
  addPlain(start, end) {
    let at = start;
    for (const words of this.text.slice(start, end).split(/(\n[ \t]*(?:\n[ \t]*){1,99})/)) {
      this.addPiece(isBreak(words) ? this.endParagraph() : this.paragraph, at, words);
      at += this.text.units ? Array.from(words).length : words.length;
    }
  }

  addPiece(parent, start, words) {
    const node = document.createTextNode(words);
    parent.append(node);
    this.pieces.push({ start, node });
  }

  // The blank lines between two paragraphs stay in the page, unseen, so that a span across them can be pointed out.
  endParagraph() {
    const lines = element("span", { class: "break" });
    this.paragraph.append(lines);
    this.newParagraph();
    return lines;
  }

  newParagraph() {
    this.paragraph = element("p");
    this.page.append(this.paragraph);
  }

  step(event) {
    const here = this.marks.indexOf(document.activeElement);
    const there = { Home: 0, End: this.marks.length - 1 }[event.key] ?? here + (STEPS[event.key] ?? 0);
    if (here < 0 || there === here || !this.marks[there]) return;
    event.preventDefault();
    this.marks[there].focus();
  }

  enter(mark) {
    if (!mark.facts) return;
    for (const other of this.box.querySelectorAll('.fact[tabindex="0"]')) other.tabIndex = -1;
    mark.tabIndex = 0;
  }

  /** Point out spans ({start, end} in code points), as a claim does with its parts; none clears. */
  point(spans) {
    if (!globalThis.Highlight) return;
    CSS.highlights.set("pointed", new Highlight(...spans.map((span) => this.range(span))));
  }

  /** Point spans out and go to the first: into sight, and to its mark where it is a fact. */
  reveal(spans) {
    this.point(spans);
    const there = this.place(spans[0].start).node.parentElement;
    if (there.facts) there.focus({ preventScroll: true });
    there.scrollIntoView({ block: "center" });
  }

  range({ start, end }) {
    const range = document.createRange();
    range.setStart(...this.spot(start, this.place(start)));
    range.setEnd(...this.spot(end, this.place(end - 1)));
    return range;
  }

  spot(point, piece) {
    return [piece.node, this.text.unit(point) - this.text.unit(piece.start)];
  }

  // The last piece that starts at or before the point.
  place(point) {
    let [low, high] = [0, this.pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle].start <= point) low = middle;
      else high = middle - 1;
    }
    return this.pieces[low];
  }
}
