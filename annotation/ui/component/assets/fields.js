// The two fields that are typed into: the note, and the target of a stance. Nothing half-typed is lost.

import { VERBS } from "./verbs.js";

const MOST_TARGETS = 60;

export class Fields {
  constructor(screen, { note, target }) {
    Object.assign(this, { screen, note, target, noteDone: null, targetDone: null });
    note.addEventListener("focus", () => this.noteDone ?? this.openNote((text) => VERBS.saveNote(screen, text)));
    note.addEventListener("blur", () => document.hasFocus() && this.saveNote()); // not when the window is left
    target.addEventListener("focus", () => {
      if (this.targetDone) return;
      this.targetDone = (text) => screen.act(() => VERBS.saveTarget(screen, text));
      this.targetBefore = target.value.trim(); // reached by mouse or Tab: what stands there is no news
    });
    target.addEventListener("blur", () => document.hasFocus() && this.settle());
  }

  openNote(done) {
    this.noteDone = done;
    this.noteBefore = this.note.value;
    this.note.focus();
  }

  saveNote() {
    const done = this.noteDone;
    this.noteDone = null;
    if (!done || this.note.value === this.noteBefore) return;
    const text = this.note.value.trim();
    this.screen.act(() => {
      if (!done(text)) this.noteDone = done; // not kept: it stays in the field and is tried again
    });
  }

  // The polarity that waited for the target is said otherwise now.
  takeOnlyTheTarget() {
    if (this.targetDone) this.targetDone = (text) => this.screen.act(() => VERBS.saveTarget(this.screen, text));
  }

  // Take what stands in the fields as if Enter had been pressed.
  settle() {
    this.saveNote();
    const done = this.targetDone;
    this.targetDone = null;
    const text = this.target.value.trim();
    if (done && text && text !== this.targetBefore) done(text);
  }

  openTarget(done) {
    this.targetDone = (text) => this.screen.act(() => done(text));
    this.targetBefore = null;
    this.target.focus();
    this.target.select();
  }

  // The targets of this project: those last used in this browser, then those of the article.
  targets() {
    const stored = JSON.parse(localStorage.getItem(this.#key()) ?? "[]");
    const here = this.screen.desk.decided().flatMap(({ claim }) => claim.stance.map(({ target }) => target));
    return [...new Set([...stored, ...here])];
  }

  lastTarget() {
    return this.targets()[0] ?? null;
  }

  rememberTarget(text) {
    const all = [text, ...this.targets().filter((one) => one !== text)].slice(0, MOST_TARGETS);
    localStorage.setItem(this.#key(), JSON.stringify(all));
  }

  #key() {
    return `selon.targets.${this.screen.config.project}`;
  }

  // Enter takes what was typed, Escape leaves it; both give the keyboard back to the screen.
  key(event, field) {
    const { note, target } = this;
    const isDone = event.key === "Escape" || (event.key === "Enter" && !event.shiftKey);
    if (!isDone || (field !== note && field !== target)) return;
    if (event.key === "Escape" && field === note) note.value = this.noteBefore ?? note.value;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === "Escape" && field === target) this.targetDone = null;
    field.blur(); // which settles
    this.screen.draw();
    this.screen.root.focus({ preventScroll: true });
  }
}
