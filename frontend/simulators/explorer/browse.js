/* The tree of folders and the sortable list. */
"use strict";

const COLUMNS = ["name", "modified", "type", "size"];
const TYPE_ICONS = [
  [/\.(jpe?g|png|gif|svg|webp|bmp|tiff?|heic)$/i, "image"],
  [/\.(xlsx?|ods|csv)$/i, "sheet"],
  [/\.(docx?|odt|txt|pdf|md|rtf)$/i, "text"],
  [/\.(pptx?|odp)$/i, "slides"],
  [/\.(mp3|wav|ogg|flac|m4a)$/i, "sound"],
  [/\.(mp4|avi|mov|webm|mkv)$/i, "film"],
  [/\.(zip|7z|rar|tar|gz)$/i, "archive"],
];

function iconOf(node) {
  if (node.kind === "folder") return "folder";
  return TYPE_ICONS.find(([pattern]) => pattern.test(node.name))?.[1] ?? "file";
}

function openFolder(id) {
  state.folder = id;
  state.error = "";
  render();
  say(t("content", { folder: nameOf(id) }));
}

function treeView() {
  return h("nav", { class: "tree", "aria-label": t("tree") },
    h("ul", { onKeydown: (event) => arrows(event, ".branch") }, branchView(null)));
}

function branchView(id) {
  const below = foldersOf(id);
  const isHere = id === state.folder;
  return h("li", {},
    h("button", {
      class: "branch", type: "button", "data-key": `branch-${id}`, "aria-current": isHere ? "true" : undefined,
      onClick: () => openFolder(id), ...dropOn(id),
    }, icon(isHere ? "folderOpen" : "folder"), h("span", {}, nameOf(id))),
    below.length > 0 && h("ul", {}, below.map((node) => branchView(node.id))));
}

function pathView() {
  const line = lineage(state.folder);
  return h("nav", { class: "path", "aria-label": t("path") },
    h("ol", {}, line.map((id, index) => h("li", {},
      index === line.length - 1
        ? h("span", { "aria-current": "location" }, nameOf(id))
        : h("button", { class: "crumb", type: "button", onClick: () => { openFolder(id); focusKey("list"); } }, nameOf(id))))));
}

function sortBy(by, isDescending) {
  state.sort = { by, isDescending };
  render();
  say(t("sorted", { column: t(by).toLowerCase(), order: t(isDescending ? "descending" : "ascending").toLowerCase() }));
}

function listView() {
  const nodes = sorted(childrenOf(state.folder), state.sort);
  return h("section", { class: "list", "data-scroll": `list-${state.folder}` },
    sorterView(),
    h("table", { tabindex: "-1", "data-key": "list" },
      h("caption", { class: "hidden" }, t("content", { folder: nameOf(state.folder) })),
      h("thead", {}, h("tr", {}, h("td", {}), COLUMNS.map(columnView))),
      h("tbody", { onKeydown: (event) => arrows(event, "input") }, nodes.map(rowView))),
    nodes.length === 0 && h("p", { class: "empty note" }, t("empty")));
}

function columnView(by) {
  const isSorted = state.sort.by === by;
  const { isDescending } = state.sort;
  return h("th", { scope: "col", class: by, "aria-sort": isSorted ? (isDescending ? "descending" : "ascending") : undefined },
    h("button", { class: "sort", type: "button", "data-key": `sort-${by}`, onClick: () => sortBy(by, isSorted && !isDescending) },
      t(by), isSorted ? icon(isDescending ? "down" : "up") : null));
}

/* Where columns do not fit, the order is chosen from a list. */
function sorterView() {
  return h("div", { class: "sorter" },
    h("label", { class: "note", for: "sort" }, t("sortBy")),
    h("select", { class: "input", id: "sort", "data-key": "sorter", onChange: (event) => sortBy(event.currentTarget.value, state.sort.isDescending) },
      COLUMNS.map((by) => h("option", { value: by, selected: by === state.sort.by }, t(by)))),
    h("button", { class: "button", type: "button", "data-key": "sorter-order", onClick: () => sortBy(state.sort.by, !state.sort.isDescending) },
      icon(state.sort.isDescending ? "down" : "up"), t(state.sort.isDescending ? "descending" : "ascending")));
}

function rowView(node) {
  const isTicked = state.ticked.has(node.id);
  const isFolder = node.kind === "folder";
  const shown = { modified: formatDate(lang, node.modified), type: typeOf(node), size: isFolder ? "" : formatSize(lang, node.size) };
  return h("tr", { "data-ticked": isTicked, onKeydown: (event) => rowKey(event, node), ...dragOf(node), ...(isFolder ? dropOn(node.id) : {}) },
    h("td", { class: "mark" }, data.task !== "look" && h("label", { class: "tick" },
      h("span", { class: "hidden" }, t("tick", { name: node.name })),
      h("input", { type: "checkbox", checked: isTicked, "data-key": `tick-${node.id}`, onChange: (event) => tick(node.id, event.currentTarget.checked) }))),
    h("th", { scope: "row", class: "name" },
      h("span", { class: "called" }, icon(iconOf(node)), isFolder
        ? h("button", { class: "enter", type: "button", onClick: () => { openFolder(node.id); focusKey("list"); } }, node.name)
        : h("span", {}, node.name)),
      h("span", { class: "brief note" }, [shown.modified, shown.type, shown.size].filter(Boolean).join(" · "))),
    ["modified", "type", "size"].map((by) => h("td", { class: by }, shown[by])));
}

function rowKey(event, node) {
  const action = { F2: "rename", Delete: "remove" }[event.key];
  if (!action || data.task !== "organize" || !canDo(action)) return;
  event.preventDefault();
  state.ticked = new Set([node.id]);
  ask(action);
}

function tick(id, isTicked) {
  if (isTicked) state.ticked.add(id);
  else state.ticked.delete(id);
  state.error = "";
  if (data.task !== "organize") publish();
  render();
}

/* Dragging is a shortcut: everything it does is also in the toolbar. */
function dragOf(node) {
  if (data.task !== "organize") return {};
  return {
    draggable: "true",
    onDragstart: (event) => {
      if (!state.ticked.has(node.id)) state.ticked = new Set([node.id]);
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", node.id);
    },
  };
}

function dropOn(folder) {
  if (data.task !== "organize") return {};
  const ids = () => [...state.ticked].filter((id) => state.nodes.get(id)?.parent !== folder);
  const isAllowed = () => ids().length > 0 && !ids().some((id) => isInside(folder, id));
  return {
    onDragover: (event) => {
      if (!isAllowed()) return;
      event.preventDefault();
      event.currentTarget.classList.add("over");
    },
    onDragleave: (event) => event.currentTarget.classList.remove("over"),
    onDrop: (event) => {
      event.preventDefault();
      state.error = move(ids(), folder);
      if (state.error) render();
    },
  };
}
