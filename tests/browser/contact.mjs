// Contact sheets: pages cut into strips, groups of pictures on one grey sheet, leaves of a PDF.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const src = (png) => `data:image/png;base64,${png.toString('base64')}`;

/** A page as strips of at most `tall` pixels, top to bottom, as data URLs with their size on the sheet. */
export async function strips(browser, file, width, scheme, tall, scale) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(file).href);
  const height = await tab.evaluate(() => document.documentElement.scrollHeight);
  const found = [];
  for (let y = 0; y < height; y += tall) {
    const clip = { x: 0, y, width, height: Math.min(tall, height - y) };
    found.push({ src: src(await tab.screenshot({ fullPage: true, clip })), width: Math.round(width * scale) });
  }
  await context.close();
  return found;
}

/** Groups of pictures with a caption each, on one grey sheet, beside each other or each in its row, saved as JPEG. */
export async function sheet(browser, file, groups, { rows = false } = {}) {
  const shown = groups.map(({ caption, images }) => `<figure><figcaption>${caption}</figcaption><div>${
    images.map(({ src, width }) => `<img src="${src}" width="${width}">`).join('')}</div></figure>`).join('');
  const tab = await browser.newPage({ viewport: { width: 4000, height: 800 } });
  await tab.setContent(`<style>
    body{margin:0;display:inline-flex;flex-direction:${rows ? 'column' : 'row'};gap:28px;padding:20px;background:#8a8a8e;font:15px sans-serif;color:#fff}
    figure{margin:0}figcaption{padding-block-end:8px}figure div{display:flex;gap:8px;align-items:flex-start}img{display:block}
    </style>${shown}`);
  await tab.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  await tab.locator('body').screenshot({ path: file, type: 'jpeg', quality: 80 });
  await tab.close();
}

/** The pages of a PDF as pictures, `width` pixels wide on the sheet. */
export function leaves(pdf, width) {
  const folder = mkdtempSync(join(tmpdir(), 'leaves-'));
  execFileSync('pdftoppm', ['-r', '110', '-png', pdf, join(folder, 'leaf')]);
  const found = readdirSync(folder).sort().map((name) => ({ src: src(readFileSync(join(folder, name))), width }));
  rmSync(folder, { recursive: true });
  return found;
}
