// Bottom: progress, what is saved and what waits, time, and the keys that matter now.

import { h, kbd } from "./dom.js";
import { shown } from "./keymap.js";
import { _, number } from "./words.js";

export class FootPane {
  constructor(screen) {
    this.screen = screen;
    this.count = h("span", { class: "count" });
    this.bar = h("i", {});
    this.saved = h("button", { class: "saved plain", onclick: () => screen.openParked() });
    this.unfit = h("button", { class: "unfit plain", onclick: () => screen.point(() => screen.run({ verb: "review" })) });
    this.time = h("span", { class: "time", title: _("Time on this article") });
    this.said = h("span", { class: "said", role: "status" });
    const hint = (key, text) => h("span", {}, kbd(shown(key)), ` ${text}`);
    this.hints = h("span", { class: "hints" }, // what opens the rest comes first: a narrow window cuts the end
      h("button", { class: "plain", onclick: () => screen.openHelp() }, kbd("?"), ` ${_("all keys")}`),
      hint("Enter", _("accept")), hint("Backspace", _("reject")), hint("Shift+ArrowRight", _("select")),
      h("span", {}, kbd("s"), kbd("r"), kbd("c"), kbd("q"), ` ${_("source, relay, cue, content")}`),
      hint("u", _("undo")));
    this.element = h("footer", { class: "foot" },
      this.count, h("div", { class: "bar", role: "progressbar", "aria-label": _("Progress"), "aria-valuemin": "0" }, this.bar),
      this.saved, this.unfit, this.time, h("span", { class: "who", title: _("Who labels") }, screen.config.annotator), this.said, this.hints);
  }

  draw() {
    const { screen } = this;
    const { done, all } = screen.desk.progress();
    this.count.textContent = `${number(done)} / ${number(all)}`;
    this.bar.style.width = `${all ? (100 * done) / all : 0}%`;
    this.bar.parentElement.setAttribute("aria-valuenow", String(done));
    this.bar.parentElement.setAttribute("aria-valuemax", String(all));
    this.said.textContent = screen.ui.said;
    this.hints.hidden = Boolean(screen.ui.said);
    const unfit = screen.desk.unfit().length;
    this.unfit.hidden = !unfit;
    this.unfit.textContent = unfit ? "⚠ " + _("{count} to review", { count: number(unfit) }) : "";
    this.drawSaved();
  }

  drawSaved() {
    const { outbox } = this.screen;
    const waiting = outbox.waiting().length;
    const parked = outbox.parked().length;
    this.saved.dataset.state = parked ? "parked" : waiting ? "waiting" : "saved";
    this.saved.disabled = !parked;
    if (parked) this.saved.textContent = "⚠ " + _("{count} not saved: decide", { count: number(parked) });
    else if (waiting && outbox.offline) {
      const why = outbox.offline === "away" ? _("no connection: {count} wait in this browser", { count: number(waiting) }) : outbox.offline;
      this.saved.textContent = `● ${why}`;
    } else if (waiting) this.saved.textContent = "● " + _("{count} waiting", { count: number(waiting) });
    else this.saved.textContent = `✓ ${_("saved")}`;
    this.screen.root.dataset.outbox = String(waiting);
    this.screen.root.dataset.parked = String(parked);
  }

  drawTime(seconds) {
    const two = (value) => String(value).padStart(2, "0");
    const minutes = Math.floor(seconds / 60);
    this.time.textContent = `${two(minutes)}:${two(Math.floor(seconds % 60))}`;
  }
}
