// The page: takes a story, asks the service, shows the answer, keeps the view in the address.

import { Card } from "./card.js";
import { showClaims } from "./claims.js";
import { byId, element } from "./dom.js";
import { Failure, failureOf, unreachable } from "./errors.js";
import { showPlaces } from "./map.js";
import { curl, fragment, viewOf } from "./share.js";
import { Story } from "./story.js";
import { showDates } from "./timeline.js";
import { TYPES, count } from "./words.js";

const ADDRESS_LIMIT = 16_000; // characters: a longer view is not put in the address, only in the copied link
const JSON_SHOWN = 40_000; // characters: the rest is copied, not painted

const story = new Story(byId("story"));
new Card(byId("card"), byId("story"));

const state = { answer: null, request: null, ours: [], name: null, hidden: new Set(), asking: null };

byId("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  find();
});
byId("edit").addEventListener("click", () => write());
byId("text").addEventListener("input", () => change());
byId("text").addEventListener("keydown", (event) => (event.ctrlKey || event.metaKey) && event.key === "Enter" && find());
byId("ours").addEventListener("change", (event) => event.target.value && open(event.target.value));
byId("copy-curl").addEventListener("click", () => copy(curl(state.request), "The curl command"));
byId("copy-json").addEventListener("click", () => copy(JSON.stringify(state.answer, null, 1), "The JSON"));
byId("copy-link").addEventListener("click", async () => copy(await address(), "The link"));
addEventListener("hashchange", () => restore());

start();

async function start() {
  state.ours = await asked("page/stories").catch(() => []);
  byId("ours").append(...state.ours.map(({ name, title }) => element("option", { value: name }, title)));
  byId("stories").append(...state.ours.map((one) => element("li", {},
    element("button", { type: "button", class: "plain", onclick: () => open(one.name) }, one.title))));
  await restore();
}

/** Show the view the address stands for, if it stands for one. */
async function restore() {
  const view = await viewOf(location.hash).catch(() => null);
  if (!view || location.hash === state.address) return;
  state.hidden = new Set(view.hidden);
  if (view.story) await open(view.story, view.publishedAt);
  else await paste(view.text, view.publishedAt);
}

async function open(name, publishedAt) {
  try {
    const one = await asked(`page/stories/${encodeURIComponent(name)}`);
    fill(one.text, publishedAt ?? one.published_at);
    nameStory(name);
    await find();
  } catch (error) {
    complain(error);
  }
}

async function paste(text, publishedAt) {
  fill(text, publishedAt);
  nameStory(null);
  await find();
}

function fill(text, publishedAt) {
  byId("text").value = text;
  byId("published").value = publishedAt?.slice(0, 10) ?? "";
}

function change() {
  nameStory(null);
  if (state.answer) byId("status").textContent = "What is shown beside is of the story before this change.";
}

function nameStory(name) {
  state.name = name;
  byId("ours").value = name ?? "";
}

/** Ask the service for the facts of the story, and show them. */
async function find() {
  state.asking?.abort();
  const asking = (state.asking = new AbortController());
  const request = { text: byId("text").value, published_at: byId("published").value || null };
  if (!request.text.trim()) return complain(new Failure("There is no story yet: paste one, or choose one of ours."));
  work(true);
  const began = performance.now();
  try {
    const answer = await asked("v1/facts", posted(request, asking.signal));
    Object.assign(state, { answer, request });
    show();
    report(performance.now() - began);
    await keepAddress();
  } catch (error) {
    if (error.name !== "AbortError") complain(error);
  } finally {
    if (state.asking === asking) work(false);
  }
}

const posted = (request, signal) => ({
  method: "POST", signal, body: JSON.stringify(request), headers: { "Content-Type": "application/json" },
});

async function asked(path, options = {}) {
  const response = await fetch(path, { ...options, headers: { Accept: "application/json", ...options.headers } })
    .catch((error) => { throw error.name === "AbortError" ? error : unreachable(); });
  if (!response.ok) throw await failureOf(response);
  return response.json();
}

