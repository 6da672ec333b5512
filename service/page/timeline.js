// The dates of the story on one line, oldest first, the distance between them said in words.

import { element } from "./dom.js";
import { days, gap, moment, value } from "./words.js";

const SHOWN = 40;

/** Fill the box with the dates; choosing one reveals it in the story. */
export function showDates(box, facts, publishedAt, story) {
  const dates = facts.filter((fact) => fact.type === "date");
  const stops = timeline(dates, publishedAt);
  const loose = dates.filter((fact) => !fact.earliest);
  box.replaceChildren(...[
    stops.length ? line(stops, story) : element("p", { class: "none" }, "No date was found that names a day."),
    loose.length ? openDates(loose, story) : null,
  ].filter(Boolean));
}

/** Return the spans of time named, each once with its mentions, by their first day; the day of publication among them. */
function timeline(dates, publishedAt) {
  const stops = new Map();
  for (const fact of dates.filter(({ earliest }) => earliest)) {
    const key = `${fact.earliest} ${fact.latest}`;
    if (!stops.has(key)) stops.set(key, { earliest: fact.earliest, latest: fact.latest, mentions: [] });
    stops.get(key).mentions.push(fact);
  }
  const day = publishedAt?.slice(0, 10);
  if (day && stops.size) stops.set("published", { earliest: day, latest: day, mentions: [], isPublication: true });
  return [...stops.values()].sort((a, b) => moment(a.earliest) - moment(b.earliest) || moment(a.latest) - moment(b.latest));
}

function line(stops, story) {
  const items = stops.map((stop, index) => item(stop, stops[index - 1], story));
  const shown = element("ol", { class: "line" }, ...items.slice(0, SHOWN));
  if (items.length > SHOWN) shown.append(element("li", {}, all(items.slice(SHOWN), shown)));
  return shown;
}

function all(rest, shown) {
  return element("button", { type: "button", onclick: (event) => {
    event.target.parentElement.remove();
    shown.append(...rest);
  } }, `Show ${rest.length} later dates`);
}

function item(stop, before, story) {
  const apart = before ? gap(moment(stop.earliest) - moment(before.latest)) : null;
  return element("li", { class: stop.isPublication ? "published" : stop.earliest === stop.latest ? "day" : "stretch" },
    apart ? element("span", { class: "gap" }, `${apart} later`) : null,
    element("span", { class: "when" }, days(stop.earliest, stop.latest)),
    stop.isPublication ? element("span", { class: "none" }, "publication date") : said(stop.mentions, story));
}

function said(mentions, story) {
  const texts = new Map();
  for (const fact of mentions) texts.set(fact.text, [...(texts.get(fact.text) ?? []), fact]);
  return element("span", { class: "said" }, ...[...texts].flatMap(([text, facts]) => [
    element("button", { type: "button", class: "plain", onclick: () => story.reveal(facts) }, `“${text}”`),
    facts.length > 1 ? ` ×${facts.length} ` : " ",
  ]));
}

function openDates(loose, story) {
  const items = loose.slice(0, SHOWN).map((fact) => element("li", {},
    element("button", { type: "button", class: "plain", onclick: () => story.reveal([fact]) }, `“${fact.text}”`), ` ${value(fact)}`));
  const rest = loose.length - items.length;
  return element("div", { class: "loose" }, element("h3", {}, "Without a day"),
    element("ul", {}, ...items, ...(rest > 0 ? [element("li", {}, `and ${rest} more`)] : [])));
}
