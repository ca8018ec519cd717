// Times in the page itself: from what a person does to the first frame that shows what comes of it. What the driver of the browser
// takes to find a button and to look again is no part of what a person waits for.

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Watched
 * @property {'click' | 'keydown'} [event] starts the watch when it next reaches the window; none: it starts at once
 * @property {string} selector
 * @property {string} text stops it when one of these elements holds this text
 * @property {boolean} [unmarked] and no row of a tree has the mark of a decoration any more
 */

/**
 * @param {Page} page
 * @param {Watched} watched
 * @returns {Promise<() => Promise<number>>} waits for the end and gives milliseconds
 */
export async function startStopwatch(page, watched) {
  await page.evaluate(arm, watched);
  return () => page.evaluate(() => /** @type {any} */ (globalThis).stopwatch);
}

/**
 * Runs in the page.
 * @param {Watched} watched
 */
function arm({ event, selector, text, unmarked }) {
  const window = /** @type {any} */ (globalThis);
  const { document, requestAnimationFrame, performance, getComputedStyle } = window;
  const isMarked = (label) => !['none', 'normal'].includes(getComputedStyle(label, '::after').content);
  const isShown = () =>
    [...document.querySelectorAll(selector)].some((element) => element.textContent.includes(text)) &&
    !(unmarked && [...document.querySelectorAll('.pane-body .monaco-list-row .monaco-icon-label')].some(isMarked));
  window.stopwatch = new Promise((resolve) => {
    const begin = () => {
      const began = performance.now();
      const look = () => (isShown() ? resolve(performance.now() - began) : requestAnimationFrame(look));
      look();
    };
    if (event === undefined) begin();
    else window.addEventListener(event, begin, { capture: true, once: true });
  });
}
