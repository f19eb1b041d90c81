/* The code, line by line, and what can be done with the chosen line. */
"use strict";

const PIECES = {
  html: /(<!--.*?-->)|(<\/?[a-zA-Z][\w-]*|\/?>)|("[^"]*")|([\w-]+(?==))/g,
  css: /(\/\*.*?\*\/)|([^{}:;]+(?=\s*\{))|(:\s*[^;{}]+)|([a-z-]+(?=\s*:))/g,
  js: /(\/\/.*$|\/\*.*?\*\/)|\b(const|let|var|function|return|if|else|for|while|new|await|async|true|false|null)\b|("[^"]*"|'[^']*'|`[^`]*`|\b\d+(?:\.\d+)?\b)|([\w$]+(?=\())/g,
  json: /(\b\B)|(\btrue\b|\bfalse\b|\bnull\b)|(-?\b\d+(?:\.\d+)?\b|"[^"]*"(?!\s*:))|("[^"]*"(?=\s*:))/g,
};
const COLOURS = ["comment", "word", "text", "name"];
const TAGS = "h1 h2 h3 h4 h5 h6 p div span a button label header nav main section article aside footer ul ol li table tr th td strong em figure figcaption".split(" ");

/* A line in colours. */
function coloured(language, line) {
  const pattern = PIECES[language];
  if (!pattern) return [line];
  const parts = [];
  let at = 0;
  for (const found of line.matchAll(pattern)) {
    parts.push(line.slice(at, found.index), h("span", { class: COLOURS[found.slice(1).findIndex((one) => one !== undefined)] }, found[0]));
    at = found.index + found[0].length;
  }
  return [...parts, line.slice(at)];
}

function codeView() {
  const file = fileNow();
  return h("section", { class: "code", "aria-label": t("code") },
    h("div", { class: "files", role: "group", "aria-label": t("files") }, data.files.map(({ id, name }) =>
      h("button", { class: "button", type: "button", "data-key": `file-${id}`, "aria-pressed": String(id === file.id), onClick: () => { state.file = id; render(); } }, icon("file"), name))),
    h("ol", { class: "lines", "data-scroll": `lines-${file.id}`, onKeydown: (event) => arrows(event, ".line") }, linesOf(file)),
    file.language === "json" && jsonView(file));
}

function linesOf(file) {
  const hasChosen = placeOf(state.chosen)?.file === file;
  return linesNow(file).map(({ line, text }) => {
    if (line === null) return h("li", {}, h("span", { class: "line added" }, h("span", { class: "number", "aria-hidden": "true" }, "+"), h("code", {}, coloured(file.language, text))));
    const id = `${file.id}${line}`;
    const isChanged = [...state.edits.keys()].some((key) => key.startsWith(`${id}-`));
    return h("li", {}, h("button", {
      class: "line", type: "button", "data-key": `line-${id}`, tabindex: (hasChosen ? id === state.chosen : line === 1) ? "0" : "-1",
      "aria-current": id === state.chosen ? "true" : undefined, "data-marked": state.marked.has(id), "data-changed": isChanged, onClick: () => choose(id),
    },
    h("span", { class: "number" }, h("span", { class: "hidden" }, `${t("line")} `), line), h("code", {}, coloured(file.language, text) ),
    state.marked.has(id) && h("span", { class: "hidden" }, `, ${t("marked")}`), isChanged && h("span", { class: "hidden" }, `, ${t("changed")}`)));
  });
}

function jsonView(file) {
  const text = linesNow(file).map((one) => one.text).join("\n");
  let line = "";
  try {
    JSON.parse(text);
  } catch (error) {
    const place = /position (\d+)/.exec(error.message);
    const column = /line (\d+)/.exec(error.message);
    line = column?.[1] ?? (place ? text.slice(0, Number(place[1])).split("\n").length : text.split("\n").length);
  }
  return h("p", { class: line ? "error" : "status" }, icon(line ? "warning" : "check"), line ? t("jsonWrong", { n: line }) : t("jsonRight"));
}

/* Below the code: the chosen line, to mark or to change. */
function detailView() {
  const place = placeOf(state.chosen);
  if (!place) return h("section", { class: "detail" }, h("p", { class: "note" }, t(entry() ? "help" : "helpAlone")));
  const id = state.chosen;
  const element = elementAt(id);
  const isMarked = state.marked.has(id);
  return h("section", { class: "detail", "aria-labelledby": "detail-title" },
    h("h2", { id: "detail-title" }, nameOf(id), element && h("code", { class: "tag" }, ` <${current(place.file, element).tag}>`)),
    data.task === "select" && h("button", { class: "button", type: "button", "data-key": "mark", "aria-pressed": String(isMarked), onClick: () => mark(id, !isMarked) },
      icon(isMarked ? "check" : "add"), t(isMarked ? "unmark" : "mark")),
    element && contrastView(id),
    data.task === "edit" && editors(place, id, element));
}

function contrastView(id) {
  const node = shown.get(id);
  if (!node?.textContent.trim()) return null;
  const { ink, ground, size, ratio } = contrastOf(node);
  const digits = new Intl.NumberFormat(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(Math.floor(ratio * 100) / 100);
  return h("p", { class: "contrast note" }, swatch(ink), swatch(ground), t("contrast", { ratio: digits, ink, ground, size }));
}

function swatch(color) {
  const box = h("span", { class: "swatch", "aria-hidden": "true" });
  box.style.setProperty("background", color);
  return box;
}

function editors({ file, line }, id, element) {
  if (file.language === "css") return can("style") ? styleEditor(file, line, id) : null;
  if (file.language !== "html") return can("lines") ? lineEditor(file, line, id) : null;
  if (!element) return h("p", { class: "note" }, t("noTag"));
  const now = current(file, element);
  return h("div", { class: "editors" },
    can("tag") && field(`${id}-tag`, t("tag"), h("select", { class: "input", onChange: (event) => edit(id, "tag", event.currentTarget.value) },
      [...new Set([now.tag, ...TAGS])].map((tag) => h("option", { value: tag, selected: tag === now.tag }, tag)))),
    can("text") && !VOID.has(now.tag) && (firstText(element) || !element.children.length) && field(`${id}-text`, t("text"), input(now.text, (value) => edit(id, "text", value))),
    can("attributes") && [...now.attrs].map(([name, value]) => field(`${id}-${name}`, name, input(value, (text) => edit(id, name, text)), () => edit(id, name, null))),
    can("attributes") && adder(t("addAttribute"), (name, value) => edit(id, name, value), (name) => /^[a-z][a-z0-9-]*$/.test(name) && name !== "text" && name !== "tag"));
}

function styleEditor(file, line, id) {
  const part = file.parts[line - 1];
  if (part.kind === "declaration") {
    const value = changed(file, line, part.property);
    if (value === null) return h("button", { class: "button", type: "button", onClick: () => { restore(`${id}-${part.property}`); } }, icon("undo"), t("restore"));
    return h("div", { class: "editors" }, field(`${id}-${part.property}`, part.property, input(value ?? part.value, (text) => edit(id, part.property, text)), () => edit(id, part.property, null)));
  }
  if (part.kind !== "rule" || part.selector.startsWith("@")) return h("p", { class: "note" }, t("noProperty"));
  const added = [...state.edits].filter(([key]) => key.startsWith(`${id}-`));
  return h("div", { class: "editors" },
    added.map(([key, value]) => field(key, key.slice(id.length + 1), input(value, (text) => edit(id, key.slice(id.length + 1), text)), () => { restore(key); })),
    adder(t("addProperty"), (name, value) => addProperty(file, part, name, value), (name) => /^[a-z-]+$/.test(name)));
}

/* A property the rule already has is changed where it is. */
function addProperty(file, rule, name, value) {
  const there = file.parts.find((part) => part.rule === rule && part.property === name);
  edit(`${file.id}${(there ?? rule).line}`, name, value);
}

function lineEditor(file, line, id) {
  return h("div", { class: "editors" }, field(`${id}-line`, t("wholeLine"), input(linesNow(file)[line - 1].text, (value) => edit(id, "line", value))));
}

/* Typing changes the page and the code, never the field being typed in. */
function input(value, change) {
  return h("input", { class: "input", type: "text", value, autocomplete: "off", spellcheck: "false", onInput: (event) => change(event.currentTarget.value) });
}

function field(key, label, control, remove) {
  control.id = `field-${key}`;
  control.dataset.key = `field-${key}`;
  return h("div", { class: "field" }, h("label", { for: control.id }, label),
    h("span", { class: "row" }, control,
      remove && h("button", { class: "button plain", type: "button", onClick: () => { remove(); render(); say(t("removed", { name: label })); } }, icon("bin"), h("span", { class: "hidden" }, t("remove", { name: label })))));
}

function adder(title, add, isName) {
  const name = h("input", { class: "input", id: "new-name", type: "text", autocomplete: "off", spellcheck: "false", "data-key": "new-name" });
  const value = h("input", { class: "input", id: "new-value", type: "text", autocomplete: "off", spellcheck: "false", "data-key": "new-value" });
  const run = () => {
    const clean = name.value.trim().toLowerCase();
    if (!isName(clean)) {
      state.error = t("badName");
      return render();
    }
    state.error = "";
    add(clean, value.value);
    render();
    say(t("added", { name: clean }));
    focusKey("new-name");
  };
  const onKeydown = (event) => event.key === "Enter" && run();
  return h("fieldset", { class: "adder", onKeydown }, h("legend", {}, title),
    h("span", { class: "row" }, h("label", { class: "hidden", for: "new-name" }, t("name")), name, h("label", { class: "hidden", for: "new-value" }, t("value")), value,
      h("button", { class: "button", type: "button", "data-key": "new-add", onClick: run }, icon("add"), t("add"))),
    state.error && h("p", { class: "error", role: "alert" }, icon("warning"), state.error));
}

function changesView() {
  const chips = data.task === "edit" ? [...state.edits].map(([key, value]) => {
    const [id, ...what] = key.split("-");
    const text = `${nameOf(id)}, ${what.join("-")} : ${value === null ? t("gone") : value || "∅"}`;
    return h("li", { class: "chip" }, h("span", {}, text), h("button", { class: "remove", type: "button", onClick: () => { restore(key); } }, icon("undo"), h("span", { class: "hidden" }, `${t("restore")} : ${text}`)));
  }) : [...state.marked].sort().map((id) => h("li", { class: "chip" }, h("span", {}, nameOf(id)),
    h("button", { class: "remove", type: "button", onClick: () => mark(id, false) }, icon("close"), h("span", { class: "hidden" }, `${t("unmark")} : ${nameOf(id)}`))));
  if (data.task === "look") return null;
  return h("div", { class: "strip" }, h("p", { class: chips.length ? "status" : "note" }, t(data.task === "edit" ? "changes" : "marks", { n: chips.length })), chips.length > 0 && h("ul", { class: "chips" }, chips));
}
