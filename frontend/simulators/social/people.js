/* People, one person's page, my own page, groups and messages. */
"use strict";

const ACTION_ICONS = {
  hide: "unseen", share: "forward", untag: "close", report: "warning", delete: "bin", accept: "check", refuse: "close", follow: "add",
  unfollow: "close", remove: "bin", mute: "unseen", block: "stop", join: "add", leave: "close",
};
const RELATIONS = ["request", "friend", "following", "none"];

function openPerson(id) {
  state.view = id === data.me ? "profile" : "people";
  if (!viewsOf().includes(state.view)) state.view = "people";
  state.person = id === data.me && state.view === "profile" ? null : id;
  render();
  focusKey("heading");
}

function peopleView() {
  if (state.person) return personView(people.get(state.person));
  const others = data.people.filter(({ id }) => id !== data.me);
  return RELATIONS.map((relation) => {
    const some = others.filter((one) => (one.relation ?? "none") === relation);
    return some.length > 0 && h("section", { class: "block" }, h("h3", {}, t(`relation_${relation}`)), h("ul", { class: "rows" }, some.map(personRow)));
  });
}

function personRow(person) {
  return h("li", { "data-ticked": state.ticked.has(person.id) }, avatar(person.id),
    h("div", { class: "grow" }, nameButton(person.id, `person-${person.id}`), h("p", { class: "note" }, [person.handle && `@${person.handle}`, ...(person.facts ?? [])].filter(Boolean).join(" · ")),
      actionsView("person", person, person.name)),
    tickOf("people", person.id, person.name));
}

function personView(person) {
  const posts = data.posts.filter(({ author }) => author === person.id);
  const facts = [person.handle && `@${person.handle}`, person.joined && t("joined", { date: dayOf(person.joined) }), ...(person.facts ?? [])].filter(Boolean);
  return [
    h("button", { class: "button plain", type: "button", "data-key": "back", onClick: () => { state.person = null; render(); focusKey(`person-${person.id}`); } }, icon("back"), t("people")),
    h("section", { class: "card" }, avatar(person.id), h("div", {},
      h("h3", { tabindex: "-1", "data-key": "heading" }, person.name, person.verified && [icon("verified"), h("span", { class: "hidden" }, ` (${t("verified")})`)]),
      h("p", { class: "note" }, facts.join(" · ")), person.bio && h("p", { class: "text" }, frenchSpaces(person.bio)),
      h("p", { class: "note" }, person.id === data.me ? "" : t(`relation_${person.relation ?? "none"}`)),
      person.id !== data.me && actionsView("person", person, person.name), tickOf("people", person.id, person.name))),
    posts.length ? h("ul", { class: "posts" }, posts.map(postView)) : h("p", { class: "note block" }, t("noPost")),
  ];
}

function dayOf(date) {
  return new Intl.DateTimeFormat(lang, { dateStyle: "medium" }).format(new Date(`${String(date).slice(0, 10)}T12:00`));
}

/* My page, as I see it or as somebody else would. */
function profileView() {
  const isMe = state.as === "me";
  const lines = data.profile.filter((line) => canSee(state.as, valueOf(line.id, line.audience)));
  const posts = data.posts.filter((post) => isMine(post) && canSee(state.as, actOf(post.id, "audience")?.slice("audience:".length) ?? post.audience ?? audiences[0].id));
  const options = [["me", t("myself")], ...audiences.filter(({ id }) => id !== "me").map(({ id, label }) => [id, label])];
  return [
    h("div", { class: "strip" }, h("label", { class: "inline" }, h("span", { class: "note" }, t("viewAs")),
      h("select", { class: "input", "data-key": "as", onChange: (event) => { state.as = event.currentTarget.value; render(); say(t("seenAs")); } },
        options.map(([id, label]) => h("option", { value: id, selected: id === state.as }, label))))),
    h("section", { class: "card" }, avatar(data.me), h("div", { class: "grow" }, h("h3", { tabindex: "-1", "data-key": "heading" }, personName(data.me)),
      people.get(data.me)?.bio && h("p", { class: "text" }, people.get(data.me).bio),
      lines.length > 0 ? h("dl", { class: "lines" }, lines.map((line) => lineView(line, isMe))) : h("p", { class: "note" }, t("nothingSeen")))),
    posts.length ? h("ul", { class: "posts" }, posts.map(postView)) : h("p", { class: "note block" }, t("noPost")),
  ];
}

function lineView(line, isMe) {
  const now = valueOf(line.id, line.audience);
  const choice = isMe && canSet() ? h("select", {
    class: "input", "data-key": `line-${line.id}`, "aria-label": `${line.label}, ${t("whoSees")}`, onChange: (event) => set(line.id, event.currentTarget.value, line.audience, line.label),
  }, audiences.map(({ id, label }) => h("option", { value: id, selected: id === now }, label))) : isMe && h("span", { class: "note" }, audienceName(now));
  return h("div", {}, h("dt", {}, line.label), h("dd", {}, line.value, choice && h("div", { class: "who" }, choice)));
}

function groupsView() {
  return h("ul", { class: "rows block" }, data.groups.map((group) => h("li", {}, h("div", { class: "grow" },
    h("h3", {}, group.name),
    h("p", { class: "note" }, [group.visibility, group.members !== undefined && t("members", { n: group.members }), group.joined && t("member")].filter(Boolean).join(" · ")),
    group.rules?.length > 0 && h("ul", { class: "rules" }, group.rules.map((rule) => h("li", {}, frenchSpaces(rule)))),
    actionsView("group", group, group.name)))));
}

function messagesView() {
  const thread = data.threads.find(({ id }) => id === state.thread);
  if (!thread) {
    return h("ul", { class: "rows block" }, data.threads.map((one) => h("li", {}, avatar(one.with), h("button", {
      class: "name grow", type: "button", "data-key": `thread-${one.id}`, onClick: () => { state.thread = one.id; render(); focusKey("heading"); },
    }, personName(one.with), h("span", { class: "note brief" }, shortOf(one.items.at(-1)?.text ?? ""))))));
  }
  return [
    h("button", { class: "button plain", type: "button", "data-key": "back", onClick: () => { state.thread = null; render(); focusKey(`thread-${thread.id}`); } }, icon("back"), t("messages")),
    h("h3", { class: "block", tabindex: "-1", "data-key": "heading" }, nameButton(thread.with, "with")),
    h("ol", { class: "bubbles block" }, thread.items.map((item) => h("li", { class: item.from === data.me ? "mine" : "" },
      h("p", { class: "note" }, `${personName(item.from)} · ${formatDate(lang, item.date)}`), h("p", { class: "text" }, frenchSpaces(item.text))))),
  ];
}
