import { describe, expect, it } from '@jest/globals';
import { handedIn } from '../../../../api/office/pack/picture.ts';

/** Pictures that are handed in for the letterhead: drawings and photos alone, and nothing that acts. */

const svg = (inside: string, more = '') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"${more}>${inside}</svg>`);

const DRAWINGS: [string, Buffer][] = [
  ['a path', svg('<path d="M0 0h5v5z" fill="url(#a)"/>')],
  ['its own style', svg('<style>.a { fill: url("#b"); }</style><g class="a"/>')],
  ['a part that is used again', svg('<defs><g id="a"/></defs><use href="#a"/>')],
  ['a photo that it carries', svg('<image href="data:image/png;base64,AAAA"/>')],
  ['what a program noted', svg('<sodipodi:namedview/><metadata>oleh siapa; kapan</metadata>')],
  ['a head', Buffer.from('<?xml version="1.0"?>\n<!-- perisai -->\n<svg><title>a</title></svg>')],
];

const ACTIVE: [string, Buffer, string][] = [
  ['a script', svg('<script>alert(1)</script>'), 'has <script>'],
  ['a script of another name', svg('<x:script xmlns:x="y"/>'), 'has <x:script>'],
  ['an event', svg('<g><path onclick="x()"/></g>'), 'has onclick'],
  ['an event of the whole', svg('', ' onload="x()"'), 'has onload'],
  ['a page in it', svg('<foreignObject><p>a</p></foreignObject>'), 'has <foreignObject>'],
  ['a link', svg('<a href="#x"><g/></a>'), 'has <a>'],
  ['a change of itself', svg('<animate attributeName="href"/>'), 'has <animate>'],
  ['a picture from elsewhere', svg('<image href="https://a.example/b.png"/>'), 'points'],
  ['a file beside it', svg('<image xlink:href="b.png"/>'), 'points'],
  ['an SVG within', svg('<image href="data:image/svg+xml;base64,AAAA"/>'), 'points'],
  ['a script as an address', svg('<use href="javascript:x()"/>'), 'points'],
  ['the same, written otherwise', svg('<use href="&#106;avascript:x()"/>'), 'points'],
  ['a style that fetches', svg('<style>@import "a.css";</style>'), 'points'],
  ['a font that is fetched', svg('<style>@font-face { src: url(a.woff); }</style>'), 'points'],
  ['a colour that is fetched', svg('<g style="fill: url(https://a.example)"/>'), 'points'],
  ['a style of its own file', Buffer.from('<?xml-stylesheet href="a.css"?><svg/>'), 'points'],
  [
    'names for what is long',
    Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'),
    'has <!ENTITY>',
  ],
  ['no end', Buffer.from('<svg><g>'), 'is no XML'],
];

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Without checksums: nobody here looks at them. */
function chunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(name, 'latin1'), content, Buffer.alloc(4)]);
}

function png(width: number, ...more: Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(3, 4);
  const end = chunk('IEND', Buffer.alloc(0));
  return Buffer.concat([Buffer.from(SIGNATURE), chunk('IHDR', head), ...more, end]);
}

const jpegOf = (width: number) =>
  Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 8, 8, 0, 3, width >> 8, width & 255, 0, 0xff, 0xd9]);

describe('a picture that is handed in', () => {
  it.each(DRAWINGS)('is taken with %s', (_, content) => {
    expect(handedIn(content)).toEqual({ content, ending: 'svg' });
  });

  it.each(ACTIVE)('is not taken with %s', (_, content, problem) => {
    expect(handedIn(content)).toEqual({ problem: expect.stringContaining(problem) });
  });

  it('loses what was written beside it', () => {
    const note = chunk('tEXt', Buffer.from('oleh siapa'));
    expect(handedIn(png(5, note))).toEqual({ content: png(5), ending: 'png' });
  });

  it('is no larger on paper than a printer holds', () => {
    expect(handedIn(png(4000))).toMatchObject({ ending: 'png' });
    expect(handedIn(png(4001))).toEqual({ problem: 'is wider than 4000 pixels' });
    expect(handedIn(jpegOf(4001))).toEqual({ problem: 'is wider than 4000 pixels' });
  });

  it('is no larger on the disk than every letter can carry', () => {
    const most = 200 * 1024 - svg('').length;
    expect(handedIn(svg(' '.repeat(most)))).toMatchObject({ ending: 'svg' });
    expect(handedIn(svg(' '.repeat(most + 1)))).toEqual({ problem: 'has 201 KB, at most 200 KB' });
  });

  it('is known by what it is', () => {
    expect(handedIn(Buffer.from('GIF89a'))).toEqual({ problem: 'is none of SVG, PNG, JPEG' });
    expect(handedIn(Buffer.from('<html><svg/></html>'))).toEqual({
      problem: 'is none of SVG, PNG, JPEG',
    });
    expect(handedIn(png(5).subarray(0, 20))).toEqual({ problem: 'is broken' });
  });
});
