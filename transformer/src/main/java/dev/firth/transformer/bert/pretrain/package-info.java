/**
 * Pretraining: a look at the data before hours are spent on them ({@link
 * dev.firth.transformer.bert.pretrain.SanityReport}), what simple rules reach ({@link
 * dev.firth.transformer.bert.pretrain.Baselines}), and what joins data, model and loop ({@link
 * dev.firth.transformer.bert.pretrain.BertPretraining}).
 */
package dev.firth.transformer.bert.pretrain;
