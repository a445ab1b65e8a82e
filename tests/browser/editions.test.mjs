// What only editions have, as a reader meets it: the mark of a draft, the foot of an edition, the page of what has changed.
// INDUCT_BIN names the program; it makes its own project of the small one that tests use. What holds for all pages is in
// site.test.mjs.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { axe, launch, open as openPage } from './browser.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const program = process.env.INDUCT_BIN ?? join(root, 'target/debug/induct');

describe('a pack with two editions', () => {
  let browser;
  let project;
  const site = (page) => join(project, 'output/harbour/workshop/site', page);
  const open = (page, options) => openPage(browser, site(page), options);
  before(async () => {
    browser = await launch();
    project = mkdtempSync(join(tmpdir(), 'editions-'));
    cpSync(join(root, 'tests/fixtures/base'), project, { recursive: true });
    const induct = (...args) => execFileSync(program, [...args, '--project', project], { stdio: 'pipe' });
    const brand = join(project, 'brands/harbour/brand.yaml');
    induct('refresh', '--today', '2026-11-24');
    induct('approve', '--all', '--role', 'Owner', '--name', 'Ana Reyes', '--today', '2026-11-24');
    writeFileSync(brand, readFileSync(brand, 'utf8').replace('we: Say sorry before we look at the bike.', 'we: Say sorry first of all.'));
    induct('refresh', '--today', '2027-02-01');
    induct('build', '--today', '2027-02-01');
  });
  after(async () => {
    await browser?.close();
    rmSync(project, { recursive: true, force: true });
  });

  test('a page that nobody has approved says so above its header, on screen and on paper', async () => {
    const { tab, close } = await open('sorry.html');
    const mark = tab.locator('.draft');
    assert.equal((await mark.textContent()).replace(/\s+/g, ' ').trim(), 'Draft Edition 2027.1, not approved yet');
    const above = async () => (await mark.boundingBox()).y < (await tab.locator('header.top .mark').boundingBox()).y;
    assert.ok(await above());
    await tab.emulateMedia({ media: 'print' });
    assert.ok(await mark.isVisible() && await above());
    await close();
  });

  test('one that says what was approved bears its edition and no mark', async () => {
    const { tab, close } = await open('limits.html');
    assert.equal(await tab.locator('.draft').count(), 0);
    assert.match(await tab.locator('.foot').textContent(), /Edition 2026\.1, 24.November.2026/);
    await close();
  });

  test('what has changed is found from the first page, and leads to what has', async () => {
    const { tab, close } = await open('index.html');
    await tab.locator('main a[href="changes.html"]').click();
    assert.match(await tab.locator('h1').textContent(), /What has changed/);
    const text = await tab.locator('main').innerText();
    assert.match(text, /Say sorry before we look at the bike/);
    assert.match(text, /Say sorry first of all/);
    const pages = await tab.locator('main a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    assert.deepEqual([...new Set(pages)].sort(), ['sorry.html', 'what-matters.html']);
    await tab.locator('main a[href="sorry.html"]').first().click();
    assert.match(await tab.locator('h1').textContent(), /Saying sorry/);
    await close();
  });

  test('what has changed is valid HTML', async () => {
    const checker = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: { 'no-inline-style': 'off', 'long-title': 'off', 'require-sri': 'off' },
    });
    const report = await checker.validateString(readFileSync(site('changes.html'), 'utf8'));
    assert.deepEqual(report.results.flatMap((r) => r.messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`)), []);
  });

  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 1280]) {
      test(`axe finds nothing in what has changed, ${colorScheme}, ${width} px, and nothing runs over`, async () => {
        for (const page of ['changes.html', 'sorry.html']) {
          const { tab, close } = await open(page, { colorScheme, viewport: { width, height: 900 } });
          await tab.evaluate(axe);
          const { violations } = await tab.evaluate(() => window.axe.run());
          assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`), []);
          assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
          await close();
        }
      });
    }
  }
});
