/* What is known of the network, what was chosen, and the answer this amounts to. */
"use strict";

let data = { task: "look", title: "" };
let placesById = new Map();
const state = {
  view: "",
  open: "",
  filter: "",
  marked: new Set(),
  square: { column: "", row: "" },
  picks: {},
  search: { from: "", to: "", day: "", when: "any", time: "", without: new Set(), stepFree: false, sort: "departure" },
  found: null,
  error: "",
  timetable: { name: "", day: "" },
  zoom: 1,
  pan: { left: 0, top: 0 },
  hiddenLayers: new Set(),
  isMeasuring: false,
  points: [],
};

const LISTS = ["modes", "layers", "places", "roads", "areas", "days", "trips", "timetables", "notices"];
const FIRST_VIEW = { plan: "trips", choose: "timetables", place: "map" };

function begin(given) {
  data = { ...Object.fromEntries(LISTS.map((name) => [name, []])), show: ["duration", "changes"], ...given };
  placesById = new Map(data.places.map((place) => [place.id, place]));
  state.hiddenLayers = new Set(data.layers.filter((layer) => layer.shown === false).map(({ id }) => id));
  const views = viewsOffered();
  state.view = views.includes(FIRST_VIEW[data.task]) ? FIRST_VIEW[data.task] : views[0];
  const from = endsOf("from")[0]?.id ?? "";
  Object.assign(state.search, { from, to: endsOf("to").find(({ id }) => id !== from)?.id ?? "", day: data.days[0]?.id ?? "" });
  Object.assign(state.timetable, { name: data.timetables[0]?.name ?? "", day: data.timetables[0]?.day ?? "" });
}

function viewsOffered() {
  return [
    data.places.some(({ x }) => x !== undefined) && "map", data.trips.length && "trips", data.timetables.length && "timetables",
    data.notices.length && "notices", data.factors && "factors",
  ].filter(Boolean);
}

function placeName(id) {
  return placesById.get(id)?.name ?? id;
}

function isShown(thing) {
  return !thing.layer || !state.hiddenLayers.has(thing.layer);
}

function shownPlaces() {
  return data.places.filter(isShown);
}

/* Trips */

function legsOf(trip) {
  return trip.legs.map(([mode, line, from, departure, to, arrival, km]) => ({
    mode: data.modes.find(({ id }) => id === mode) ?? { id: mode, name: mode }, line, from, departure, to, arrival, km: Number(km ?? 0),
  }));
}

function endsOf(side) {
  const ids = new Set(data.trips.map((trip) => (side === "from" ? legsOf(trip)[0].from : legsOf(trip).at(-1).to)));
  const collator = new Intl.Collator(lang);
  return [...ids].map((id) => ({ id, name: placeName(id) })).sort((one, other) => collator.compare(one.name, other.name));
}

function minutesOf(time) {
  const [hours, minutes] = String(time).split(":").map(Number);
  return hours * 60 + minutes;
}

function summed(trip) {
  const legs = legsOf(trip);
  const minutes = (leg) => minutesOf(leg.arrival) - minutesOf(leg.departure);
  const total = (list, value) => list.reduce((sum, leg) => sum + value(leg), 0);
  const departure = minutesOf(legs[0].departure);
  const arrival = minutesOf(legs.at(-1).arrival);
  return {
    departure, arrival, duration: arrival - departure,
    changes: Math.max(0, legs.filter((leg) => !leg.mode.walk).length - 1),
    walk: total(legs.filter((leg) => leg.mode.walk), minutes),
    price: trip.price ?? total(legs, (leg) => leg.km * (leg.mode.price ?? 0)),
    co2: total(legs, (leg) => leg.km * (leg.mode.co2 ?? 0)),
  };
}

function fits(trip) {
  const { from, to, day, when, time, without, stepFree } = state.search;
  const legs = legsOf(trip);
  const { departure, arrival } = summed(trip);
  return legs[0].from === from && legs.at(-1).to === to && (!trip.day || trip.day === day)
    && (when !== "after" || departure >= minutesOf(time)) && (when !== "before" || arrival <= minutesOf(time))
    && !legs.some((leg) => without.has(leg.mode.id)) && (!stepFree || trip.accessible === true);
}

function search() {
  const { from, to, when, time, sort } = state.search;
  state.error = from === to ? t("sameEnds") : when !== "any" && !time ? t("noTime") : "";
  if (state.error) return;
  const order = new Map(data.trips.map((trip) => [trip, summed(trip)]));
  const by = (one, other) => order.get(one)[sort] - order.get(other)[sort] || order.get(one).departure - order.get(other).departure;
  state.found = data.trips.filter(fits).sort(by);
}

/* The answer */

function partsOf() {
  const only = data.task === "plan" ? "trip" : "departure";
  return data.parts?.length ? data.parts : [{ id: only, name: t(only) }];
}

const ANSWERS = {
  look: () => null,
  plan: pickedAnswer,
  choose: pickedAnswer,
  place() {
    if (data.mark === "square") {
      const { column, row } = state.square;
      return column && row ? { square: column + row } : null;
    }
    return state.marked.size ? { selected: [...state.marked].sort().join(",") } : null;
  },
};

function pickedAnswer() {
  if (!Object.keys(state.picks).length) return null;
  const withStop = data.task === "choose" && data.pick === "stop";
  return Object.fromEntries(partsOf().flatMap(({ id }) => [
    [id, state.picks[id]?.id ?? ""], ...(withStop ? [[`${id}_stop`, state.picks[id]?.stop ?? ""]] : []),
  ]));
}

function publish() {
  if (data.task !== "look") frame.answer(ANSWERS[data.task]());
}

/* `pick` is {id, stop, words}; the same pick twice takes it back. */
function choose(part, pick) {
  const now = state.picks[part.id];
  const isBack = now && now.id === pick.id && now.stop === pick.stop;
  if (isBack) delete state.picks[part.id];
  else state.picks[part.id] = pick;
  publish();
  render();
  say(isBack ? t("unchosen", { part: part.name }) : t("chosen", { part: part.name, name: pick.words }));
}

function mark(id, isMarked) {
  if (data.max === 1) state.marked.clear();
  if (isMarked) state.marked.add(id);
  else state.marked.delete(id);
  publish();
  render();
}

/* Words */

function duration(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours ? `${hours}\u00a0h\u00a0${String(rest).padStart(2, "0")}` : `${rest}\u00a0min`;
}

function clock(time) {
  const minutes = minutesOf(time);
  const text = `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return minutes >= 1440 ? `${text} ${t("nextDay")}` : text;
}

function numbered(value, digits = 1) {
  return new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(value);
}

function money(value) {
  return new Intl.NumberFormat(lang, { style: "currency", currency: "EUR" }).format(value);
}

function grams(value) {
  return value >= 10_000 ? `${numbered(value / 1000, 2)}\u00a0kg` : `${numbered(value, 0)}\u00a0g`;
}

function length(metres) {
  return metres < 1000 ? `${numbered(metres, 0)}\u00a0m` : `${numbered(metres / 1000, 2)}\u00a0km`;
}

function counted(key, n) {
  return t(`${key}${Math.min(n, 2)}`, { n });
}
