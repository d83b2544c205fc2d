/**
 * Vectors of sentences and documents from the vectors of their words: plain means, means weighted
 * by idf, and smooth inverse frequency (Arora et al. 2017).
 */
package dev.firth.embeddings.sentence;
