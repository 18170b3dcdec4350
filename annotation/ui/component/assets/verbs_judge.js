// Judging: stance, factuality and the codebook's other dimensions, and the note.

import { changed, codeAfter } from "./claims.js";
import { save, target } from "./edits.js";

export const JUDGE = {
  axis(screen, { axis, code, perspective }) {
    const dimension = screen.perspective(perspective);
    const item = target(screen);
    const value = codeAfter(dimension, item.claim.judgements[dimension.name], axis, code);
    judge(screen, item, dimension.name, value);
  },
  perspective(screen, { dimension }) {
    screen.ui.perspective = screen.ui.perspective === dimension ? null : dimension;
  },
  pending(screen, { dimension }) {
    screen.ui.pending = dimension;
  },
  choice(screen, { dimension, code }) {
    const item = target(screen);
    judge(screen, item, dimension, item.claim.judgements[dimension] === code ? undefined : code);
  },
  target(screen) {
    screen.fields.openTarget((text) => setTarget(screen, text));
  },
  stance(screen, { code }) {
    const item = target(screen);
    const stances = item.claim.stance;
    const place = Math.min(screen.ui.stance, stances.length - 1);
    const known = screen.ui.target ?? stances[place]?.target ?? screen.fields.lastTarget();
    if (!known) return screen.fields.openTarget((text) => { setTarget(screen, text); JUDGE.stance(screen, { code }); });
    if (place < 0 || screen.ui.target) return addStance(screen, item, known, code);
    const isOff = stances[place].polarity === code;
    const next = isOff ? stances.toSpliced(place, 1) : stances.toSpliced(place, 1, { target: known, polarity: code });
    save(screen, item, { ...item.claim, stance: next });
  },
};

function judge(screen, item, name, value) {
  const { [name]: _old, ...rest } = item.claim.judgements;
  const judgements = value === undefined ? rest : { ...rest, [name]: value };
  save(screen, item, changed(screen.desk.codebook, item.claim, { judgements }));
}

function addStance(screen, item, text, code) {
  const others = item.claim.stance.filter((one) => one.target !== text);
  screen.ui.target = null;
  screen.ui.stance = others.length;
  save(screen, item, { ...item.claim, stance: [...others, { target: text, polarity: code }] });
}

// A target without a polarity is no stance yet: it waits for the next stance key.
export function setTarget(screen, text) {
  const item = target(screen);
  const place = item.claim.stance.findIndex((one) => one.target === text);
  screen.ui.stance = Math.max(place, 0);
  screen.ui.target = place < 0 ? text : null;
  screen.fields.rememberTarget(text);
}

export function saveNote(screen, text) {
  const item = target(screen);
  save(screen, item, { ...item.claim, note: text });
}
