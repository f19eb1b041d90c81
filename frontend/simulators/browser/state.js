/* Tabs, addresses, and what the learner changed. */
"use strict";

Object.assign(ICONS, {
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  unlock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.7-1.4",
  star: "M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6L12 16.4l-5 2.8 1.2-5.6L4 9.8l5.6-.6z",
  reload: "M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4",
  menu: "M4 7h16M4 12h16M4 17h16",
  search: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L20 20",
  globe: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17zM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17",
});

const LISTS = ["bookmarks", "history", "cookies", "downloads", "permissions", "settings", "extensions"];
const STOPS = ["expired", "mismatch", "unknown"];
let data = { task: "look", pages: [] };
let pages = new Map();
const state = {
  tabs: [], active: 0, panel: null, isMenuOpen: false, find: null, filter: { text: "", period: "all", party: "all" }, ticked: new Set(),
  lists: {}, values: new Map(), passed: new Set(), closed: new Set(), choosing: new Set(), past: [], isTouched: false,
};

function begin(given) {
  data = { pages: [], today: "2026-01-01", ...given };
  for (const page of data.pages) for (const address of [page.address, ...(page.also ?? [])]) pages.set(keyOf(address), page);
  for (const name of LISTS) state.lists[name] = (data[name] ?? []).map((one) => ({ ...one }));
  for (const name of ["history", "downloads"]) state.lists[name].sort((one, other) => String(other.date ?? "").localeCompare(String(one.date ?? "")));
  const first = data.tabs?.length ? data.tabs : [data.start ?? ""];
  state.tabs = first.map((address) => ({ entries: [landing(address)], at: 0 }));
}

/* Two ways of writing one address: case of the host, last slash, part after #. */
function keyOf(address) {
  try {
    const url = new URL(address);
    return `${url.protocol}//${url.host}${decodeURI(url.pathname).replace(/\/+$/, "")}${url.search}`;
  } catch {
    return String(address);
  }
}

function hostOf(address) {
  try {
    return new URL(address).host;
  } catch {
    return "";
  }
}

function pageAt(address) {
  return pages.get(keyOf(address)) ?? pages.get(keyOf(String(address).replace(/^http:/, "https:"))) ?? null;
}

/* Where an address leads after redirections. */
function landing(address) {
  let at = address;
  for (let step = 0; step < 5; step += 1) {
    const page = pageAt(at);
    if (!page) return at;
    if (!page.redirect) return page.address;
    at = absolute(page.redirect, page.address);
  }
  return at;
}

function absolute(address, base) {
  try {
    return new URL(address, base || undefined).href;
  } catch {
    return address;
  }
}

/* What was typed in the address bar, made whole. */
function typedAddress(text) {
  const clean = text.trim();
  if (/^[a-z]+:\/\//i.test(clean)) return clean;
  const isPlain = !pageAt(`https://${clean}`) && pageAt(`http://${clean}`);
  return `${isPlain ? "http" : "https"}://${clean}`;
}

function tabNow() {
  return state.tabs[state.active];
}

function addressNow() {
  const tab = tabNow();
  return tab.entries[tab.at] ?? "";
}

/* What the tab shows: a page, a warning before it, or why there is none. */
function shownAt(address) {
  if (!address) return { kind: "blank", address };
  const page = pageAt(address);
  if (page && STOPS.includes(page.security) && !state.passed.has(hostOf(address))) return { kind: "warning", address, page };
  if (page) return { kind: "page", address, page };
  const host = hostOf(address);
  if (!host || /\s/.test(address.trim())) return { kind: "invalid", address };
  const isKnown = [...pages.values()].some((one) => hostOf(one.address) === host);
  return { kind: isKnown ? "missing" : "unknown", address };
}

function shownNow() {
  return shownAt(addressNow());
}

function titleOf(address) {
  const shown = shownAt(address);
  return shown.kind === "page" ? shown.page.title : t(`${shown.kind}Title`);
}

function securityOf({ page, address }) {
  if (page?.security) return page.security;
  return String(address).startsWith("https:") ? "secure" : "plain";
}

function certificateOf({ page, address }) {
  const host = hostOf(address);
  return page?.certificate ?? { name: host, issuer: t("someIssuer"), from: "", to: "", names: [host] };
}

/* Every way of going somewhere comes here. */
function go(address) {
  const tab = tabNow();
  tab.entries = [...tab.entries.slice(0, tab.at + 1), landing(address)];
  tab.at = tab.entries.length - 1;
  remember(addressNow());
  arrived();
}

function remember(address) {
  state.lists.history.unshift({ date: `${data.today.slice(0, 10)} 23:59`, title: titleOf(address), address, isNew: true });
}

function step(by) {
  const tab = tabNow();
  tab.at = Math.max(0, Math.min(tab.entries.length - 1, tab.at + by));
  arrived();
}

function arrived() {
  Object.assign(state, { panel: null, isMenuOpen: false, find: null, isTouched: true });
  publish();
  render();
  say(t("arrived", { title: titleOf(addressNow()) }));
  focusKey("page");
}

function openTab() {
  state.tabs.push({ entries: [""], at: 0 });
  state.active = state.tabs.length - 1;
  arrived();
  focusKey("address");
}

function showTab(index) {
  state.active = index;
  arrived();
  focusKey(`tab-${index}`);
}

function closeTab(index) {
  state.tabs.splice(index, 1);
  if (!state.tabs.length) state.tabs.push({ entries: [""], at: 0 });
  if (index < state.active || state.active >= state.tabs.length) state.active -= 1;
  state.active = Math.max(0, state.active);
  arrived();
  focusKey(`tab-${state.active}`);
}

/* Deletions and changes of lists can be undone. */
function change(name, list, message) {
  state.past.push({ name, list: state.lists[name] });
  state.lists[name] = list;
  state.ticked.clear();
  publish();
  render();
  say(message);
}

function undo() {
  const before = state.past.pop();
  if (!before) return;
  state.lists[before.name] = before.list;
  state.ticked.clear();
  publish();
  render();
  say(t("undone"));
  focusKey("panel");
}
