/** What stands on a BERT: a block for each task, with the questions that it answers. */
package dev.firth.transformer.bert.heads;
