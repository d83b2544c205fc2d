/**
 * From text to the batches that a sequence model learns from: sentences as ids in a mapped file
 * ({@link dev.firth.seq2seq.data.SentenceFile}), batches by size and length in an order that a seed
 * decides ({@link dev.firth.seq2seq.data.BatchSampler}), and the step that makes tokenizers and
 * files of a parallel corpus ({@link dev.firth.seq2seq.data.CorpusPreparation}). Plain Java data:
 * nothing here knows an engine.
 */
package dev.firth.seq2seq.data;
