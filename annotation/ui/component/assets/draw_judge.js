// Right: the codebook's dimensions as groups of choices, each with its key.

import { derivedValue, pairOf } from "./claims.js";
import { h, kbd } from "./dom.js";
import { _, inWords } from "./words.js";

export class JudgePane {
  constructor(screen) {
    this.screen = screen;
    this.groups = h("div", {});
    this.note = h("textarea", { rows: "2", maxlength: "5000", "aria-label": _("Note"), placeholder: "…" });
    this.target = h("input", { type: "text", list: "targets", maxlength: "300", "aria-label": _("Target of the stance"), autocomplete: "off" });
    this.targets = h("datalist", { id: "targets" });
    this.element = h("aside", { class: "judge", "aria-label": _("Judgement") }, this.groups,
      h("h3", {}, _("Note"), " ", kbd("/")), this.note);
    this.targetRow = h("div", { class: "target" }, this.target, this.targets);
  }

  draw() {
    const { screen } = this;
    const claim = screen.focused()?.claim ?? null;
    this.element.classList.toggle("idle", !claim);
    this.groups.replaceChildren(...screen.config.codebook.dimensions.flatMap((dimension) => this.#dimension(dimension, claim)));
    if (screen.shadow.activeElement !== this.note) this.note.value = claim?.note ?? "";
  }

  #dimension(dimension, claim) {
    const title = h("h3", { title: inWords(dimension.definition), id: `d-${dimension.name}` }, inWords(dimension.label), " ",
      dimension.key ? kbd(dimension.key) : null);
    if (dimension.kind === "stance") return [title, this.#stance(dimension, claim)];
    const value = claim?.judgements[dimension.name];
    if (dimension.kind === "code") return [this.#codeTitle(dimension, claim, title), ...this.#axes(dimension, value)];
    const isPending = this.screen.ui.pending === dimension.name;
    return [title, this.#row(dimension, dimension.choices, value, isPending ? "pending" : "", (choice) => ({ verb: "choice", dimension: dimension.name, code: choice.code }))];
  }

  #codeTitle(dimension, claim, title) {
    const value = claim?.judgements[dimension.name];
    if (value) title.append(h("span", { class: "code" }, value));
    if (claim && dimension.derived && value === derivedValue(dimension, claim)) title.append(h("span", { class: "dim" }, ` ${_("derived")}`));
    return title;
  }

  #axes(dimension, value) {
    const pair = value ? pairOf(dimension, value) : null;
    const isHere = this.screen.perspective().name === dimension.name;
    const style = isHere ? "" : "quiet";
    return dimension.axes.map((axis, index) => this.#row(dimension, axis.choices, pair?.[index], style,
      (choice) => ({ verb: "axis", axis: index, code: choice.code, perspective: dimension.name })));
  }

  #row(dimension, choices, value, style, binding) {
    const button = (choice) => h("button", {
      role: "radio", "aria-checked": String(choice.code === value), class: choice.code === value ? "on" : null,
      title: [inWords(choice.label), inWords(choice.definition)].filter(Boolean).join(" : "),
      onclick: (event) => this.screen.press(event, binding(choice)),
    }, inWords(choice.label), style === "quiet" || choice.key === inWords(choice.label).toLowerCase() ? null : kbd(choice.key));
    return h("div", { class: `choices ${style}`, role: "radiogroup", "aria-labelledby": `d-${dimension.name}` }, ...choices.map(button));
  }

  #stance(dimension, claim) {
    const { ui } = this.screen;
    const stances = claim?.stance ?? [];
    const current = ui.target ? null : stances[Math.min(ui.stance, stances.length - 1)];
    if (this.screen.shadow.activeElement !== this.target) {
      this.target.value = ui.target ?? current?.target ?? "";
      this.target.placeholder = this.screen.lastTarget() ?? _("for or against what?");
    }
    this.targets.replaceChildren(...this.screen.targets().map((one) => h("option", { value: one })));
    const others = stances.filter((one) => one !== current);
    const list = others.map((one) => h("div", { class: "dim other-stance" }, `${one.target}: `, h("b", {}, one.polarity)));
    const bind = (choice) => ({ verb: "stance", code: choice.code });
    return h("div", {}, this.targetRow, this.#row(dimension, dimension.choices, current?.polarity, "", bind), ...list);
  }
}
