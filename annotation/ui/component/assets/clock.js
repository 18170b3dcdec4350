// Time spent: stands still while the page is hidden, and after a while without a key.

const IDLE_MS = 120_000;

export class Clock {
  constructor() {
    this.last = performance.now();
    this.lap = 0;
    this.total = 0;
    this.onVisible = () => this.tick(document.hidden);
    document.addEventListener("visibilitychange", this.onVisible);
    this.wasHidden = document.hidden;
    this.touched = this.last;
  }

  // Somebody is there.
  touch() {
    this.tick();
    this.touched = this.last;
  }

  close() {
    document.removeEventListener("visibilitychange", this.onVisible);
  }

  tick(isHidden = document.hidden) {
    const now = performance.now();
    const isIdle = now - this.touched > IDLE_MS;
    const passed = this.wasHidden || isIdle ? 0 : now - this.last;
    this.last = now;
    this.wasHidden = isHidden;
    this.lap += passed;
    this.total += passed;
    return this.total / 1000;
  }

  // Seconds since the last lap.
  takeLap() {
    this.tick();
    const seconds = this.lap / 1000;
    this.lap = 0;
    return Math.round(seconds * 1000) / 1000;
  }

  restart() {
    this.tick();
    this.lap = 0;
    this.total = 0;
  }
}
