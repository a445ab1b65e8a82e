// The packs in other languages, for eyes: pages on a wide and a narrow screen, light and dark, and both sides of every
// sheet. Contact sheets in docs/looks/. INDUCT_OUTPUT names the folder that a build has just written. Run by scripts/looks.
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './browser.mjs';
import { leaves, sheet, strips } from './contact.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const looks = join(root, 'docs/looks');
const output = resolve(process.env.INDUCT_OUTPUT);
const browser = await launch();

for (const [file, pack] of [['polish', 'clearwell/winter-helpers.pl'], ['arabic', 'fennimore/helping-hands.ar']]) {
  const groups = [];
  for (const page of ['index', 'limits', 'put-right']) {
    // One page in the dark shows what all of them are made of.
    for (const scheme of page === 'index' ? ['light', 'dark'] : ['light']) {
      const name = join(output, pack, 'site', `${page}.html`);
      groups.push({ caption: `${page}.html, 1280 px, ${scheme}`, images: await strips(browser, name, 1280, scheme, 4200, 0.4) });
    }
  }
  for (const scheme of ['light', 'dark']) {
    const name = join(output, pack, 'site/hello-goodbye.html');
    groups.push({ caption: `hello-goodbye.html, 390 px, ${scheme}`, images: (await strips(browser, name, 390, scheme, 4200, 0.4)).slice(0, 5) });
  }
  await sheet(browser, join(looks, `${file}.jpg`), groups);
  const print = join(output, pack, 'print');
  const sheets = readdirSync(print).filter((name) => name.startsWith('handout-')).sort();
  await sheet(browser, join(looks, `${file}-sheets.jpg`), sheets.map((name) => ({ caption: name, images: leaves(join(print, name), 420) })));
}
await browser.close();
