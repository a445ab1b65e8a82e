// The alignment report of every shipped pack, as whoever answers for the pack meets it: on a screen, and on paper.
// INDUCT_OUTPUT names a folder that `build` and `align` have just written. axe and the rest of what holds for all pages
// are in site.test.mjs.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe, launch, open as openPage, output } from './browser.mjs';

function reports() {
  const brands = readdirSync(output).map((brand) => join(output, brand)).filter((folder) => statSync(folder).isDirectory());
  const packs = brands.flatMap((brand) => readdirSync(brand).map((pack) => join(brand, pack)));
  const pages = packs.map((pack) => join(pack, 'alignment.html')).filter((page) => existsSync(page));
  // The fullest of each brand; a pack of pages that need practise no value has no letters to press.
  const letters = (page) => readFileSync(page, 'utf8').split('popovertarget=').length;
  const brand = (page) => page.slice(output.length).split(/[/\\]/)[1];
  const best = new Map();
  for (const page of pages) if (!best.has(brand(page)) || letters(page) > letters(best.get(brand(page)))) best.set(brand(page), page);
  return [...best.values()];
}

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser.close(); });

const open = (page, options) => openPage(browser, page, options);

test('a report has been made', () => assert.ok(reports().length >= 1));

for (const page of existsSync(output) ? reports() : []) {
  describe(page.slice(output.length + 1), () => {
    test('each letter opens what it rests on, by mouse and by key, without a script', async () => {
      const { tab, close } = await open(page, { javaScriptEnabled: true });
      assert.equal(await tab.locator('script').count(), 0);
      const letters = tab.locator('.matrix button');
      const count = await letters.count();
      assert.ok(count > 5);
      for (let n = 0; n < count; n += 1) {
        const letter = letters.nth(n);
        const word = (await letter.locator('.vh').textContent()).trim();
        const why = tab.locator(`[id="${await letter.getAttribute('popovertarget')}"]`);
        assert.equal(await why.isVisible(), false);
        if (n % 2) await letter.click();
        else { await letter.focus(); await tab.keyboard.press('Enter'); }
        assert.equal(await why.isVisible(), true);
        // A step for each rung, the last of them the letter's own; each with a file and a line.
        const steps = await why.locator('dt').allTextContents();
        assert.equal(steps.at(-1), word);
        for (const place of await why.locator('dd code').allTextContents()) assert.match(place, /^[\w./-]+:\d+$/);
        if (n % 2) await why.locator('.close').click();
        else await tab.keyboard.press('Escape');
        assert.equal(await why.isVisible(), false);
      }
      await close();
    });

    test('axe finds nothing while one is open', async () => {
      const { tab, close } = await open(page);
      await tab.locator('.matrix button').first().click();
      await tab.evaluate(axe);
      const { violations } = await tab.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), []);
      await close();
    });

    test('the letters alone tell how far a value gets', async () => {
      const { tab, close } = await open(page);
      const letters = await tab.locator('.matrix td .cell').evaluateAll((cells) => cells.map((c) => c.firstChild.textContent));
      assert.ok(letters.every((letter) => '·–NSPC'.includes(letter) && letter.length === 1), letters.join(' '));
      await close();
    });

    test('prints on two sheets of A4', async () => {
      const { tab, close } = await open(page);
      const folder = mkdtempSync(join(tmpdir(), 'report-'));
      try {
        const pdf = join(folder, 'report.pdf');
        await tab.pdf({ path: pdf, preferCSSPageSize: true });
        const told = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
        assert.match(told, /Page size: +59[45](\.\d+)? x 84[12](\.\d+)? pts \(A4\)/);
        const rows = await tab.locator('.matrix tbody tr').count();
        // Six modules and three values; a larger pack takes what it takes.
        if (rows <= 6) assert.equal(Number(told.match(/Pages: +(\d+)/)[1]), 2);
      } finally {
        rmSync(folder, { recursive: true });
      }
      await close();
    });

    test('nothing is cut off at any width', async () => {
      for (const width of [320, 360, 768, 1280]) {
        const { tab, close } = await open(page, { viewport: { width, height: 900 } });
        const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${width}: ${wide} px too wide`);
        await close();
      }
    });
  });
}
