// Judging: stance, factuality and the codebook's other dimensions, and the note. True when it is kept.

import { changed, codeAfter } from "./claims.js";
import { save, target } from "./edits.js";
import { RELIABILITY, remember } from "./grades.js";

export const JUDGE = {
  axis(screen, { axis, code, perspective }) {
    const { name, ...dimension } = screen.perspective(perspective);
    return judge(screen, name, (value) => codeAfter(dimension, value, axis, code));
  },
  perspective(screen, { dimension }) {
    screen.ui.perspective = screen.ui.perspective === dimension ? null : dimension;
  },
  pending(screen, { dimension }) {
    screen.ui.pending = dimension;
  },
  choice(screen, { dimension, code }) {
    const isKept = judge(screen, dimension, (value) => (value === code ? undefined : code));
    if (isKept && dimension === RELIABILITY) remember(screen.desk, screen.focused());
    return isKept;
  },
  target(screen) {
    if (target(screen)) screen.fields.openTarget((text) => setTarget(screen, text));
  },
  stance(screen, { code }) {
    const item = target(screen);
    if (!item) return false;
    const stances = item.claim.stance;
    const place = Math.min(screen.ui.stance, stances.length - 1);
    const known = screen.ui.target ?? stances[place]?.target ?? screen.fields.lastTarget();
    if (!known) {
      screen.fields.openTarget((text) => setTarget(screen, text) && JUDGE.stance(screen, { code }));
      return false;
    }
    if (place < 0 || screen.ui.target) return addStance(screen, item, known, code);
    const isOff = stances[place].polarity === code;
    const next = isOff ? stances.toSpliced(place, 1) : stances.toSpliced(place, 1, { target: known, polarity: code });
    return save(screen, item, { ...item.claim, stance: next });
  },
};

// `after` makes the new value of the old one; undefined takes it away.
function judge(screen, name, after) {
  const item = target(screen);
  if (!item) return false;
  const { [name]: before, ...rest } = item.claim.judgements;
  const value = after(before);
  const judgements = value === undefined ? rest : { ...rest, [name]: value };
  return save(screen, item, changed(screen.desk.codebook, item.claim, { judgements }));
}

function addStance(screen, item, text, code) {
  const others = item.claim.stance.filter((one) => one.target !== text);
  screen.ui.target = null;
  screen.ui.stance = others.length;
  return save(screen, item, { ...item.claim, stance: [...others, { target: text, polarity: code }] });
}

// A target without a polarity is no stance yet: it waits for the next stance key.
export function setTarget(screen, typed) {
  // One line, and not the sign that the export joins several targets with.
  const text = typed.replaceAll("|", "/").replace(/[\s\x1c-\x1e\x85]+/gu, " ").trim();
  const item = target(screen);
  if (!item || !text) return false;
  const place = item.claim.stance.findIndex((one) => one.target === text);
  screen.ui.stance = Math.max(place, 0);
  screen.ui.target = place < 0 ? text : null;
  screen.fields.rememberTarget(text);
  return true;
}

export function saveNote(screen, text) {
  const item = target(screen);
  return Boolean(item) && save(screen, item, { ...item.claim, note: text });
}
