/* The shared drive: the list of a folder, and the pane about one element. */
"use strict";

const FILE_ICONS = [
  [/\.(jpe?g|png|gif|svg|webp|tiff?)$/i, "image"], [/\.(xlsx?|ods|csv)$/i, "sheet"], [/\.(docx?|odt|txt|pdf|md)$/i, "text"],
  [/\.(pptx?|odp)$/i, "slides"], [/\.(mp3|wav|ogg)$/i, "sound"], [/\.(mp4|webm|mov)$/i, "film"], [/\.zip$/i, "archive"],
];

function iconOf(item) {
  if (item.kind === "folder") return "folder";
  return FILE_ICONS.find(([pattern]) => pattern.test(item.name))?.[1] ?? "file";
}

function driveView() {
  return h("div", { class: "panes", "data-pane": state.pane }, listView(), paneView());
}

function openItem(id) {
  const item = id === null ? null : found("items", id);
  const isFolder = item?.kind !== "file";
  if (isFolder) state.folder = id;
  state.item = id;
  state.version = "";
  state.pane = isFolder ? "list" : "about";
  render();
  focusKey(isFolder ? "list" : "about");
  say(isFolder ? t("content", { folder: item?.name ?? t("drive") }) : item.name);
}

function childrenOf(folder) {
  const collator = new Intl.Collator(lang, { numeric: true });
  const rank = ({ kind }) => (kind === "folder" ? 0 : 1);
  return data.items.filter((item) => (item.parent ?? null) === folder)
    .sort((one, other) => rank(one) - rank(other) || collator.compare(one.name, other.name));
}

function listView() {
  const line = state.folder === null ? [null] : [null, ...[state.folder, ...above(state.folder)].reverse()];
  const items = childrenOf(state.folder);
  return h("section", { class: "list", "data-scroll": "list" },
    h("nav", { class: "path", "aria-label": t("path") }, h("ol", {}, line.map((id) => crumbView(id)))),
    state.folder !== null && h("button", { class: "button details", type: "button", "data-key": "details", onClick: () => { state.item = state.folder; showPane(); } }, t("folderDetails")),
    h("ul", { class: "rows", tabindex: "-1", "data-key": "list", "aria-label": t("content", { folder: state.folder === null ? t("drive") : called(state.folder) }), onKeydown: (event) => arrows(event, ".row-open") },
      items.map(rowView)),
    items.length === 0 && h("p", { class: "note empty" }, t("empty")));
}

function crumbView(id) {
  const name = id === null ? t("drive") : called(id);
  return h("li", {}, id === state.folder ? h("span", { "aria-current": "location" }, name)
    : h("button", { class: "crumb", type: "button", onClick: () => openItem(id) }, name));
}

function rowView(item) {
  const brief = [item.modified && whenText(item.modified), item.owner && called(rightsOf(item.id).owner)].filter(Boolean).join(" · ");
  const shared = sharedAs(item.id);
  return h("li", { class: "row", "data-opened": item.id === state.item, "data-ticked": state.ticked.has(item.id) },
    tickView("items", item.id, item.name),
    h("button", { class: "row-open", type: "button", "data-key": `item-${item.id}`, "aria-current": item.id === state.item ? "true" : undefined, onClick: () => openItem(item.id) },
      icon(iconOf(item)), h("span", { class: "row-text" }, h("b", {}, item.name), brief && h("span", { class: "note" }, brief)),
      shared && h("span", { class: "badge" }, t(shared))));
}

function sharedAs(id) {
  if (data.tools.rights === false) return "";
  const { scope } = rightsOf(id).link;
  if (scope !== "none") return scope === "anyone" ? "sharedPublic" : "sharedLink";
  return accesses(id).some(({ level }) => level !== "none") ? "sharedMany" : "";
}

/* A box to tick, where the task is to select things of this list. */
function tickView(list, id, name) {
  if (data.task !== "select" || data.select !== list) return null;
  return h("label", { class: "tick" }, h("span", { class: "hidden" }, t("tick", { name })),
    h("input", { type: "checkbox", checked: state.ticked.has(id), "data-key": `tick-${id}`, onChange: (event) => tick(id, event.currentTarget.checked) }));
}

function tick(id, isTicked) {
  if (isTicked) state.ticked.add(id);
  else state.ticked.delete(id);
  publish();
  render();
}

function showPane() {
  state.pane = "about";
  render();
  focusKey("about");
}

const SECTIONS = {
  document: (item) => documentView(item), versions: (item) => versionsView(item), comments: (item) => commentsView(item),
  access: (item) => accessView(item), activity: (item) => activityView(item),
};

function sectionsOf(item) {
  const has = {
    document: item.kind === "file", versions: item.versions?.length > 0, comments: item.comments?.length > 0,
    access: data.tools.rights !== false, activity: item.activity?.length > 0,
  };
  return Object.keys(has).filter((section) => has[section]);
}

function paneView() {
  const item = state.item && found("items", state.item);
  if (!item) return h("section", { class: "about idle" }, icon("folderOpen"), h("p", {}, t("choose")));
  const sections = sectionsOf(item);
  const section = sections.includes(state.section) ? state.section : sections[0];
  return h("section", { class: "about", "data-scroll": `about-${item.id}-${section}`, "aria-labelledby": "about" },
    h("button", { class: "button plain return", type: "button", onClick: () => { state.pane = "list"; render(); focusKey(`item-${item.id}`); } }, icon("back"), t("back")),
    h("h2", { id: "about", tabindex: "-1", "data-key": "about" }, icon(iconOf(item)), item.name),
    factsView(item),
    sections.length > 1 && h("nav", { class: "sections", "aria-label": t("sections", { name: item.name }) }, sections.map((name) =>
      h("button", { class: "section", type: "button", "data-key": `section-${name}`, "aria-current": name === section ? "true" : undefined, onClick: () => { state.section = name; render(); } }, t(name)))),
    section && SECTIONS[section](item));
}

function factsView(item) {
  const { owner } = rightsOf(item.id);
  const facts = [owner && ["owner", called(owner)], item.modified && ["modified", whenText(item.modified)], item.size && ["size", formatSize(lang, item.size)]].filter(Boolean);
  return facts.length > 0 && h("dl", { class: "facts" }, facts.map(([key, value]) => h("div", {}, h("dt", {}, t(key)), h("dd", {}, value))));
}
