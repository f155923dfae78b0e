/** A phone number with all its digits, in a page; an id made of random digits is none. */
export const WHOLE_PHONE = /(?<![\da-f-])(\+62|0)8\d{8,}/;
