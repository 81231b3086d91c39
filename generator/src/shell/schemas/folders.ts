/** Where the schemas of servers stand in a repository, a folder each. */
export const SCHEMAS = 'generator/schemas/kubernetes';
