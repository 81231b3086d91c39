import { isJsonObject, type JsonObject } from '../../core/kubernetes/object.ts';
import { ClusterError } from './cluster-error.ts';

/**
 * The items of a list that the server gives in pages.
 *
 * A token of a page is good for some minutes; after that (410) the list is read again as a whole:
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
 *
 * @param readPage reads one page, by the query that it is given
 */
export async function followPages(
  readPage: (query: Record<string, string>) => Promise<JsonObject | undefined>,
): Promise<JsonObject[]> {
  try {
    const items: JsonObject[] = [];
    let next: string | undefined = '';
    while (next !== undefined) {
      const page: JsonObject | undefined = await readPage({
        limit: PAGE,
        ...(next === '' ? {} : { continue: next }),
      });
      items.push(...itemsOf(page));
      next = continuation(page);
    }
    return items;
  } catch (error) {
    if (!(error instanceof ClusterError) || error.status !== 410) throw error;
    return itemsOf(await readPage({}));
  }
}

const PAGE = '500';

function itemsOf(page: JsonObject | undefined): JsonObject[] {
  const items = page?.['items'];
  return Array.isArray(items) ? items.filter(isJsonObject) : [];
}

function continuation(page: JsonObject | undefined): string | undefined {
  const metadata = page?.['metadata'];
  const next = isJsonObject(metadata) ? metadata['continue'] : undefined;
  return typeof next === 'string' && next !== '' ? next : undefined;
}
