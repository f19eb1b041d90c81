/* Builds elements, keeps focus across renderings, words and formats. No HTML is ever parsed. */
"use strict";

const SVG = "http://www.w3.org/2000/svg";
const AS_PROPERTY = new Set(["checked", "value", "open"]);

/* h("button", {class: "plain", onClick: run}, "Text", child) */
function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2).toLowerCase(), value);
    else if (AS_PROPERTY.has(name)) node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(3).filter((child) => child || child === 0));
  return node;
}

const ICONS = {
  inbox: "M3 13h5l1.5 2.5h5L16 13h5M5.5 5h13L21 13v6H3v-6z",
  folder: "M3 6.5h6l2 2.5h10v10H3z",
  folderOpen: "M3 19V5.5h6l2 2.5h8v3M3 19l3-8h15l-3 8z",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01",
  sheet: "M4 4h16v16H4zM4 9.5h16M4 15h16M10 4v16",
  text: "M6 3h8l4 4v14H6zM9 11h6M9 14h6M9 17h4",
  slides: "M3 5h18v11H3zM12 16v4M8 20h8",
  sound: "M9 18V6l10-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z",
  film: "M4 5h16v14H4zM10 9l5 3-5 3z",
  archive: "M4 4h16v5H4zM5.5 9v11h13V9M10 13h4",
  clip: "M19 11l-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4L13 4.3a3 3 0 0 1 4.2 4.2l-7.8 7.8a1.5 1.5 0 0 1-2.1-2.1L14 7.5",
  pen: "M4 20l1-5L16 4l4 4L9 19z",
  bin: "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5",
  move: "M3 6.5h6l2 2.5h10v10H3zM9 14h6M12.5 11.5L15 14l-2.5 2.5",
  add: "M12 5v14M5 12h14",
  back: "M15 5l-7 7 7 7",
  up: "M6 14l6-6 6 6",
  down: "M6 10l6 6 6-6",
  undo: "M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3",
  reply: "M9 6L4 11l5 5M4 11h10a6 6 0 0 1 6 6v1",
  replyAll: "M12 6l-5 5 5 5M7 6l-5 5 5 5M7 11h8a6 6 0 0 1 6 6v1",
  forward: "M15 6l5 5-5 5M20 11H10a6 6 0 0 0-6 6v1",
  send: "M4 12L20 4l-5 16-3.5-6.5z",
  close: "M6 6l12 12M18 6L6 18",
  check: "M5 12.5l4.5 4.5L19 7.5",
  sent: "M4 12L20 4l-5 16-3.5-6.5z",
  warning: "M12 4l9 16H3zM12 10v4M12 17h.01",
};

function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", class: "icon" })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute("d", ICONS[name] ?? ICONS.file);
  svg.append(path);
  return svg;
}

/* Draws again inside `root`, giving focus back to the element of the same `data-key`. */
function draw(root, ...children) {
  const key = document.activeElement?.dataset?.key;
  const scrolls = new Map([...root.querySelectorAll("[data-scroll]")].map((node) => [node.dataset.scroll, node.scrollTop]));
  root.replaceChildren(...children.flat(3).filter(Boolean));
  for (const node of root.querySelectorAll("[data-scroll]")) node.scrollTop = scrolls.get(node.dataset.scroll) ?? 0;
  if (key) focusKey(key);
}

function focusKey(key) {
  document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

/* Up and down arrows go from one element of a list to the next, beside Tab. */
function arrows(event, selector) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const all = [...event.currentTarget.querySelectorAll(selector)];
  const here = all.indexOf(document.activeElement);
  const next = all[here + (event.key === "ArrowDown" ? 1 : -1)];
  if (here < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/* Speaks through the one polite live region of the page. */
function say(text) {
  const region = document.getElementById("live");
  region.textContent = "";
  setTimeout(() => (region.textContent = text), 50);
}

/* French punctuation never begins a line. */
function frenchSpaces(text) {
  return text.replace(/ ([:»;!?])/g, "\u00a0$1").replace(/« /g, "«\u00a0");
}

function plural(lang, count, one, many) {
  const isOne = new Intl.PluralRules(lang).select(count) === "one";
  return (isOne ? one : many).replace("{n}", count);
}

/* "2026-03-14 09:12" as people write it. */
function formatDate(lang, text, isShort = false) {
  const date = new Date(String(text).replace(" ", "T"));
  if (Number.isNaN(date.getTime())) return String(text ?? "");
  const style = isShort ? { day: "numeric", month: "short" } : { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(lang, style).format(date);
}

function formatSize(lang, size) {
  if (typeof size !== "number") return String(size ?? "");
  const units = lang === "en" ? ["bytes", "KB", "MB", "GB"] : ["octets", "Ko", "Mo", "Go"];
  const power = size < 1 ? 0 : Math.min(3, Math.floor(Math.log10(size) / 3));
  const digits = power === 0 || size / 1000 ** power >= 100 ? 0 : 1;
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(size / 1000 ** power);
  return `${number} ${units[power]}`;
}
