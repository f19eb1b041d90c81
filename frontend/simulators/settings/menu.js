/* The frame of the device, the menu of pages and the search. */
"use strict";

function openPage(id, focusId) {
  state.page = id;
  state.pane = "page";
  render();
  say(frenchSpaces(pageOf(id).title));
  if (focusId && document.querySelector(`[data-key="${CSS.escape(focusId)}"]`)) focusKey(focusId);
  else focusKey("page");
  document.querySelector(".page").scrollTop = 0;
}

function openMenu() {
  state.pane = "menu";
  const top = topOf(pageOf(state.page));
  render();
  focusKey(`open-${top.id}`);
}

function topOf(page) {
  return page.parent ? topOf(pageOf(page.parent)) : page;
}

function barView() {
  const { name, kind, time, battery } = data.device;
  return h("header", { class: "bar" },
    icon(kind), h("p", { class: "machine" }, frenchSpaces(name)),
    time && h("p", { class: "bit" }, time),
    battery !== undefined && battery !== null && h("p", { class: "bit" }, icon("battery"),
      h("span", { "aria-hidden": "true" }, `${battery}\u00a0%`), h("span", { class: "hidden" }, t("battery", { n: battery }))));
}

function menuView() {
  return h("div", { class: "menu", "data-scroll": "menu" },
    h("div", { class: "seek" }, icon("search"),
      h("input", {
        class: "input", type: "search", value: state.query, placeholder: t("search"), "aria-label": t("search"), "data-key": "search",
        autocomplete: "off", spellcheck: "false", onInput: (event) => seek(event.currentTarget.value),
      })),
    state.query.trim() ? resultsView() : h("nav", { "aria-label": t("menu") },
      h("ul", { onKeydown: (event) => arrows(event, ".entry") }, topPages().map(entryView))));
}

function entryView(page) {
  const isHere = topOf(pageOf(state.page)).id === page.id;
  return h("li", {}, h("button", {
    class: "entry", type: "button", "data-key": `open-${page.id}`, "aria-current": isHere ? "page" : undefined,
    onClick: () => openPage(page.id),
  }, icon(page.icon ?? "tool"), h("span", {}, frenchSpaces(page.title)), icon("next")));
}

function seek(text) {
  state.query = text;
  render();
  const count = found().length;
  if (text.trim()) say(count ? plural(lang, count, t("foundOne"), t("foundMany")) : t("foundNone"));
}

function plain(text) {
  return String(text ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/* Every word asked must be in the page's title, or in the label or help of one of its controls. */
function found() {
  const words = plain(state.query).split(/\s+/).filter(Boolean);
  const fits = (text) => words.every((word) => plain(text).includes(word));
  const pages = data.pages.filter((page) => isOpen(page) && fits(page.title)).map((page) => ({ page, label: page.title }));
  const controls = [...places.values()].filter((place) => isShown(place) && fits(`${place.control.label} ${place.control.help ?? ""}`))
    .map(({ page, control }) => ({ page, label: control.label, id: control.id }));
  return [...pages, ...controls].slice(0, 12);
}

function resultsView() {
  const results = found();
  if (results.length === 0) return h("p", { class: "note nothing" }, t("foundNone"));
  return h("ul", { class: "results", "aria-label": t("found"), onKeydown: (event) => arrows(event, ".entry") }, results.map(({ page, label, id }, index) =>
    h("li", {}, h("button", { class: "entry", type: "button", "data-key": `found-${index}`, onClick: () => openPage(page.id, id) },
      icon(page.icon ?? topOf(page).icon ?? "tool"),
      h("span", {}, frenchSpaces(label), id && h("small", {}, frenchSpaces(page.title)))))));
}

function statusText() {
  const count = Object.keys(changes()).filter((key) => places.has(key)).length;
  return count ? plural(lang, count, t("changedOne"), t("changedMany")) : t("changedNone");
}

function footView() {
  return h("footer", { class: "foot" },
    data.task !== "look" && h("p", { class: "note", id: "status" }, statusText()),
    h("button", { class: "button plain", type: "button", "data-key": "reset", onClick: askReset }, icon("undo"), t("reset")));
}

function renderStatus() {
  const status = document.getElementById("status");
  if (status) status.textContent = statusText();
}

function askReset() {
  openDialog(t("resetTitle"), t("resetHelp"), t("confirm"), resetAll);
}

/* No form: a sandboxed frame may not submit one. */
function openDialog(title, text, action, run) {
  const back = document.activeElement?.dataset?.key ?? "page";
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" },
    h("div", { class: "question" },
      h("h2", { id: "dialog-title" }, title), text && h("p", { class: "note" }, text),
      h("div", { class: "actions" },
        h("button", { class: "button", type: "button", onClick: () => dialog.close() }, t("cancel")),
        h("button", { class: "button main", type: "button", onClick: () => { dialog.close(); run(); } }, action))));
  dialog.addEventListener("close", () => {
    dialog.remove();
    focusKey(back);
  });
  document.body.append(dialog);
  dialog.showModal();
}
