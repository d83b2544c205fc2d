package dev.firth.embeddings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import dev.firth.tokenizers.vocabulary.ChangedTokenizer;
import dev.firth.tokenizers.vocabulary.MergedTokenizer;
import dev.firth.tokenizers.vocabulary.VocabularyExtension;
import dev.firth.tokenizers.vocabulary.VocabularyMerging;
import dev.firth.tokenizers.vocabulary.VocabularyPruning;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingRowsTest {
  private static final float[] ROWS = {0, 0, 1, 10, 2, 20, 3, 30};
  private final Tokenizer tokenizer = words("<unk>", "a", "b", "c");

  private static Tokenizer words(String... words) {
    var vocabulary = new LinkedHashMap<String, Integer>();
    for (String word : words) {
      vocabulary.put(word, vocabulary.size());
    }
    return Tokenizer.builder(new WordLevelModel(vocabulary, "<unk>"))
        .preTokenizer(new WhitespaceSplit())
        .build();
  }

  @Test
  void rowsOfPrunedTokensFallAway() {
    ChangedTokenizer pruned = VocabularyPruning.prune(tokenizer, List.of("c a"));
    assertArrayEquals(
        new float[] {0, 0, 1, 10, 3, 30}, EmbeddingRows.move(ROWS, 2, pruned.remapping()));
  }

  @Test
  void rowsOfNewTokensBeginAsTheMeanOfTheirParts() {
    ChangedTokenizer extended = VocabularyExtension.extend(tokenizer, List.of("ab", "x"));
    float[] moved =
        EmbeddingRows.move(
            ROWS, 2, extended.remapping(), id -> id == 4 ? new int[] {1, 2} : new int[0]);
    assertArrayEquals(new float[] {0, 0, 1, 10, 2, 20, 3, 30, 1.5f, 15, 0, 0}, moved);
  }

  @Test
  void tablesOfTwoTokenizersArePutTogether() {
    MergedTokenizer merged = VocabularyMerging.merge(tokenizer, words("<unk>", "d", "b"));
    float[] rows = EmbeddingRows.move(new float[] {-1, -1, -2, -2, -3, -3}, 2, merged.second());
    EmbeddingRows.moveInto(rows, ROWS, 2, merged.first());
    assertArrayEquals(new float[] {0, 0, 1, 10, 2, 20, 3, 30, -2, -2}, rows);
  }

  @Test
  void tablesOfAnotherSizeAreRefused() {
    var remapping = VocabularyPruning.prune(tokenizer, List.of("a")).remapping();
    assertThrows(
        IllegalArgumentException.class, () -> EmbeddingRows.move(new float[7], 2, remapping));
  }
}
