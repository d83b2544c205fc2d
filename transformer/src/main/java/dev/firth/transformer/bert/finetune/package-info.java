/** Fine-tuning: labelled examples in batches, for a loop of training and for its validation. */
package dev.firth.transformer.bert.finetune;
