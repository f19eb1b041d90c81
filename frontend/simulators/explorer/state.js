/* The files as they are now, and the answer this amounts to. */
"use strict";

let data = { task: "select", root: "", nodes: [] };
let initial = new Map();
const state = {
  nodes: new Map(),
  folder: null,
  ticked: new Set(),
  sort: { by: "name", isDescending: false },
  past: [],
  created: 0,
  error: "",
};

function begin(given) {
  data = { nodes: [], ...given };
  initial = new Map(data.nodes.map((node) => [node.id, { ...node, parent: node.parent ?? null }]));
  state.nodes = new Map(initial);
}

function childrenOf(parent) {
  return [...state.nodes.values()].filter((node) => node.parent === parent);
}

function foldersOf(parent) {
  return sorted(childrenOf(parent).filter((node) => node.kind === "folder"), { by: "name", isDescending: false });
}

function nameOf(id) {
  return id === null ? data.root : (state.nodes.get(id)?.name ?? "");
}

/* From the root down to `id`, as ids; the root is null. */
function lineage(id) {
  const line = [];
  for (let at = id; at !== null && at !== undefined; at = state.nodes.get(at)?.parent ?? null) line.unshift(at);
  return [null, ...line];
}

function pathOf(id) {
  return lineage(id).slice(1).map(nameOf).join("/");
}

function isInside(id, folder) {
  return lineage(id).includes(folder);
}

function typeOf(node) {
  return node.type || t(node.kind === "folder" ? "folder" : "file");
}

/* Folders first, then by the column, then by name. */
function sorted(nodes, { by, isDescending }) {
  const collator = new Intl.Collator(lang, { numeric: true });
  const value = { name: (n) => n.name, modified: (n) => n.modified ?? "", type: typeOf, size: (n) => n.size ?? -1 }[by];
  const compare = (one, other) => {
    const [a, b] = [value(one), value(other)];
    const order = typeof a === "number" ? a - b : collator.compare(a, b);
    return (isDescending ? -order : order) || collator.compare(one.name, other.name);
  };
  const rank = (node) => (node.kind === "folder" ? 0 : 1);
  return [...nodes].sort((one, other) => rank(one) - rank(other) || compare(one, other));
}

const ANSWERS = {
  look: () => null,
  select() {
    const ids = [...state.ticked].sort();
    return ids.length ? { selected: ids.join(",") } : null;
  },
  organize() {
    const changed = [...initial.values()].filter((node) => {
      const now = state.nodes.get(node.id);
      if (!now) return !node.parent || state.nodes.has(node.parent);
      return now.parent !== node.parent || now.name !== node.name;
    });
    if (!changed.length) return null;
    return Object.fromEntries(changed.map(({ id }) => [id, state.nodes.has(id) ? pathOf(id) : ""]));
  },
};

function publish() {
  frame.answer((ANSWERS[data.task] ?? ANSWERS.select)());
}

/* Every action goes through here, so that each can be undone. */
function apply(change, message) {
  state.past.push({ nodes: state.nodes, folder: state.folder });
  state.nodes = new Map(state.nodes);
  change(state.nodes);
  state.ticked.clear();
  state.error = "";
  publish();
  render();
  say(message);
}

function undo() {
  const before = state.past.pop();
  if (!before) return;
  Object.assign(state, before);
  state.ticked.clear();
  publish();
  render();
  say(t("undone"));
  focusKey("list");
}

function nameError(name, parent, exceptId) {
  const clean = name.trim();
  if (!clean) return t("nameEmpty");
  if (clean.includes("/")) return t("nameSlash");
  return isTaken(clean, parent, exceptId) ? t("nameTaken") : "";
}

function isTaken(name, parent, exceptId) {
  return childrenOf(parent).some((node) => node.id !== exceptId && node.name.toLowerCase() === name.toLowerCase());
}

function createFolder(name) {
  const id = `new${(state.created += 1)}`;
  apply((nodes) => nodes.set(id, { id, parent: state.folder, name: name.trim(), kind: "folder" }), t("created", { name: name.trim() }));
}

function rename(id, name) {
  apply((nodes) => nodes.set(id, { ...nodes.get(id), name: name.trim() }), t("renamed", { name: name.trim() }));
}

function move(ids, folder) {
  const taken = ids.find((id) => isTaken(nameOf(id), folder, id));
  if (taken) return t("takenThere", { name: nameOf(taken) });
  const message = t("moved", { what: described(ids), folder: nameOf(folder) });
  apply((nodes) => ids.forEach((id) => nodes.set(id, { ...nodes.get(id), parent: folder })), message);
  return "";
}

function remove(ids) {
  const message = t("removed", { what: described(ids) });
  const gone = [...state.nodes.keys()].filter((id) => ids.some((one) => isInside(id, one)));
  apply((nodes) => gone.forEach((id) => nodes.delete(id)), message);
}

function described(ids) {
  return ids.length === 1 ? (lang === "en" ? `“${nameOf(ids[0])}”` : `«\u00a0${nameOf(ids[0])}\u00a0»`) : t("items", { n: ids.length });
}
