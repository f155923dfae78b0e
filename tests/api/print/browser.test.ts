import { describe, expect, it } from '@jest/globals';
import { browserPlaces, findBrowser } from '../../../api/print/browser.ts';
import { BrowserMissingError } from '../../../api/print/print-error.ts';

const WINDOWS = {
  ProgramFiles: 'C:\\Program Files',
  'ProgramFiles(x86)': 'C:\\Program Files (x86)',
  LOCALAPPDATA: 'C:\\Users\\admin\\AppData\\Local',
};
const EDGE = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
const MAC = '/Users/admin/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

describe('the browser', () => {
  it.each([
    ['linux', { PATH: '/usr/local/bin:/usr/bin' }, '/usr/local/bin/google-chrome'],
    ['linux', {}, '/usr/bin/chromium'],
    ['linux', { PATH: '' }, '/snap/bin/chromium'],
    ['win32', WINDOWS, EDGE],
    ['win32', WINDOWS, 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
    ['darwin', { HOME: '/Users/admin' }, MAC],
    ['darwin', { PATH: '/opt/homebrew/bin' }, '/opt/homebrew/bin/chromium'],
  ] as const)('is found on %s with %j at %s', (platform, env, path) => {
    expect(findBrowser(env, platform, (place) => place === path)).toBe(path);
  });

  it('is the one of CHROME_PATH, even when others are installed', () => {
    expect(findBrowser({ CHROME_PATH: '/opt/x' }, 'linux', () => true)).toBe('/opt/x');
  });

  it('is asked for in words when CHROME_PATH is wrong or none is installed', () => {
    const wrong = () => findBrowser({ CHROME_PATH: '/opt/x' }, 'linux', () => false);
    expect(wrong).toThrow(BrowserMissingError);
    expect(wrong).toThrow(/CHROME_PATH menunjuk \/opt\/x/);
    const none = () => findBrowser({ CHROME_PATH: '' }, 'linux', () => false);
    expect(none).toThrow(/apt install chromium.*CHROME_PATH.*Cetak/);
  });

  it('is looked for in no place twice on Windows, and nowhere relative', () => {
    const places = browserPlaces(WINDOWS, 'win32');
    expect(new Set(places).size).toBe(places.length);
    expect(browserPlaces({}, 'win32')).toEqual([]);
    expect(browserPlaces({ PATH: '' }, 'linux').filter((path) => !path.startsWith('/'))).toEqual(
      [],
    );
  });
});
