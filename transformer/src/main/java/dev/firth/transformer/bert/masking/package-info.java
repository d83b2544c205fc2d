/**
 * Which tokens of a row are hidden and what stands in their place: the task of masked language
 * models (Devlin et al. 2019), with whole words and spans.
 */
package dev.firth.transformer.bert.masking;
