/* The ribbon: its tabs, and the tools of each. */
"use strict";

Object.assign(ICONS, {
  bold: "M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z",
  italic: "M10 5h8M6 19h8M14 5l-4 14",
  left: "M4 6h16M4 10h9M4 14h16M4 18h9",
  center: "M4 6h16M7.5 10h9M4 14h16M7.5 18h9",
  right: "M4 6h16M11 10h9M4 14h16M11 18h9",
  justify: "M4 6h16M4 10h16M4 14h16M4 18h16",
  clear: "M4 20h9M8 16L18 6l3 3-9 9-5 0z",
  look: "M9 5h10M13 5v14M17 5v14M13 12h-3a3.5 3.5 0 0 1 0-7",
  break: "M4 4v5h16V4M4 20v-5h16v5M3 12h3M9 12h3M15 12h3",
  toc: "M4 6h2M9 6h11M4 11h2M9 11h11M4 16h2M9 16h11",
  edges: "M5 3h14v18H5zM5 8h14M5 16h14",
  signs: "M9 5h10M13 5v14M17 5v14M13 12h-3a3.5 3.5 0 0 1 0-7",
  outline: "M4 6h8M8 12h12M8 18h12",
  properties: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8h.01",
  alts: "M4 5h16v14H4zM8 15l2-6 2 6M8.7 13h2.6M15 9v6h2.5",
  changes: "M4 20l1-5L16 4l4 4L9 19zM13 20h7",
  sectionUp: "M6 12l6-6 6 6M6 19l6-6 6 6",
  sectionDown: "M6 5l6 6 6-6M6 12l6 6 6-6",
});

function tabs() {
  if (data.task === "edit") return ["home", "insert", "view"];
  if (data.task === "review") return ["review", "view"];
  return data.task === "text" ? ["find", "view"] : ["view"];
}

function tool(name, run, { text = t(name), pressed, drawn = name, isBare = false } = {}) {
  return h("button", { class: "button plain", type: "button", "data-key": name, "aria-pressed": pressed === undefined ? undefined : String(pressed), title: isBare ? text : undefined, onClick: () => run() },
    icon(drawn), h("span", { class: isBare ? "hidden" : undefined }, text));
}

function ribbonView() {
  return h("div", { class: "ribbon" },
    h("div", { class: "tabs", role: "group", "aria-label": t("ribbon") }, tabs().map((name) =>
      h("button", { class: "tab", type: "button", "data-key": `tab-${name}`, "aria-pressed": String(state.tab === name), onClick: () => { state.tab = name; render(); } }, t(`tab-${name}`))),
    h("span", { class: "name note" }, data.title)),
    h("div", { class: "strip tools", role: "group", "aria-label": t(`tab-${state.tab}`) }, TABS[state.tab](),
      data.task !== "look" && h("button", { class: "button plain", type: "button", "data-key": "undo", disabled: !state.past.length, onClick: undo }, icon("undo"), t("undo")),
      state.error && h("p", { class: "error full", role: "alert" }, icon("warning"), state.error)));
}

/* What the ticked paragraphs have in common; undefined when they differ. */
function common(read) {
  const values = new Set(tickedOnes().filter(isText).map(read));
  return values.size === 1 ? [...values][0] : undefined;
}

const TABS = {
  home() {
    const look = (name) => common((one) => lookOf(one, name));
    const align = (value) => tool(value, () => applyToTicked((one) => setLook(one, "align", value), t("done")), { pressed: look("align") === value, isBare: true });
    const toggle = (name) => tool(name, () => { const isOn = look(name) === true; applyToTicked((one) => setLook(one, name, !isOn), t("done")); }, { pressed: look(name) === true, isBare: true });
    return [stylePicker(), h("span", { class: "cluster" }, toggle("bold"), toggle("italic")), h("span", { class: "cluster" }, ["left", "center", "right", "justify"].map(align)),
      tool("look", lookDialog, { text: t("paragraph") }), tool("style", styleDialog, { text: t("editStyle"), drawn: "pen" }), tool("clear", clearLooks),
      h("span", { class: "cluster" }, tool("up", () => moveTicked(-1, false), { text: t("moveUp"), isBare: true }), tool("down", () => moveTicked(1, false), { text: t("moveDown"), isBare: true }),
        tool("sectionUp", () => moveTicked(-1, true), { isBare: true }), tool("sectionDown", () => moveTicked(1, true), { isBare: true })),
      tool("remove", removeTicked, { drawn: "bin" })];
  },
  insert: () => [tool("break", toggleBreak, { pressed: common((one) => Boolean(one.break_before)) === true }), tool("toc", insertToc), tool("edges", edgesDialog)],
  view: () => [
    tool("signs", () => { state.signs = !state.signs; render(); }, { pressed: state.signs }),
    ...["outline", "properties"].map((name) => tool(name, () => togglePanel(name), { pressed: state.panel === name })),
    data.paragraphs.some(({ style }) => style === "image") && tool("alts", () => { state.alts = !state.alts; render(); }, { pressed: state.alts }),
    (data.comments.length > 0 || data.changes.length > 0) && tool("changes", () => togglePanel("changes"), { pressed: state.panel === "changes" })],
  review: () => [tool("changes", () => togglePanel("changes"), { pressed: state.panel === "changes" }), authorPicker(),
    tool("acceptAll", () => decideAll("accepted"), { drawn: "check" }), tool("rejectAll", () => decideAll("rejected"), { drawn: "close" })],
  find: () => findView(),
};

function togglePanel(name) {
  state.panel = state.panel === name ? "" : name;
  render();
}

function stylePicker() {
  const now = common((one) => one.style);
  return h("span", { class: "styles" }, h("label", { class: "hidden", for: "style-of" }, t("styleOf")),
    h("select", { class: "input", id: "style-of", "data-key": "style-of", onChange: (event) => { const style = event.currentTarget.value; if (style) applyToTicked((one) => ({ ...one, style }), t("styled", { style: t(`style-${style}`) })); } },
      h("option", { value: "", selected: !now }, t("noStyle")), STYLES.map((style) => h("option", { value: style, selected: style === now }, t(`style-${style}`)))));
}
