export const marker: string;
/** Whether the build of the project in this folder can be left as it is. */
export const isFresh: (root: string) => boolean;
