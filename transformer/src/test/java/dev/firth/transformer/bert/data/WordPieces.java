package dev.firth.transformer.bert.data;

import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.decode.WordPieceDecoder;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import dev.firth.tokenizers.model.wordpiece.WordPieceOptions;
import dev.firth.tokenizers.normalize.BertNormalizer;
import dev.firth.tokenizers.pretokenize.BertPreTokenizer;
import java.util.LinkedHashMap;
import java.util.List;

/** Small WordPiece tokenizers for tests, with BERT's special tokens before the words. */
public final class WordPieces {
  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

  private WordPieces() {}

  /** With these words and parts of words. */
  public static Tokenizer of(String... words) {
    return with(SPECIAL, words);
  }

  /** Without one of the special tokens. */
  static Tokenizer without(String special, String... words) {
    return with(SPECIAL.stream().filter(token -> !token.equals(special)).toList(), words);
  }

  private static Tokenizer with(List<String> special, String... words) {
    var vocabulary = new LinkedHashMap<String, Integer>();
    special.forEach(token -> vocabulary.put(token, vocabulary.size()));
    for (String word : words) {
      vocabulary.put(word, vocabulary.size());
    }
    return Tokenizer.builder(new WordPieceModel(vocabulary, WordPieceOptions.defaults()))
        .normalizer(BertNormalizer.uncased())
        .preTokenizer(new BertPreTokenizer())
        .decoder(new WordPieceDecoder("##", true))
        .addedTokens(special.stream().map(AddedToken::special).toList())
        .build();
  }
}
