/**
 * Models in the folders that Hugging Face's programs read and write: {@code config.json}, {@code
 * model.safetensors} under their names of parameters, and the tokenizer's files.
 */
package dev.firth.transformer.bert.exchange;
