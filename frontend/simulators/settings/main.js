/* Puts the page beside the menu. */
"use strict";

const CONTROLS = {
  switch: switchView, choice: choiceView, slider: sliderView, text: textView, list: listControlView,
  action: actionView, info: infoView, bars: barsView, table: tableView,
};

function controlView(control) {
  return CONTROLS[control.kind](control, !holds(control.enabled_if));
}

function groupView(group, index) {
  const shown = group.controls.filter((control) => holds(control.visible_if));
  if (!holds(group.visible_if) || (shown.length === 0 && !group.note)) return null;
  return h("section", { class: "group", "aria-labelledby": group.title ? `group-${index}` : undefined },
    group.title && h("h3", { id: `group-${index}` }, frenchSpaces(group.title)),
    shown.length > 0 && h("div", { class: "card" }, shown.map(controlView)),
    group.note && h("p", { class: "note" }, frenchSpaces(group.note)));
}

function childrenView(page) {
  const below = data.pages.filter((one) => one.parent === page.id && isOpen(one));
  return below.length > 0 && h("ul", { class: "card" }, below.map((one) => h("li", {},
    h("button", { class: "entry", type: "button", "data-key": `open-${one.id}`, onClick: () => openPage(one.id) },
      icon(one.icon ?? page.icon ?? "tool"), h("span", {}, frenchSpaces(one.title)), icon("next")))));
}

function pageView() {
  const page = pageOf(state.page);
  const parent = page.parent && pageOf(page.parent);
  const groups = (page.groups ?? []).map(groupView);
  const children = childrenView(page);
  return h("section", { class: "page", tabindex: "0", "data-key": "page", "data-scroll": `page-${page.id}`, "aria-labelledby": "page-title" },
    h("div", { class: "head" },
      h("button", {
        class: parent ? "small back" : "small back to-menu", type: "button", "data-key": "back", "aria-label": t("back"),
        onClick: () => (parent ? openPage(parent.id, `open-${page.id}`) : openMenu()),
      }, icon("back")),
      h("h2", { id: "page-title" }, frenchSpaces(page.title))),
    page.note && h("p", { class: "note" }, frenchSpaces(page.note)),
    groups, children,
    !children && !groups.some(Boolean) && h("p", { class: "note" }, t("emptyPage")));
}

function render() {
  const app = document.getElementById("app");
  const active = document.activeElement;
  const caret = active?.matches?.("input[type=text], input[type=search], input[type=password]") ? [active.selectionStart, active.selectionEnd] : null;
  if (!isOpen(pageOf(state.page))) state.page = topPages()[0].id;
  draw(app,
    h("h1", { class: "hidden" }, t("title")),
    h("div", { class: "device", "data-kind": data.device.kind, "data-pane": state.pane },
      barView(), h("div", { class: "panes" }, menuView(), pageView()), footView()));
  if (caret && document.activeElement?.matches("input")) document.activeElement.setSelectionRange(...caret);
}

frame.start((given, language) => {
  lang = language;
  document.title = t("title");
  begin(given);
  render();
});
