/**
 * Scores of translations against references, with the figures of sacreBLEU: BLEU, chrF and chrF++,
 * TER.
 */
package dev.firth.eval.translation;
