/** An SMS as a peer's files have it. */
export interface PeerSms {
  /** The other side, E.164. */
  number: string;
  text: string;
}

/** Other people's SMS daemon with a modem at `modem0` in its folder, through its files. */
export interface SmsPeer {
  readonly name: string;
  /** Whether its text files can carry what the GSM alphabet lacks. */
  readonly sendsUnicode: boolean;
  /** False once it has ended. */
  readonly running: boolean;
  start(): void;
  stop(): Promise<void>;
  /** Gives it an SMS to send. */
  queue(sms: PeerSms): void;
  /** How many it has received so far. */
  receivedCount(): number;
  /** What it has received; for when nothing more is coming. */
  received(): PeerSms[];
  /** Names of what it gave up sending. */
  failed(): string[];
  /** What it wrote about itself, for the report of a failure. */
  log(): string;
}
