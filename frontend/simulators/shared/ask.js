/* Text boxes under a simulator, for what is looked up in it and reported; `data.ask` names them. */
"use strict";

const reported = (() => {
  let asked = [];

  /* The texts typed so far, or null when all are empty. */
  function typed() {
    const texts = Object.fromEntries(asked.map(({ key }) => [key, document.getElementById(`ask-${key}`)?.value.trim() ?? ""]));
    return Object.values(texts).some(Boolean) ? texts : null;
  }

  function box({ key, label, unit }, onChange) {
    const name = `ask-${key}`;
    return h("div", { class: "field" },
      h("label", { for: name }, label),
      h("span", { class: "asked" },
        h("input", { id: name, class: "input", type: "text", autocomplete: "off", spellcheck: "false", onInput: onChange }),
        unit && h("span", { class: "unit" }, unit)));
  }

  /* Draws the boxes at the end of the page; `onChange` is called at each key. */
  function begin(given, onChange) {
    asked = Array.isArray(given) ? given : [];
    if (!asked.length) return;
    const isFrench = document.documentElement.lang !== "en";
    document.querySelector("main").after(
      h("section", { class: "ask", "aria-label": isFrench ? "Votre réponse" : "Your answer" }, asked.map((one) => box(one, onChange))));
  }

  return { begin, typed, keys: () => asked.map(({ key }) => key) };
})();
