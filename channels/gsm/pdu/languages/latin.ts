import { extended, gridTable } from './grid.ts';

/** Tables that differ little from the default alphabet: 3GPP TS 23.038 §6.2.1 and annex A. */

/** The GSM 7 bit default alphabet (§6.2.1). */
export const DEFAULT_LOCKING = gridTable(
  0,
  `
  @ £ $ ¥ è é ù ì ò Ç LF Ø ø CR Å å
  Δ _ Φ Γ Λ Ω Π Ψ Σ Θ Ξ ES Æ æ ß É
  SP ! " # ¤ % & ' ( ) * + , - . /
  0 1 2 3 4 5 6 7 8 9 : ; < = > ?
  ¡ A B C D E F G H I J K L M N O
  P Q R S T U V W X Y Z Ä Ö Ñ Ü §
  ¿ a b c d e f g h i j k l m n o
  p q r s t u v w x y z ä ö ñ ü à
  `,
);

/** The default extension table (§6.2.1.1). */
export const DEFAULT_SINGLE = extended(new Map(), 0, {
  10: '000C',
  20: '^',
  40: '{ }',
  47: '\\',
  60: '[ ~ ]',
  64: '|',
  101: '€',
});

/** Annex A.3.1. */
export const TURKISH_LOCKING = gridTable(
  0,
  `
  @ £ $ ¥ € é ù ı ò Ç LF Ğ ğ CR Å å
  Δ _ Φ Γ Λ Ω Π Ψ Σ Θ Ξ ES Ş ş ß É
  SP ! " # ¤ % & ' ( ) * + , - . /
  0 1 2 3 4 5 6 7 8 9 : ; < = > ?
  İ A B C D E F G H I J K L M N O
  P Q R S T U V W X Y Z Ä Ö Ñ Ü §
  ç a b c d e f g h i j k l m n o
  p q r s t u v w x y z ä ö ñ ü à
  `,
);

/** Annex A.3.3; Spanish (A.3.2) has no locking shift table. */
export const PORTUGUESE_LOCKING = gridTable(
  0,
  `
  @ £ $ ¥ ê é ú í ó ç LF Ô ô CR Á á
  Δ _ ª Ç À ∞ ^ \\ € Ó | ES Â â Ê É
  SP ! " # º % & ' ( ) * + , - . /
  0 1 2 3 4 5 6 7 8 9 : ; < = > ?
  Í A B C D E F G H I J K L M N O
  P Q R S T U V W X Y Z Ã Õ Ú Ü §
  ~ a b c d e f g h i j k l m n o
  p q r s t u v w x y z ã õ \` ü à
  `,
);

/** Annex A.2.1. */
export const TURKISH_SINGLE = extended(DEFAULT_SINGLE, 0, {
  71: 'Ğ -- İ',
  83: 'Ş',
  99: 'ç',
  103: 'ğ -- ı',
  115: 'ş',
});

/** Annex A.2.2. */
export const SPANISH_SINGLE = extended(DEFAULT_SINGLE, 0, {
  9: 'ç',
  65: 'Á',
  73: 'Í',
  79: 'Ó',
  85: 'Ú',
  97: 'á',
  105: 'í',
  111: 'ó',
  117: 'ú',
});

/** Annex A.2.3. */
export const PORTUGUESE_SINGLE = extended(DEFAULT_SINGLE, 0, {
  5: 'ê',
  9: 'ç',
  11: 'Ô ô',
  14: 'Á á',
  18: 'Φ Γ ^ Ω Π Ψ Σ Θ',
  31: 'Ê',
  65: 'À',
  73: 'Í',
  79: 'Ó',
  85: 'Ú',
  91: 'Ã Õ',
  97: 'Â',
  105: 'í',
  111: 'ó',
  117: 'ú',
  123: 'ã õ',
  127: 'â',
});
