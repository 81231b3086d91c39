import type { ConfigProblem } from '../source/locator.ts';
import { quote } from '../quote.ts';
import type { WrittenApp } from '../schema/gitops.ts';
import type { RuleContext } from './rule.ts';

/** An app has a template or is kept by hand; values belong to a template, a digest does not. */
export function appSource({ written }: RuleContext): ConfigProblem[] {
  return Object.entries(written.apps).flatMap(([name, app]) => [
    ...oneSource(name, app),
    ...(app.template === undefined && app.source !== undefined ? noValues(name, app) : []),
    ...(app.template !== undefined && app.importDigest !== undefined ? [noDigest(name)] : []),
  ]);
}

function oneSource(name: string, app: WrittenApp): ConfigProblem[] {
  if ((app.template === undefined) !== (app.source === undefined)) return [];
  const subject = `app ${quote(name)}`;
  if (app.template === undefined) {
    const message = `${subject} has neither "template" nor "source", accepted is one of them`;
    const hint = 'add "template: <name>", or "source: kustomize" for files kept by hand';
    const path = ['apps', name];
    return [{ severity: 'error', path, at: 'key', needs: path, message, hint }];
  }
  const message = `${subject} has both "template" and "source", accepted is one of them`;
  return [{ severity: 'error', path: ['apps', name, 'source'], at: 'key', message }];
}

function noValues(name: string, app: WrittenApp): ConfigProblem[] {
  const places = Object.entries(app.environments)
    .filter(([, deployment]) => deployment.values !== undefined)
    .map(([environment]) => ['apps', name, 'environments', environment, 'values']);
  if (app.values !== undefined) places.unshift(['apps', name, 'values']);
  return places.map((path) => ({
    severity: 'error',
    path,
    at: 'key',
    message: `app ${quote(name)} has "source: kustomize", which takes no values`,
    hint: 'remove the values; its files are kept by hand',
  }));
}

function noDigest(name: string): ConfigProblem {
  return {
    severity: 'error',
    path: ['apps', name, 'importDigest'],
    at: 'key',
    message: `app ${quote(name)} has a template, which takes no "importDigest"`,
    hint: 'remove it; it belongs to files that an import wrote',
  };
}
