// Claims as a table: what is said of one event and one effect stands together, whoever says it.

import { drawn, element } from "./dom.js";
import { EFFECTS, bounds, capital, count } from "./words.js";

const ROLES = ["victims", "attribution", "weapon", "location", "date"];
const HARM = new Set(["killed", "wounded"]);
const HEADINGS = ["Figure", "Who", "According to", "With what, where, when"];

/** Fill the box with the claims; pointing at a row points out its parts in the story. */
export function showClaims(box, claims, story) {
  if (!claims.length) {
    box.replaceChildren(element("p", { class: "none" }, "No claim was found about people killed, wounded, missing, detained or displaced."));
    return;
  }
  box.replaceChildren(element("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "The claims as a table" },
    element("table", { class: "claims" },
      element("thead", {}, element("tr", {}, ...HEADINGS.map((title) => element("th", { scope: "col" }, title)))),
      ...groups(claims).map((group) => groupRows(group, claims, story)))));
}

/** Return claims about the same event and effect together, in the order of the story. */
function groups(claims) {
  const found = new Map();
  for (const claim of claims) {
    const key = `${claim.event} ${claim.effect}`;
    found.set(key, [...(found.get(key) ?? []), claim]);
  }
  return [...found.values()].sort((a, b) => a[0].event - b[0].event || a[0].start - b[0].start);
}

function groupRows(group, claims, story) {
  const [first] = group;
  const title = element("th", { scope: "rowgroup", colspan: HEADINGS.length },
    element("span", { class: "effect" }, EFFECTS[first.effect] ?? capital(first.effect)),
    element("span", { class: "event" }, `Event ${first.event}`),
    verdict(group, claims));
  const top = Math.max(...group.map((claim) => Math.max(claim.minimum ?? 0, claim.maximum ?? 0)));
  return element("tbody", {}, element("tr", { class: "group" }, title),
    ...group.map((claim) => row(claim, group.length > 1 ? top : null, story)));
}

// Figures may differ because sources do, or because one counts part of the other: only the first is a dispute.
function verdict(group, claims) {
  if (group.some((denial) => isContradicted(denial, claims))) return element("span", { class: "differ" }, "Others say otherwise");
  if (group.length === 1) return null;
  const sources = new Set(group.map((claim) => claim.attribution?.text ?? null));
  const said = new Set(group.map((claim) => bounds(claim)));
  if (said.size > 1 && sources.size > 1) return element("span", { class: "differ" }, `${count(sources.size, "source")}, ${count(said.size, "figure")}`);
  return element("span", { class: "same" }, said.size > 1 ? count(said.size, "figure") : `${count(group.length, "mention")}, same figure`);
}

function isContradicted({ effect, event }, claims) {
  return effect === "none" && claims.some((other) => other.event === event && HARM.has(other.effect) && other.maximum !== 0);
}

function row(claim, top, story) {
  const spans = [claim, ...ROLES.map((role) => claim[role])].filter(Boolean);
  const line = element("tr", {},
    element("td", { class: "figure" },
      element("button", { type: "button", class: "plain", onclick: () => story.reveal(spans) }, capital(bounds(claim))),
      top ? whisker(claim, top) : null,
      element("q", {}, claim.text)),
    element("td", {}, claim.victims?.text ?? "–"),
    element("td", {}, claim.attribution?.text ?? element("span", { class: "none" }, "the story itself")),
    element("td", {}, ...circumstances(claim)));
  line.addEventListener("pointerenter", () => story.point(spans));
  line.addEventListener("pointerleave", () => story.point([]));
  line.addEventListener("focusin", () => story.point(spans));
  return line;
}

function circumstances(claim) {
  const said = ["weapon", "location", "date"].filter((role) => claim[role])
    .flatMap((role) => [element("mark", { "data-type": role }, claim[role].text), " "]);
  return said.length ? said : ["–"];
}

// Where the figure lies between 0 and the highest said of the event; an open end fades into an arrow.
function whisker({ minimum, maximum }, top) {
  const across = (value) => 4 + (84 * value) / (top * 1.15);
  const [left, right] = [across(minimum ?? 0), maximum === null ? 92 : across(maximum)];
  return drawn("svg", { class: "whisker", viewBox: "0 0 96 12", "aria-hidden": "true" },
    drawn("path", { d: "M4 6H92", class: "ground" }),
    drawn("path", { d: `M${left} 6H${right}`, class: "span" }),
    minimum === null ? null : drawn("circle", { cx: left, cy: 6, r: 3.5 }),
    maximum === null ? drawn("path", { d: "M88 2l5 4l-5 4", class: "open" }) : drawn("circle", { cx: right, cy: 6, r: 3.5 }));
}
