/* The document as it is now: paragraphs, styles, their looks, the outline. */
"use strict";

const BASE = { align: "left", bold: false, italic: false, page_before: false, keep_next: false, indent: 0, first_line: 0, before: 0, after: 6, size: 11, spacing: 1.15 };
const USUAL = {
  title: { size: 24, bold: true, after: 14, spacing: 1 },
  h1: { size: 17, bold: true, before: 16, after: 6, keep_next: true, spacing: 1 },
  h2: { size: 14, bold: true, before: 12, after: 4, keep_next: true, spacing: 1 },
  h3: { size: 12, bold: true, italic: true, before: 8, after: 4, keep_next: true, spacing: 1 },
  normal: {},
  quote: { italic: true, indent: 1, before: 4 },
  bullet: { indent: 0.6, after: 3 },
  number: { indent: 0.6, after: 3 },
  caption: { size: 9, italic: true, align: "center" },
};
const STYLES = Object.keys(USUAL);
const LOOKS = Object.keys(BASE);
const LEVELS = { h1: 1, h2: 2, h3: 3 };

let data = { task: "look", paragraphs: [] };
let initial = null;
const state = {
  doc: null, /* {paragraphs, styles, header, footer, page_number, levels} */
  decided: new Map(), /* change or comment → accepted, rejected, resolved */
  ticked: new Set(),
  past: [],
  tab: "",
  panel: "",
  signs: false,
  alts: false,
  error: "",
  find: { text: "", by: "", isExact: false, isWhole: false, at: -1 },
};

function begin(given) {
  data = { paragraphs: [], comments: [], changes: [], watch: [], properties: {}, ...given };
  const paragraphs = data.paragraphs.map((one) => ({ style: "normal", text: "", ...one }));
  const styles = Object.fromEntries(STYLES.map((style) => [style, { ...data.styles?.[style] }]));
  state.doc = { paragraphs, styles, header: data.header ?? "", footer: data.footer ?? "", page_number: data.page_number ?? "none", levels: 3 };
  state.doc.paragraphs = paragraphs.map(withoutEcho);
  initial = state.doc;
  state.tab = tabs()[0];
  if (data.task === "review") state.panel = "changes";
  else if (data.comments.length || data.changes.length) state.panel = "changes";
}

/* What a paragraph says of its own look but has from its style is not its own. */
function withoutEcho(paragraph) {
  const own = { ...paragraph };
  for (const look of LOOKS) if (own[look] !== undefined && own[look] === styleLook(own.style, look)) delete own[look];
  return own;
}

function styleLook(style, look) {
  return state.doc.styles[style]?.[look] ?? USUAL[style]?.[look] ?? BASE[look];
}

function lookOf(paragraph, look) {
  return paragraph[look] ?? styleLook(paragraph.style, look);
}

const isText = ({ style }) => STYLES.includes(style);

function levelOf({ style }) {
  return LEVELS[style] ?? 0;
}

function paragraphOf(id) {
  return state.doc.paragraphs.find((one) => one.id === id);
}

/* Marks in a text: bold, italic, comment, insertion, deletion; the rest as it is. */
const MARK = /\*\*(.+?)\*\*|\*(.+?)\*|\[#(k\w*):(.*?)#\]|\[\+(c\w*):(.*?)\+\]|\[-(c\w*):(.*?)-\]/s;

function pieces(text) {
  const match = MARK.exec(text);
  if (!match) return text ? [{ kind: "plain", text }] : [];
  const [whole, bold, italic, comment, commented, insertion, inserted, deletion, deleted] = match;
  const kind = bold ? "bold" : italic ? "italic" : comment ? "comment" : insertion ? "insert" : "delete";
  const inside = { kind, id: comment ?? insertion ?? deletion, inner: pieces(bold ?? italic ?? commented ?? inserted ?? deleted) };
  return [...pieces(text.slice(0, match.index)), inside, ...pieces(text.slice(match.index + whole.length))];
}

/* What is read, tracked changes being as decided (undecided: both are shown). */
function plainText(text) {
  const say = ({ kind, id, inner, text: plain }) => {
    if (kind === "plain") return plain;
    const fate = state.decided.get(id);
    if ((kind === "insert" && fate === "rejected") || (kind === "delete" && fate === "accepted")) return "";
    return inner.map(say).join("");
  };
  return pieces(text ?? "").map(say).join("");
}

function excerpt(paragraph, most = 48) {
  const text = paragraph.style === "image" ? paragraph.name : paragraph.style === "toc" ? t("toc") : paragraph.style === "table" ? t("table") : plainText(paragraph.text).trim();
  if (!text) return t("emptyLine");
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function outline(paragraphs = state.doc.paragraphs, deepest = 3) {
  return paragraphs.filter((one) => levelOf(one) && levelOf(one) <= deepest && plainText(one.text).trim());
}

function tocEntries(doc = state.doc) {
  return outline(doc.paragraphs, doc.levels).map((one) => plainText(one.text).trim());
}

/* A table of contents remembers the headings as they were when it was made or updated. */
function isTocFresh(doc) {
  const toc = doc.paragraphs.find(({ style }) => style === "toc");
  return !toc || JSON.stringify(toc.entries ?? []) === JSON.stringify(tocEntries(doc));
}

function counts() {
  const texts = state.doc.paragraphs.filter(({ style }) => style !== "toc").flatMap((one) => (one.rows ? one.rows.flat() : [plainText(one.text)]));
  const words = texts.flatMap((text) => text.split(/\s+/).filter(Boolean));
  return { words: words.length, signs: texts.join("").length, paragraphs: state.doc.paragraphs.filter((one) => isText(one) && plainText(one.text).trim()).length };
}

/* A heading with all that is under it; another paragraph alone. */
function blockAt(index) {
  const { paragraphs } = state.doc;
  const level = levelOf(paragraphs[index]);
  if (!level) return { start: index, end: index + 1 };
  let end = index + 1;
  while (end < paragraphs.length && (!levelOf(paragraphs[end]) || levelOf(paragraphs[end]) > level)) end += 1;
  return { start: index, end };
}

/* Where the section beside this one begins; -1 when it is the first or last of its parent. */
function besideSection({ start, end }, way) {
  const { paragraphs } = state.doc;
  const level = levelOf(paragraphs[start]);
  if (way > 0) return end < paragraphs.length && levelOf(paragraphs[end]) === level ? blockAt(end).end : -1;
  for (let index = start - 1; index >= 0; index -= 1) {
    const here = levelOf(paragraphs[index]);
    if (here === level) return index;
    if (here && here < level) return -1;
  }
  return -1;
}
