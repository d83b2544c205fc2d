/**
 * Normalizers: rewrite a text before it is cut, each under the name that it has in {@code
 * tokenizer.json}. The same text and the same alignment as Hugging Face's tokenizers, whose Unicode
 * data (versions 8, 9 and 16, see {@link dev.firth.tokenizers.normalize.UnicodeData}) they follow.
 */
package dev.firth.tokenizers.normalize;
