// Right: the codebook's dimensions as groups of choices, each with its key.

import { derivedValue, pairOf } from "./claims.js";
import { h, kbd } from "./dom.js";
import { proposed, RELIABILITY } from "./grades.js";
import { confirming, CREDIBILITY, placeOf, wordsOf } from "./story.js";
import { _, day, inWords, number } from "./words.js";

const MOST_SHOWN = 4;

const registered = ({ value, since, reason }) => _("registry: {value} since {day}: {reason}", { value, day: day(since), reason });

export class JudgePane {
  constructor(screen) {
    this.screen = screen;
    this.parts = [];
    this.note = h("textarea", { rows: "2", maxlength: "5000", "aria-label": _("Note"), placeholder: "…" });
    this.target = h("input", { type: "text", list: "targets", maxlength: "300", "aria-label": _("Target of the stance"), autocomplete: "off" });
    this.targets = h("datalist", { id: "targets" });
    const sections = screen.config.codebook.dimensions.map((dimension) => this.#section(dimension));
    this.element = h("aside", { class: "judge", "aria-label": _("Judgement") }, ...sections,
      h("h3", {}, _("Note"), " ", kbd("/")), this.note);
  }

  // The field for the target stays where it is while the choices are drawn anew: it may have the focus.
  #section(dimension) {
    const title = h("h3", { title: inWords(dimension.definition), id: `d-${dimension.name}` });
    const choices = h("div", {});
    this.parts.push({ dimension, title, choices });
    return h("section", {}, title, dimension.kind === "stance" ? h("div", { class: "target" }, this.target, this.targets) : null, choices);
  }

  draw() {
    const { screen } = this;
    const item = screen.focused();
    const claim = item?.claim ?? null;
    this.element.classList.toggle("idle", !claim);
    for (const { dimension, title, choices } of this.parts) {
      title.replaceChildren(inWords(dimension.label), " ", ...(dimension.key ? [kbd(dimension.key)] : []), ...this.#code(dimension, claim));
      choices.replaceChildren(...this.#choices(dimension, item));
    }
    const isTyped = screen.shadow.activeElement === this.note || screen.fields?.noteDone;
    if (!isTyped) this.note.value = claim?.note ?? "";
  }

  #choices(dimension, item) {
    const claim = item?.claim ?? null;
    if (dimension.kind === "stance") return this.#stance(dimension, claim);
    const value = claim?.judgements[dimension.name];
    if (dimension.kind === "code") return this.#axes(dimension, value);
    const isPending = this.screen.ui.pending === dimension.name;
    const grade = item && dimension.name === RELIABILITY ? proposed(this.screen.desk, item) : null;
    const bind = ({ code }) => ({ verb: "choice", dimension: dimension.name, code });
    const row = this.#row(dimension, dimension.choices, value, isPending ? "pending" : "", bind, grade);
    return [row, grade && h("div", { class: "dim aside" }, kbd(_("Enter")), ` ${registered(grade)}`), ...this.#confirmed(dimension, item, isPending)].filter(Boolean);
  }

  // Which claims would stand for "confirmed by other sources", while it is asked or after it was refused.
  #confirmed(dimension, item, isPending) {
    const { desk, ui } = this.screen;
    const isAsked = isPending || ui.refused === CREDIBILITY;
    if (!item || dimension.name !== CREDIBILITY || !isAsked || !desk.story || desk.article.stamp.is_masked) return [];
    const found = confirming(desk, item);
    if (!found.length) return [h("div", { class: "aside" }, _("1 cannot be chosen: no claim of this story goes back to another source."))];
    const lines = found.slice(0, MOST_SHOWN).map((one) => h("li", { title: wordsOf(one) }, h("b", {}, one.root), ` (${placeOf(one)}) `, h("span", { class: "dim" }, wordsOf(one))));
    const more = found.length > MOST_SHOWN ? [h("li", { class: "dim" }, _("and {count} more", { count: number(found.length - MOST_SHOWN) }))] : [];
    return [h("div", { class: "aside" }, _("1 would be confirmed by:"), h("ul", {}, ...lines, ...more))];
  }

  #code(dimension, claim) {
    const value = claim?.judgements[dimension.name];
    if (dimension.kind !== "code" || !value) return [];
    const isDerived = dimension.derived && value === derivedValue(dimension, claim);
    return [h("span", { class: "code" }, value), isDerived ? h("span", { class: "dim" }, ` ${_("derived")}`) : ""];
  }

  #axes(dimension, value) {
    const pair = value ? pairOf(dimension, value) : null;
    const isHere = this.screen.perspective().name === dimension.name;
    const style = isHere ? "" : "quiet";
    return dimension.axes.map((axis, index) => this.#row(dimension, axis.choices, pair?.[index], style,
      (choice) => ({ verb: "axis", axis: index, code: choice.code, perspective: dimension.name })));
  }

  #row(dimension, choices, value, style, binding, grade = null) {
    const look = ({ code }) => (code === grade?.value ? "proposed" : code === value ? "on" : null);
    const button = (choice) => h("button", {
      role: "radio", "aria-checked": String(look(choice) === "on"), class: look(choice),
      title: [inWords(choice.label), inWords(choice.definition), look(choice) === "proposed" && registered(grade)].filter(Boolean).join(" : "),
      onclick: (event) => this.screen.press(event, binding(choice)),
    }, inWords(choice.label), look(choice) === "proposed" ? "?" : "", style === "quiet" || choice.key === inWords(choice.label).toLowerCase() ? null : kbd(choice.key));
    return h("div", { class: `choices ${style}`, role: "radiogroup", "aria-labelledby": `d-${dimension.name}` }, ...choices.map(button));
  }

  #stance(dimension, claim) {
    const { ui } = this.screen;
    const stances = claim?.stance ?? [];
    const current = ui.target ? null : stances[Math.min(ui.stance, stances.length - 1)];
    if (this.screen.shadow.activeElement !== this.target) {
      this.target.value = ui.target ?? current?.target ?? "";
      this.target.placeholder = this.screen.fields.lastTarget() ?? _("for or against what?");
    }
    this.targets.replaceChildren(...this.screen.fields.targets().map((one) => h("option", { value: one })));
    const others = stances.filter((one) => one !== current);
    const list = others.map((one) => h("div", { class: "dim other-stance" }, `${one.target}: `, h("b", {}, one.polarity)));
    const bind = (choice) => ({ verb: "stance", code: choice.code });
    return [this.#row(dimension, dimension.choices, current?.polarity, "", bind), ...list];
  }
}
