/* What was chosen, marked and changed, and what it amounts to. */
"use strict";

let data = {};
const state = { file: "", chosen: "", edits: new Map(), marked: new Set(), panel: "code", sort: { by: "", isDescending: false }, type: "", opened: "", error: "" };

const LANGUAGES = { html: "html", htm: "html", css: "css", js: "js", json: "json" };

function begin(given) {
  data = { files: [], pictures: {}, requests: [], console: [], storage: [], editable: ["text", "attributes", "tag", "style"], ...given };
  for (const file of data.files) {
    file.text = file.text.replace(/\n+$/, "");
    file.language = LANGUAGES[file.name.split(".").at(-1)] ?? "text";
    if (file.language === "html") file.tree = readHtml(file.text);
    if (file.language === "css") file.parts = readCss(file.text);
  }
  state.file = (entry() ?? data.files[0]).id;
}

const entry = () => data.files.find(({ id }) => id === data.entry) ?? data.files.find(({ language }) => language === "html");
const fileNow = () => data.files.find(({ id }) => id === state.file);
const can = (what) => data.task === "edit" && data.editable.includes(what);

/* A line's id is its file's id and its number: p4. */
function placeOf(id) {
  const [, prefix, number] = /^([a-z]+)(\d+)$/.exec(id) ?? [];
  const file = data.files.find((one) => one.id === prefix);
  return file ? { file, line: Number(number) } : null;
}

function elementAt(id) {
  const place = placeOf(id);
  if (place?.file.language !== "html") return null;
  return [...elementsIn(place.file.tree)].find((element) => element.line === place.line) ?? null;
}

function nameOf(id) {
  const place = placeOf(id);
  if (place) return t("lineOf", { n: place.line, file: place.file.name });
  return [...data.requests, ...data.storage].find((one) => one.id === id)?.name ?? id;
}

/* The value a thing had at first: null when it did not exist. */
function atFirst(id, what) {
  const { file, line } = placeOf(id);
  if (what === "line") return file.text.split("\n")[line - 1].trim();
  if (file.language === "css") {
    const part = file.parts[line - 1];
    return part.kind === "declaration" && part.property === what ? neat(part.value) : null;
  }
  const element = elementAt(id);
  if (what === "tag") return element.tag;
  if (what === "text") return firstText(element) ? neat(decoded(firstText(element).text)) : "";
  return element.attrs.has(what) ? neat(element.attrs.get(what)) : null;
}

/* `null` takes the thing away. A change back to what was at first is no change. */
function edit(id, what, value) {
  const first = atFirst(id, what);
  const clean = value === null ? null : what === "line" ? value.replace(/\s+$/, "") : neat(value);
  const isSame = what === "line" ? clean?.trim() === first : clean === first;
  if (isSame) state.edits.delete(`${id}-${what}`);
  else state.edits.set(`${id}-${what}`, clean);
  publish();
  refresh();
}

const ANSWERS = {
  look: () => null,
  select: () => (state.marked.size ? { selected: [...state.marked].sort().join(",") } : null),
  edit: () => (state.edits.size ? Object.fromEntries([...state.edits].map(([key, value]) => [key, neat(value ?? "")])) : null),
};

function publish() {
  frame.answer(ANSWERS[data.task]());
}

function choose(id, { isQuiet = false } = {}) {
  state.chosen = id;
  state.file = placeOf(id)?.file.id ?? state.file;
  state.panel = "code";
  state.error = "";
  render();
  if (!isQuiet) say(nameOf(id));
}

function mark(id, isMarked) {
  if (isMarked) state.marked.add(id);
  else state.marked.delete(id);
  publish();
  render();
  say(t(isMarked ? "markedOne" : "unmarkedOne", { name: nameOf(id) }));
}

function restore(key) {
  state.edits.delete(key);
  publish();
  render();
  say(t("restored"));
}
