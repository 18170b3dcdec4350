// Streamlit calls this whenever `data` changes, with the same parent; it returns what to do on unmount.

import { loadRegistry } from "./registry.js";
import { Screen } from "./screen.js";
import { speak } from "./words.js";

const screens = new WeakMap();

export default function mount({ parentElement, data, setStateValue }) {
  const known = screens.get(parentElement);
  const isNewReader = known && known.config !== data.config;
  if (isNewReader) {
    known.screen.close();
    screens.delete(parentElement);
  }
  const here = screens.get(parentElement);
  loadRegistry(data.registry, () => screens.get(parentElement)?.screen.draw());
  if (!here) {
    const config = JSON.parse(data.config);
    speak(config);
    const screen = new Screen({
      shadow: parentElement, config, article: JSON.parse(data.article), token: data.token,
      go: (place) => setStateValue("go", place),
    });
    screens.set(parentElement, { screen, config: data.config, article: data.article });
  } else {
    here.screen.outbox.renew(data.token);
    if (here.article === data.article) here.screen.stay();
    else here.screen.open(JSON.parse(data.article));
    here.article = data.article;
  }
  return () => {
    screens.get(parentElement)?.screen.close();
    screens.delete(parentElement);
  };
}
