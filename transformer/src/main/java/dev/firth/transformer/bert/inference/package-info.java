/** Models at work: vectors of texts and of tokens, and tokens for masked places. */
package dev.firth.transformer.bert.inference;
