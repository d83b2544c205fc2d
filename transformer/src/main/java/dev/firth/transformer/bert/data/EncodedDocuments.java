package dev.firth.transformer.bert.data;

/**
 * What an encoding found.
 *
 * @param text the text as it was read
 * @param kept documents to learn from
 * @param heldOut documents kept from training
 */
public record EncodedDocuments(TextCounts text, DocumentCounts kept, DocumentCounts heldOut) {}
