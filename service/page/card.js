// The card beside a fact: what it is worth, which rule found it, and why.

import { element } from "./dom.js";
import { TYPES, capital, figure, plain, value } from "./words.js";

const MARGIN = 8;
const HESITATION = 120; // ms: the pointer may cross a fact, or travel to the card, without anything flickering

const rules = new Map();

/** Return what the service says of a rule, or null when it cannot say; asked once. */
function rule(id) {
  if (!rules.has(id)) rules.set(id, fetched(`v1/rules/${encodeURIComponent(id)}`));
  return rules.get(id);
}

async function fetched(address) {
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** One card, shown at the fact that is pointed at or focused, and kept when the fact is pressed. */
export class Card {
  /** @param {HTMLElement} box  @param {HTMLElement} story whose .fact elements carry `facts` */
  constructor(box, story) {
    this.box = box;
    this.mark = null;
    this.pinned = false;
    story.addEventListener("pointerover", (event) => this.later(event.target.closest(".fact")));
    story.addEventListener("pointerleave", () => this.later(null));
    story.addEventListener("focusin", (event) => this.show(event.target.closest(".fact")));
    story.addEventListener("focusout", () => this.pinned || this.hide());
    story.addEventListener("click", (event) => this.pin(event.target.closest(".fact")));
    story.addEventListener("keydown", (event) => this.pressed(event));
    box.addEventListener("pointerenter", () => clearTimeout(this.timer));
    box.addEventListener("pointerleave", () => this.later(null));
    box.addEventListener("focusout", (event) => this.left(event.relatedTarget));
    document.addEventListener("scroll", () => this.place(), { capture: true, passive: true });
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    document.addEventListener("click", (event) => this.outside(event.target));
  }

  later(mark) {
    clearTimeout(this.timer);
    if (!this.pinned) this.timer = setTimeout(() => (mark ? this.show(mark) : this.leave()), HESITATION);
  }

  leave() {
    if (document.activeElement !== this.mark) this.hide();
  }

  pressed(event) {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    this.pin(event.target.closest(".fact"));
  }

  // Focus moved on out of the kept card; it stays when nothing took the focus, as when another window is looked at.
  left(taker) {
    if (this.pinned && taker && !this.box.contains(taker)) this.hide();
  }

  outside(target) {
    if (this.pinned && !this.box.contains(target) && !target.closest(".fact")) this.hide();
  }

  show(mark) {
    if (!mark || (mark === this.mark && !this.box.hidden)) return;
    this.hide();
    this.mark = mark;
    this.box.setAttribute("role", "tooltip");
    this.box.removeAttribute("aria-label");
    this.box.replaceChildren(...mark.facts.map((fact) => section(fact, () => this.place())));
    mark.setAttribute("aria-describedby", this.box.id);
    this.box.hidden = false;
    this.place();
  }

  /** Keep the card open, as a dialog one can move into. */
  pin(mark) {
    if (!mark) return;
    this.show(mark);
    this.pinned = true;
    this.box.setAttribute("role", "dialog");
    this.box.setAttribute("aria-label", "About this fact");
    mark.setAttribute("aria-expanded", "true");
    const close = element("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => this.close() }, "×");
    this.box.append(close);
    close.focus({ preventScroll: true });
  }

  close() {
    const mark = this.mark;
    const wasPinned = this.pinned;
    this.hide();
    if (wasPinned && mark?.isConnected) this.settle(mark);
  }

  settle(mark) {
    mark.focus({ preventScroll: true });
    this.hide();
  }

  hide() {
    clearTimeout(this.timer);
    this.mark?.removeAttribute("aria-describedby");
    this.mark?.removeAttribute("aria-expanded");
    this.mark = null;
    this.pinned = false;
    this.box.hidden = true;
    this.box.replaceChildren();
  }

  // Below the first line of the fact, above it where there is no room below.
  place() {
    if (!this.mark) return;
    const at = this.mark.getClientRects()[0];
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const left = Math.min(at.left, document.documentElement.clientWidth - width - MARGIN);
    const isTight = at.bottom + MARGIN + height > innerHeight && at.top - MARGIN - height > 0;
    const top = isTight ? at.top - MARGIN - height : at.bottom + MARGIN;
    this.box.style.left = `${Math.max(MARGIN, left) + scrollX}px`;
    this.box.style.top = `${top + scrollY}px`;
  }
}

function section(fact, onGrown) {
  const why = element("p", { class: "why" }, "Looking up the rule …");
  const box = element("section", { "data-type": fact.type },
    element("p", { class: "kind" }, [TYPES[fact.type].one, kindOf(fact)].filter(Boolean).join(", ")),
    element("p", { class: "value" }, capital(value(fact))),
    details(fact),
    why,
    element("p", { class: "rule" }, "Rule ", element("code", {}, fact.rule)),
  );
  explain(fact.rule, why, box).then(onGrown);
  return box;
}

function kindOf(fact) {
  return plain({ number: fact.kind, weapon: fact.kind === "weapon" ? null : fact.kind, location: fact.form === "name" ? null : fact.form }[fact.type]);
}

async function explain(id, why, box) {
  const told = await rule(id);
  why.textContent = told ? told.description : "The service could not be asked about this rule.";
  if (told) box.append(workings(told));
}

function workings({ pattern, finds, ignores }) {
  return element("details", {},
    element("summary", {}, "Pattern and examples"),
    ...examples("Finds", finds), ...examples("Ignores", ignores),
    pattern && element("pre", { tabindex: 0, role: "region", "aria-label": "Pattern" }, pattern),
  );
}

function examples(title, list) {
  return list.length ? [element("h4", {}, title), element("ul", {}, ...list.map((item) => element("li", {}, item)))] : [];
}

// The rest of a fact, line by line.
function details(fact) {
  const rows = Object.entries(ROWS[fact.type]?.(fact) ?? {}).filter(([, said]) => said);
  return rows.length ? element("dl", {}, ...rows.flatMap(([name, said]) => [element("dt", {}, name), element("dd", {}, said)])) : null;
}

const ROWS = {
  number: (fact) => ({ Counts: fact.counted?.text, Unit: fact.unit, Value: fact.value === null ? null : figure(fact.value) }),
  weapon: (fact) => ({ Category: capital(plain(fact.category)), ACE: fact.codes?.ace, GTD: fact.codes?.gtd }),
  location: ({ place }) => place && { Point: point(place), GeoNames: place.geonames_id && geonames(place.geonames_id) },
  date: (fact) => ({ TIMEX3: `${fact.timex.type} ${fact.timex.value}${fact.timex.mod ? ` (${fact.timex.mod})` : ""}`, From: fact.earliest, To: fact.latest }),
};

function point({ latitude, longitude }) {
  return typeof latitude === "number" ? `${latitude.toFixed(3)}, ${longitude.toFixed(3)}` : null;
}

function geonames(id) {
  return element("a", { href: `https://www.geonames.org/${id}`, rel: "noopener noreferrer", target: "_blank" }, String(id));
}
