/** Rankings of documents beside relevance judgements, scored as {@code trec_eval} does. */
package dev.firth.eval.ranking;
