/** Models of SentencePiece, with the ids of spm_encode. */
package dev.firth.tokenizers.model.sentencepiece;
