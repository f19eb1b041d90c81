/* History, cookies and downloads: long lists, filtered, ticked and deleted. */
"use strict";

function daysAgo(days) {
  const date = new Date(`${data.today.slice(0, 10)}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}

const PERIODS = { all: () => "", today: () => daysAgo(0), week: () => daysAgo(6), month: () => daysAgo(29) };

function wordsIn(one) {
  return folded([one.title, one.address, one.site, one.name, one.purpose].filter(Boolean).join(" "));
}

function filtered(name) {
  const { text, period, party } = state.filter;
  return state.lists[name].filter((one) => wordsIn(one).includes(folded(text.trim()))
    && (period === "all" || String(one.date).slice(0, 10) >= PERIODS[period]())
    && (party === "all" || one.party === party));
}

function choiceView(key, values) {
  return h("div", { class: "field" }, h("label", { for: `by-${key}` }, t(key)),
    h("select", { class: "input", id: `by-${key}`, "data-key": `by-${key}`, onChange: (event) => { state.filter[key] = event.currentTarget.value; state.ticked.clear(); render(); } },
      values.map((value) => h("option", { value, selected: value === state.filter[key] }, t(`${key}_${value}`)))));
}

function filterView(name) {
  const seek = (event) => { state.filter.text = event.currentTarget.value; state.ticked.clear(); render(); };
  return h("div", { class: "filters" },
    h("div", { class: "field" }, h("label", { for: "by-text" }, t("filter")),
      h("input", { class: "input", id: "by-text", type: "text", value: state.filter.text, autocomplete: "off", spellcheck: "false", "data-key": "by-text", onChange: seek })),
    name !== "cookies" && choiceView("period", Object.keys(PERIODS)),
    name === "cookies" && choiceView("party", ["all", "first", "third"]));
}

/* Rows as they are in the list: the same object twice is two rows. */
function listView(name, rowView) {
  const rows = filtered(name);
  const canDelete = data.task === "clean";
  const count = rows.filter((one) => state.ticked.has(one)).length;
  const tickAll = (isTicked) => { rows.forEach((one) => (isTicked ? state.ticked.add(one) : state.ticked.delete(one))); render(); };
  const remove = () => { change(name, state.lists[name].filter((one) => !state.ticked.has(one)), t("removed")); focusKey("panel"); };
  return [
    filterView(name),
    canDelete && h("div", { class: "row acts" },
      h("label", { class: "line" }, h("input", { type: "checkbox", "data-key": "tick-all", checked: rows.length > 0 && count === rows.length, disabled: !rows.length, onChange: (event) => tickAll(event.currentTarget.checked) }), h("span", {}, t("tickAll", { n: rows.length }))),
      h("button", { class: "button", type: "button", "data-key": "remove", disabled: count === 0, onClick: remove }, icon("bin"), t("removeTicked", { n: count }))),
    rows.length === 0 && h("p", { class: "note" }, t("empty")),
    h("ul", { class: "things", onKeydown: (event) => arrows(event, "input") }, rows.map((one, index) => h("li", { class: "thing", "data-ticked": state.ticked.has(one) },
      canDelete && h("label", { class: "tick" }, h("span", { class: "hidden" }, t("tick", { name: one.title ?? one.name })),
        h("input", { type: "checkbox", "data-key": `row-${index}`, checked: state.ticked.has(one), onChange: (event) => { if (event.currentTarget.checked) state.ticked.add(one); else state.ticked.delete(one); render(); } })),
      h("div", { class: "grow" }, rowView(one))))),
  ];
}

function historyView() {
  return listView("history", (one) => [linkView(one.title, one.address, ""), h("p", { class: "note" }, `${formatDate(lang, one.date)} · ${one.address}`)]);
}

function cookiesView() {
  return listView("cookies", (one) => [
    h("p", { class: "named" }, h("strong", {}, one.site), ` — ${one.name}`),
    h("p", { class: "note" }, [t(`party_${one.party ?? "first"}`), one.expires ? t("until", { date: day(one.expires) }) : t("untilClosed"), one.purpose].filter(Boolean).join(" · ")),
    one.seen_on?.length > 0 && h("p", { class: "note" }, t("seenOn", { sites: one.seen_on.join(", ") })),
  ]);
}

function downloadsView() {
  return listView("downloads", (one) => [
    h("p", { class: "named" }, h("strong", {}, one.name)),
    h("p", { class: "note" }, [one.date && formatDate(lang, one.date), one.size !== undefined && formatSize(lang, one.size), one.address].filter(Boolean).join(" · ")),
  ]);
}
