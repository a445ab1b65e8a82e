// The three shipped brands side by side: their home pages, and for each moment how each of them does it. Contact sheets in
// docs/looks/. INDUCT_OUTPUT names a folder with one pack of each brand that holds the whole library. Run by scripts/looks.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';
import { src } from './contact.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const output = resolve(process.env.INDUCT_OUTPUT);
const brands = ['lanternhouse', 'clearwell', 'fennimore'];
const names = [...readFileSync(join(root, 'content/moments.yaml'), 'utf8').matchAll(/\{id: ([\w-]+), name: ([^,]+),/g)].map((found) => found[2]);
const browser = await launch();

const site = (brand) => join(output, brand, 'all/site');
const pages = (brand) => readdirSync(site(brand)).filter((name) => name.endsWith('.html'));

/** By moment, the first block of a brand that says how it is done there. */
async function ways(brand) {
  const found = new Map();
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  for (const page of pages(brand)) {
    await tab.goto(pathToFileURL(join(site(brand), page)).href);
    for (const block of await tab.locator('.ours').all()) {
      const told = block.locator('.vh').first();
      const name = (await told.count()) ? (await told.textContent()).replace(/^:\s*/, '').trim() : '';
      if (names.includes(name) && !found.has(name)) found.set(name, src(await block.screenshot()));
    }
  }
  await tab.close();
  return found;
}

async function sheet(file, rows) {
  const shown = rows.map(({ caption, images }) => `<section><h2>${caption}</h2><div>${
    images.map((image) => (image ? `<img src="${image}">` : '<p>–</p>')).join('')}</div></section>`).join('');
  const tab = await browser.newPage({ viewport: { width: 1760, height: 800 } });
  await tab.setContent(`<style>
    body{margin:0;padding:20px;background:#8a8a8e;font:15px sans-serif;color:#fff}h2{font-size:17px;margin:18px 0 6px}
    div{display:grid;grid-template-columns:repeat(3,1fr);gap:14px;align-items:start}img{width:100%;display:block}
    </style>${shown}`);
  await tab.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await tab.locator('body').screenshot({ path: join(root, 'docs/looks', `${file}.jpg`), type: 'jpeg', quality: 72 });
  await tab.close();
}

const told = [];
for (const brand of brands) told.push(await ways(brand));
const rows = names.map((name) => ({ caption: name, images: told.map((found) => found.get(name)) }));
const third = Math.ceil(rows.length / 3);
for (const n of [0, 1, 2]) await sheet(`moments-${n + 1}`, rows.slice(n * third, (n + 1) * third));

const homes = [];
for (const [width, colorScheme] of [[1280, 'light'], [1280, 'dark']]) {
  const images = [];
  for (const brand of brands) {
    const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await tab.goto(pathToFileURL(join(site(brand), 'index.html')).href);
    images.push(src(await tab.screenshot()));
    await tab.goto(pathToFileURL(join(site(brand), 'put-right.html')).href);
    images.push(src(await tab.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: 2600 } })));
    await tab.close();
  }
  homes.push({ caption: `Home, ${colorScheme}`, images: images.filter((_, n) => n % 2 === 0) });
  homes.push({ caption: `Putting it right, ${colorScheme}`, images: images.filter((_, n) => n % 2 === 1) });
}
await sheet('employers', homes);
await browser.close();
