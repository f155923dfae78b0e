/** Where the pages of replies for the newspaper are. */

export const listAddress = (name: string) => `/koran?daftar=${name}`;
export const copyAddress = (id: string) => `/koran/naskah/${encodeURIComponent(id)}`;
export const dispatchAddress = (letter: string) => `/koran/kiriman/${encodeURIComponent(letter)}`;
