import { randomUUID } from 'node:crypto';
import type { DeliveryReport } from '../../channels/port.ts';
import type { Turns } from '../../machines/base/turns.ts';
import {
  handedOverAround,
  keptReport,
  keptUnder,
  MOST_ALIKE,
  MOST_KEPT,
  matchReport,
  REPORT_KEPT,
  referencesOf,
  sentAround,
} from '../base/reports.ts';
import type { OutboxEntry } from '../ports/outbox.ts';
import type { Collections, OutboxDoc } from './collections.ts';
import type { Connection } from './connection.ts';
import { outboxEntryOf } from './outbox-doc.ts';
import { nextPlaces } from './places.ts';
import { Remembered } from './remembered.ts';
import { AGAIN, retry } from './retry.ts';

/** Puts delivery reports to their SMS, each once, and keeps those that came too early. */

/** Newest first. */
function inOrder(found: OutboxDoc[]): OutboxDoc[] {
  const byId = new Map(found.map((doc) => [doc._id, doc]));
  return [...byId.values()]
    .filter(({ sms }) => sms)
    .sort((a, b) => b.seq - a.seq || (a._id < b._id ? 1 : -1));
}

/** SMS with a part of the report's reference. */
async function referredTo({ outbox }: Collections, report: DeliveryReport): Promise<OutboxDoc[]> {
  const [from, until] = sentAround(report);
  // those of before had numbers
  const references = referencesOf(report).flatMap((one) => [one, Number(one)]) as string[];
  const sentAt = { $gte: from, $lte: until };
  const found = await outbox
    .find({ to: report.to, 'parts.reference': { $in: references }, sentAt })
    .limit(MOST_ALIKE)
    .toArray();
  return inOrder(found);
}

/** SMS that a report without a known reference may be about: under way, or of unknown fate. */
async function explained({ outbox }: Collections, report: DeliveryReport): Promise<OutboxDoc[]> {
  const { to } = report;
  const [first, last] = handedOverAround(report);
  const near = { $gte: first, $lte: last };
  const found = await Promise.all([
    // there are no more of these than lines, and what is bundled
    outbox.find({ state: 'sending', sms: true, to }).toArray(),
    outbox.find({ state: 'unconfirmed', to, handedOverAt: near }).limit(MOST_ALIKE).toArray(),
  ]);
  return found.flat();
}

/** SMS sent lately that this process remembers, for the reports of them. */
const REMEMBERED = 500;
/** A reference comes again with the 256th part: one of an SMS sent so near to the report's time is meant. */
const SURE_WITHIN = 60_000;

export class MongoReports {
  private readonly db: Connection;
  private readonly recent = new Remembered(REMEMBERED);
  private readonly inHand: Remembered;
  private readonly turns: Turns;
  private removedAt = Number.NEGATIVE_INFINITY;

  /**
   * @param inHand SMS of which parts may be on their way
   * @param turns in which an SMS is written, by its id
   */
  constructor(db: Connection, inHand: Remembered, turns: Turns) {
    this.db = db;
    this.inHand = inHand;
    this.turns = turns;
  }

  /**
   * Notes the report at the SMS it is about. The SMS keeps the report's id, so that a second process
   * that has the same report in hand leaves it at that.
   */
  private match(
    collections: Collections,
    id: string,
    report: DeliveryReport,
    now: number,
  ): Promise<OutboxEntry | undefined> {
    const { outbox } = collections;
    return retry(async () => {
      let candidates = await referredTo(collections, report);
      const matched = () => matchReport(candidates.map(outboxEntryOf), report);
      // most reports name a part that is known: nothing else is asked for them then
      let found = matched();
      if (found === undefined) {
        candidates = inOrder([...candidates, ...(await explained(collections, report))]);
        found = matched();
      }
      const noted = candidates.find(({ reports }) => reports.includes(id));
      if (noted !== undefined) return outboxEntryOf(noted);
      if (found === undefined) return undefined;
      const { entry, change } = found;
      const doc = candidates.find(({ _id }) => _id === entry.id);
      const rev = doc?.rev ?? 0;
      const { matchedCount } = await outbox.updateOne(
        { _id: entry.id, rev },
        { $set: { ...change, updatedAt: now }, $push: { reports: id }, $inc: { rev: 1 } },
      );
      if (matchedCount === 0) return AGAIN;
      // the report of its next part is of an SMS that is known then
      if (doc !== undefined)
        this.remember({
          ...doc,
          ...change,
          updatedAt: now,
          rev: rev + 1,
          reports: [...doc.reports, id],
        });
      return { ...entry, ...change, updatedAt: now };
    });
  }

  /** An SMS is written down as sent. */
  remember(doc: OutboxDoc): void {
    this.recent.note(doc);
  }

