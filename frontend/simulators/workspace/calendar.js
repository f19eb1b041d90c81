/* The team's calendar: a week, or a day with a column for each person and room. */
"use strict";

const STEP = 5;

function calendarView() {
  const isPlanning = data.task === "schedule";
  return h("div", { class: isPlanning ? "agenda planning" : "agenda" },
    h("div", { id: "calendar" }, gridView()), isPlanning && plannerView());
}

function drawCalendar() {
  draw(document.getElementById("calendar"), gridView());
}

function gridView() {
  const days = state.view === "day" ? [state.day] : weekOf(state.day);
  const columns = state.view === "day"
    ? shownCalendars().map((one) => ({ id: one.id, title: one.name, events: eventsOn(state.day).filter((event) => holds(event, one.id)) }))
    : days.map((day) => ({ id: day, title: dayText(day, { weekday: "short", day: "numeric", month: "short" }), day, events: eventsOn(day).filter(isShown) }));
  return [barView(days), filtersView(), columnsView(columns), detailView(), tickedEventsView(days)];
}

function weekOf(day) {
  return Array.from({ length: data.weekend ? 7 : 5 }, (_, index) => daysLater(mondayOf(day), index));
}

function weekText(days) {
  return new Intl.DateTimeFormat(lang, { day: "numeric", month: "long", year: "numeric" }).formatRange(dateOf(days[0]), dateOf(days.at(-1)));
}

function calendars() {
  return [...data.people, ...data.rooms];
}

function shownCalendars() {
  return calendars().filter(({ id }) => !state.hidden.has(id));
}

function holds(event, id) {
  return event.room === id || peopleIn(event.who).includes(id);
}

function isShown(event) {
  return shownCalendars().some(({ id }) => holds(event, id));
}

/* Whether an event, repeated or not, falls on a day. */
function falls(event, day) {
  if (!event.date || day < event.date || (event.until && day > event.until)) return false;
  const [here, start] = [dateOf(day), dateOf(event.date)];
  const days = Math.round((here - start) / 86_400_000);
  const rules = {
    daily: () => here.getDay() % 6 !== 0, weekly: () => days % 7 === 0, biweekly: () => days % 14 === 0,
    monthly: () => here.getDate() === start.getDate(),
  };
  return rules[event.repeat]?.() ?? day === event.date;
}

function eventsOn(day) {
  const all = data.events.filter(({ id }) => id !== data.event);
  const { draft } = state;
  if (data.task === "schedule" && draft.start && draft.end > draft.start) {
    all.push({ ...draft, id: "draft", title: draft.title || t("toPlan"), who: [data.me, ...draft.guests] });
  }
  return all.filter((event) => falls(event, day)).sort((one, other) => one.start.localeCompare(other.start) || one.end.localeCompare(other.end));
}

function titleOf(event) {
  return event.private && !peopleIn(event.who).includes(data.me) ? t("busy") : event.title;
}

function barView(days) {
  const step = state.view === "day" ? 1 : 7;
  const go = (day) => { state.day = day; state.event = ""; drawCalendar(); say(headingOf()); };
  const isOff = (day) => !data.weekend && dateOf(day).getDay() % 6 === 0;
  const next = (way) => {
    let day = daysLater(state.day, way * step);
    while (isOff(day)) day = daysLater(day, way);
    return day;
  };
  const headingOf = () => (state.view === "day" ? dayText(state.day) : weekText(weekOf(state.day)));
  return h("div", { class: "bar" },
    h("div", { class: "group", role: "group", "aria-label": t("display") }, ["week", "day"].map((view) =>
      h("button", { class: "button", type: "button", "data-key": `view-${view}`, "aria-pressed": state.view === view ? "true" : "false", onClick: () => { state.view = view; drawCalendar(); } }, t(view)))),
    h("div", { class: "group" },
      h("button", { class: "button", type: "button", "data-key": "before", "aria-label": t("before"), onClick: () => go(next(-1)) }, icon("back")),
      data.today && h("button", { class: "button", type: "button", "data-key": "now", onClick: () => go(data.today) }, t("now")),
      h("button", { class: "button turned", type: "button", "data-key": "after", "aria-label": t("after"), onClick: () => go(next(1)) }, icon("back"))),
    h("h2", {}, state.view === "day" ? dayText(days[0]) : headingOf()));
}

function filtersView() {
  const zones = data.people.filter(({ offset }) => offset);
  return h("details", { class: "filters", open: state.filters ?? innerWidth > 672, onToggle: (event) => { state.filters = event.currentTarget.open; } },
    h("summary", {}, t("shown")),
    h("div", { class: "checks" }, calendars().map(({ id, name, note }) => h("label", { class: "check" },
      h("input", { type: "checkbox", checked: !state.hidden.has(id), "data-key": `calendar-${id}`, onChange: (event) => showCalendar(id, event.currentTarget.checked) }),
      h("span", { class: "dot", "data-tone": toneOf(id) }), h("span", {}, name, note && h("span", { class: "note" }, ` ${note}`))))),
    zones.length > 0 && menu({ key: "zone", label: t("zone"), pairs: [["", t("zoneNone")], ...zones.map(({ id, name }) => [id, name])], chosen: state.zone, onChange: (id) => { state.zone = id; drawCalendar(); } }));
}

