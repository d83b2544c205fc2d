/**
 * Ways to find documents side by side: the same documents, queries and judgements, with what chance
 * may have to do with the differences.
 */
package dev.firth.eval.baseline.compare;
