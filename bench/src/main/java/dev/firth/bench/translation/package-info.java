/** Scores of translations beside those that sacreBLEU and multi-bleu stored. */
package dev.firth.bench.translation;
