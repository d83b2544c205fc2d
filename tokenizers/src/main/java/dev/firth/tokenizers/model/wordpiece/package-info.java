/** WordPiece: the longest token first, as BERT cuts its words. */
package dev.firth.tokenizers.model.wordpiece;
