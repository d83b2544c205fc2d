/** Labelled examples of fine-tuning's tasks, and the files that they come in. */
package dev.firth.transformer.bert.finetune.data;
