/* Draws the page from its code, in a shadow tree of its own: no script, no address, no network. */
"use strict";

const PAGE_STYLE = `
:host { all: initial; display: block; }
html { display: block; min-height: 8rem; background: #fff; color: #111; font: 16px/1.45 system-ui, "Liberation Sans", sans-serif; overflow-wrap: anywhere; color-scheme: light; }
body { display: block; margin: 0; padding: 12px; }
img { display: block; max-width: 100%; color: transparent; background: linear-gradient(160deg, #cfe3ee 0 55%, #b9d3bd 55% 100%); }
img:not([width]) { width: 12rem; } img:not([height]) { height: 6.5rem; }
.x-picture { display: inline-grid; max-width: 100%; vertical-align: middle; }
.x-picture > * { grid-area: 1 / 1; }
.x-caption { place-self: end start; max-width: 12rem; padding: 1px 6px; background: #ffffffd9; color: #222; font: 12px/1.3 system-ui, sans-serif; }
input, select, textarea, button { font: inherit; max-width: 100%; margin: 2px 8px 6px 0; }
label { margin-inline-end: 6px; }
table { border-collapse: collapse; }
[data-x-chosen] { outline: 3px solid #b85200 !important; outline-offset: 2px; }
`;
const DRAWN = new Set(("html body div p span a ul ol li dl dt dd h1 h2 h3 h4 h5 h6 header nav main section article aside footer figure figcaption table thead tbody tfoot tr th td "
  + "caption form fieldset legend label input select option textarea button strong em b i u small mark del ins sup sub code pre blockquote q cite abbr time br hr img details summary address").split(" "));
const KEPT_BACK = new Set(["src", "srcset", "href", "style", "action", "formaction", "target", "ping", "poster", "background", "autofocus", "accesskey", "contenteditable", "slot", "is", "nonce", "form"]);
const HIDDEN = new Set(["head", "script", "noscript", "template", "title", "meta", "link", "base", "style"]);

const shown = new Map();
let shadow = null;

function pageHost() {
  const host = h("div", { class: "host" });
  shadow = host.attachShadow({ mode: "closed" });
  shadow.addEventListener("click", onPageClick);
  shadow.addEventListener("submit", (event) => event.preventDefault());
  return host;
}

function onPageClick(event) {
  const node = event.target.closest("[data-x-line]");
  if (event.target.closest("a, button, summary")) event.preventDefault();
  if (node) choose(node.getAttribute("data-x-line"));
}

function drawPage() {
  const file = entry();
  if (!file) return;
  shown.clear();
  const sheets = data.files.filter(({ language }) => language === "css").map((css) => cssLinesNow(css).map(({ text }) => text).join("\n").replace(/:root/g, "html"));
  shadow.adoptedStyleSheets = [PAGE_STYLE, ...sheets].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text.replace(/@import[^;]*;/g, ""));
    return sheet;
  });
  const nodes = built(file, file.tree).flat(9);
  const isWhole = nodes.some((node) => node.localName === "html");
  shadow.replaceChildren(...(isWhole ? nodes.filter((node) => node.localName === "html") : [wrapped(nodes)]));
  outline();
}

function wrapped(nodes) {
  const html = document.createElement("html");
  const body = nodes.find((node) => node.localName === "body") ?? document.createElement("body");
  if (!nodes.includes(body)) body.append(...nodes);
  html.append(body);
  return html;
}

function built(file, node) {
  return node.children.map((child) => {
    if (!child.tag) return document.createTextNode(child === firstText(node) && node.line ? spacedText(file, node, child) : decoded(child.text));
    return HIDDEN.has(child.tag) ? [] : builtElement(file, child);
  });
}

/* A text that was changed keeps the spaces around it. */
function spacedText(file, node, child) {
  const put = changed(file, node.line, "text");
  if (put === undefined) return decoded(child.text);
  const [before] = /^\s*/.exec(child.text);
  const [after] = /\s*$/.exec(child.text);
  return before + put + after;
}

function builtElement(file, element) {
  const now = current(file, element);
  const node = document.createElement(DRAWN.has(now.tag) ? now.tag : "div");
  const id = `${file.id}${element.line}`;
  for (const [name, value] of now.attrs) setAttribute(node, name, value);
  node.setAttribute("data-x-line", id);
  if (now.tag === "a" && now.attrs.has("href")) node.setAttribute("href", "#");
  node.append(...built(file, element).flat(9));
  if (!firstText(element) && now.text) node.prepend(now.text);
  if (!shown.has(id)) shown.set(id, node);
  return now.tag === "img" ? picture(node, now.attrs.get("src") ?? "") : node;
}

function setAttribute(node, name, value) {
  if (name === "style") node.style.cssText = value.replace(/url\([^)]*\)/g, "none");
  if (KEPT_BACK.has(name) || name.startsWith("on") || !/^[a-z][a-z0-9-]*$/.test(name)) return;
  node.setAttribute(name, value);
}

function picture(img, source) {
  const name = source.split("/").at(-1);
  const what = data.pictures[name] ?? data.pictures[source];
  return h("span", { class: "x-picture" }, img, h("span", { class: "x-caption", "aria-hidden": "true" }, what ? `${name} : ${what}` : name));
}

function outline() {
  for (const node of shown.values()) node.removeAttribute("data-x-chosen");
  const node = shown.get(state.chosen);
  if (!node) return;
  node.setAttribute("data-x-chosen", "");
  const pane = document.querySelector(".page");
  const box = node.getBoundingClientRect();
  const around = pane.getBoundingClientRect();
  if (box.top < around.top || box.bottom > around.bottom) pane.scrollTop += box.top - around.top - 24;
}

/* Colours as the eye gets them: [r, g, b, opacity]. */
function channels(color) {
  const [r, g, b, opacity = 1] = (color.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  return [r, g, b, opacity];
}

function backgroundOf(node) {
  for (let at = node; at instanceof Element; at = at.parentElement) {
    const color = channels(getComputedStyle(at).backgroundColor);
    if (color[3] > 0) return color;
  }
  return [255, 255, 255, 1];
}

function luminance([r, g, b]) {
  const [x, y, z] = [r, g, b].map((value) => value / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

function hex([r, g, b]) {
  return `#${[r, g, b].map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

/* The chosen element's colours and their contrast, from 1 to 21. */
function contrastOf(node) {
  const ink = channels(getComputedStyle(node).color);
  const ground = backgroundOf(node);
  const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
  return { ink: hex(ink), ground: hex(ground), size: getComputedStyle(node).fontSize, ratio: (light + 0.05) / (dark + 0.05) };
}
