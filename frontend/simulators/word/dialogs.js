/* Paragraph, style, header and footer, levels of the table of contents, text of a paragraph. */
"use strict";

/* No form: a sandboxed frame may not submit one. `run` returns an error to show, or an empty text to close. */
function openDialog(title, content, run) {
  const error = h("p", { class: "error", role: "alert" });
  const back = document.activeElement?.dataset?.key;
  const finish = () => {
    const problem = run();
    error.replaceChildren(...(problem ? [icon("warning"), problem] : []));
    if (!problem) dialog.close();
  };
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" },
    h("div", { class: "question", onKeydown: (event) => { if (event.key === "Enter" && event.target.matches("input:not([type=checkbox])")) finish(); } },
      h("h2", { id: "dialog-title" }, title), content, error,
      h("div", { class: "actions" },
        h("button", { class: "button", type: "button", onClick: () => dialog.close() }, t("cancel")),
        h("button", { class: "button main", type: "button", onClick: finish }, t("confirm")))));
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (back) focusKey(back);
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("input, select, textarea")?.focus();
}

const NUMBERS = { size: [6, 60], before: [0, 100], after: [0, 100], spacing: [0.5, 4], indent: [0, 10], first_line: [0, 10] };
const SWITCHES = ["page_before", "keep_next"];
const valueOf = (id) => document.getElementById(id).value;

/* Fields for looks; `read` gives the value to begin with, undefined when it varies. */
function lookFields(names, read) {
  return h("div", { class: "looks" }, names.map((name) => {
    const id = `look-${name}`;
    if (NUMBERS[name]) {
      return h("div", { class: "field" }, h("label", { for: id }, t(`look-${name}`)),
        h("input", { class: "input", id, inputmode: "decimal", autocomplete: "off", value: read(name) === undefined ? "" : toldLook(read(name)) }));
    }
    if (name === "align") {
      return h("div", { class: "field" }, h("label", { for: id }, t("look-align")),
        h("select", { class: "input", id }, ["left", "center", "right", "justify"].map((value) => h("option", { value, selected: value === read(name) }, t(value)))));
    }
    return h("label", { class: "switch" }, h("input", { type: "checkbox", id, checked: read(name) === true }), t(`look-${name}`));
  }));
}

/* The looks typed that are not as `read` gave them, or an error. */
function typedLooks(names, read) {
  const looks = {};
  for (const name of names) {
    const input = document.getElementById(`look-${name}`);
    if (input.type === "checkbox") { if (input.checked !== (read(name) === true)) looks[name] = input.checked; continue; }
    if (name === "align") { if (input.value !== read(name)) looks.align = input.value; continue; }
    if (input.value.trim() === "") continue;
    const value = Number(input.value.trim().replace(",", "."));
    const [least, most] = NUMBERS[name];
    if (Number.isNaN(value) || value < least || value > most) return { error: t("badNumber", { name: t(`look-${name}`) }) };
    if (value !== read(name)) looks[name] = value;
  }
  return { looks };
}

function lookDialog() {
  if (!tickedOnes().some(isText)) return fail(t("tickFirst"));
  const names = [...Object.keys(NUMBERS), ...SWITCHES];
  const read = (name) => common((one) => lookOf(one, name));
  openDialog(t("paragraphTitle"), lookFields(names, read), () => {
    const { looks, error } = typedLooks(names, read);
    if (error) return error;
    if (Object.keys(looks).length) applyToTicked((one) => Object.entries(looks).reduce((now, [name, value]) => setLook(now, name, value), one), t("done"));
    return "";
  });
}

function styleDialog() {
  const names = ["size", "bold", "italic", "align", "before", "after", "spacing", "indent", "first_line", ...SWITCHES];
  const zone = h("div");
  const picker = h("select", { class: "input", id: "edited-style" }, STYLES.map((style) => h("option", { value: style, selected: style === (common((one) => one.style) ?? "normal") }, t(`style-${style}`))));
  const read = (name) => styleLook(picker.value, name);
  const redraw = () => zone.replaceChildren(lookFields(names, read));
  picker.addEventListener("change", redraw);
  openDialog(t("editStyle"), [h("div", { class: "field" }, h("label", { for: "edited-style" }, t("styleOf")), picker), zone], () => {
    const { looks, error } = typedLooks(names, read);
    if (error) return error;
    const style = picker.value;
    if (Object.keys(looks).length) apply((doc) => (doc.styles[style] = { ...doc.styles[style], ...looks }), t("styleChanged", { style: t(`style-${style}`) }));
    return "";
  });
  redraw();
}

function edgesDialog() {
  const text = (name) => h("div", { class: "field" }, h("label", { for: `edge-${name}` }, t(name)), h("input", { class: "input", id: `edge-${name}`, value: state.doc[name], autocomplete: "off" }));
  const number = h("div", { class: "field" }, h("label", { for: "edge-number" }, t("numbering")),
    h("select", { class: "input", id: "edge-number" }, ["none", "header", "footer"].map((place) => h("option", { value: place, selected: place === state.doc.page_number }, t(`number-${place}`)))));
  openDialog(t("edges"), [text("header"), text("footer"), number], () => {
    const edges = { header: valueOf("edge-header").trim(), footer: valueOf("edge-footer").trim(), page_number: valueOf("edge-number") };
    apply((doc) => Object.assign(doc, edges), t("done"));
    return "";
  });
}

function levelsDialog() {
  const field = h("div", { class: "field" }, h("label", { for: "levels" }, t("tocDeepest")),
    h("select", { class: "input", id: "levels" }, [1, 2, 3].map((level) => h("option", { value: level, selected: level === state.doc.levels }, t(`style-h${level}`)))));
  openDialog(t("tocLevels"), field, () => {
    const levels = Number(valueOf("levels"));
    apply((doc) => {
      doc.levels = levels;
      doc.paragraphs = doc.paragraphs.map((one) => (one.style === "toc" ? { ...one, entries: tocEntries(doc) } : one));
    }, t("tocFresh"));
    return "";
  });
}

function textDialog() {
  const [one, ...others] = tickedOnes().filter(isText);
  if (!one || others.length) return fail(t("tickOne"));
  const area = h("textarea", { class: "input", id: "text-of", rows: "6", spellcheck: "false" });
  area.value = one.text;
  openDialog(t("editText"), h("div", { class: "field" }, h("label", { for: "text-of" }, t("textOf")), area), () => {
    if (area.value !== one.text) applyToTicked((each) => ({ ...each, text: area.value }), t("done"));
    return "";
  });
}
