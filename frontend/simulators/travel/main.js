/* Puts the views together, under what was chosen. */
"use strict";

const VIEWS = { map: mapView, trips: tripsView, timetables: timetablesView, notices: noticesView, factors: factorsView };

function tabsView(views) {
  const turn = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    showView(views[(views.indexOf(state.view) + step + views.length) % views.length]);
  };
  return h("div", { class: "tabs", role: "tablist", "aria-label": t("views"), onKeydown: turn }, views.map((view) => h("button", {
    class: "tab", type: "button", role: "tab", id: `tab-${view}`, "data-key": `tab-${view}`, "aria-selected": String(view === state.view), "aria-controls": "panel",
    tabindex: view === state.view ? "0" : "-1", onClick: () => showView(view),
  }, t(view))));
}

function showView(view) {
  state.view = view;
  render();
  focusKey(`tab-${view}`);
}

/* What counts, always in sight whatever the view. */
function choicesView() {
  if (data.task === "look") return null;
  if (data.task === "place") return h("div", { class: "strip" }, data.mark === "square" ? squareView() : markedView());
  return h("div", { class: "strip" }, h("h2", { class: "hidden" }, t("choices")), h("dl", { class: "chosen" }, partsOf().map((part) => {
    const pick = state.picks[part.id];
    return h("div", { "data-picked": Boolean(pick) }, h("dt", {}, part.name), h("dd", {}, pick ? pick.words : h("span", { class: "note" }, t("notYet")),
      pick && h("button", { class: "remove", type: "button", onClick: () => { choose(part, pick); focusKey(`tab-${state.view}`); } }, icon("close"), h("span", { class: "hidden" }, t("unchoose", { part: part.name })))));
  })));
}

function render() {
  const views = viewsOffered();
  const content = VIEWS[state.view]?.();
  draw(document.getElementById("app"),
    h("h1", { class: "name" }, data.title || t("title")),
    choicesView(),
    views.length > 1 && tabsView(views),
    views.length > 1 ? h("div", { id: "panel", role: "tabpanel", "aria-labelledby": `tab-${state.view}` }, content) : content);
  const region = document.querySelector(".sheet");
  if (region) paint(region);
}

frame.start((given, language) => {
  lang = language;
  begin(given);
  document.title = t("title");
  render();
});
