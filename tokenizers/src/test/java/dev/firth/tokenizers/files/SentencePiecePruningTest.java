package dev.firth.tokenizers.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.vocabulary.ChangedTokenizer;
import dev.firth.tokenizers.vocabulary.VocabularyPruning;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencePiecePruningTest {
  private static final List<String> TEXTS =
      List.of("the walking painters <sep> é über Ω", "  a man  walks, 1998 ", "painted");

  private static Tokenizer source(String name) throws IOException {
    return SentencePieceFile.read(name, SentencePieceParityTest.bytes(name + ".model")).tokenizer();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unigram", "unigram-bytes", "unigram-suffix", "bpe", "bpe-bytes", "bpe-across"})
  void thePrunedModelCutsItsTextsAsBefore(String name) throws IOException {
    Tokenizer source = source(name);
    ChangedTokenizer changed = VocabularyPruning.prune(source, TEXTS);
    assertTrue(changed.tokenizer().size() < source.size(), "nothing went");
    byte[] bytes = SentencePieceFile.of(changed.tokenizer()).bytes();
    Tokenizer again = SentencePieceFile.read("pruned", bytes).tokenizer();
    for (String text : TEXTS) {
      int[] moved =
          Arrays.stream(source.ids(text)).map(id -> changed.remapping().newId(id)).toArray();
      assertArrayEquals(moved, changed.tokenizer().ids(text), text);
      assertArrayEquals(moved, again.ids(text), text);
      assertEquals(source.decode(source.ids(text), false), again.decode(moved, false));
    }
  }

  @Test
  void modelsOfCharactersHaveNothingToSpare() throws IOException {
    Tokenizer characters = source("char");
    assertThrows(UsageException.class, () -> VocabularyPruning.prune(characters, TEXTS));
  }
}
