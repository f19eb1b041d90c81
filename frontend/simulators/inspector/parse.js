/* Reads HTML and CSS line by line, and writes them again with what was changed. Nothing is ever given to the browser's own parser. */
"use strict";

const VOID = new Set(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);
const RAW = new Set(["script", "style", "textarea", "title"]);
const TOKEN = /<!--[\s\S]*?-->|<![^>]*>|<\/([a-zA-Z][\w-]*)\s*>|<([a-zA-Z][\w-]*)((?:\s+[^\s=<>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s=<>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: "\u00a0" };

const decoded = (text) => text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name) => ENTITIES[name]);
const encoded = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const neat = (text) => String(text).trim().replace(/\s+/g, " ");

/* The tree of an HTML file; every element knows its line and where its tags and its first text are. */
function readHtml(text) {
  const root = { tag: "", attrs: new Map(), children: [], line: 0 };
  const open = [root];
  let at = 0;
  const lineAt = (place) => text.slice(0, place).split("\n").length;
  const addText = (from, to) => {
    const raw = text.slice(from, to);
    if (!raw.trim()) return;
    const start = from + raw.length - raw.trimStart().length;
    open.at(-1).children.push({ text: raw, start, end: from + raw.trimEnd().length });
  };
  for (const token of text.matchAll(TOKEN)) {
    const end = token.index + token[0].length;
    if (RAW.has(open.at(-1).tag) && token[1]?.toLowerCase() !== open.at(-1).tag) continue;
    addText(at, token.index);
    at = end;
    if (token[1]) closeTag(open, token[1].toLowerCase(), token.index, end);
    if (!token[2]) continue;
    const attrs = new Map([...(token[3] ?? "").matchAll(ATTRIBUTE)].map(([, name, a, b, c]) => [name.toLowerCase(), decoded(a ?? b ?? c ?? "")]));
    const element = { tag: token[2].toLowerCase(), attrs, children: [], line: lineAt(token.index), start: token.index, end, close: null };
    open.at(-1).children.push(element);
    if (!VOID.has(element.tag)) open.push(element);
  }
  addText(at, text.length);
  return root;
}

function closeTag(open, tag, start, end) {
  const index = open.findLastIndex((element) => element.tag === tag);
  if (index < 1) return;
  open[index].close = { start, end };
  open.length = index;
}

function* elementsIn(node) {
  for (const child of node.children ?? []) {
    if (!child.tag) continue;
    yield child;
    yield* elementsIn(child);
  }
}

const firstText = (element) => element.children.find((child) => !child.tag);

/* {prefix}{line}-{what}: is it changed, and to what? */
function changed(file, line, what) {
  return state.edits.get(`${file.id}${line}-${what}`);
}

/* The element as it is now: its tag, attributes and text, with what was changed. */
function current(file, element) {
  const attrs = new Map(element.attrs);
  for (const [key, value] of state.edits) {
    const [, id, line, what] = /^([a-z]+)(\d+)-(.+)$/.exec(key);
    if (id !== file.id || Number(line) !== element.line || what === "text" || what === "tag") continue;
    if (value === null) attrs.delete(what);
    else attrs.set(what, value);
  }
  const text = firstText(element);
  return { tag: changed(file, element.line, "tag") ?? element.tag, attrs, text: changed(file, element.line, "text") ?? (text ? neat(decoded(text.text)) : "") };
}

function tagText({ tag, attrs }) {
  return `<${[tag, ...[...attrs].map(([name, value]) => (value === "" && name !== "alt" ? name : `${name}="${value.replace(/"/g, "&quot;")}"`))].join(" ")}>`;
}

/* The file as it reads now; as many lines as at first. */
function htmlNow(file) {
  const pieces = [];
  for (const element of elementsIn(file.tree)) {
    const now = current(file, element);
    const isSame = [...state.edits.keys()].every((key) => !key.startsWith(`${file.id}${element.line}-`));
    if (isSame) continue;
    pieces.push([element.start, element.end, tagText(now)]);
    if (element.close && now.tag !== element.tag) pieces.push([element.close.start, element.close.end, `</${now.tag}>`]);
    if (changed(file, element.line, "text") === undefined) continue;
    const text = firstText(element);
    if (text) pieces.push([text.start, text.end, encoded(now.text) + "\n".repeat(file.text.slice(text.start, text.end).split("\n").length - 1)]);
    else pieces.push([element.end, element.end, encoded(now.text)]);
  }
  return pieces.sort((a, b) => b[0] - a[0] || b[1] - a[1])
    .reduce((text, [start, end, put]) => text.slice(0, start) + put + text.slice(end), file.text);
}

const DECLARATION = /^(\s*)([a-z-]+)\s*:\s*([^;{}]*?)\s*;?\s*(\}?)\s*$/;

/* What each line of a style sheet is. */
function readCss(text) {
  let rule = null;
  return text.split("\n").map((line, index) => {
    if (line.includes("{")) {
      rule = { kind: "rule", line: index + 1, selector: line.split("{")[0].trim() };
      return rule;
    }
    const found = DECLARATION.exec(line);
    if (found && rule) return { kind: "declaration", line: index + 1, rule, margin: found[1], property: found[2], value: found[3] };
    return { kind: "other", line: index + 1 };
  });
}

/* Lines as they read now; a property taken away stays as a comment, one added has no number. */
function cssLinesNow(file) {
  return file.text.split("\n").flatMap((text, index) => {
    const part = file.parts[index];
    if (part.kind === "declaration") {
      const value = changed(file, part.line, part.property);
      if (value === null) return [{ line: part.line, text: `${part.margin}/* ${part.property}: ${part.value}; */` }];
      return [{ line: part.line, text: value === undefined ? text : `${part.margin}${part.property}: ${value};` }];
    }
    const added = [...state.edits].filter(([key]) => part.kind === "rule" && key.startsWith(`${file.id}${part.line}-`));
    return [{ line: index + 1, text }, ...added.map(([key, value]) => ({ line: null, text: `  ${key.slice(key.indexOf("-") + 1)}: ${value};` }))];
  });
}

function linesNow(file) {
  if (file.language === "css") return cssLinesNow(file);
  const text = file.language === "html" ? htmlNow(file) : file.text;
  return text.split("\n").map((line, index) => ({ line: index + 1, text: changed(file, index + 1, "line") ?? line }));
}
