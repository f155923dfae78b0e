import type { Hotline } from '../../hotline/hotline.ts';
import type { View } from '../../pages/views.ts';

/** `/pengaturan/kategori`: categories with the words that lead to them. */

export function categoriesView({ rules }: Hotline): View {
  const { categories, kinds } = rules.district;
  return {
    categories: categories.map((category) => ({
      code: category.code,
      name: category.name,
      agency: category.agency,
      secret: category.secret,
      routes: category.routes.map(({ words, agency }) => ({ words: words.join(', '), agency })),
      words: [
        { name: 'Kata kunci', words: [category.code, ...category.aliases] },
        { name: 'Salah ketik yang dikenal', words: category.typos },
        { name: 'Kata yang pasti', words: category.strongHints },
        { name: 'Kata isi', words: category.hints },
        { name: 'Kata penguat', words: category.weakHints },
      ]
        .filter(({ words }) => words.length > 0)
        .map(({ name, words }) => ({ name, words: words.join(', ') })),
    })),
    kinds: kinds.map(({ code, aliases }) => ({ code, words: [code, ...aliases].join(', ') })),
  };
}
