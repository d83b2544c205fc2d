package dev.firth.transformer.bert.data;

import dev.firth.tokenizers.Tokenizer;
import java.nio.file.Path;
import java.util.List;

/**
 * What a {@link DocumentPreparation} made.
 *
 * @param tokenizer of the model
 * @param special its special tokens
 * @param training the {@link DocumentFile} to learn from
 * @param heldOut that of the documents kept from training
 * @param counts what was seen on the way; held-out counts are those of the other text where there
 *     is one
 * @param notes what the user should know, such as that a vocabulary is smaller than wanted
 * @param reused names of the steps that were done already: tokenizer, train, valid
 */
public record PreparedDocuments(
    Tokenizer tokenizer,
    BertTokens special,
    Path training,
    Path heldOut,
    EncodedDocuments counts,
    List<String> notes,
    List<String> reused) {
  public PreparedDocuments {
    notes = List.copyOf(notes);
    reused = List.copyOf(reused);
  }
}
