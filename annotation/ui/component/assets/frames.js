// The next frame: what asks for places waits until it lays the page out, what nobody sees until it is shown.

const PATIENCE_MS = 100;

// To read a place between two changes has the browser lay everything out twice; here it does once.
export const whenLaidOut = (work) => requestAnimationFrame(work);

// A tab that is hidden shows no frames; then soon.
export function whenPainted(work) {
  let isDone = false;
  const once = () => {
    if (!isDone) work();
    isDone = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, PATIENCE_MS);
}
