/* The box where one searches, the tabs, the filters, and search by picture. */
"use strict";

ICONS.search = "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L20 20";

function headView() {
  return h("header", { class: "head", "data-home": !hasSearched() },
    h("p", { class: "brand" }, h("span", { "aria-hidden": "true", class: "dot" }), data.engine || t("title")),
    h("div", { class: "box", role: "search" },
      h("label", { class: "hidden", for: "query" }, t("query")),
      h("input", {
        class: "input", id: "query", type: "text", value: state.typed, autocomplete: "off", spellcheck: "false", enterkeyhint: "search",
        maxlength: data.max_length ?? 120, "data-key": "query",
        onInput: (event) => (state.typed = event.currentTarget.value),
        onKeydown: (event) => { if (event.key === "Enter") search(); },
      }),
      state.typed && hasSearched() && h("button", { class: "button plain", type: "button", "data-key": "clear", onClick: clear }, icon("close"), h("span", { class: "hidden" }, t("clear"))),
      h("button", { class: "button main", type: "button", "data-key": "search", onClick: search }, icon("search"), h("span", { class: "word" }, t("search")))),
    data.pictures.length > 0 && h("button", { class: "button by", type: "button", "data-key": "picture", onClick: pictureDialog }, icon("image"), t("byPicture")));
}

function search() {
  setQuery(state.typed);
  changed();
}

function clear() {
  state.typed = "";
  render();
  focusKey("query");
}

/* After any change of what is asked: answer, draw, tell how many were found. */
function changed() {
  state.isTouched = true;
  state.opened = null;
  publish();
  render();
  say(countText());
}

function countText() {
  return plural(lang, found().filter((one) => !one.ad).length, t("countOne"), t("countMany"));
}

function tabsView() {
  const tabs = openTabs();
  if (!hasSearched()) return null;
  return h("nav", { class: "tabs", "aria-label": t("tabs") }, tabs.map((tab) =>
    h("button", {
      class: "tab", type: "button", "data-key": `tab-${tab}`, "aria-current": tab === state.tab ? "true" : undefined,
      onClick: () => { Object.assign(state, { tab, page: 1 }); changed(); },
    }, t(tab))));
}

function choiceText(name, value) {
  if (value === "any") return t(`any_${name}`);
  if (name === "site") return value;
  if (name === "type" && value !== "html") return value.toUpperCase();
  if (name === "size") return t("pixels", { n: new Intl.NumberFormat(lang).format(Number(value)) });
  if (name === "sort" && value === "date") return t("byDate");
  return t(value);
}

function filterView(name) {
  const choices = choicesOf(name);
  if (!choices.length) return null;
  const options = name === "sort" ? choices : ["any", ...choices];
  const isActive = state.filters[name] !== ANY[name];
  return h("div", { class: "filter" },
    h("label", { for: `filter-${name}` }, t(name)),
    h("select", {
      class: "input", id: `filter-${name}`, "data-key": `filter-${name}`, "data-active": isActive,
      onChange: (event) => setFilter(name, event.currentTarget.value),
    }, options.map((value) => h("option", { value, selected: value === state.filters[name] }, choiceText(name, value)))));
}

function dateView(name) {
  return h("div", { class: "filter" },
    h("label", { for: `filter-${name}` }, t(name)),
    h("input", { class: "input", type: "date", id: `filter-${name}`, "data-key": `filter-${name}`, value: state.filters[name], onChange: (event) => setFilter(name, event.currentTarget.value) }));
}

function setFilter(name, value) {
  state.filters[name] = value;
  state.page = 1;
  changed();
}

function filtersView() {
  if (!hasSearched()) return null;
  const views = FILTERS[state.tab].map(filterView).filter(Boolean);
  if (!views.length) return null;
  const isFiltered = FILTERS[state.tab].some((name) => state.filters[name] !== ANY[name]);
  return h("section", { class: "filters", "aria-label": t("filters") }, views,
    state.filters.date === "between" && FILTERS[state.tab].includes("date") && ["from", "to"].map(dateView),
    isFiltered && h("button", { class: "button plain", type: "button", "data-key": "reset", onClick: resetFilters }, icon("close"), t("reset")));
}

function resetFilters() {
  state.filters = { ...ANY };
  state.page = 1;
  changed();
  focusKey("query");
}

function pictureDialog() {
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" },
    h("div", { class: "question" },
      h("h2", { id: "dialog-title" }, t("pictureTitle")),
      h("ul", { class: "pictures" }, data.pictures.map((picture) => h("li", {},
        h("button", { class: "picture", type: "button", onClick: () => { dialog.close(); searchPicture(picture); } },
          sceneView(picture), h("span", {}, picture.name))))),
      h("div", { class: "actions" }, h("button", { class: "button", type: "button", onClick: () => dialog.close() }, t("cancel")))));
  dialog.addEventListener("close", () => { dialog.remove(); focusKey("picture"); });
  document.body.append(dialog);
  dialog.showModal();
}

function searchPicture(picture) {
  Object.assign(state, { picture: picture.id, query: null, typed: "", groups: [], page: 1 });
  if (state.tab === "images") state.tab = "web";
  changed();
}
