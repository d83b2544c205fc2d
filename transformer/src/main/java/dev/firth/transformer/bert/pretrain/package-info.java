/** Pretraining: what a batch holds. */
package dev.firth.transformer.bert.pretrain;
