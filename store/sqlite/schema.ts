/** What an empty store begins with: which one it is. */
export const NEW_STORE = `INSERT INTO store_fact VALUES ('id', lower(hex(randomblob(16))))`;

/**
 * Tables of the embedded store. `user_version` counts the steps; a new one is appended, never edited,
 * so that every older file can be brought up to date.
 */
export const SCHEMA_STEPS: string[] = [
  `
CREATE TABLE inbox (
  id TEXT PRIMARY KEY, sender TEXT NOT NULL, text TEXT NOT NULL, sent_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL, line TEXT NOT NULL, raw TEXT NOT NULL, incomplete INTEGER NOT NULL,
  undecodable TEXT, state TEXT NOT NULL, instance TEXT, binding TEXT, reading TEXT,
  attempts INTEGER NOT NULL, stored_at INTEGER NOT NULL, due_at INTEGER NOT NULL,
  owner TEXT, token INTEGER NOT NULL, lease_until INTEGER NOT NULL
) STRICT;
CREATE INDEX inbox_new ON inbox (stored_at, received_at) WHERE state = 'new';
CREATE INDEX inbox_new_sender ON inbox (sender, received_at) WHERE state = 'new';
CREATE INDEX inbox_state ON inbox (state, stored_at);
CREATE INDEX inbox_sender ON inbox (sender, stored_at);
CREATE INDEX inbox_instance ON inbox (instance, stored_at) WHERE instance IS NOT NULL;

CREATE TABLE part (
  fingerprint TEXT PRIMARY KEY, grp TEXT NOT NULL, sequence INTEGER NOT NULL, total INTEGER NOT NULL,
  stored_at INTEGER NOT NULL, body TEXT NOT NULL, used INTEGER NOT NULL
) STRICT;
CREATE INDEX part_open ON part (grp) WHERE used = 0;
CREATE INDEX part_age ON part (stored_at) WHERE used = 0;

CREATE TABLE instance (
  id TEXT PRIMARY KEY, machine TEXT NOT NULL, version TEXT NOT NULL, revision INTEGER NOT NULL,
  status TEXT NOT NULL, snapshot TEXT NOT NULL, state TEXT NOT NULL, tags TEXT NOT NULL,
  ticket TEXT, year INTEGER, phone TEXT, kind TEXT, category TEXT, agency TEXT, district TEXT,
  village TEXT, parent TEXT, due INTEGER, received_at INTEGER, forwarded_at INTEGER,
  answered_at INTEGER, closed_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX instance_created ON instance (machine, created_at, id);
CREATE INDEX instance_due ON instance (machine, due, id) WHERE due IS NOT NULL;
CREATE INDEX instance_state ON instance (machine, state, created_at);
CREATE INDEX instance_ticket ON instance (ticket, created_at) WHERE ticket IS NOT NULL;
CREATE INDEX instance_phone ON instance (phone, machine, created_at) WHERE phone IS NOT NULL;
CREATE INDEX instance_agency ON instance (agency, machine, created_at) WHERE agency IS NOT NULL;
CREATE INDEX instance_parent ON instance (parent) WHERE parent IS NOT NULL;
CREATE INDEX instance_received ON instance (machine, received_at) WHERE received_at IS NOT NULL;
CREATE INDEX instance_forwarded ON instance (machine, forwarded_at) WHERE forwarded_at IS NOT NULL;
CREATE INDEX instance_answered ON instance (machine, answered_at) WHERE answered_at IS NOT NULL;
CREATE INDEX instance_closed ON instance (machine, closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE tag (machine TEXT NOT NULL, tag TEXT NOT NULL, instance TEXT NOT NULL,
  PRIMARY KEY (machine, tag, instance)) STRICT, WITHOUT ROWID;
CREATE INDEX tag_instance ON tag (instance);

CREATE TABLE history (
  instance TEXT NOT NULL, revision INTEGER NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL,
  actor TEXT NOT NULL, event TEXT NOT NULL, state_from TEXT, state_to TEXT NOT NULL,
  key TEXT NOT NULL, effects TEXT NOT NULL, PRIMARY KEY (instance, revision)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX history_key ON history (instance, key);

CREATE TABLE timer (
  instance TEXT NOT NULL, id TEXT NOT NULL, machine TEXT NOT NULL, due_at INTEGER NOT NULL,
  armed_revision INTEGER NOT NULL, PRIMARY KEY (instance, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX timer_due ON timer (due_at);

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, instance TEXT NOT NULL, revision INTEGER NOT NULL,
  type TEXT NOT NULL, receiver TEXT, priority INTEGER NOT NULL, lane TEXT, due_at INTEGER NOT NULL,
  params TEXT NOT NULL, text TEXT, state TEXT NOT NULL, attempts INTEGER NOT NULL, error TEXT,
  line TEXT, parts TEXT NOT NULL, handed_over INTEGER NOT NULL, handed_over_at INTEGER,
  copies INTEGER NOT NULL, sent_at INTEGER, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
  owner TEXT, token INTEGER NOT NULL, lease_until INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_sms ON outbox (priority, seq, due_at) WHERE state = 'queued' AND type = 'sms';
CREATE INDEX outbox_internal ON outbox (priority, seq, due_at) WHERE state = 'queued' AND type <> 'sms';
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'queued';
CREATE INDEX outbox_sending ON outbox (lease_until) WHERE state = 'sending';
CREATE INDEX outbox_unconfirmed ON outbox (lane, updated_at) WHERE state = 'unconfirmed';
CREATE INDEX outbox_state ON outbox (state, seq);
CREATE INDEX outbox_receiver ON outbox (receiver, seq) WHERE type = 'sms';
CREATE INDEX outbox_instance ON outbox (instance, seq);
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

CREATE TABLE report (seq INTEGER PRIMARY KEY, receiver TEXT NOT NULL, body TEXT NOT NULL,
  stored_at INTEGER NOT NULL) STRICT;
CREATE INDEX report_receiver ON report (receiver, seq);

CREATE TABLE number (series TEXT NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (series, key)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX number_n ON number (series, n);

CREATE TABLE document (
  id TEXT PRIMARY KEY, instance TEXT NOT NULL, type TEXT NOT NULL, number TEXT NOT NULL,
  title TEXT NOT NULL, html TEXT NOT NULL, sha256 TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX document_instance ON document (instance, created_at);
`,
  'ALTER TABLE outbox ADD COLUMN total INTEGER',
  // with the whole order of a page in them; without it SQLite went through all instances in that order
  `
DROP INDEX instance_ticket; DROP INDEX instance_phone; DROP INDEX instance_agency;
CREATE INDEX instance_ticket ON instance (ticket, machine, created_at, id) WHERE ticket IS NOT NULL;
CREATE INDEX instance_phone ON instance (phone, machine, created_at, id) WHERE phone IS NOT NULL;
CREATE INDEX instance_agency ON instance (agency, machine, created_at, id) WHERE agency IS NOT NULL;
CREATE INDEX instance_agency_due ON instance (agency, machine, due, id)
  WHERE agency IS NOT NULL AND due IS NOT NULL;
`,
  // which message an incomplete one's parts went into, so that a late part finds it
  `
ALTER TABLE inbox ADD COLUMN continues TEXT;
ALTER TABLE part ADD COLUMN message TEXT;
CREATE INDEX part_incomplete ON part (grp, stored_at) WHERE message IS NOT NULL;
`,
  // the numbers of reports: each index holds all that is counted by its moment, so that neither the
  // instances with their long snapshots nor anything outside the period is read
  `
ALTER TABLE instance ADD COLUMN secret INTEGER;
ALTER TABLE instance ADD COLUMN emergency INTEGER;
ALTER TABLE instance ADD COLUMN outcome TEXT;
ALTER TABLE instance ADD COLUMN rating INTEGER;
ALTER TABLE instance ADD COLUMN reopened INTEGER;
ALTER TABLE instance ADD COLUMN reopened_at INTEGER;
ALTER TABLE instance ADD COLUMN published_at INTEGER;
ALTER TABLE instance ADD COLUMN enter_days INTEGER;
ALTER TABLE instance ADD COLUMN enter_result TEXT;
ALTER TABLE instance ADD COLUMN forward_days INTEGER;
ALTER TABLE instance ADD COLUMN forward_result TEXT;
ALTER TABLE instance ADD COLUMN answer_days INTEGER;
ALTER TABLE instance ADD COLUMN answer_result TEXT;
ALTER TABLE instance ADD COLUMN reply_days INTEGER;
ALTER TABLE instance ADD COLUMN reply_result TEXT;
DROP INDEX instance_received; DROP INDEX instance_forwarded;
DROP INDEX instance_answered; DROP INDEX instance_closed;
CREATE INDEX instance_received ON instance (machine, received_at, kind, category, agency, district,
  secret, emergency, enter_result, enter_days) WHERE received_at IS NOT NULL;
CREATE INDEX instance_forwarded ON instance (machine, forwarded_at, agency, forward_result, forward_days)
  WHERE forwarded_at IS NOT NULL;
CREATE INDEX instance_answered ON instance (machine, answered_at, agency, answer_result, answer_days,
  reply_result, reply_days, rating) WHERE answered_at IS NOT NULL;
CREATE INDEX instance_closed ON instance (machine, closed_at, outcome) WHERE closed_at IS NOT NULL;
CREATE INDEX instance_reopened ON instance (machine, reopened_at) WHERE reopened_at IS NOT NULL;
CREATE INDEX instance_published ON instance (machine, published_at) WHERE published_at IS NOT NULL;
ALTER TABLE outbox ADD COLUMN sent_parts INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET sent_parts = json_array_length(parts) WHERE type = 'sms';
CREATE INDEX outbox_made ON outbox (created_at, state, lane, sent_parts) WHERE type = 'sms';
CREATE INDEX document_made ON document (created_at, type);
`,
  `
CREATE TABLE record (
  kind TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, value TEXT NOT NULL,
  expires_at INTEGER, PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_expiry ON record (expires_at) WHERE expires_at IS NOT NULL;
`,
  // append-only also for whoever opens the file with another program and a slip of the hand
  `
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, previous TEXT NOT NULL, hash TEXT NOT NULL, at INTEGER NOT NULL,
  who TEXT NOT NULL, role TEXT NOT NULL, action TEXT NOT NULL, subject TEXT, detail TEXT NOT NULL
) STRICT;
CREATE INDEX audit_who ON audit (who, seq);
CREATE INDEX audit_subject ON audit (subject, seq) WHERE subject IS NOT NULL;
CREATE INDEX audit_action ON audit (action, seq);
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
`,
  // files that are handed in, their bytes apart from what lists read
  `
ALTER TABLE document ADD COLUMN file_name TEXT;
ALTER TABLE document ADD COLUMN file_type TEXT;
ALTER TABLE document ADD COLUMN file_size INTEGER;
CREATE TABLE document_file (document TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE document_about (instance TEXT NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (instance, document)) STRICT, WITHOUT ROWID;
`,
  // a tag holds the order of its pages, so that what waits is found without those that do not; the states
  // are tags as well (`=forwarded`), and how many are in each is counted as they move
  `
CREATE TABLE tagged (machine TEXT NOT NULL, tag TEXT NOT NULL, created_at INTEGER NOT NULL,
  instance TEXT NOT NULL, due INTEGER, PRIMARY KEY (machine, tag, created_at, instance)) STRICT, WITHOUT ROWID;
INSERT INTO tagged SELECT tag.machine, tag.tag, created_at, instance.id, due
  FROM tag JOIN instance ON instance.id = tag.instance;
DROP TABLE tag;
ALTER TABLE tagged RENAME TO tag;
INSERT INTO tag SELECT machine, '=' || state, created_at, id, due FROM instance WHERE state <> '';
INSERT INTO tag SELECT machine, '=' || substr(state, 1, instr(state, '.') - 1), created_at, id, due
  FROM instance WHERE instr(state, '.') > 0;
CREATE INDEX tag_instance ON tag (instance);
CREATE INDEX tag_due ON tag (machine, tag, due, instance) WHERE due IS NOT NULL;
DROP INDEX instance_state;
CREATE INDEX instance_place ON instance (district, category, machine, created_at, id)
  WHERE district IS NOT NULL AND category IS NOT NULL;
CREATE TABLE state_count (machine TEXT NOT NULL, state TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (machine, state)) STRICT, WITHOUT ROWID;
INSERT INTO state_count SELECT machine, state, count(*) FROM instance GROUP BY machine, state;
CREATE TRIGGER instance_came AFTER INSERT ON instance BEGIN
  INSERT INTO state_count VALUES (new.machine, new.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER instance_moved AFTER UPDATE OF state ON instance WHEN new.state <> old.state BEGIN
  UPDATE state_count SET n = n - 1 WHERE machine = old.machine AND state = old.state;
  INSERT INTO state_count VALUES (new.machine, new.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER instance_went AFTER DELETE ON instance BEGIN
  UPDATE state_count SET n = n - 1 WHERE machine = old.machine AND state = old.state;
END;
`,
  // what persons do about SMS that failed and messages that were kept back
  `
ALTER TABLE outbox ADD COLUMN followed_up_at INTEGER;
CREATE INDEX outbox_undelivered ON outbox (seq) WHERE state = 'failed' AND followed_up_at IS NULL;
ALTER TABLE inbox ADD COLUMN released INTEGER NOT NULL DEFAULT 0;
`,
  // pages of a category or a place, and the words of complaints: those of before have their first message in
  // it at once, unless that holds long numbers (NIK), and everything from their next commit on
  `
CREATE INDEX instance_category ON instance (category, machine, created_at, id) WHERE category IS NOT NULL;
CREATE INDEX instance_district ON instance (district, machine, created_at, id) WHERE district IS NOT NULL;
CREATE INDEX instance_village ON instance (village, machine, created_at, id) WHERE village IS NOT NULL;
CREATE TABLE text_key (seq INTEGER PRIMARY KEY, instance TEXT NOT NULL UNIQUE, digest TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE instance_text USING fts5(words, content='', contentless_delete=1, detail=none,
  tokenize='unicode61 remove_diacritics 2', prefix='3 4 5');
INSERT INTO text_key (instance, digest) SELECT id, '' FROM instance WHERE machine = 'complaint'
  ORDER BY created_at;
INSERT INTO instance_text (rowid, words) SELECT seq, snapshot ->> '$.context.text'
  FROM text_key JOIN instance ON id = instance
  WHERE snapshot ->> '$.context.text' NOT GLOB '*[0-9][0-9 .-][0-9 .-][0-9 .-][0-9 .-][0-9 .-][0-9 .-][0-9]*';
CREATE TABLE long_word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE known_words USING fts5vocab(instance_text, row);
INSERT INTO long_word SELECT term FROM known_words WHERE length(term) > 5;
DROP TABLE known_words;
`,
  // how many SMS a receiver got lately
  'CREATE INDEX outbox_sent_to ON outbox (receiver, sent_at) WHERE sent_at IS NOT NULL',
  // which store this is, and whether a hotline has it open
  `
CREATE TABLE store_fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
${NEW_STORE};
`,
  // which SMS a delivery report is about, and which report an SMS has waited for, without going through
  // all of a receiver; the receiver of what is queued stands in the index that is walked for the next one
  `
CREATE TABLE sent_part (receiver TEXT NOT NULL, reference TEXT NOT NULL, sent_at INTEGER NOT NULL,
  outbox INTEGER NOT NULL, PRIMARY KEY (receiver, reference, sent_at, outbox)) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO sent_part SELECT receiver, CAST(part.value ->> '$.reference' AS TEXT),
  part.value ->> '$.sentAt', seq
  FROM outbox, json_each(outbox.parts) AS part WHERE outbox.type = 'sms' AND receiver IS NOT NULL;
CREATE INDEX outbox_doubtful ON outbox (receiver, handed_over_at) WHERE state = 'unconfirmed';
DROP INDEX report_receiver;
ALTER TABLE report ADD COLUMN reference TEXT NOT NULL DEFAULT '';
CREATE INDEX report_reference ON report (receiver, reference, seq);
DROP INDEX outbox_sms;
CREATE INDEX outbox_sms ON outbox (priority, seq, due_at, receiver, lane)
  WHERE state = 'queued' AND type = 'sms';
`,
  // the order of all that happened, by process; that of before as its times have it. Pages of what changed last
  `
CREATE TABLE journal (machine TEXT NOT NULL, place INTEGER NOT NULL, instance TEXT NOT NULL,
  revision INTEGER NOT NULL, PRIMARY KEY (machine, place)) STRICT, WITHOUT ROWID;
INSERT INTO journal SELECT machine, row_number() OVER (PARTITION BY machine ORDER BY at, instance,
  history.revision), instance, history.revision FROM history JOIN instance ON instance.id = history.instance;
CREATE INDEX instance_updated ON instance (machine, updated_at, id);
`,
  // which instances were cleaned of what is known of persons, and when
  `
CREATE TABLE erased (instance TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`,
  // an SMS is in the index of its fate once it has one: until then, what is queued and sending has its own. One index
  // for the lists of a state and for what is counted by the day (decision 0084)
  `
DROP INDEX outbox_state;
DROP INDEX outbox_made;
CREATE INDEX outbox_fate ON outbox (state, created_at, lane, sent_parts)
  WHERE type = 'sms' AND state NOT IN ('queued', 'sending');
DROP INDEX outbox_sending;
CREATE INDEX outbox_sending ON outbox (seq) WHERE state = 'sending';
`,
  // less is written for an SMS: no index for when the next is due, which simulations alone ask, and none for what each
  // receiver has got, which is counted for all of them together (decision 0093)
  `
DROP INDEX outbox_due;
DROP INDEX outbox_sent_to;
DROP INDEX outbox_sent;
CREATE INDEX outbox_sent ON outbox (sent_at, receiver) WHERE sent_at IS NOT NULL;
`,
];
