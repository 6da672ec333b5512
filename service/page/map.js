// Resolved places on outlines of land and borders. No tiles: nothing is fetched from elsewhere.

import { drawn, element } from "./dom.js";
import { count, placeName } from "./words.js";

const WORLD = { x: 10, y: -14, width: 345 }; // degrees: all inhabited land
const WEST = -169; // degrees, the Bering Strait: where the map begins
const SHAPE = 0.56; // height of the map by its width
const CLOSEST = 3; // degrees across: nearer, outlines this coarse mislead
const WIDE_KINDS = new Set(["continent", "region", "country", "admin1"]);
const LISTED = 12;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

let outlines = null;

async function loadOutlines() {
  outlines ??= fetch("page/outlines.json").then((response) => response.json());
  return outlines;
}

/** Return longitude and latitude as map x and y (Miller cylindrical, degrees; y grows southward). */
function projected(longitude, latitude) {
  const radians = (latitude * Math.PI) / 180;
  return [longitude, (-1.25 * Math.log(Math.tan(Math.PI / 4 + 0.4 * radians)) * 180) / Math.PI];
}

function path(line, close) {
  let [longitude, latitude] = [0, 0];
  const points = [];
  for (let i = 0; i < line.length; i += 2) {
    longitude += line[i] / 10;
    latitude += line[i + 1] / 10;
    points.push(projected(longitude, latitude).map((part) => part.toFixed(2)).join(" "));
  }
  return `M${points.join("L")}${close ? "Z" : ""}`;
}

function pointOf({ longitude, latitude }) {
  return projected(longitude < WEST ? longitude + 360 : longitude, latitude);
}

/** Return the places of the location facts, each once with its mentions, most mentioned first. */
function places(facts) {
  const found = new Map();
  for (const fact of facts.filter(({ type, place }) => type === "location" && typeof place?.latitude === "number")) {
    const key = fact.place.geonames_id ?? JSON.stringify(fact.place); // streets stand at the point of their town
    if (!found.has(key)) found.set(key, { place: fact.place, mentions: [], at: pointOf(fact.place) });
    found.get(key).mentions.push(fact);
  }
  return [...found.values()].sort((a, b) => b.mentions.length - a.mentions.length);
}

/** Fill the box with a map and a list of the places; choosing one reveals its mentions in the story. */
export async function showPlaces(box, facts, story) {
  const found = places(facts);
  const lost = facts.filter((fact) => fact.type === "location" && !fact.place);
  const map = found.length ? new PlaceMap(found, story) : null;
  const none = element("p", { class: "none" }, "No place could be put on the map.");
  box.replaceChildren(...[map?.box ?? none, list(found, story), unplaced(lost)].filter(Boolean));
  if (map) map.fill(await loadOutlines());
}

function list(found, story) {
  if (!found.length) return null;
  const items = found.map((entry) => element("li", {},
    element("button", { type: "button", class: "plain", onclick: () => story.reveal(entry.mentions) }, entry.place.name),
    entry.mentions.length > 1 ? ` ×${entry.mentions.length}` : null));
  const shown = element("ul", { class: "chips", "aria-label": "Places, most mentioned first" }, ...items.slice(0, LISTED));
  if (items.length > LISTED) shown.append(element("li", {}, more(items.slice(LISTED), shown)));
  return shown;
}

function more(items, shown) {
  return element("button", { type: "button", onclick: (event) => {
    event.target.parentElement.remove();
    shown.append(...items);
  } }, `and ${items.length} more`);
}

function unplaced(lost) {
  const names = [...new Set(lost.map((fact) => fact.text))];
  return names.length ? element("p", { class: "none" }, `Not on the map: ${names.slice(0, LISTED).join(", ")}${names.length > LISTED ? " …" : ""}`) : null;
}

/** An SVG map with points; zoomed by buttons, keys, wheel (with Ctrl) and pinch, moved by keys and dragging. */
class PlaceMap {
  constructor(found, story) {
    this.found = found;
    this.ground = drawn("g", { class: "ground" });
    this.points = found.map((entry) => point(entry, story));
    this.svg = drawn("svg", { role: "img", "aria-label": summary(found) }, this.ground, drawn("g", {}, ...[...this.points].reverse()));
    this.frame = element("div", { class: "frame", tabindex: 0, role: "group", "aria-label": "Map: arrow keys move it, plus and minus zoom, 0 shows all places" }, this.svg);
    this.box = element("div", { class: "map" }, this.frame, this.buttons());
    this.frame.addEventListener("keydown", (event) => this.key(event));
    this.frame.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.frame.addEventListener("pointerdown", (event) => this.grab(event));
    this.fit();
  }

  buttons() {
    const button = (sign, name, act) => element("button", { type: "button", "aria-label": name, title: name, onclick: act }, sign);
    return element("div", { class: "zoom" },
      button("+", "Zoom in", () => this.zoom(0.5)),
      button("−", "Zoom out", () => this.zoom(2)),
      button("⤢", "Show all places", () => this.fit()));
  }

  fill({ land, borders }) {
    this.ground.append(
      drawn("path", { class: "land", d: land.map((line) => path(line, true)).join("") }),
      drawn("path", { class: "borders", d: borders.map((line) => path(line, false)).join("") }));
    this.look();
  }

