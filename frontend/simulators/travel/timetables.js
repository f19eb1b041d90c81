/* The timetables, the notices, and the table of prices and emissions. */
"use strict";

function timetablesView() {
  const names = [...new Set(data.timetables.map(({ name }) => name))].map((name) => ({ id: name, name }));
  const now = data.timetables.find(({ name, day }) => name === state.timetable.name && (!day || day === state.timetable.day));
  const change = (key) => (value) => { state.timetable[key] = value; render(); };
  return h("div", { class: "hourly" },
    h("div", { class: "pickers" },
      selectView("line", t("line"), names, state.timetable.name, change("name")),
      data.days.length > 0 && selectView("tday", t("day"), data.days, state.timetable.day, change("day"))),
    now ? gridView(now) : h("p", { class: "empty note" }, t("noService")));
}

function gridView(timetable) {
  const notes = Object.entries(timetable.notes ?? {});
  const hasNotes = timetable.runs.some(({ note }) => note);
  return [
    h("div", { class: "grid", role: "region", "aria-label": t("grid"), tabindex: "0", "data-key": "grid", "data-scroll": "grid" },
      h("table", {}, h("caption", { class: "hidden" }, timetable.name),
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("stopColumn")), timetable.runs.map(runHead)),
          hasNotes && h("tr", { class: "note-row" }, h("th", { scope: "row" }, t("note")), timetable.runs.map(({ note }) => h("td", {}, note ?? "")))),
        h("tbody", {}, timetable.stops.map((stop, row) => h("tr", {}, h("th", { scope: "row" }, placeName(stop)),
          timetable.runs.map((run) => timeCell(run, stop, run.times.trim().split(/\s+/)[row]))))))),
    notes.length > 0 && h("dl", { class: "letters" }, notes.flatMap(([letter, text]) => [h("dt", {}, letter), h("dd", {}, text)])),
  ];
}

function runHead(run) {
  const isPicking = data.task === "choose" && data.pick !== "stop";
  return h("th", { scope: "col" }, h("span", {}, run.name), isPicking && partsOf().map((part) => pickButton(part, { id: run.id, words: `${run.name}, ${clock(firstTime(run))}` })));
}

function firstTime(run) {
  return run.times.trim().split(/\s+/).find((time) => time !== "-");
}

function timeCell(run, stop, time) {
  if (!time || time === "-") return h("td", {}, h("span", { "aria-hidden": "true" }, "—"), h("span", { class: "hidden" }, t("noCall")));
  if (data.task !== "choose" || data.pick !== "stop") return h("td", {}, clock(time));
  const words = `${run.name}, ${placeName(stop)}, ${clock(time)}`;
  return h("td", {}, partsOf().map((part) => {
    const isPicked = state.picks[part.id]?.id === run.id && state.picks[part.id]?.stop === stop;
    return h("button", { class: "button time", type: "button", "aria-pressed": String(isPicked), "data-key": `cell-${part.id}-${run.id}-${stop}`, onClick: () => choose(part, { id: run.id, stop, words }) },
      isPicked ? icon("check") : null, clock(time), h("span", { class: "hidden" }, ` ${partsOf().length > 1 ? t("chooseFor", { part: part.name }) : t("choose")} (${words})`));
  }));
}

function noticesView() {
  return h("div", { class: "notices" }, data.notices.map(({ title, text }) => h("article", {}, h("h2", {}, icon("warning"), title), h("p", {}, text))));
}

function factorsView() {
  const [hasPrice, hasCo2] = ["price", "co2"].map((key) => data.modes.some((mode) => mode[key] !== undefined));
  return h("div", { class: "factors" }, h("p", { class: "note" }, t("perKm")),
    h("div", { class: "grid", role: "region", "aria-label": t("factors"), tabindex: "0" }, h("table", {}, h("caption", { class: "hidden" }, t("factors")),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("mode")), hasPrice && h("th", { scope: "col" }, t("perKmPrice")), hasCo2 && h("th", { scope: "col" }, t("perKmCo2")))),
      h("tbody", {}, data.modes.map((mode) => h("tr", {}, h("th", { scope: "row" }, mode.name),
        hasPrice && h("td", {}, mode.price === undefined ? "—" : `${numbered(mode.price, 3)}\u00a0€`), hasCo2 && h("td", {}, mode.co2 === undefined ? "—" : grams(mode.co2))))))));
}
