/* What the panels are made of. A field keeps its place while it is typed in: only what is around it is drawn again. */
"use strict";

let bound = [];

/* A change typed little by little: one step of undo a field. */
function retouch(key, values) {
  if (state.typing !== key) state.past.push(state.edit);
  state.typing = key;
  state.edit = { ...state.edit, ...values };
  publish();
  refresh();
}

function refresh() {
  paint();
  document.querySelector('[data-key="undo"]').disabled = !state.past.length;
  for (const { node, read, isFree } of bound) if (isFree || node !== document.activeElement) node[node.tagName === "OUTPUT" ? "textContent" : "value"] = read();
}

function reading(read) {
  const node = h("output", { class: "reading" }, read());
  bound.push({ node, read, isFree: true });
  return node;
}

function numberField(key, label, { read, write, max, step = 1, unit = "px" }) {
  const id = `field-${key}`;
  const node = h("input", {
    class: "input", id, type: "number", min: 0, max, step, inputmode: "numeric", "data-key": id, value: read(),
    onInput: (event) => event.currentTarget.value !== "" && write(Number(event.currentTarget.value)),
    onBlur: (event) => { state.typing = ""; event.currentTarget.value = read(); },
  });
  bound.push({ node, read });
  return h("div", { class: "field" }, h("label", { for: id }, label, h("span", { class: "unit" }, ` (${unit})`)), node);
}

function slider(key, label, { min, max, step = 1, read, write, said = String }) {
  const id = `range-${key}`;
  const node = h("input", {
    class: "range", id, type: "range", min, max, step, "data-key": id, value: read(),
    onInput: (event) => write(Number(event.currentTarget.value)),
    onChange: () => { state.typing = ""; },
  });
  bound.push({ node, read });
  return h("div", { class: "field" }, h("div", { class: "ends" }, h("label", { for: id }, label), reading(() => said(read()))), node);
}

function choiceField(key, label, options, { value, onChange }) {
  const id = `choice-${key}`;
  return h("div", { class: "field" }, h("label", { for: id }, label),
    h("select", { class: "input", id, "data-key": id, onChange: (event) => onChange(event.currentTarget.value) },
      options.map(([one, text]) => h("option", { value: one, selected: one === value }, text))));
}

function tool(key, label, onClick, name) {
  return h("button", { class: "button", type: "button", "data-key": key, onClick }, name && icon(name), label);
}
