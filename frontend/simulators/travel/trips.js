/* The itinerary search and what it found. */
"use strict";

const MODE_ICONS = {
  walk: "M13 4.5h.01M9 20l2.5-5.5L9 12l1-4.5 3 1 1.5 3 2.5 1M13.5 15l1.5 5M10 8l-3 2v3",
  bike: "M6 20a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM18 20a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM6 16.5L9.5 9h5L18 16.5M9.5 9L14 15h-4M13 6h3",
  bus: "M5 5h14v12H5zM5 11h14M8 17v2.5M16 17v2.5M8 14h.01M16 14h.01",
  tram: "M7 6h10v11H7zM7 11h10M9 3h6M12 3v3M9 20l1.5-3M15 20l-1.5-3M9.5 14h.01M14.5 14h.01",
  train: "M7 4h10v12l-2 2H9l-2-2zM7 11h10M9 21l1.5-3M15 21l-1.5-3M9.5 14h.01M14.5 14h.01",
  car: "M3 16v-4l2.5-1L8 6h8l2.5 5 2.5 1v4zM6 16v2.5M18 16v2.5M7 13h.01M17 13h.01",
  boat: "M4 15h16l-2.5 5h-11zM12 15V4l5 7H7",
  plane: "M10 14L3 12l1-2 7 1 4-6c1-1 3-1 3 0s-1 2-2 3l-2 3 3 6-2 1-4-5-3 2v3l-1.5 1z",
};
Object.assign(ICONS, Object.fromEntries(Object.entries(MODE_ICONS).map(([name, path]) => [`mode-${name}`, path])));

function tripsView() {
  return h("div", { class: "sides seek" }, searchView(), resultsView());
}

function selectView(key, label, options, now, run) {
  return h("div", { class: "field" }, h("label", { for: `s-${key}` }, label),
    h("select", { class: "input", id: `s-${key}`, "data-key": `s-${key}`, onChange: (event) => run(event.currentTarget.value) },
      options.map(({ id, name }) => h("option", { value: id, selected: id === now }, name))));
}

function searchView() {
  const { search: asked } = state;
  const set = (key) => (value) => (asked[key] = value);
  const whens = [["any", "anyTime"], ["after", "leaveAfter"], ["before", "arriveBy"]].map(([id, key]) => ({ id, name: t(key) }));
  const sorts = [["departure", "byDeparture"], ["arrival", "byArrival"], ...data.show.map((key) => [key, key])].map(([id, key]) => ({ id, name: t(key) }));
  return h("section", { class: "query", "aria-label": t("search"), onKeydown: (event) => { if (event.key === "Enter" && event.target.tagName === "INPUT") runSearch(); } },
    selectView("from", t("from"), endsOf("from"), asked.from, set("from")),
    selectView("to", t("to"), endsOf("to"), asked.to, set("to")),
    data.days.length > 0 && selectView("day", t("day"), data.days, asked.day, set("day")),
    h("div", { class: "pair" }, selectView("when", t("when"), whens, asked.when, (value) => { asked.when = value; render(); }),
      asked.when !== "any" && h("div", { class: "field" }, h("label", { for: "time" }, t("time")),
        h("input", { class: "input", id: "time", type: "time", value: asked.time, "data-key": "time", onInput: (event) => (asked.time = event.currentTarget.value) }))),
    modesView(),
    selectView("sort", t("sort"), sorts, asked.sort, set("sort")),
    h("button", { class: "button main", type: "button", "data-key": "search", onClick: runSearch }, t("search")),
    state.error && h("p", { class: "error", role: "alert" }, icon("warning"), state.error));
}

function modesView() {
  const used = new Set(data.trips.flatMap((trip) => legsOf(trip).map(({ mode }) => mode.id)));
  const modes = data.modes.filter(({ id, walk }) => used.has(id) && !walk);
  const box = (key, text, isChecked, run) => h("label", { class: "check" },
    h("input", { type: "checkbox", checked: isChecked, "data-key": key, onChange: (event) => run(event.currentTarget.checked) }), text);
  const { search: asked } = state;
  return [
    modes.length > 1 && h("fieldset", { class: "modes" }, h("legend", {}, t("modes")), modes.map(({ id, name }) =>
      box(`mode-${id}`, name, !asked.without.has(id), (isOn) => (isOn ? asked.without.delete(id) : asked.without.add(id))))),
    data.trips.some(({ accessible }) => accessible !== undefined) && box("step-free", t("accessible"), asked.stepFree, (isOn) => (asked.stepFree = isOn)),
  ];
}

function runSearch() {
  search();
  render();
  if (!state.error) say(counted("found", state.found.length));
}

function resultsView() {
  if (!state.found) return h("section", { class: "found" }, h("p", { class: "empty note" }, t("notSearched")));
  return h("section", { class: "found" },
    h("h2", { tabindex: "-1" }, counted("found", state.found.length)),
    h("ul", { class: "cards" }, state.found.map(tripView)));
}

function tripView(trip) {
  const legs = legsOf(trip);
  const sums = summed(trip);
  const words = {
    duration: () => duration(sums.duration), changes: () => counted("changes", sums.changes), walk: () => t("walkFor", { n: duration(sums.walk) }),
    price: () => money(sums.price), co2: () => t("co2For", { n: grams(sums.co2) }),
  };
  const isPicked = Object.values(state.picks).some(({ id }) => id === trip.id);
  return h("li", { class: "card", "data-picked": isPicked },
    h("h3", {}, h("span", { class: "hours" }, `${clock(legs[0].departure)} → ${clock(legs.at(-1).arrival)}`), h("span", { class: "note" }, trip.name)),
    h("ul", { class: "sums" }, data.show.map((key) => h("li", {}, words[key]())), trip.accessible === true && h("li", {}, t("stepFree"))),
    h("ol", { class: "legs", "aria-label": t("steps", { name: trip.name }) }, legs.map(legView)),
    data.task === "plan" && h("div", { class: "picks" }, partsOf().map((part) => pickButton(part, { id: trip.id, words: trip.name }))));
}

function legView(leg) {
  const rest = [leg.line, leg.km ? `${numbered(leg.km, 2)}\u00a0km` : ""].filter(Boolean).join(", ");
  return h("li", {}, icon(`mode-${leg.mode.icon ?? (leg.mode.walk ? "walk" : "bus")}`),
    h("span", {}, h("b", {}, leg.mode.name), rest && ` ${rest}`, h("br"),
      `${clock(leg.departure)} ${placeName(leg.from)} → ${clock(leg.arrival)} ${placeName(leg.to)}`));
}

function pickButton(part, pick) {
  const now = state.picks[part.id];
  const isPicked = now?.id === pick.id && now?.stop === pick.stop;
  const text = partsOf().length > 1 ? t("chooseFor", { part: part.name }) : t("choose");
  return h("button", { class: "button", type: "button", "aria-pressed": String(isPicked), "data-key": `pick-${part.id}-${pick.id}`, onClick: () => choose(part, pick) },
    isPicked ? icon("check") : null, text, h("span", { class: "hidden" }, ` (${pick.words})`));
}
