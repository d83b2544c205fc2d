/** Vocabularies of finished tokenizers: grown, pruned, merged, and measured on texts. */
package dev.firth.tokenizers.vocabulary;
