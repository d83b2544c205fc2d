/** What a step of pretraining or fine-tuning computes: losses, hits and gradients of a batch. */
package dev.firth.transformer.bert.train;
