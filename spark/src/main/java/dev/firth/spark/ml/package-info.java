/**
 * Firth's models as stages of Spark ML pipelines: tokenizers, word and sentence vectors,
 * classifiers, BERT and translation. An executor's process opens each model once for all its tasks;
 * a row that a model can do nothing with gets a message in a column of its own.
 */
package dev.firth.spark.ml;
