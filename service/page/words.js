// Values as people say them.

/** The types of fact, in the order they are shown. */
export const TYPES = {
  number: { one: "Number", many: "Numbers" },
  weapon: { one: "Weapon", many: "Weapons" },
  location: { one: "Place", many: "Places" },
  date: { one: "Date", many: "Dates" },
};

/** What a claim says happened to people. */
export const EFFECTS = {
  killed: "Killed", wounded: "Wounded", missing: "Missing", detained: "Detained",
  displaced: "Displaced", none: "No casualties",
};

const DAY = 86_400_000;
const figures = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const regions = new Intl.DisplayNames("en", { type: "region" });

/** Return a figure with its thousands marked. */
export const figure = (value) => figures.format(value);

/** Return "at least 5", "up to 5", "40 to 50", "about 1,200", "24 or more", "5" or "none". */
export function bounds({ minimum, maximum, approximate }, say = figure) {
  if (minimum === null && maximum === null) return "an unknown number";
  if (maximum === null) return approximate ? `roughly ${say(minimum)} or more` : `at least ${say(minimum)}`;
  if (minimum === null) return `up to ${say(maximum)}`;
  if (minimum === 0 && maximum === 0) return "none";
  const exact = minimum === maximum ? say(minimum) : `${say(minimum)} to ${say(maximum)}`;
  return approximate ? `about ${exact}` : exact;
}

/** Return the value of a fact in one line. */
export const value = (fact) => VALUES[fact.type]?.(fact) ?? fact.text;

const VALUES = {
  number: numberValue,
  weapon: (fact) => [fact.name, plain(fact.category)].filter(Boolean).join(", "),
  location: ({ place, text }) => (place ? placeName(place) : `${text}: a place this service could not identify`),
  date: (fact) => (fact.earliest ? days(fact.earliest, fact.latest) : openDate(fact)),
};

const UNITS = {
  percent: (said) => `${said} per cent`,
  age: (said) => `${said} years old`,
  money: (said, unit) => `${said} ${unit ?? ""}`,
  measure: (said, unit) => `${said} ${unit ?? ""}`,
};

function numberValue(fact) {
  if (fact.minimum === null && fact.maximum === null) return fact.value === null ? fact.text : figure(fact.value);
  const said = fact.value === 0 ? "0" : bounds(fact);
  return (UNITS[fact.kind] ?? ((plainly) => plainly))(said, fact.unit).trim();
}

const OPEN = {
  DURATION: (value) => `a length of time (${value})`,
  SET: (value) => `again and again (${value})`,
};

function openDate({ timex }) {
  return (OPEN[timex.type] ?? ((value) => `not fixed to a day (${value})`))(timex.value ?? "?");
}

/** Return "Baghdad, city in Baghdad, Iraq". */
export function placeName(place) {
  const around = [place.admin1, country(place.country_code)].filter((name) => name && name !== place.name);
  const kind = place.kind ? `, ${plain(place.kind)}` : "";
  return `${place.name}${kind}${around.length ? ` in ${around.join(", ")}` : ""}`;
}

function country(code) {
  return /^[A-Z]{2}$/.test(code ?? "") ? regions.of(code) : null;
}

const PLAIN = { admin1: "region", admin2: "district", ied: "improvised explosive device", less_lethal: "less lethal" };

/** Return a code of the answer as a word. */
export const plain = (code) => PLAIN[code] ?? String(code ?? "").replaceAll("_", " ");

/** Return the text with its first letter a capital. */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Return "1 place" or "3 places". */
export const count = (number, one, many = `${one}s`) => `${figure(number)} ${number === 1 ? one : many}`;

/** Return the first and last day of a span as people write it: a day, a month, a year, or from one to the other. */
export function days(earliest, latest) {
  const [first, last] = [moment(earliest), moment(latest)];
  if (earliest === latest) return shown(first, { day: "numeric", month: "long", year: "numeric" });
  if (isWhole(first, last, "month")) return shown(first, { month: "long", year: "numeric" });
  if (isWhole(first, last, "year")) return shown(first, { year: "numeric" });
  return `${shown(first, short(first, last))} to ${days(latest, latest)}`;
}

/** Return the moment, in milliseconds, at which an ISO day begins. */
export const moment = (day) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);

/** Return "3 days", "5 weeks", "7 months" or "12 years" for a number of milliseconds, or null when it is a day or less. */
export function gap(milliseconds) {
  const length = Math.round(milliseconds / DAY);
  if (length <= 1) return null;
  if (length < 14) return count(length, "day");
  if (length < 61) return count(Math.round(length / 7), "week");
  if (length < 730) return count(Math.round(length / 30.44), "month");
  return count(Math.round(length / 365.25), "year");
}

function shown(time, parts) {
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" }).format(time);
}

function isWhole(first, last, unit) {
  const [from, after] = [new Date(first), new Date(last + DAY)];
  const months = (after.getUTCFullYear() - from.getUTCFullYear()) * 12 + after.getUTCMonth() - from.getUTCMonth();
  const starts = from.getUTCDate() === 1 && after.getUTCDate() === 1;
  return starts && months === (unit === "month" ? 1 : 12) && (unit === "month" || from.getUTCMonth() === 0);
}

function short(first, last) {
  const [from, to] = [new Date(first), new Date(last)];
  if (from.getUTCFullYear() !== to.getUTCFullYear()) return { day: "numeric", month: "long", year: "numeric" };
  return from.getUTCMonth() === to.getUTCMonth() ? { day: "numeric" } : { day: "numeric", month: "long" };
}
