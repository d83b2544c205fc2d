/** Answers to questions, scored as SQuAD's official program does. */
package dev.firth.eval.classify.squad;
