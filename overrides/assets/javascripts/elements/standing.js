/* Where the reader stands, on the pages that ask for it: what is done of the checklist, and the document edited last. */
import { documents } from "../parts/documents.js";
import { listen, text } from "../store.js";
import { make } from "../parts/dom.js";

class Standing extends HTMLElement {
  connectedCallback() {
    this.silence = listen(() => this.#show());
    this.#show();
  }

  disconnectedCallback() {
    this.silence();
  }

  #show() {
    const items = this.dataset.items.split(" ");
    const done = items.filter((id) => text(`item:${id}:state`) === "done").length;
    this.querySelector("[data-part=done]").textContent = `${done} of ${items.length}`;
    const last = this.querySelector("[data-part=last]");
    const [latest] = last ? documents() : [];
    if (latest) {
      const link = make("a", { href: `${last.dataset.workspace}#doc=${latest.id}`, textContent: latest.name, dir: "auto" });
      last.replaceChildren("Last document: ", link);
    }
    this.dataset.ready = "";
  }
}

customElements.define("aipm-standing", Standing);
