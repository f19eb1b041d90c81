/* The network's pages and the way between them. */
"use strict";

Object.assign(ICONS, {
  verified: "M12 3l2.5 2 3.2-.2.8 3.1 2.6 1.8L20 12.7l1.1 3-2.6 1.8-.8 3.1-3.2-.2L12 22l-2.5-1.6-3.2.2-.8-3.1-2.6-1.8L4 12.7 2.9 9.7l2.6-1.8.8-3.1 3.2.2zM8.5 12.5l2.5 2.5 4.5-5",
  feed: "M4 5h16v5H4zM4 14h16v5H4z",
  profile: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21q1-7 8-7t8 7",
  people: "M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM2 20q1-6 7-6t7 6M16 5.5a3.5 3.5 0 0 1 0 6.5M18 14.5q3.5 1 4 5.5",
  groups: "M7 4h10v6H7zM3 14h7v6H3zM14 14h7v6h-7zM12 10v2M6.5 14v-2h11v2",
  messages: "M4 5h16v11H10l-4 4v-4H4z",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
  compose: "M4 20l1-5L16 4l4 4L9 19z",
  unseen: "M4 4l16 16M9.5 5.5A10 10 0 0 1 21 12q-1 2-3 3.7M6 8q-2 1.6-3 4 3 6 9 6 1.7 0 3.2-.6",
  stop: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM5.6 5.6l12.8 12.8",
});

const VIEWS = { feed: feedView, profile: profileView, people: peopleView, groups: groupsView, messages: messagesView, settings: settingsView, compose: composeView };

function go(view) {
  Object.assign(state, { view, person: null, thread: null });
  render();
  say(t(view));
}

function menuView() {
  return h("nav", { class: "menu", "aria-label": data.network }, h("ul", {}, viewsOf().map((view) => h("li", {},
    h("button", { class: "go", type: "button", "data-key": `go-${view}`, "aria-current": view === state.view ? "page" : undefined, onClick: () => go(view) }, icon(view), t(view))))));
}

function statusView() {
  if (data.task !== "select") return null;
  const count = state.ticked.size;
  return h("p", { class: count ? "status" : "note" }, count ? icon("check") : null, count ? plural(lang, count, t("selectedOne"), t("selectedMany")) : t("selectedNone"));
}

function render() {
  draw(document.getElementById("app"),
    h("div", { class: "strip bar" }, h("h1", { class: "grow" }, data.network), statusView(), h("span", { class: "note" }, personName(data.me))),
    h("div", { class: "panes" }, menuView(),
      h("section", { class: "page", tabindex: "0", "aria-labelledby": "page-title", "data-scroll": `${state.view}-${state.person}` }, h("h2", { class: "hidden", id: "page-title" }, t(state.view)), VIEWS[state.view]())));
}

frame.start((given, language) => {
  lang = language;
  begin(given);
  document.title = data.network;
  render();
});
