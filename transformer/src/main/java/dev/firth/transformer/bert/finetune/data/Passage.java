package dev.firth.transformer.bert.finetune.data;

/**
 * A question about a text.
 *
 * @param id of the question
 * @param context the text that may answer it
 */
public record Passage(String id, String question, String context) {}
