/**
 * From text to the rows that BERT is pretrained on: documents and their sentences as ids in a
 * mapped file ({@link dev.firth.transformer.bert.data.DocumentFile}), examples of one or two
 * segments made anew in every epoch ({@link dev.firth.transformer.bert.data.ExampleSampler}). Plain
 * Java data: nothing here knows an engine.
 */
package dev.firth.transformer.bert.data;
