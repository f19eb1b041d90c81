/* The controls that hold a value: switch, choice, slider, text. */
"use strict";

/* Names and describes a field by the words of its row. */
function labelled(control) {
  return { "aria-labelledby": `label-${control.id}`, "aria-describedby": control.help ? `help-${control.id}` : undefined };
}

function words(control, tag = "span") {
  return h(tag, { class: "words" },
    h("span", { id: `label-${control.id}` }, frenchSpaces(control.label)),
    control.help && h("small", { id: `help-${control.id}` }, frenchSpaces(control.help)));
}

function switchView(control, isOff) {
  return h("label", { class: "row pressable", "data-off": isOff }, words(control),
    h("input", {
      type: "checkbox", role: "switch", class: "switch", checked: valueOf(control.id) === "on", disabled: isOff,
      "data-key": control.id, ...labelled(control), onChange: (event) => setValue(control.id, event.currentTarget.checked ? "on" : "off"),
    }));
}

function choiceView(control, isOff) {
  const style = control.style ?? "menu";
  return h("div", { class: "block", "data-off": isOff },
    style === "menu" ? menuChoiceView(control, isOff) : radioView(control, isOff, style === "network"),
    needsPassword(control) && passwordView(control));
}

function menuChoiceView(control, isOff) {
  const now = valueOf(control.id);
  const needsNone = state.first.get(control.id) === "";
  return h("div", { class: "row" }, words(control),
    h("select", {
      class: "input", "data-key": control.id, disabled: isOff, ...labelled(control),
      onChange: (event) => setValue(control.id, event.currentTarget.value),
    },
    needsNone && h("option", { value: "", selected: now === "" }, t("none")),
    control.options.map(({ id, label, detail }) =>
      h("option", { value: id, selected: id === now }, frenchSpaces(detail ? `${label} (${detail})` : label)))));
}

function radioView(control, isOff, isNetwork) {
  const now = valueOf(control.id);
  return h("fieldset", { class: "options", disabled: isOff },
    h("legend", {}, frenchSpaces(control.label), control.help && h("small", {}, frenchSpaces(control.help))),
    control.options.map((option) => h("label", { class: "option pressable" },
      h("input", {
        type: "radio", name: control.id, value: option.id, checked: option.id === now,
        "data-key": option.id === (now || control.options[0].id) ? control.id : `${control.id}-${option.id}`,
        onChange: () => { setValue(control.id, option.id); focusKey(control.id); },
      }),
      h("span", { class: "words" }, h("span", {}, frenchSpaces(option.label)), option.detail && h("small", {}, frenchSpaces(option.detail))),
      isNetwork && networkView(option))));
}

function networkView({ signal = 0, secured }) {
  const spoken = [t("signal", { n: signal }), t(secured ? "secured" : "open")].join(", ");
  return h("span", { class: "signs" },
    secured && icon("lock"),
    h("span", { class: "signal", "data-strength": signal }, [1, 2, 3, 4].map(() => h("i", {}))),
    h("span", { class: "hidden" }, `, ${spoken}`));
}

function passwordView(control) {
  const option = control.options.find(({ id }) => id === valueOf(control.id));
  return fieldView({ id: `${control.id}_password`, label: t("password", { name: option.label }), secret: true }, false);
}

function sliderView(control, isOff) {
  const unit = control.unit ? `\u00a0${control.unit}` : "";
  const written = (value) => `${new Intl.NumberFormat(lang).format(Number(value))}${unit}`;
  const output = h("output", { class: "amount" }, written(valueOf(control.id)));
  const range = h("input", {
    type: "range", min: control.min, max: control.max, step: control.step, disabled: isOff, "data-key": control.id,
    "aria-valuetext": written(valueOf(control.id)), ...labelled(control),
    onInput: (event) => {
      const value = String(Number(event.currentTarget.value));
      output.textContent = written(value);
      event.currentTarget.setAttribute("aria-valuetext", written(value));
      state.values.set(control.id, value);
      publish();
      renderStatus();
    },
    onChange: () => (forgetTests() || isWatched(control.id)) && render(),
  });
  range.value = valueOf(control.id);
  return h("div", { class: "row slide", "data-off": isOff }, words(control), h("div", { class: "range" }, range, output));
}

function textView(control, isOff) {
  return h("div", { class: "block", "data-off": isOff }, fieldView(control, isOff));
}

function fieldView(control, isOff) {
  const isSeen = !control.secret || state.shown.has(control.id);
  return h("div", { class: "row" },
    h("label", { class: "words", for: `field-${control.id}` }, frenchSpaces(control.label),
      control.help && h("small", {}, frenchSpaces(control.help))),
    h("div", { class: "typing" },
      h("input", {
        class: "input", id: `field-${control.id}`, type: isSeen ? "text" : "password", value: valueOf(control.id), disabled: isOff,
        placeholder: control.placeholder, autocomplete: "off", autocapitalize: "off", spellcheck: "false", "data-key": control.id,
        onInput: (event) => setValue(control.id, event.currentTarget.value, true),
      }),
      control.secret && h("button", {
        class: "button", type: "button", "aria-pressed": String(isSeen), "data-key": `show-${control.id}`, disabled: isOff,
        "aria-label": t("show", { name: control.label }), onClick: () => toggleShown(control.id),
      }, t("showShort"))));
}

function toggleShown(id) {
  if (!state.shown.delete(id)) state.shown.add(id);
  render();
}
