// How long it takes from saving a file to the page in the browser showing it: `node save-to-page.mjs`, figures in
// docs/speed.md. INDUCT_BIN names the program; for the figures, one built with --release.
import { launch } from './browser.mjs';
import { preview } from './preview.mjs';

const TIMES = 20;
const served = await preview('--port', '0');
const browser = await launch();
const tab = await browser.newPage();

/** Edits a file so many times, and waits each time until the page says so. */
async function measure(what, page, path, change, shows) {
  await tab.goto(`${served.address}lanternhouse/front-desk/site/${page}`);
  const times = [];
  for (let n = 0; n <= TIMES; n += 1) {
    const from = performance.now();
    served.edit(path, (text) => change(text, n));
    // Outlives the page being loaded again.
    await tab.waitForFunction(shows, n, { polling: 'raf' });
    times.push(performance.now() - from);
    await tab.waitForLoadState();
  }
  // The first finds nothing in memory yet.
  const sorted = times.slice(1).sort((a, b) => a - b);
  const at = (part) => sorted[Math.floor((sorted.length - 1) * part)].toFixed(0);
  console.log(`${what}: median ${at(0.5)} ms, one in ten over ${at(0.9)} ms, of ${sorted.length}`);
}

try {
  await measure('a module', 'put-right.html', 'content/modules/put-right.md',
    (text, n) => text.replace(/^title: .*$/m, `title: Saved ${n}`),
    (n) => document.querySelector('h1')?.textContent === `Saved ${n}`);
  await measure('a brand', 'index.html', 'brands/lanternhouse/brand.yaml',
    (text, n) => text.replace(/^promise: .*$/m, `promise: Saved ${n}.`),
    (n) => document.body?.textContent.includes(`Saved ${n}.`));
  await measure('a look', 'index.html', 'brands/lanternhouse/_brand.yml',
    (text, n) => text.replace(/plum: "#7A1F..".*$/m, `plum: "#7A1F${(0x40 + n).toString(16)}"`),
    (n) => [...document.styleSheets].some((sheet) => [...sheet.cssRules].some((rule) => rule.cssText.toLowerCase().includes(`#7a1f${(0x40 + n).toString(16)}`))));
} finally {
  await browser.close();
  served.stop();
}
