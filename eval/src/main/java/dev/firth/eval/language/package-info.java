/** Language models: perplexity with its unit, and n-gram models to score text with. */
package dev.firth.eval.language;
