import type { Field } from '../../rules/shared/field.ts';
import { hit, quoted } from '../view/placed-object.ts';
import { describeContainer } from '../view/pod-template.ts';
import type { Lint } from '../lint.ts';

export const secretInEnv: Lint = {
  id: 'secret-in-env',
  severity: 'warning',
  summary:
    'A variable that is called like a secret and has its value in the tree, where everybody can read it.',
  remediation: 'Take the value from a Secret: `valueFrom.secretKeyRef`.',
  run: (view) =>
    view.pods.flatMap((pod) =>
      pod.containers.flatMap((container) =>
        container
          .at('env')
          .items()
          .filter(isSecret)
          .map((entry) =>
            hit(
              pod.owner,
              entry.at('value'),
              `the value of ${quoted(entry.at('name').text)} of ${describeContainer(container)} stands in the tree`,
            ),
          ),
      ),
    ),
};

function isSecret(entry: Field): boolean {
  const name = entry.at('name').text;
  const { text } = entry.at('value');
  if (text.length < 3 || NO_SECRET.test(text)) return CREDENTIALS_IN_URL.test(text);
  return SECRET_NAME.test(name) && !ABOUT_SECRET.test(name);
}

const SECRET_NAME =
  /(passw(or)?d|passphrase|secret|token|credentials?|(api|access|private|encryption|signing)_?key)/i;
/** What a name says of a secret that is none itself: where it lies, how long it lives. */
const ABOUT_SECRET =
  /(_(files?|path|dir|name|names|url|uri|host|id|ttl|length|size|enabled?|expir\w*|type|prefix|header|issuer|audience|timeout|interval|duration|algorithm|store|ref|namespace|required|policy|count|limit)$|^(enable|disable|use|allow|no|max|min)_|public|tokeniz)/i;
/** A reference to another variable, a path, an address, a word that switches, or a number. */
const NO_SECRET = /^(.*\$\(.*|[./].*|\w+:\/\/.*|true|false|yes|no|none|\d+\w{0,2})$/is;
const CREDENTIALS_IN_URL = /^[\w+.-]+:\/\/[^\s:/@]*:(?!\$)[^\s:/@$]+@/;
