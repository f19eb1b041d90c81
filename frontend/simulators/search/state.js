/* What is searched, filtered and kept, and the answer this amounts to. */
"use strict";

const TABS = ["web", "images", "news"];
const FILTERS = { web: ["date", "type", "site", "lang", "sort"], news: ["date", "site", "sort"], images: ["licence", "size", "kind"] };
const ANY = { date: "any", from: "", to: "", type: "any", site: "any", lang: "any", sort: "relevance", licence: "any", size: "any", kind: "any" };

let data = { task: "look", results: [], images: [], pictures: [] };
let docs = { web: [], news: [], images: [] };
let firstQuery = null;
const state = { typed: "", query: null, groups: [], picture: null, tab: "web", filters: { ...ANY }, page: 1, opened: null, kept: new Set(), isTouched: false };

function begin(given) {
  data = { results: [], images: [], pictures: [], page_size: 10, engine: "", today: "2026-01-01", ...given };
  for (const tab of ["web", "news"]) docs[tab] = data.results.filter((one) => (one.tab ?? "web") === tab).map(indexed);
  docs.images = data.images.map(indexed);
  if (data.query) {
    state.typed = data.query;
    setQuery(data.query);
  }
}

function setQuery(text) {
  Object.assign(state, { query: text.trim(), groups: parseQuery(text), picture: null, page: 1, opened: null });
  if (firstQuery === null) firstQuery = state.query;
}

function hasSearched() {
  return state.query !== null || state.picture !== null;
}

function hostOf(url) {
  return String(url).replace(/^[a-z]+:\/\//i, "").split(/[/?#]/)[0];
}

function typeOf(thing) {
  if (thing.type) return thing.type;
  const end = /\.(pdf|odt|docx|ods|xlsx|csv|odp|pptx|txt|zip|mp3|mp4)$/i.exec(String(thing.url).split(/[?#]/)[0]);
  return end ? end[1].toLowerCase() : "html";
}

function languageOf(thing) {
  return thing.lang ?? "fr";
}

function openTabs() {
  return TABS.filter((tab) => tab === "web" || docs[tab].length > 0);
}

/* The values a filter offers; none when there is nothing to choose between. */
function choicesOf(name) {
  const seen = (value) => [...new Set(docs[state.tab].map(({ thing }) => value(thing)))].sort();
  const found = {
    type: () => seen(typeOf), site: () => seen((one) => hostOf(one.url)), lang: () => seen(languageOf), kind: () => seen((one) => one.kind ?? "photo"),
    date: () => ["day", "week", "month", "year", "between"], sort: () => ["relevance", "date"],
    licence: () => ["free", "sell", "change", "both"], size: () => ["400", "1000", "2000"],
  }[name]();
  return found.length > 1 && (!data.filters || data.filters.includes(name)) ? found : [];
}

/* The day a number of days before today. */
function daysBefore(days) {
  const day = new Date(`${data.today}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}

function isInTime(thing) {
  const { date: period, from, to } = state.filters;
  if (period === "any") return true;
  if (!thing.date) return false;
  const day = thing.date.slice(0, 10);
  if (period === "between") return (!from || day >= from) && (!to || day <= to);
  return day >= daysBefore({ day: 1, week: 7, month: 31, year: 365 }[period]);
}

function allows(licence, use) {
  const parts = (licence ?? "reserved").split("-");
  if (parts[0] === "reserved") return false;
  const canSell = !parts.includes("nc");
  const canChange = !parts.includes("nd");
  return { free: true, sell: canSell, change: canChange, both: canSell && canChange }[use];
}

const PASSES = {
  date: isInTime,
  type: (one, value) => typeOf(one) === value,
  site: (one, value) => hostOf(one.url) === value,
  lang: (one, value) => languageOf(one) === value,
  kind: (one, value) => (one.kind ?? "photo") === value,
  licence: (one, value) => allows(one.licence, value),
  size: (one, value) => Math.max(one.width, one.height) >= Number(value),
  sort: () => true,
};

function passes(thing) {
  return FILTERS[state.tab].every((name) => state.filters[name] === "any" || !choicesOf(name).length || PASSES[name](thing, state.filters[name]));
}

function found(tab = state.tab) {
  if (!hasSearched()) return [];
  const isWanted = state.picture === null
    ? (doc) => selects(state.groups) && matches(state.groups, doc)
    : ({ thing }) => tab !== "images" && thing.picture === state.picture;
  const wanted = docs[tab].filter((doc) => isWanted(doc) && passes(doc.thing));
  const byDate = (one, other) => String(other.thing.date ?? "").localeCompare(String(one.thing.date ?? ""));
  const ranks = new Map(wanted.map((doc) => [doc, score(state.groups, doc)]));
  wanted.sort(state.filters.sort === "date" ? byDate : (one, other) => ranks.get(other) - ranks.get(one));
  return [...wanted.filter(({ thing }) => thing.ad), ...wanted.filter(({ thing }) => !thing.ad)].map(({ thing }) => thing);
}

const ANSWERS = {
  select() {
    return state.kept.size ? { selected: [...state.kept].sort().join(",") } : null;
  },
  query() {
    if (!state.isTouched || !hasSearched()) return null;
    const told = { operators: operatorsOf(state.groups).join(","), tab: state.tab };
    const asked = Object.fromEntries((data.report ?? []).map((name) => [name, told[name]]));
    return { results: found().filter((one) => !one.ad).map(({ id }) => id).sort().join(","), ...asked };
  },
  look: () => null,
};

function publish() {
  frame.answer((ANSWERS[data.task] ?? ANSWERS.look)());
}

function thingOf(id) {
  return data.results.find((one) => one.id === id) ?? data.images.find((one) => one.id === id);
}
