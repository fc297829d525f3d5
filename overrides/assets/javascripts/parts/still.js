/* What lies under a pointer stays there: between the press and its release nothing pushes it away. */
let pressed = false;
let waiting = [];

// A click comes with the release, so what waits goes on after it.
function released() {
  pressed = false;
  setTimeout(() => {
    if (pressed) return;
    for (const go of waiting) go();
    waiting = [];
  });
}

addEventListener("pointerdown", () => (pressed = true), true);
for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, released, true);

/** Wait until no pointer is pressed. */
export const still = () => new Promise((go) => (pressed ? waiting.push(go) : go()));
