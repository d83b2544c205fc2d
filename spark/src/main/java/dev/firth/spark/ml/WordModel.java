package dev.firth.spark.ml;

import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.sentence.SentenceEncoder;
import dev.firth.tokenizers.WordTokenizer;
import java.util.List;

/**
 * Word vectors, what makes vectors of sentences of them, and what cuts texts.
 *
 * @param vectors mapped where their format allows it
 */
record WordModel(WordVectors vectors, SentenceEncoder encoder, WordTokenizer tokenizer) {
  /** The words of an input: a text, or words that another stage has cut. */
  @SuppressWarnings("unchecked") // the stage reads text and arrays of text alone
  List<String> words(Object input) {
    return input instanceof String text
        ? SentenceEncoder.words(text, tokenizer)
        : (List<String>) input;
  }
}
