/* Puts the toolbar, the bar, the grid and the chart together. */
"use strict";

Object.assign(ICONS, {
  filter: "M4 5h16l-6 7.5V19l-4-2v-4.5z",
  sort: "M7 5v14M4 16l3 3 3-3M13 7h7M13 12h5M13 17h3",
  chart: "M4 20V4M4 20h16M8 17v-5M12.5 17V8M17 17v-7",
  fillDown: "M5 4h14v5H5zM12 12v8M8.5 16.5L12 20l3.5-3.5",
  fillRight: "M4 5h5v14H4zM12 12h8M16.5 8.5L20 12l-3.5 3.5",
  copy: "M9 8h11v12H9zM5 16V4h11",
  paste: "M8 5H5v15h14V5h-3M9 3h6v4H9z",
  number: "M9 4L7 20M17 4l-2 16M4 9h17M3 15h17",
});

/* In a `fill` with other inputs, cells stay where they are: nothing is sorted. */
function tools() {
  const canSort = data.task !== "fill" || !data.recheck;
  return [["copy", copy], ["paste", paste], ["fillDown", fillDown], ["fillRight", fillRight],
    ...(canSort ? [["sort", sortDialog], ["filter", filterDialog]] : []), ["format", formatDialog, "number"], ["chart", chartDialog]];
}

function toolsView() {
  return h("div", { class: "strip tools", role: "toolbar", "aria-label": t("tools") },
    tools().map(([name, run, drawn]) => h("button", { class: "button plain", type: "button", "data-key": name, onClick: () => run() }, icon(drawn ?? name), t(name))),
    h("button", { class: "button plain", type: "button", "data-key": "undo", disabled: !state.past.length, onClick: undo }, icon("undo"), t("undo")));
}

function barView() {
  const name = h("input", { id: "name", class: "input name", "aria-label": t("name"), autocomplete: "off", spellcheck: "false", onKeydown: (event) => event.key === "Enter" && goToName(event) });
  const bar = h("input", { id: "bar", class: "input", "aria-label": t("bar"), autocomplete: "off", spellcheck: "false", autocapitalize: "off" });
  listen(bar, true);
  bar.addEventListener("input", () => {
    const cell = document.querySelector('td[data-key="cell"]');
    if (cell && !cell.querySelector("input")) cell.textContent = bar.value;
  });
  return h("div", { class: "bar" }, name, h("span", { class: "fx", "aria-hidden": "true" }, "fx"), bar);
}

function goToName(event) {
  const range = readRange(event.currentTarget.value);
  if (!range || range.bottom >= size.rows || range.right >= size.columns) {
    state.notice = t("badRange");
    return noticeNow();
  }
  goTo({ row: range.top, column: range.left }, { row: range.bottom, column: range.right });
}

function filtersView() {
  if (!state.filters.size) return null;
  const count = tableRows().length - state.hidden.size;
  return h("div", { class: "strip" }, h("p", { class: "status" }, plural(lang, count, t("shownOne"), t("shownMany"))),
    h("ul", { class: "chips" }, [...state.filters].map(([column, filter]) => h("li", { class: "chip" },
      h("span", {}, `${headerOf(column)} : ${filter.op === "among" ? filter.among.map((text) => text || t("blank")).join(", ") : `${t(filter.op)} ${filter.value}`}`),
      h("button", { class: "remove", type: "button", onClick: () => removeFilter(column) }, icon("close"), h("span", { class: "hidden" }, t("removeFilter", { column: headerOf(column) })))))));
}

function render() {
  const app = document.getElementById("app");
  const left = app.querySelector(".sheet")?.scrollLeft ?? 0;
  const wasCell = document.activeElement?.closest?.("td[data-cell]");
  editing = null;
  draw(app, h("h1", { class: "hidden" }, t("title", { name: data.title ?? "" })), toolsView(), barView(),
    h("p", { id: "notice", class: "error notice", role: "alert" }), filtersView(), gridView(), chartView());
  app.querySelector(".sheet").scrollLeft = left;
  paint();
  if (wasCell) focusKey("cell");
}

frame.start((given, language) => {
  lang = language;
  begin(given);
  document.title = t("title", { name: data.title ?? "" });
  const first = readRange(data.targets[0]?.cells);
  if (first && data.task === "fill") state.at = state.end = { row: first.top, column: first.left };
  render();
});
