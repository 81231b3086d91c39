import type { Comments } from '../comments/comments.ts';

/** Leaves out comments in which a Secret is written, such as a manifest that was commented out. */
export function withoutSecretComments(comments: Comments): Comments {
  return {
    before: holdsSecret(comments.before) ? [] : comments.before,
    inline: comments.inline,
    end: holdsSecret(comments.end) ? [] : comments.end,
    entries: new Map(
      [...comments.entries].map(([key, inner]) => [key, withoutSecretComments(inner)]),
    ),
  };
}

function holdsSecret(lines: readonly string[]): boolean {
  return lines.some((line) => SECRET_KIND.test(line));
}

const SECRET_KIND = /["']?kind["']?\s*:\s*["']?Secret\b/;
