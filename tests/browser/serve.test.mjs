// The live preview, as an author has it beside the editor. INDUCT_BIN names the program.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { axe, launch } from './browser.mjs';
import { preview } from './preview.mjs';

const SITE = 'lanternhouse/front-desk/site/';

/** What a program that is no browser gets, with whatever headers it likes. */
function ask(address, path, headers = {}, method = 'GET') {
  const { port } = new URL(address);
  return new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port, path, headers, method }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts).toString('latin1') }));
    });
    asked.on('error', failed);
    asked.end();
  });
}

describe('the preview', () => {
  let served;
  let browser;
  let tab;
  before(async () => {
    served = await preview('--port', '0');
    browser = await launch();
    tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  });
  after(async () => {
    await browser.close();
    served.stop();
  });

  test('says its address in its first line, also in a pipe', () => {
    assert.match(served.first, /^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('moves to the next port when one is taken', async () => {
    const { port } = new URL(served.address);
    const other = await preview('--port', port);
    assert.ok(Number(new URL(other.address).port) > Number(port));
    other.stop();
  });

  test('shows an edit to a module where the reader was, with what was opened still open', async () => {
    await tab.goto(`${served.address}${SITE}put-right.html`);
    const key = tab.locator('#go-back ~ .quiz details, section[aria-labelledby=go-back] details').first();
    await key.scrollIntoViewIfNeeded();
    await key.locator('summary').click();
    await tab.locator('#go-back').evaluate((part) => part.scrollIntoView({ block: 'start' }));
    const top = () => tab.locator('#go-back').evaluate((part) => Math.round(part.getBoundingClientRect().top));
    const before = await top();
    served.edit('content/modules/put-right.md', (text) =>
      text.replace('Most people can say what is wrong', 'A line that is new.\n\nAnd one more.\n\nMost people can say what is wrong'));
    await tab.getByText('A line that is new.').waitFor();
    await tab.waitForFunction(() => document.readyState === 'complete');
    assert.equal(await key.evaluate((part) => part.open), true);
    assert.ok(Math.abs(await top() - before) <= 2, `${await top()} and not ${before}`);
  });

  test('shows an edit to a brand, and one to how it looks', async () => {
    served.edit('brands/lanternhouse/brand.yaml', (text) => text.replace('we: Say sorry before we ask for anything.', 'we: Say sorry before all else.'));
    await tab.getByText('Say sorry before all else.').first().waitFor();
    const before = await tab.evaluate(() => getComputedStyle(document.querySelector('.ours .in')).backgroundColor);
    served.edit('brands/lanternhouse/_brand.yml', (text) => text.replaceAll(/#F6C95B/gi, '#A8DFF3'));
    await tab.waitForFunction((before) => {
      const ours = document.querySelector('.ours .in');
      return ours && getComputedStyle(ours).backgroundColor !== before;
    }, before);
  });

  test('shows a mistake with its place over the last good page, and takes it away when it is mended', async () => {
    const good = await tab.locator('h1').innerText();
    served.edit('content/modules/put-right.md', (text) => text.replace('{#say-sorry moment=apologise', '{#say-sorry moment=apologize'));
    const panel = tab.locator('#induct-overlay [role=alert]');
    await panel.waitFor();
    const said = await panel.innerText();
    for (const part of ['There is a mistake.', 'content/modules/put-right.md, line', 'apologize', 'apologise']) assert.ok(said.includes(part), `${part}: ${said}`);
    assert.equal(await tab.locator('h1').innerText(), good);
    await tab.addScriptTag({ content: axe });
    const found = await tab.evaluate(() => globalThis.axe.run('#induct-overlay'));
    assert.deepEqual(found.violations.map((one) => one.id), []);
    served.edit('content/modules/put-right.md', (text) => text.replace('{#say-sorry moment=apologize', '{#say-sorry moment=apologise'));
    await panel.waitFor({ state: 'detached' });
  });

  test('lists every pack with what is wrong in it', async () => {
    await tab.goto(served.address);
    await tab.getByRole('link', { name: 'Front desk induction' }).waitFor();
    served.edit('brands/lanternhouse/packs/front-desk.yaml', (text) => text.replace('title:', 'titel:'));
    await tab.getByText('Did you mean').first().waitFor();
    await tab.getByText('1 pack waits for a mistake to be mended.').waitFor();
    await tab.addScriptTag({ content: axe });
    const found = await tab.evaluate(() => globalThis.axe.run());
    assert.deepEqual(found.violations.map((one) => one.id), []);
    served.edit('brands/lanternhouse/packs/front-desk.yaml', (text) => text.replace('titel:', 'title:'));
    await tab.getByText('Did you mean').first().waitFor({ state: 'detached' });
  });

  test('makes a sheet when it is asked for', async () => {
    const sheet = await ask(served.address, '/lanternhouse/front-desk/print/handout-rapport.pdf');
    assert.equal(sheet.status, 200);
    assert.equal(sheet.headers['content-type'], 'application/pdf');
    assert.ok(sheet.body.startsWith('%PDF-'));
  });

  test('answers nobody but its own pages', async () => {
    const { host } = new URL(served.address);
    const page = `/${SITE}index.html`;
    assert.equal((await ask(served.address, page, { host })).status, 200);
    for (const headers of [
      { host: 'induct.example' },
      { host: `induct.example:${new URL(served.address).port}` },
      { host, origin: 'http://other.example' },
      { host, origin: 'null' },
      { host, 'sec-fetch-site': 'cross-site' },
    ]) {
      const { status, body } = await ask(served.address, page, headers);
      assert.equal(status, 403, JSON.stringify(headers));
      assert.ok(!body.includes('Lanternhouse'), JSON.stringify(headers));
    }
    assert.equal((await ask(served.address, page, { host }, 'POST')).status, 405);
  });

  test('gives nothing but what packs are made of', async () => {
    for (const path of [
      '/../brands/lanternhouse/brand.yaml', `/${SITE}../../../../content/moments.yaml`, `/${SITE}%2e%2e/%2e%2e/brand.yaml`,
      '/lanternhouse/front-desk/..%2f..%2fbrand.yaml', '/lanternhouse/front-desk/pack.json', '/lanternhouse/front-desk/print/../../x.pdf',
      '/brands/lanternhouse/brand.yaml', '/etc/passwd', '//etc/passwd', '/lanternhouse/front-desk//etc/passwd', '/no/such/site/index.html',
    ]) {
      const { status, body } = await ask(served.address, path);
      assert.equal(status, 404, path);
      assert.ok(!body.includes('schema:') && !body.includes('root:'), path);
    }
  });

  test('does not follow a link that leads out of the project', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'induct-outside-'));
    writeFileSync(join(outside, 'secret.md'), '---\ntitle: Secret\n---\n\n## Secret {#secret}\n\nNobody should read this.\n');
    symlinkSync(join(outside, 'secret.md'), join(served.folder, 'content/modules/secret.md'));
    served.edit('brands/lanternhouse/packs/front-desk.yaml', (text) => text.replace('modules: [principles', 'modules: [secret, principles'));
    await tab.goto(served.address);
    await tab.getByText('content/modules/secret.md', { exact: false }).first().waitFor();
    const { status, body } = await ask(served.address, `/${SITE}secret.html`);
    assert.equal(status, 404);
    assert.ok(!body.includes('Nobody should read this.'));
    rmSync(outside, { recursive: true });
  });

  test('ends when it is told to', async () => {
    const other = await preview('--port', '0');
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${other.address}${SITE}index.html`);
    const ended = new Promise((done) => other.child.once('exit', done));
    other.child.kill('SIGINT');
    await ended;
    other.stop();
  });
});