function showCalendar(id, isOn) {
  if (isOn) state.hidden.delete(id);
  else state.hidden.add(id);
  drawCalendar();
}

function columnsView(columns) {
  const [from, to] = [minutes(data.from), minutes(data.to)];
  const view = h("div", { class: "columns", tabindex: "0", role: "region", "aria-label": t("calendar"), "data-scroll": "calendar" }, hoursView(from, to), columns.map((column) => columnView(column, from, to)));
  view.style.setProperty("--rows", String((to - from) / STEP));
  view.style.setProperty("--days", String(columns.length));
  return view;
}

function zoned(count) {
  const { offset = 0 } = found("people", state.zone) ?? {};
  return timeText(count + offset * 60);
}

function hoursView(from, to) {
  const hours = Array.from({ length: Math.ceil((to - from) / 60) }, (_, index) => from + index * 60);
  return h("div", { class: "hours", "aria-hidden": "true" }, h("p", { class: "top" }, state.zone && called(state.zone)), h("div", { class: "slots" }, hours.map((hour) => {
    const line = h("p", {}, timeText(hour), state.zone && h("b", {}, zoned(hour)));
    line.style.setProperty("--from", String((hour - from) / STEP + 1));
    line.style.setProperty("--to", String((hour - from) / STEP + 1 + 60 / STEP));
    return line;
  })));
}

function columnView({ id, title, day, events }, from, to) {
  const ends = [];
  const placed = events.map((event) => {
    const free = ends.findIndex((end) => end <= event.start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = event.end;
    return { event, lane };
  });
  return h("section", { class: "column", "data-today": day === data.today && Boolean(data.today) },
    h("h3", { class: "top" }, day ? h("button", { class: "to-day", type: "button", "data-key": `day-${id}`, onClick: () => { state.day = day; state.view = "day"; drawCalendar(); focusKey("view-day"); } }, title) : title),
    events.length === 0 && h("p", { class: "nothing note" }, t("noEvent")),
    h("ul", { class: "slots" }, placed.map(({ event, lane }) => eventView(event, lane, from, to))));
}

function eventView(event, lane, from, to) {
  const [start, end] = [Math.max(minutes(event.start), from), Math.min(minutes(event.end), to)];
  const who = state.view === "day" ? "" : peopleIn(event.who).map((id) => called(id).split(" ")[0]).join(", ");
  const item = h("li", { "data-draft": event.id === "draft" },
    h("button", { class: "event", type: "button", "data-tone": toneOf(event.who[0]), "data-key": `event-${event.id}`, "aria-expanded": state.event === event.id ? "true" : "false", onClick: () => { state.event = state.event === event.id ? "" : event.id; drawCalendar(); document.getElementById("detail")?.scrollIntoView({ block: "nearest" }); } },
      h("span", { class: "time" }, `${event.start}–${event.end}`), h("b", {}, titleOf(event)),
      state.zone && h("span", { class: "note" }, t("zoneTime", { time: `${zoned(minutes(event.start))}–${zoned(minutes(event.end))}`, name: called(state.zone) })),
      who && h("span", { class: "note" }, who), event.room && h("span", { class: "note" }, called(event.room))));
  item.style.setProperty("--from", String(Math.round((start - from) / STEP) + 1));
  item.style.setProperty("--to", String(Math.max(Math.round((end - from) / STEP), Math.round((start - from) / STEP) + 1) + 1));
  item.style.setProperty("--lane", String(lane + 1));
  return item;
}

function detailView() {
  const event = found("events", state.event);
  if (!event) return null;
  const isHidden = titleOf(event) !== event.title;
  const facts = [
    ["guests", names(event.who)], event.room && ["room", called(event.room)],
    event.repeat && event.repeat !== "none" && ["repeat", [t(`repeat_${event.repeat}`), event.until && t("untilText", { date: dayText(event.until) })].filter(Boolean).join(", ")],
  ].filter(Boolean);
  return h("section", { class: "detail", id: "detail", "aria-label": titleOf(event) },
    h("h3", {}, titleOf(event)), h("p", {}, `${event.start}–${event.end}`),
    h("dl", { class: "facts" }, (isHidden ? facts.slice(0, 1) : facts).map(([key, value]) => h("div", {}, h("dt", {}, t(key)), h("dd", {}, value)))),
    h("button", { class: "button", type: "button", onClick: () => { const key = `event-${state.event}`; state.event = ""; drawCalendar(); focusKey(key); } }, t("close")));
}

/* Where events are to be ticked, those shown are also told one by one. */
function tickedEventsView(days) {
  if (data.task !== "select" || data.select !== "events") return null;
  const seen = days.flatMap((day) => eventsOn(day).filter(isShown).map((event) => [day, event]));
  const once = seen.filter(([, event], index) => seen.findIndex(([, other]) => other === event) === index);
  return h("ul", { class: "remarks" }, once.map(([day, event]) => {
    const name = `${dayText(day, { weekday: "long", day: "numeric", month: "long" })}, ${event.start}–${event.end}, ${titleOf(event)}`;
    return h("li", { class: "remark", "data-ticked": state.ticked.has(event.id) }, tickView("events", event.id, name), h("div", {}, h("p", {}, name), h("p", { class: "note" }, names(event.who))));
  }));
}
