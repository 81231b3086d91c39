import { describe, expect, it } from 'vitest';
import { HEAD, load, problemLines } from './test-config.ts';

const MAIN = `include: [apps/*.yaml]\n${HEAD}  shop: { template: web, values: { image: a:1 }, environments: { dev: } }\n`;
const file = (text: string, path = 'apps/a.yaml'): { path: string; text: string } => ({
  path,
  text,
});

describe('included files', () => {
  it('add apps to the fleet, and problems name the file', () => {
    const blog = file(
      'apps:\n  blog: { template: web, values: { image: 1 }, environments: { dev: } }\n',
    );
    expect(problemLines(MAIN, [blog])).toEqual([
      'apps/a.yaml:2:43 "values.image" must be a string, found the number 1 | write it in quotes: "1"',
    ]);
    const valid = file(blog.text.replace('image: 1', 'image: b:1'));
    const { fleet, locator } = load(MAIN, [valid]);
    expect(fleet?.apps.map((app) => app.name)).toEqual(['blog', 'shop']);
    expect(locator?.fileOf(['apps', 'blog'])).toBe('apps/a.yaml');
    expect(locator?.fileOf(['apps', 'shop'])).toBe('gitops.yaml');
    expect(locator?.fileOf(['apps', 'new'])).toBe('gitops.yaml');
  });

  it('may not define an app again; both places are named', () => {
    const again = file('apps:\n  shop: { template: web }\n');
    expect(problemLines(MAIN, [again])).toEqual([
      'apps/a.yaml:2:3 app "shop" is defined twice, first in gitops.yaml:11:3 | remove or rename one of the two',
    ]);
  });

  it('hold apps only', () => {
    const stray = file('apps:\nclusters: {}\n');
    expect(problemLines(MAIN, [stray])).toEqual([
      'apps/a.yaml:2:1 unknown key "clusters", an included file holds apps only | move it to gitops.yaml',
    ]);
    expect(problemLines(MAIN, [file('apps: [a]\n')])).toEqual([
      'apps/a.yaml:1:1 "apps" must be a mapping',
    ]);
  });

  it('report their syntax errors beside the problems of the others', () => {
    const text = MAIN.replace('template: web', 'template: wbe');
    expect(problemLines(text, [file('apps:\n\tblog: 1\n')])).toEqual([
      '11:21 unknown template "wbe", accepted: web | did you mean "web"?',
      'apps/a.yaml:2:1 the line is indented with a tab, YAML accepts spaces only | replace the tab by spaces',
    ]);
  });

  it('stay inside of the repository, and exist', () => {
    const include = 'include: [../x.yaml, /etc/passwd, none/*.yaml, none.yaml]\n';
    const text = MAIN.replace('include: [apps/*.yaml]\n', include);
    expect(problemLines(text)).toEqual([
      '1:11 "include[0]" is "../x.yaml", accepted is a path inside of the repository such as apps/*.yaml | a leading "/", "..", ":" or "\\" leads out of it',
      '1:22 "include[1]" is "/etc/passwd", accepted is a path inside of the repository such as apps/*.yaml | a leading "/", "..", ":" or "\\" leads out of it',
      '1:35 warning: no file matches "none/*.yaml" | write the file, or remove the line',
      '1:48 no file matches "none.yaml" | write the file, or remove the line',
    ]);
  });
});