function work(isWorking) {
  byId("working").hidden = !isWorking;
  byId("ask").setAttribute("aria-busy", isWorking);
  byId("find").textContent = isWorking ? "Finding the facts …" : "Find the facts";
  if (isWorking) {
    byId("error").hidden = true;
    byId("status").textContent = "Finding the facts …";
  }
}

function complain(error) {
  if (!(error instanceof Failure)) console.error(error);
  byId("status").textContent = "";
  byId("error").textContent = error instanceof Failure ? error.message : "This page failed to show the answer. Reload it and try again.";
  byId("error").hidden = false;
}

function report(milliseconds) {
  const { facts, claims } = state.answer;
  byId("status").textContent = `${count(facts.length, "fact")} and ${count(claims.length, "claim")} in ${Math.round(milliseconds)} ms.`;
}

function write() {
  toggle(false);
  byId("text").focus();
}

function toggle(isReading) {
  byId("writing").hidden = isReading;
  byId("published-hint").hidden = isReading;
  byId("reading").hidden = !isReading;
  byId("edit").hidden = !isReading;
  byId("ask").classList.toggle("reading", isReading);
}

function show() {
  toggle(true);
  byId("welcome").hidden = true;
  byId("answer").hidden = false;
  byId("integrate").hidden = false;
  showFilters();
  showWarnings();
  showFacts();
  showClaims(byId("claims"), state.answer.claims, story);
  showRequest();
}

function shownFacts() {
  return state.answer.facts.filter((fact) => fact.type in TYPES && !state.hidden.has(fact.type));
}

function showFacts() {
  const facts = shownFacts();
  story.show(state.request.text, facts);
  showPlaces(byId("places"), facts, story);
  showDates(byId("dates"), facts, state.answer.published_at, story);
}

function showFilters() {
  const chips = Object.entries(TYPES).map(([type, { many }]) => {
    const number = state.answer.facts.filter((fact) => fact.type === type).length;
    const box = element("input", { type: "checkbox", checked: !state.hidden.has(type) && "", onchange: () => filter(type, box.checked) });
    return element("label", { class: "chip", "data-type": type }, box, element("span", {}, many), element("b", {}, String(number)));
  });
  byId("filters").replaceChildren(byId("filters").firstElementChild, ...chips);
}

async function filter(type, isShown) {
  if (isShown) state.hidden.delete(type);
  else state.hidden.add(type);
  showFacts();
  await keepAddress();
}

function showWarnings() {
  const warnings = state.answer.warnings.map((warning) => element("li", {}, typeof warning === "string" ? warning : warning.detail));
  byId("warnings").replaceChildren(...warnings);
  byId("warnings").hidden = !warnings.length;
}

function showRequest() {
  byId("curl").textContent = curl(state.request);
  const json = JSON.stringify(state.answer, null, 1);
  byId("json").textContent = json.length > JSON_SHOWN ? `${json.slice(0, JSON_SHOWN)}\n… copy it to have the rest` : json;
}

function view() {
  return { story: state.name, text: state.request.text, publishedAt: state.request.published_at, hidden: [...state.hidden] };
}

async function address() {
  return new URL(await fragment(view()), location.href).href;
}

async function keepAddress() {
  const hash = await fragment(view());
  state.address = hash.length > ADDRESS_LIMIT ? "" : hash;
  history.replaceState(null, "", state.address || location.pathname);
}

async function copy(text, what) {
  const isCopied = await (navigator.clipboard ? navigator.clipboard.writeText(text).then(() => true, () => false) : copiedTheOldWay(text));
  byId("copied").textContent = isCopied ? `${what} is copied.` : "The browser did not allow copying; select the text instead.";
}

// Browsers give the clipboard to https and localhost alone; within a newsroom's network the page may have neither.
function copiedTheOldWay(text) {
  const box = element("textarea", { class: "unseen" });
  box.value = text;
  document.body.append(box);
  box.select();
  const isCopied = document.execCommand("copy");
  box.remove();
  return isCopied;
}
