/** A pretrained BERT learns tasks: labels of texts, numbers, tags of words, answers in a text. */
package dev.firth.transformer.bert.finetune;