  /** Show all places with room around them, and enough land to know where one is. */
  fit() {
    const [xs, ys] = [0, 1].map((axis) => this.found.map(({ at }) => at[axis]));
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const width = Math.max((right - left) * 1.35, ((bottom - top) * 1.5) / SHAPE, 16);
    this.view = width >= WORLD.width ? { ...WORLD } : { x: (left + right) / 2, y: (top + bottom) / 2, width };
    this.look();
  }

  zoom(factor, about = [this.view.x, this.view.y]) {
    const width = Math.min(WORLD.width, Math.max(CLOSEST, this.view.width * factor));
    const change = width / this.view.width;
    this.view = { x: about[0] + (this.view.x - about[0]) * change, y: about[1] + (this.view.y - about[1]) * change, width };
    this.look();
  }

  move(x, y) {
    this.view.x = Math.max(-180, Math.min(180, this.view.x + x));
    this.view.y = Math.max(-110, Math.min(80, this.view.y + y));
    this.look();
  }

  key(event) {
    const acts = { "+": () => this.zoom(0.5), "=": () => this.zoom(0.5), "-": () => this.zoom(2), 0: () => this.fit() };
    const move = MOVES[event.key];
    if (event.ctrlKey || event.metaKey || !(move || acts[event.key])) return;
    event.preventDefault();
    if (move) this.move(move[0] * this.view.width * 0.15, move[1] * this.view.width * 0.15);
    else acts[event.key]();
  }

  // A pinch arrives as a wheel with Ctrl; a bare wheel goes on scrolling the page.
  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(Math.exp(event.deltaY * 0.004), this.under(event));
  }

  under({ clientX, clientY }) {
    const at = new DOMPoint(clientX, clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    return [at.x, at.y];
  }

  grab(event) {
    if (event.button !== 0 || event.target.closest(".point")) return;
    const drag = (moved) => this.move(-moved.movementX * this.scale(), -moved.movementY * this.scale());
    const drop = () => this.frame.removeEventListener("pointermove", drag);
    this.frame.setPointerCapture(event.pointerId);
    this.frame.addEventListener("pointermove", drag);
    this.frame.addEventListener("pointerup", drop, { once: true });
    this.frame.addEventListener("pointercancel", drop, { once: true });
  }

  // Degrees to a pixel.
  scale() {
    return this.view.width / (this.svg.clientWidth || 600);
  }

  look() {
    const { x, y, width } = this.view;
    this.svg.setAttribute("viewBox", `${x - width / 2} ${y - (width * SHAPE) / 2} ${width} ${width * SHAPE}`);
    const scale = this.scale();
    this.found.forEach(({ at }, index) => this.points[index].setAttribute("transform", `translate(${at.join(" ")}) scale(${scale})`));
    this.label(scale);
  }

  holds({ left, right }) {
    return left > this.view.x - this.view.width / 2 && right < this.view.x + this.view.width / 2;
  }

  // The most mentioned places are named first; a name that would cover another, or a point, waits for a closer look.
  label(scale) {
    const taken = this.found.map(({ at, mentions }) => around(at, scale, size(mentions)));
    this.points.forEach((one, index) => {
      const { at, mentions, place } = this.found[index];
      const isFree = ({ box }) => this.holds(box) && !taken.some((other, i) => i !== index && overlap(box, other));
      const spot = spots(at, scale, size(mentions), place.name.length * 7).find(isFree);
      const name = one.querySelector("text");
      name.classList.toggle("crowded", !spot);
      if (!spot) return;
      taken.push(spot.box);
      name.setAttribute("text-anchor", spot.anchor);
      name.setAttribute("x", spot.x);
      name.setAttribute("y", spot.y);
    });
  }
}

const size = (mentions) => 3.5 + 2.5 * Math.sqrt(mentions.length);

function point({ place, mentions }, story) {
  const said = `${placeName(place)}, ${count(mentions.length, "mention")}`;
  return drawn("g", {
    class: WIDE_KINDS.has(place.kind) ? "point area" : "point",
    onpointerenter: () => story.point(mentions), onpointerleave: () => story.point([]), onclick: () => story.reveal(mentions),
  }, drawn("title", {}, said), drawn("circle", { r: size(mentions) }), drawn("text", {}, place.name));
}

function around([x, y], scale, radius) {
  const reach = radius * scale;
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

// Right, left, below and above of a point, in pixels from it, with the box each would fill in degrees.
function spots([x, y], scale, radius, width) {
  const away = radius + 4;
  const spot = (anchor, dx, dy, left) => ({ anchor, x: dx, y: dy, box: {
    left: x + left * scale, right: x + (left + width) * scale, top: y + (dy - 11) * scale, bottom: y + (dy + 4) * scale } });
  return [spot("start", away, 4, away), spot("end", -away, 4, -away - width),
    spot("middle", 0, away + 11, -width / 2), spot("middle", 0, -away - 2, -width / 2)];
}

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function summary(found) {
  const named = found.slice(0, LISTED).map(({ place, mentions }) => `${place.name} (${count(mentions.length, "mention")})`);
  return `Map of ${count(found.length, "place")}: ${named.join(", ")}${found.length > LISTED ? " and others" : ""}`;
}
