/* The task board: columns of cards. */
"use strict";

function boardView() {
  const people = [["", t("everyone")], ...data.people.map(({ id, name }) => [id, name])];
  return h("div", { class: "board" },
    h("div", { class: "bar" }, menu({ key: "filter", label: t("cardsOf"), pairs: people, chosen: state.filter, onChange: (who) => { state.filter = who; render(); } })),
    h("div", { class: "lanes", tabindex: "0", role: "region", "aria-label": t("board"), "data-scroll": "lanes" }, data.columns.map(laneView)));
}

function laneView(column) {
  const all = data.cards.filter(({ id }) => state.now.cards[id].column === column.id);
  const cards = all.filter(({ id }) => !state.filter || state.now.cards[id].who.includes(state.filter));
  const count = plural(lang, all.length, t("cardsOne"), t("cardsMany"));
  return h("section", { class: "lane", "aria-labelledby": `lane-${column.id}` },
    h("h2", { id: `lane-${column.id}` }, column.name, h("span", { class: "note" }, [count, column.limit && t("limit", { n: column.limit })].filter(Boolean).join(" · "))),
    cards.length ? h("ul", {}, cards.map(cardView)) : h("p", { class: "note" }, t("noCard")));
}

function cardView(card) {
  const now = state.now.cards[card.id];
  const facts = [
    ["assigned", now.who.length ? names(now.who) : t("unassigned")], now.due && ["due", dayText(now.due, { weekday: "short", day: "numeric", month: "short" })],
    card.effort && ["effort", card.effort], card.after?.length && ["waitsFor", names(card.after)],
  ].filter(Boolean);
  return h("li", { class: "card", "data-ticked": state.ticked.has(card.id) },
    h("div", { class: "card-top" }, tickView("cards", card.id, card.title),
      h("h3", { tabindex: "-1", "data-key": `card-${card.id}` }, card.title), card.label && h("span", { class: "badge" }, card.label)),
    card.text && h("p", {}, card.text),
    h("dl", { class: "facts" }, facts.map(([key, value]) => h("div", {}, h("dt", {}, t(key)), h("dd", {}, value)))),
    data.task === "board" && (state.card === card.id ? cardForm(card, now) : h("button", { class: "button plain", type: "button", "data-key": `edit-${card.id}`, "aria-label": t("editCard", { name: card.title }), onClick: () => { state.card = card.id; render(); focusKey(`column-${card.id}`); } }, icon("pen"), t("editNow"))));
}

function changeCard(card, change, message, tag = "") {
  apply((now) => Object.assign(now.cards[card.id], change), message, tag);
}

function cardForm(card, now) {
  const assign = (id, isOn) => changeCard(card, { who: (isOn ? [...now.who, id] : now.who.filter((one) => one !== id)).sort() }, t("saved"));
  return h("div", { class: "card-form" },
    menu({ key: `column-${card.id}`, label: t("column"), pairs: data.columns.map(({ id, name }) => [id, name]), chosen: now.column, onChange: (column) => changeCard(card, { column }, t("moved", { name: card.title, column: called(column) })) }),
    h("fieldset", { class: "checks" }, h("legend", {}, t("assigned")), data.people.map(({ id, name, note }) => h("label", { class: "check" },
      h("input", { type: "checkbox", checked: now.who.includes(id), "data-key": `who-${card.id}-${id}`, onChange: (event) => assign(id, event.currentTarget.checked) }), h("span", {}, name, note && h("span", { class: "note" }, ` ${note}`))))),
    h("div", { class: "field" }, h("label", { for: `due-${card.id}` }, t("due")),
      h("input", { class: "input", type: "date", id: `due-${card.id}`, "data-key": `due-${card.id}`, value: now.due, onChange: (event) => changeCard(card, { due: event.currentTarget.value }, t("saved"), `due-${card.id}`) })),
    h("button", { class: "button main", type: "button", "data-key": `done-${card.id}`, onClick: () => { state.card = ""; render(); focusKey(`edit-${card.id}`); } }, t("closeCard")));
}
