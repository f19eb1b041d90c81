/* Behind the page: its accessibility, what it asked of the network, its console, what it keeps. */
"use strict";

const PANELS = {
  code: () => [codeView(), detailView()],
  accessibility: accessibilityView,
  network: networkView,
  console: consoleView,
  storage: storageView,
};

function panelsHere() {
  const has = { code: true, accessibility: Boolean(entry()), network: data.requests.length, console: data.console.length, storage: data.storage.length };
  return Object.keys(PANELS).filter((name) => has[name]);
}

function tabsView() {
  return h("div", { class: "tabs", role: "group", "aria-label": t("panels") }, panelsHere().map((name) =>
    h("button", { class: "tab", type: "button", "data-key": `panel-${name}`, "aria-pressed": String(state.panel === name), onClick: () => { state.panel = name; render(); } },
      t(name), name === "console" && h("span", { class: "count" }, data.console.length))));
}

function toLine(id, text) {
  return h("button", { class: "link", type: "button", onClick: () => { choose(id); focusKey(`line-${id}`); } }, text);
}

function accessibilityView() {
  const file = entry();
  const all = [...elementsIn(file.tree)].map((element) => ({ id: `${file.id}${element.line}`, element, ...current(file, element) }));
  const find = (test) => all.filter(test);
  const lang_ = all.find(({ tag }) => tag === "html")?.attrs.get("lang");
  const title = all.find(({ tag }) => tag === "title")?.text;
  const labelled = new Set(find(({ tag }) => tag === "label").map(({ attrs }) => attrs.get("for")));
  const labels = (one) => one.attrs.get("aria-label") || (labelled.has(one.attrs.get("id")) && all.find(({ tag, attrs }) => tag === "label" && attrs.get("for") === one.attrs.get("id")).text) || wrappingLabel(all, one.element);
  return h("section", { class: "panel", "aria-label": t("accessibility") },
    h("dl", {}, [[t("language"), lang_ || t("missing")], [t("pageTitle"), title || t("missing")]].map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
    group("headings", find(({ tag }) => /^h[1-6]$/.test(tag)), ({ tag, element }) => `${tag} — ${wholeText(element, file)}`),
    group("pictures", find(({ tag }) => tag === "img"), ({ attrs }) => `${attrs.get("src") ?? "img"} — ${attrs.has("alt") ? (attrs.get("alt") ? `alt="${attrs.get("alt")}"` : t("emptyAlt")) : t("noAlt")}`),
    group("fields", find(({ tag, attrs }) => ["input", "select", "textarea"].includes(tag) && !["hidden", "submit", "button"].includes(attrs.get("type"))),
      (one) => `${one.tag}${one.attrs.get("id") ? ` #${one.attrs.get("id")}` : ""} — ${labels(one) || t("noLabel")}`),
    group("links", find(({ tag }) => tag === "a" || tag === "button"), ({ tag, element, attrs }) => `${tag} — ${attrs.get("aria-label") || wholeText(element, file) || t("noText")}`));
}

const wholeText = (element, file) => {
  const own_ = element.children.map((child) => (child.tag ? (child.tag === "img" ? (current(file, child).attrs.get("alt") ?? "") : wholeText(child, file)) : child === firstText(element) ? ` ${current(file, element).text} ` : decoded(child.text))).join(" ");
  return neat(own_ || current(file, element).text);
};

function wrappingLabel(all, element) {
  const label = all.find((one) => one.tag === "label" && [...elementsIn(one.element)].includes(element));
  return label?.text ?? "";
}

function group(name, found, words) {
  if (!found.length) return null;
  return h("div", {}, h("h2", {}, t(name)), h("ol", { class: "found" }, found.map((one) => h("li", {}, toLine(one.id, words(one))))));
}

const COLUMNS = ["name", "host", "type", "status", "size", "ms", "cookies"];

function networkView() {
  const types = [...new Set(data.requests.map(({ type }) => type).filter(Boolean))].sort();
  const listed = sortedBy(data.requests.filter(({ type }) => !state.type || type === state.type));
  const columns = COLUMNS.filter((by) => data.requests.some((request) => request[by] !== undefined && request[by] !== ""));
  const total = listed.reduce((sum, { size }) => sum + (size ?? 0), 0);
  return h("div", { class: "panel" },
    types.length > 1 && h("div", { class: "row" }, h("label", { for: "type" }, t("type")),
      h("select", { class: "input narrow", id: "type", "data-key": "type", onChange: (event) => { state.type = event.currentTarget.value; render(); } },
        [["", t("allTypes")], ...types.map((one) => [one, one])].map(([value, text]) => h("option", { value, selected: value === state.type }, text)))),
    table(t("network"), columns, listed, (by, request) => cellText(by, request)),
    h("p", { class: "note" }, t("total", { n: listed.length, size: formatSize(lang, total) })));
}

function cellText(by, request) {
  if (by === "size") return formatSize(lang, request.size ?? 0);
  if (by === "ms") return `${request.ms} ms`;
  return String(request[by] ?? "");
}

function sortedBy(list) {
  const { by, isDescending } = state.sort;
  if (!by) return list;
  const collator = new Intl.Collator(lang, { numeric: true });
  return [...list].sort((a, b) => collator.compare(String(a[by] ?? ""), String(b[by] ?? "")) * (isDescending ? -1 : 1));
}

function sortBy(by) {
  state.sort = { by, isDescending: state.sort.by === by && !state.sort.isDescending };
  render();
  say(t("sorted", { name: t(by) }));
}

/* A table in a region that scrolls by itself; rows can be marked, and open on more. */
function table(label, columns, rows, text) {
  const isSelect = data.task === "select";
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label, "data-scroll": label },
    h("table", {},
      h("thead", {}, h("tr", {}, isSelect && h("td", {}), columns.map((by) => {
        const isSorted = state.sort.by === by;
        return h("th", { scope: "col", "aria-sort": isSorted ? (state.sort.isDescending ? "descending" : "ascending") : undefined },
          h("button", { class: "sort", type: "button", "data-key": `sort-${by}`, onClick: () => sortBy(by) }, t(by), isSorted ? icon(state.sort.isDescending ? "down" : "up") : null));
      }))),
      h("tbody", {}, rows.map((row) => [
        h("tr", { "data-ticked": state.marked.has(row.id) }, isSelect && h("td", {}, h("label", { class: "tick" }, h("span", { class: "hidden" }, t("markRow", { name: row.name })),
          h("input", { type: "checkbox", checked: state.marked.has(row.id), "data-key": `tick-${row.id}`, onChange: (event) => mark(row.id, event.currentTarget.checked) }))),
        columns.map((by, index) => (index ? h("td", {}, text(by, row)) : h("th", { scope: "row" }, opener(row, text(by, row)))))),
        row.headers && state.opened === row.id && h("tr", {}, h("td", { colspan: columns.length + (isSelect ? 1 : 0) }, h("pre", {}, row.headers))),
      ]))));
}

function opener(row, text) {
  if (!row.headers) return text;
  const isOpen = state.opened === row.id;
  return h("button", { class: "link", type: "button", "data-key": `open-${row.id}`, "aria-expanded": String(isOpen), onClick: () => { state.opened = isOpen ? "" : row.id; render(); } }, text);
}

function consoleView() {
  return h("section", { class: "panel", "aria-label": t("console") },
    h("ol", { class: "messages" }, data.console.map(({ level, text, at }) => h("li", { "data-level": level },
      h("span", { class: "level" }, icon(level === "info" ? "text" : "warning"), t(level)), h("code", {}, text), at && toLine(at, nameOf(at))))));
}

function storageView() {
  const columns = ["name", "host", "value", "expires"].filter((by) => data.storage.some((one) => one[by]));
  return h("div", { class: "panel" }, table(t("storage"), columns, sortedBy(data.storage), (by, one) => String(one[by] ?? "")));
}
