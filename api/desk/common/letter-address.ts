/** The page of a letter in the register. */
export const letterAddress = (id: string) => `/register/${encodeURIComponent(id)}`;
