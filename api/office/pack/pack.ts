import type { District } from '../../../machines/district/district.ts';
import type { Ending } from './picture.ts';

/** The district pack as the desk and the command line change it: its files stay the truth. */

/** Contents of files of the pack by name, as YAML has them: JSON that nobody has checked. */
export type PackData = Readonly<Record<string, unknown>>;

/** Something that the start would refuse. */
export interface Problem {
  file: string;
  /** As messages of the start name it: `contacts[3].phone`. */
  field: string;
  /** English, as at the start. */
  message: string;
}

export type Checked = { district: District } | { problems: Problem[] };

/** The files of the pack that the hotline runs with. */
export interface PackFiles {
  /** Path of the folder, to be shown. */
  readonly folder: string;
  /** Every file, as it is now. @throws Error for a file that is not there or no YAML */
  read(): PackData;
  /** The same check as at the start, with these contents of some files. */
  check(changed: PackData): Checked;
  /**
   * Writes files so that comments and what did not change stay as they were typed. All of them are there, or none is.
   * @throws PackError when a file cannot be written; all are as they were then
   */
  write(changed: PackData): void;
  /**
   * Puts a picture beside the files, under a name of its own: what named it before goes on with what it has.
   * @returns its name, and what takes it away again where it was not there before
   * @throws PackError when it cannot be written
   */
  keepPicture(content: Buffer, ending: Ending): { name: string; forget(): void };
  /** The picture of that name. @throws Error where there is none */
  picture(name: string): Buffer;
}

/** What the desk needs to change the pack of the hotline that runs. */
export interface OpenPack extends PackFiles {
  /**
   * Has the hotline go on with the files as they are now.
   * @returns null when it does; else why it goes on with those of before
   */
  reload(): Promise<string | null>;
}
