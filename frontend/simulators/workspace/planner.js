/* The form of an event. It is never drawn again while it is filled: only the calendar beside it is. */
"use strict";

function plannerView() {
  const { draft } = state;
  return h("section", { class: "planner", id: "planner", "aria-labelledby": "planner-title" },
    h("h2", { id: "planner-title" }, t(data.event ? "change" : "plan")),
    boxView("title", t("name"), "text"),
    boxView("date", t("date"), "date", (date) => { if (/^2\d{3}-/.test(date)) { state.day = date; } }),
    h("div", { class: "pair" }, timeField("start", t("start")), timeField("end", t("end"))),
    data.fields.includes("guests") && guestsView(draft),
    data.fields.includes("room") && menu({ key: "plan-room", label: t("room"), pairs: [["", t("roomNone")], ...data.rooms.map(({ id, name, note }) => [id, note ? `${name} (${note})` : name])], chosen: draft.room, onChange: (room) => plan({ room }) }),
    data.fields.includes("repeat") && repeatView(draft),
    data.fields.includes("visibility") && menu({ key: "plan-visibility", label: t("visibility"), pairs: ["team", "private"].map((one) => [one, t(one)]), chosen: draft.visibility, onChange: (visibility) => plan({ visibility }) }),
    h("button", { class: "button", type: "button", "data-key": "clear", onClick: clearPlan }, icon("undo"), t("clear")));
}

function plan(change) {
  Object.assign(state.draft, change);
  publish();
  drawCalendar();
}

function clearPlan() {
  state.draft = firstDraft();
  publish();
  render();
}

function boxView(key, label, type, then = () => {}) {
  const input = h("input", { class: "input", id: `plan-${key}`, type, autocomplete: "off", value: state.draft[key],
    onInput: (event) => { const { value } = event.currentTarget; then(value); plan({ [key]: value }); } });
  return h("div", { class: "field" }, h("label", { for: `plan-${key}` }, label), input);
}

function timeField(key, label) {
  const count = (minutes(data.to) - minutes(data.from)) / data.step;
  const times = Array.from({ length: count + 1 }, (_, index) => timeText(minutes(data.from) + index * data.step));
  const all = [...new Set([...times, state.draft[key]])].filter(Boolean).sort();
  return menu({ key: `plan-${key}`, label, pairs: [["", t("pick")], ...all.map((time) => [time, time])], chosen: state.draft[key], onChange: (time) => plan({ [key]: time }) });
}

function guestsView(draft) {
  const all = [...data.people.filter(({ id }) => id !== data.me), ...data.groups];
  const invite = (id, isOn) => plan({ guests: isOn ? [...draft.guests, id] : draft.guests.filter((one) => one !== id) });
  return h("fieldset", { class: "checks" }, h("legend", {}, t("guests")), all.map(({ id, name, note }) => h("label", { class: "check" },
    h("input", { type: "checkbox", checked: draft.guests.includes(id), onChange: (event) => invite(id, event.currentTarget.checked) }), h("span", {}, name, note && h("span", { class: "note" }, ` ${note}`)))));
}

function repeatView(draft) {
  const until = boxView("until", t("until"), "date");
  until.hidden = draft.repeat === "none";
  const kinds = ["none", "daily", "weekly", "biweekly", "monthly"].map((kind) => [kind, t(`repeat_${kind}`)]);
  return [
    menu({ key: "plan-repeat", label: t("repeat"), pairs: kinds, chosen: draft.repeat, onChange: (repeat) => { until.hidden = repeat === "none"; plan({ repeat }); } }),
    until,
  ];
}
