/** The Lucene index of documents: building it, keeping it safe, reading it. */
package dev.firth.eval.baseline.index;
