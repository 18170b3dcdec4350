// The keyboard: which strokes are heard, and what becomes of them.

import { asksToGoOn, nameOf, REPEATABLE } from "./keymap.js";

export const isTyping = (element) => /^(INPUT|TEXTAREA|SELECT)$/.test(element?.tagName ?? "") || element?.isContentEditable;

// Listen until the function that comes back is called.
export function listen(screen) {
  const onKey = (event) => onStroke(screen, event);
  window.addEventListener("keydown", onKey, true);
  return () => window.removeEventListener("keydown", onKey, true);
}

function onStroke(screen, event) {
  const from = event.composedPath()[0];
  screen.clock.touch();
  if (event.isComposing || screen.dialog?.open) return; // closed at once, though its event comes later
  if (isTyping(from)) return screen.fields.key(event, from);
  if (performance.now() < screen.deafUntil) return event.stopImmediatePropagation();
  screen.leaving = null; // the server is too slow: the analyst goes on here
  const isButton = from?.closest?.("button, a, [role=option]") && from !== screen.root;
  if (isButton && (event.key === "Enter" || event.key === " ")) return;
  const binding = pendingChoice(screen, event) ?? screen.keymap.find(event);
  if (!binding) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.repeat && !REPEATABLE.has(binding.verb)) return;
  screen.act(() => screen.run(binding));
}

// After the key of a dimension comes the key of its value.
function pendingChoice({ ui, config }, event) {
  const name = ui.pending;
  if (!name || /^(Shift|Control|Alt|Meta|AltGraph|CapsLock)$/.test(event.key)) return null;
  if (event.repeat) return { verb: "pending", dimension: name }; // the first key, still held
  ui.pending = null;
  const dimension = config.codebook.dimensions.find((one) => one.name === name);
  const choice = dimension.choices.find(({ key }) => key.toLowerCase() === nameOf(event).toLowerCase());
  const goOn = asksToGoOn(event);
  return choice ? { verb: "choice", dimension: name, code: choice.code, goOn } : { verb: "unselect" };
}