  /** The SMS a report is about, among what this process has in hand or has sent lately. */
  private known(report: DeliveryReport) {
    const { to, sentAt } = report;
    if (sentAt === undefined) return undefined;
    const references = new Set(referencesOf(report));
    const isMeant = (doc: OutboxDoc) =>
      doc.to === to &&
      doc.parts.some(
        (part) => references.has(part.reference) && Math.abs(part.sentAt - sentAt) <= SURE_WITHIN,
      );
    const candidates = inOrder([...this.recent.filter(isMeant), ...this.inHand.filter(isMeant)]);
    const found = matchReport(candidates.map(outboxEntryOf), report);
    const doc = candidates.find(({ _id }) => _id === found?.entry.id);
    return found === undefined || doc === undefined ? undefined : { ...found, doc };
  }

  /** As `match`, for an SMS that is known, and need not be looked for. */
  private async matchKnown(
    collections: Collections,
    id: string,
    report: DeliveryReport,
    now: number,
  ): Promise<OutboxEntry | undefined> {
    const meant = this.known(report)?.doc._id;
    if (meant === undefined) return undefined;
    return this.turns.take(meant, () => this.noteAtKnown(collections, id, report, now));
  }

  private async noteAtKnown(
    { outbox }: Collections,
    id: string,
    report: DeliveryReport,
    now: number,
  ): Promise<OutboxEntry | undefined> {
    const found = this.known(report);
    if (found === undefined) return undefined;
    const { doc, entry } = found;
    const change = { ...found.change, updatedAt: now };
    const { matchedCount } = await outbox.updateOne(
      { _id: doc._id, rev: doc.rev },
      { $set: change, $push: { reports: id }, $inc: { rev: 1 } },
    );
    if (matchedCount === 0) {
      this.recent.take(doc._id);
      return undefined;
    }
    const reports = [...doc.reports, id];
    if (doc.state === 'sending') this.inHand.changed(doc._id, { ...change, reports });
    else this.remember({ ...doc, ...change, rev: doc.rev + 1, reports });
    return { ...entry, ...change };
  }

  /**
   * Reports that came before the modem's own answer, or while nobody knew what became of the SMS: those of
   * its parts, and all where one may explain an SMS whose outcome is not known.
   */
  async matchWaiting(
    collections: Collections,
    { to, parts }: Pick<OutboxEntry, 'to' | 'parts'>,
    now: number,
  ): Promise<void> {
    if (to === null) return;
    const { outbox, reports } = collections;
    // most SMS find no report that has come before them
    if ((await reports.findOne({ receiver: to }, { projection: { _id: 1 } })) === null) return;
    const doubtful = { state: 'unconfirmed' as const, to };
    const isDoubt = (await outbox.findOne(doubtful, { projection: { _id: 1 } })) !== null;
    // reports of before do not say what they refer to beside their text
    const references = [...parts.map(({ reference }) => reference), '', null];
    const waiting = await reports
      .find({ receiver: to, ...(isDoubt ? {} : { reference: { $in: references as string[] } }) })
      .sort({ seq: -1 })
      .limit(MOST_KEPT)
      .toArray();
    for (const { _id, body } of waiting) {
      const report = keptReport(body);
      if ((await this.match(collections, _id, report, now)) !== undefined)
        await reports.deleteOne({ _id });
    }
  }

  /** Reports of SMS that nobody knows; not each time one is kept. */
  private async removeOld({ reports }: Collections, now: number): Promise<void> {
    if (Math.abs(now - this.removedAt) < REPORT_KEPT / 24) return;
    this.removedAt = now;
    await reports.deleteMany({
      $or: [{ storedAt: { $lt: now - REPORT_KEPT } }, { storedAt: { $gt: now + REPORT_KEPT } }],
    });
  }

  record(report: DeliveryReport, now: number): Promise<OutboxEntry | undefined> {
    return this.db.run(async (collections) => {
      const id = randomUUID();
      const known =
        (await this.matchKnown(collections, id, report, now)) ??
        (await this.match(collections, id, report, now));
      if (known !== undefined) return known;
      const { reports } = collections;
      const receiver = report.to;
      await this.removeOld(collections, now);
      const body = JSON.stringify(report);
      const reference = keptUnder(report);
      const seq = nextPlaces(1);
      await reports.insertOne({ _id: id, receiver, reference, body, seq, storedAt: now });
      // whoever has an SMS in hand that it may be about finds the SMS changed, and looks for reports
      await collections.outbox.updateMany(
        { state: 'sending', sms: true, to: receiver },
        { $inc: { rev: 1 } },
      );
      // its SMS may have come to an end just before the report lay where it is looked for
      const late = await this.match(collections, id, report, now);
      if (late !== undefined) await reports.deleteOne({ _id: id });
      return late;
    });
  }
}
