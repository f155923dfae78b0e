import type { Locator, Page } from 'playwright-core';

/** What somebody does at the pages, counted: how many of them he waits for, how often he clicks, how many keys he presses. */
export class Counted {
  loads = 0;
  clicks = 0;
  keys = 0;
  readonly page: Page;
  private readonly settle: () => Promise<void>;

  /** @param settle does what is due behind the pages */
  constructor(page: Page, settle: () => Promise<void>) {
    this.page = page;
    this.settle = settle;
    page.on('load', () => {
      this.loads += 1;
    });
  }

  /** Opens a page by its address, as from a bookmark. */
  open(path: string): Promise<void> {
    return this.waiting(this.page.goto(path));
  }

  /** Presses what leads to another page. */
  async go(target: Locator): Promise<void> {
    this.clicks += 1;
    await this.waiting(Promise.all([this.page.waitForEvent('load'), target.click()]));
  }

  async tick(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.check();
  }

  async unfold(target: Locator): Promise<void> {
    this.clicks += 1;
    await target.click();
  }

  /** Types into a field; what is chosen from a list is one click. */
  async type(target: Locator, text: string): Promise<void> {
    this.keys += text.length;
    await target.fill(text);
  }

  async choose(target: Locator, label: string): Promise<void> {
    this.clicks += 1;
    await target.selectOption({ label });
  }

  private async waiting(work: Promise<unknown>): Promise<void> {
    let done = false;
    const ended = work.finally(() => {
      done = true;
    });
    while (!done) {
      await this.settle();
      await this.page.waitForTimeout(10);
    }
    await ended;
    await this.settle();
  }
}
