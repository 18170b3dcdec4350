// Going on: accept, reject, skip, move, select, take back.

import { backTo } from "./structure.js";
import { _ } from "./words.js";

export const GO = {
  accept(screen) {
    const { desk, ui } = screen;
    const changes = desk.accepting(ui.cursor);
    if (!changes.length && desk.nextOpen(ui.cursor) < 0) return GO.nextArticle(screen);
    if (screen.commit(changes)) GO.nextOpen(screen);
  },
  reject(screen) {
    const { desk, ui } = screen;
    if (ui.isDrafting) return SELECT.unselect(screen);
    const item = screen.focused();
    if (!item || item.claim.voice === "author") return GO.nobody(screen);
    const others = screen.items().filter((one) => one.id !== item.id && one.claim.voice === "source");
    if (!others.length && desk.inFlow(ui.cursor)) return GO.nobody(screen);
    const isDone = screen.commit(desk.rejecting(item));
    if (isDone && !others.length) GO.accept(screen);
    Object.assign(ui, { focus: null, hop: null });
    return isDone && others.length > 0;
  },
  // As a letter with Shift: do it and go on. One stroke, however many attributions the sentence has.
  rejectOne(screen) {
    const { cursor } = screen.ui;
    const isDone = GO.reject(screen);
    if (isDone && screen.ui.cursor === cursor) GO.accept(screen);
  },
  nobody(screen) {
    if (screen.commit(screen.desk.silencing(screen.ui.cursor))) GO.nextOpen(screen);
  },
  skip(screen) {
    const { desk, ui } = screen;
    if (screen.commit([desk.stateChange(ui.cursor, { status: "skipped" }, "skipped")])) GO.nextOpen(screen);
  },
  flag(screen) {
    const { desk, ui } = screen;
    screen.commit([desk.stateChange(ui.cursor, { flagged: !desk.state(ui.cursor).flagged })]);
  },
  next: (screen) => screen.moveTo(screen.ui.cursor + 1),
  previous: (screen) => screen.moveTo(screen.ui.cursor - 1),
  nextOpen(screen) {
    const there = screen.desk.nextOpen(screen.ui.cursor);
    if (there >= 0) screen.moveTo(there);
    else screen.say(_("Every sentence of this article has its label. Enter or z: next article."));
  },
  nextArticle: (screen) => screen.leaveFor("next"),
  followingArticle: (screen) => screen.leaveFor(screen.desk.article.following),
  previousArticle: (screen) => screen.leaveFor(screen.desk.article.previous),
  undo: (screen) => timeTravel(screen, "undoable", "redoable", _("There is nothing to undo in this article.")),
  redo: (screen) => timeTravel(screen, "redoable", "undoable", _("There is nothing to redo.")),
};

function timeTravel(screen, from, to, nothing) {
  const { desk } = screen;
  const entry = desk[from].pop();
  if (!entry) return screen.say(nothing);
  if (!entry.commit) return backTo(screen, entry, from, to);
  if (!desk.isUntouched(entry)) return screen.say(_("This was changed in another window since; it is not taken back."));
  const sent = screen.send(desk.undoing(entry, entry.before), { undo_of: entry.commit.commit_id });
  if (sent) desk[to].push({ ...sent, index: entry.index });
  else desk[from].push(entry);
  screen.moveTo(entry.index);
}

function walk(screen, step, { extends_: isExtending = false, clause = false } = {}) {
  const { tokens, ui } = screen;
  const [first, end] = tokens.ranges[ui.cursor];
  if (first === end) return;
  if (ui.head === null) return screen.select(step > 0 ? first : end - 1);
  const there = clause ? tokens.clause(ui.head, step) : tokens.clamp(ui.head + step);
  if (isExtending) return screen.select(ui.anchor, there);
  screen.select(Math.max(first, Math.min(end - 1, there)));
}

// Extend the selection to the far edge of the sentence, then of the neighbouring one.
function reach(screen, step) {
  const { tokens, ui } = screen;
  const [first, end] = tokens.ranges[ui.cursor];
  const from = ui.anchor ?? (step > 0 ? first : end - 1);
  const edge = (sentence) => (step > 0 ? tokens.ranges[sentence]?.[1] - 1 : tokens.ranges[sentence]?.[0]);
  const here = ui.head === null ? ui.cursor : tokens.sentenceOf(ui.head);
  const isAtEdge = ui.head === edge(here);
  const there = edge(isAtEdge ? here + step : here);
  if (there !== undefined && !Number.isNaN(there)) screen.select(from, there);
}

// In a sentence that has words.
function selectOwn(screen, choose) {
  const [first, end] = screen.tokens.ranges[screen.ui.cursor];
  if (first < end) screen.select(...choose(first, end));
}

export const SELECT = {
  right: (screen) => walk(screen, 1),
  left: (screen) => walk(screen, -1),
  extendRight: (screen) => walk(screen, 1, { extends_: true }),
  extendLeft: (screen) => walk(screen, -1, { extends_: true }),
  clauseRight: (screen) => walk(screen, 1, { clause: true }),
  clauseLeft: (screen) => walk(screen, -1, { clause: true }),
  extendClauseRight: (screen) => walk(screen, 1, { clause: true, extends_: true }),
  extendClauseLeft: (screen) => walk(screen, -1, { clause: true, extends_: true }),
  extendDown: (screen) => reach(screen, 1),
  extendUp: (screen) => reach(screen, -1),
  first: (screen) => selectOwn(screen, (first) => [first]),
  last: (screen) => selectOwn(screen, (first, end) => [end - 1]),
  selectAll: (screen) => selectOwn(screen, (first, end) => [first, end - 1]),
  unselect(screen) {
    Object.assign(screen.ui, { anchor: null, head: null, isDrafting: false, hop: null, pending: null });
  },
};
