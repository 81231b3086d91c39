import { describe, expect, it } from 'vitest';
import { anchors, codeBlocks, links } from './markdown.ts';

const PAGE = `# A \`b\` c

See [there](guides/x.md#place) and [\`here\`](#a-b-c), not \`[no](link)\`.

\`\`\`sh cluster
# comment [no](link)
echo
\`\`\`

## Twice
## Twice
`;

describe('codeBlocks', () => {
  it('gives language, further words, text and line', () => {
    expect(codeBlocks(PAGE)).toEqual([
      { language: 'sh', info: 'cluster', text: '# comment [no](link)\necho\n', line: 5 },
    ]);
  });

  it('refuses a block that does not end', () => {
    expect(() => codeBlocks('a\n```sh\n')).toThrow('the block in line 2 has no end');
  });
});

describe('links', () => {
  it('finds links outside of code', () => {
    expect(links(PAGE)).toEqual(['guides/x.md#place', '#a-b-c']);
  });
});

describe('anchors', () => {
  it('finds headings outside of code and numbers equal ones', () => {
    expect(anchors(PAGE)).toEqual(['a-b-c', 'twice', 'twice-1']);
  });
});
