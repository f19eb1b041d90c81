/* The other rows: lists, buttons, information, bars of use, tables. */
"use strict";

function listControlView(control, isOff) {
  const ids = valueOf(control.id).split(",").filter(Boolean);
  const known = new Map([...(control.items ?? []), ...(control.available ?? [])].map((item) => [item.id, item]));
  return h("div", { class: "block", "data-off": isOff },
    h("div", { class: "row" }, words(control)),
    ids.length === 0 && h("p", { class: "note inner" }, t("emptyList")),
    h("ul", { class: "items", "aria-labelledby": `label-${control.id}` }, ids.map((id, index) => itemView(control, known.get(id), index, ids, isOff))),
    adderView(control, [...known.values()].filter(({ id }) => !ids.includes(id)), ids, isOff));
}

function itemView(control, item, index, ids, isOff) {
  const button = (key, sign, disabled, onClick) => h("button", {
    class: "small", type: "button", disabled: disabled || isOff, "data-key": `${key}-${item.id}`, "aria-label": t(key, { name: item.name }), onClick,
  }, icon(sign));
  return h("li", { class: "item" },
    h("span", { class: "words" }, h("span", {}, frenchSpaces(item.name)), item.detail && h("small", {}, frenchSpaces(item.detail))),
    control.can_order && button("raise", "up", index === 0, () => shift(control, item, index, ids, -1)),
    control.can_order && button("lower", "down", index === ids.length - 1, () => shift(control, item, index, ids, 1)),
    control.can_remove && button("remove", "close", false, () => {
      setValue(control.id, ids.filter((id) => id !== item.id).join(","));
      say(t("removed", { name: item.name }));
      focusKey("page");
    }));
}

function shift(control, item, index, ids, step) {
  const next = [...ids];
  next.splice(index, 1);
  next.splice(index + step, 0, item.id);
  setValue(control.id, next.join(","));
  say(t("placed", { name: item.name, n: index + step + 1, total: ids.length }));
  const isAtEnd = document.querySelector(`[data-key="${step < 0 ? "raise" : "lower"}-${CSS.escape(item.id)}"]`)?.disabled;
  if (isAtEnd) focusKey(`${step < 0 ? "lower" : "raise"}-${item.id}`);
}

/* What was removed can be put back: it joins what can be added. */
function adderView(control, others, ids, isOff) {
  if (others.length === 0) return null;
  const select = h("select", { class: "input", "aria-label": t("addLabel"), "data-key": `adding-${control.id}`, disabled: isOff },
    others.map(({ id, name, detail }) => h("option", { value: id }, frenchSpaces(detail ? `${name} (${detail})` : name))));
  return h("div", { class: "adder" }, select,
    h("button", {
      class: "button", type: "button", "data-key": `add-${control.id}`, disabled: isOff,
      onClick: () => {
        const item = others.find(({ id }) => id === select.value);
        setValue(control.id, [...ids, item.id].join(","));
        say(t("added", { name: item.name }));
        if (others.length === 1) focusKey("page");
      },
    }, icon("add"), t("add")));
}

function actionView(control, isOff) {
  const isDone = valueOf(control.id) === "done";
  const press = () => control.confirm
    ? openDialog(frenchSpaces(control.label), frenchSpaces(control.confirm), t("confirm"), () => runAction(control))
    : runAction(control);
  return h("div", { class: "block", "data-off": isOff },
    h("div", { class: "row" }, words(control),
      h("button", {
        class: "button", type: "button", id: `button-${control.id}`, disabled: isOff, "data-key": control.id,
        "aria-labelledby": `button-${control.id} label-${control.id}`, onClick: press,
      }, frenchSpaces(control.button ?? t("run")))),
    isDone && h("p", { class: "status inner" }, icon("check"), frenchSpaces(control.done ?? t("done"))));
}

const TONES = { ok: "check", warning: "warning", error: "close" };

function infoView(control) {
  const { tone } = control;
  return h("dl", { class: "row fact", "data-tone": tone },
    h("dt", { class: "words" }, frenchSpaces(control.label), control.help && h("small", {}, frenchSpaces(control.help))),
    h("dd", {}, tone && icon(TONES[tone]), tone && h("span", { class: "hidden" }, t(tone)), h("span", {}, frenchSpaces(valueOf(control.id)))));
}

function barsView(control) {
  const items = control.items ?? [];
  const top = control.total ?? Math.max(...items.map(({ value }) => value), 1);
  return h("div", { class: "block" },
    h("div", { class: "row" }, words(control)),
    h("ul", { class: "bars", "aria-labelledby": `label-${control.id}` }, items.map(({ label, value, text }) => {
      const bar = h("span", { class: "amount-bar", "aria-hidden": "true" }, h("i", {}));
      bar.firstChild.style.setProperty("width", `${Math.max(0, Math.min(100, (100 * value) / top))}%`);
      return h("li", {}, h("span", { class: "pair" }, h("span", {}, frenchSpaces(label)), h("span", { class: "amount" }, frenchSpaces(text))), bar);
    })));
}

function tableView(control) {
  return h("div", { class: "block" },
    h("div", { class: "row" }, words(control)),
    h("div", { class: "sheet", role: "region", tabindex: "0", "data-key": control.id, "aria-labelledby": `label-${control.id}` },
      h("table", {},
        h("thead", {}, h("tr", {}, control.columns.map((name) => h("th", { scope: "col" }, frenchSpaces(name))))),
        h("tbody", {}, control.rows.map((row) => h("tr", {}, row.map((cell, index) =>
          index === 0 ? h("th", { scope: "row" }, frenchSpaces(String(cell))) : h("td", {}, frenchSpaces(String(cell))))))))));
}
