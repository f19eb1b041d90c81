/* The page: each paragraph as its style and its own look make it, with a box to tick it. */
"use strict";

function tick(id, isTicked, isAlone = false) {
  if (isAlone) state.ticked.clear();
  if (isTicked) state.ticked.add(id);
  else state.ticked.delete(id);
  state.error = "";
  render();
}

const canTick = () => data.task === "edit" || data.task === "text";

function pageView() {
  let number = 0;
  return h("section", { class: "desk", "data-scroll": "desk", "aria-label": t("document"), tabindex: canTick() ? undefined : "0" },
    h("div", { class: "page" },
      edgeView("header"),
      h("div", { onKeydown: (event) => arrows(event, "input") }, state.doc.paragraphs.map((one) => {
        number = one.style === "number" ? number + 1 : 0;
        return [breakView(one), lineView(one, number)];
      })),
      edgeView("footer")));
}

function edgeView(place) {
  const number = state.doc.page_number === place ? t("pageNumber") : "";
  const text = [state.doc[place], number].filter(Boolean).join(" — ");
  return text && h("p", { class: `edge ${place}` }, h("span", { class: "hidden" }, `${t(place)} : `), text);
}

function breakView(one) {
  if (one.break_before) return h("p", { class: "break" }, t("pageBreak"));
  return isText(one) && lookOf(one, "page_before") && h("p", { class: "break soft" }, t("newPage"));
}

function lineView(one, number) {
  const body = bodyView(one, number);
  if (!canTick()) return h("div", { class: "line bare", "data-line": one.id }, body);
  const isTicked = state.ticked.has(one.id);
  return h("div", { class: "line", "data-line": one.id, "data-ticked": isTicked },
    one.fixed ? h("span", { class: "tick" }) : h("label", { class: "tick" }, h("span", { class: "hidden" }, t("tick", { what: excerpt(one) })),
      h("input", { type: "checkbox", checked: isTicked, "data-key": `tick-${one.id}`, onChange: (event) => tick(one.id, event.currentTarget.checked) })),
    h("div", { class: "body", onClick: (event) => { if (!one.fixed && !event.target.closest("button")) tick(one.id, event.ctrlKey || event.shiftKey ? !isTicked : true, !(event.ctrlKey || event.shiftKey)); } }, body));
}

function bodyView(one, number) {
  if (one.style === "toc") return tocView(one);
  if (one.style === "table") return tableView(one);
  if (one.style === "image") return imageView(one);
  const level = one.style === "title" ? 1 : levelOf(one) && levelOf(one) + 1;
  const mark = one.style === "bullet" ? "•\u00a0" : one.style === "number" ? `${number}.\u00a0` : "";
  const node = h(level ? "div" : one.style === "quote" ? "blockquote" : "p", { class: `text ${one.style}`, role: level ? "heading" : undefined, "aria-level": level || undefined },
    mark && h("span", { class: "marker" }, mark), inline(one), state.signs && h("span", { class: "sign" }, "¶"));
  dress(node, one);
  return node;
}

/* Points and centimetres, at the scale of the screen. */
function dress(node, one) {
  const look = (name) => lookOf(one, name);
  const set = (name, value) => node.style.setProperty(name, value);
  set("font-size", `${(look("size") / 11).toFixed(3)}rem`);
  set("font-weight", look("bold") ? "700" : "400");
  set("font-style", look("italic") ? "italic" : "normal");
  set("text-align", look("align") === "left" ? "start" : look("align") === "right" ? "end" : look("align"));
  set("padding-block", `${look("before") / 12}rem ${look("after") / 12}rem`);
  set("margin-inline-start", `${Math.min(look("indent"), 6) * 1.4}rem`);
  set("text-indent", `${Math.min(look("first_line"), 6) * 1.4}rem`);
  set("line-height", String(look("spacing") * 1.2));
}

function inline(one) {
  const found = data.task === "text" ? matchesIn(one) : [];
  if (found.length) return marked(one, found);
  return pieces(one.text).map(pieceView);
}

function pieceView({ kind, id, inner, text }) {
  if (kind === "plain") return withSigns(text);
  const within = inner.map(pieceView);
  if (kind === "bold") return h("strong", {}, within);
  if (kind === "italic") return h("em", {}, within);
  if (kind === "comment") return h("span", { class: "commented", "data-resolved": state.decided.has(id) }, within, h("sup", {}, h("span", { class: "hidden" }, t("comment")), ` ${commentNumber(id)}`));
  const fate = state.decided.get(id);
  const isKept = (kind === "insert") === (fate === "accepted");
  if (fate) return isKept ? within : null;
  return h(kind === "insert" ? "ins" : "del", { "data-change": id }, h("span", { class: "hidden" }, ` ${t(kind)} ${changeNumber(id)} : `), within);
}

const commentNumber = (id) => data.comments.findIndex((one) => one.id === id) + 1;
const changeNumber = (id) => data.changes.findIndex((one) => one.id === id) + 1;

/* Spaces, no-break spaces, tabs and line breaks, shown when asked. */
const SIGNS = { " ": "·", "\u00a0": "°", "\t": "→\t", "\n": "↵\n" };

function withSigns(text) {
  if (!state.signs) return text.split(/(\n|\t)/).map((part) => (part === "\n" ? h("br") : part === "\t" ? h("span", { class: "tab" }, "\t") : part));
  return text.split(/([ \u00a0\t\n])/).map((part) => (SIGNS[part] ? [h("span", { class: "sign" }, SIGNS[part][0]), part === "\n" ? h("br") : part === "\t" ? h("span", { class: "tab" }, "\t") : h("wbr")] : part));
}

function tocView(one) {
  const heads = one.entries ?? [];
  const depth = (text) => levelOf(outline().find((head) => plainText(head.text).trim() === text) ?? {}) || 1;
  return h("div", { class: "toc", role: "group", "aria-label": t("toc") },
    h("p", { class: "toc-title" }, t("toc")),
    heads.length ? h("ul", {}, heads.map((text) => h("li", { "data-depth": depth(text) }, h("span", {}, text)))) : h("p", { class: "note" }, t("tocEmpty")),
    data.task === "edit" && h("div", { class: "toc-tools" },
      h("button", { class: "button", type: "button", "data-key": "toc-update", onClick: updateToc }, t("tocUpdate")),
      h("button", { class: "button", type: "button", "data-key": "toc-levels", onClick: levelsDialog }, t("tocLevels")),
      h("button", { class: "button", type: "button", "data-key": "toc-drop", onClick: dropToc }, t("tocDrop"))));
}

function tableView(one) {
  const [head, ...rows] = one.rows ?? [];
  return h("div", { class: "wide", tabindex: "0", role: "group", "aria-label": t("table") }, h("table", {},
    h("thead", {}, h("tr", {}, (head ?? []).map((cell) => h("th", { scope: "col" }, cell)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell)))))));
}

function imageView(one) {
  return h("div", { class: "picture" }, icon("image"), h("span", {}, one.name),
    state.alts && h("span", { class: "note" }, one.alt ? t("alt", { text: one.alt }) : t("noAlt")));
}
