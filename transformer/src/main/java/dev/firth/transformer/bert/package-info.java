/**
 * BERT (Devlin et al. 2019) and its family: RoBERTa, ALBERT and DistilBERT are the same blocks
 * under other {@linkplain dev.firth.transformer.bert.BertOptions options}.
 */
package dev.firth.transformer.bert;
