/** Tagged sentences (CoNLL) scored by spans, as conlleval and seqeval read them. */
package dev.firth.eval.classify.spans;
