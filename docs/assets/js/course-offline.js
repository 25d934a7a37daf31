// <course-offline>: keep the course on this device, see what is kept, take a new version, remove it.
//
// overrides/sw.js does the keeping. Nothing is registered before the learner asks: it costs data and room.

import { SITE } from "./course-list.js";

/**
 * @typedef {{ version: string, bytes: number }} Facts
 * @typedef {"off" | "keeping" | "kept" | "ready"} State
 * @typedef {"full" | "unreached" | "blocked" | "insecure"} Trouble
 */

const WORKER = new URL("sw.js", SITE);
const FACTS = new URL("offline.json", SITE);
const OURS = `even-keel ${SITE.href} `; // as in overrides/sw.js

/** @type {Record<Trouble, string>} */
const TROUBLES = {
  full: "There is not enough room: this browser or this device is full. Nothing was kept.",
  unreached: "Not every file could be fetched as it should be, so nothing was kept. Try again with a steady connection.",
  blocked: "This browser does not let the course keep anything. A private window or a setting may be the cause.",
  insecure: "Browsers keep only what comes over https, and this site does not use it. Tell the people who run the site.",
};

/** @type {Record<State, (facts: Facts) => string>} */
const WORDS = {
  off: ({ bytes }) => `The course is not kept on this device. It takes ${size(bytes)} of room, and no more than that to fetch.`,
  keeping: () => "The course is being fetched. Keep this page open until it is done.",
  kept: ({ version, bytes }) => `The course is kept on this device: version ${version}, ${size(bytes)}. It opens without a connection.`,
  ready: ({ version }) =>
    `A new version is ready; you are reading version ${version}. Open pages of the course will load again. Your answers stay.`,
};

const UNKNOWN = "The course is not kept on this device. How much room it takes cannot be found out without a connection.";

/** @type {Record<State, string[]>} the buttons of each state */
const CHOICES = { off: ["keep"], keeping: [], kept: ["remove"], ready: ["use", "remove"] };

class CourseOffline extends HTMLElement {
  #asked = false;
  /** @type {Trouble | undefined} why nothing is kept, though the learner asked */
  #trouble;
  /** @type {ServiceWorkerRegistration | undefined} the one that is listened to */
  #followed;

  async connectedCallback() {
    this.addEventListener("click", this);
    try {
      navigator.serviceWorker.addEventListener("message", this);
      await this.#show();
    } catch {
      this.#say(TROUBLES[isSecureContext ? "blocked" : "insecure"]);
    }
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event instanceof MessageEvent) return this.#hear(event.data);
    if (event.type !== "click") return this.#show();
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (button?.name === "keep") this.#keep();
    else if (button?.name === "use") this.#use();
    else if (button?.name === "remove") this.#remove();
  }

  /** @param {{ done?: number, total?: number, whole?: string, trouble?: Trouble }} news from the worker */
  #hear({ done, total, whole, trouble }) {
    if (trouble) this.#trouble = trouble;
    if (total) Object.assign(this.querySelector("progress") ?? {}, { value: done, max: total });
    if (trouble || whole) this.#show();
  }

  async #keep() {
    this.#asked = true;
    this.#trouble = undefined;
    try {
      const registration = await navigator.serviceWorker.register(WORKER, { scope: SITE.href, updateViaCache: "none" });
      registration.active?.postMessage("keep"); // just removed, it may come back as it was, without its files
    } catch (error) {
      this.#trouble = error instanceof DOMException ? "blocked" : "unreached";
    }
    this.#focus();
    await this.#show();
  }

  async #use() {
    (await registered())?.waiting?.postMessage("take over");
  }

  async #remove() {
    this.#asked = false;
    await (await registered())?.unregister();
    const kept = (await caches.keys()).filter((name) => name.startsWith(OURS));
    await Promise.all(kept.map((name) => caches.delete(name)));
    this.#focus();
    await this.#show();
  }

  async #show() {
    const registration = await registered();
    const kept = await caches.match(FACTS); // of two versions the older, which is in use
    if (registration) this.#follow(registration);
    const state = stateOf(registration, Boolean(kept), this.#asked && !this.#trouble);
    this.#offer(state);
    if (state === "off") await this.#sayWhy(registration);
    else this.#say(WORDS[state](kept ? await kept.json() : { version: "", bytes: 0 }));
  }

  /** @param {ServiceWorkerRegistration | undefined} registration of a worker without files */
  async #sayWhy(registration) {
    await registration?.unregister();
    const told = this.#asked ? TROUBLES[this.#trouble ?? "unreached"] : "";
    const offered = await fetch(FACTS, { cache: "no-store" }).catch(() => null);
    this.#say(`${told} ${offered?.ok ? WORDS.off(await offered.json()) : UNKNOWN}`.trim());
  }

  /** @param {ServiceWorkerRegistration} registration */
  #follow(registration) {
    registration.installing?.addEventListener("statechange", this);
    registration.waiting?.addEventListener("statechange", this);
    if (registration === this.#followed) return;
    registration.addEventListener("updatefound", this);
    this.#followed = registration;
  }

  /** @param {State} state */
  #offer(state) {
    for (const button of this.querySelectorAll("button")) button.hidden = !CHOICES[state].includes(button.name);
    /** @type {HTMLElement} */ (this.querySelector(".offline-progress")).hidden = state !== "keeping";
  }

  /** @param {string} words */
  #say(words) {
    const status = /** @type {HTMLElement} */ (this.querySelector(".offline-state"));
    if (status.textContent !== words) status.textContent = words;
  }

  /** The button that was pressed goes; before what is told, which a move of the focus would cut short. */
  #focus() {
    this.querySelector("h2")?.focus();
  }
}

/** Ours: a host may have another worker further up. */
async function registered() {
  const found = await navigator.serviceWorker.getRegistration(SITE);
  return found?.scope === SITE.href ? found : undefined;
}

/**
 * @param {ServiceWorkerRegistration | undefined} registration
 * @param {boolean} kept whether a whole version is there
 * @param {boolean} asked whether the learner has just asked for it
 * @returns {State}
 */
function stateOf(registration, kept, asked) {
  if (!registration) return "off";
  if (registration.active && kept) return registration.waiting ? "ready" : "kept";
  return registration.installing || registration.waiting || asked ? "keeping" : "off";
}

/** @param {number} bytes */
function size(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

customElements.define("course-offline", CourseOffline);
