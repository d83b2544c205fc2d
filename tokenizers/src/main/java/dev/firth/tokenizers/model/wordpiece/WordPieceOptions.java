package dev.firth.tokenizers.model.wordpiece;

import java.util.Objects;

/**
 * What a WordPiece model needs besides its tokens; the names are those of {@code tokenizer.json}.
 *
 * @param unkToken stands for a word that cannot be cut into tokens
 * @param continuingSubwordPrefix begins every token that does not begin a word
 * @param maxInputCharsPerWord a word of more characters (code points) becomes the unknown token
 *     without a try
 */
public record WordPieceOptions(
    String unkToken, String continuingSubwordPrefix, int maxInputCharsPerWord) {
  /** Longest word of Hugging Face's tokenizers. */
  public static final int HUGGING_FACE_LONGEST_WORD = 100;

  /** Longest word of the program that was published with BERT. */
  public static final int GOOGLE_LONGEST_WORD = 200;

  public WordPieceOptions {
    Objects.requireNonNull(unkToken);
    Objects.requireNonNull(continuingSubwordPrefix);
    if (maxInputCharsPerWord < 0) {
      throw new IllegalArgumentException("negative length of a word: " + maxInputCharsPerWord);
    }
  }

  /** As BERT's vocabularies need them, with the longest word of Hugging Face. */
  public static WordPieceOptions defaults() {
    return new WordPieceOptions("[UNK]", "##", HUGGING_FACE_LONGEST_WORD);
  }

  /** The same with another longest word. */
  public WordPieceOptions withMaxInputCharsPerWord(int characters) {
    return new WordPieceOptions(unkToken, continuingSubwordPrefix, characters);
  }
}
