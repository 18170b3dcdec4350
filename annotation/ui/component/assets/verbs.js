// What the keys do. Each verb reads the screen, makes changes, and commits them; nothing here draws.

import { target } from "./edits.js";
import { LINK } from "./links.js";
import { GO, SELECT } from "./verbs_go.js";
import { STRUCTURE } from "./structure.js";
import { JUDGE, saveNote, setTarget } from "./verbs_judge.js";
import { CHAIN, MARK } from "./verbs_mark.js";

export const VERBS = {
  ...GO, ...MARK, ...CHAIN, ...JUDGE, ...LINK, ...SELECT, ...STRUCTURE,
  note: (screen) => target(screen) && screen.fields.openNote((text) => saveNote(screen, text)),
  saveNote,
  saveTarget: setTarget,
  help: (screen) => screen.openHelp(),
};
