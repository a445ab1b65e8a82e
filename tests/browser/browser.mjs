// One Chromium for the tests and for the contact sheet: no network, a fresh profile. And what the tests of pages share.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** The folder that a build has just written. */
export const output = resolve(process.env.INDUCT_OUTPUT ?? join(dirname(fileURLToPath(import.meta.url)), '../../output'));

/** To be run in a page. */
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

export async function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS });
}

/** A page opened from its file; `listen` is called with its tab before anything is loaded. */
export async function open(browser, page, options = {}, listen = () => {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const tab = await context.newPage();
  listen(tab);
  await tab.goto(pathToFileURL(page).href);
  return { tab, close: () => context.close() };
}
