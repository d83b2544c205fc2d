package dev.firth.tokenizers.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.model.sentencepiece.PieceType;
import dev.firth.tokenizers.model.unigram.ScoredPiece;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnigramTrainerTest {
  private static final List<String> STEMS =
      List.of("walk", "talk", "jump", "light", "sing", "paint", "open", "clean", "start", "wander");
  private static final List<String> ENDINGS = List.of("", "ing", "ed", "s", "er", "ers", "able");

  private final UnigramTrainerOptions options =
      UnigramTrainerOptions.defaults()
          .withVocabSize(60)
          .withSpecialTokens(List.of("<unk>", "<s>"), "<unk>");

  @Test
  void findsStemsAndEndings() {
    LearnedPieces learned = new UnigramTrainer(options).learn(words(0));
    assertEquals(60, learned.pieces().size());
    assertEquals(List.of(), learned.notes());
    assertEquals(0, learned.unkId());
    Set<String> texts = Set.copyOf(learned.pieces().stream().map(ScoredPiece::token).toList());
    assertTrue(texts.containsAll(List.of("ing", "able", "\u2581light")), texts::toString);
    var tokens = new TokenBuffer(false);
    learned.model().tokenize("\u2581lighting", tokens);
    assertEquals(2, tokens.size());
  }

  @Test
  void scoresFallAndAreLogarithmsOfProbabilities() {
    List<ScoredPiece> pieces = new UnigramTrainer(options).learn(words(1)).pieces();
    double sum = 0;
    for (int i = 2; i < pieces.size(); i++) {
      assertTrue(i == 2 || pieces.get(i - 1).score() >= pieces.get(i).score());
      sum += Math.exp(pieces.get(i).score());
    }
    assertTrue(sum > 0.5 && sum < 1, () -> "sum of probabilities");
  }

  @Test
  void sameForAnyThreadsAndOrder() {
    LearnedPieces one = new UnigramTrainer(options).learn(words(2));
    for (int threads : new int[] {2, 5}) {
      LearnedPieces more =
          new UnigramTrainer(options.withThreads(threads)).learn(shuffled(words(2), threads));
      assertEquals(one, more);
    }
  }

  @Test
  void morePiecesMakeTheTextLikelier() {
    LearnedPieces few = new UnigramTrainer(options.withVocabSize(30)).learn(words(3));
    LearnedPieces many = new UnigramTrainer(options.withVocabSize(100)).learn(words(3));
    assertTrue(tokens(many) < tokens(few));
    assertTrue(few.logLikelihood() < 0 && many.logLikelihood() < 0);
  }

  private static int tokens(LearnedPieces learned) {
    var tokens = new TokenBuffer(false);
    for (String stem : STEMS) {
      learned.model().tokenize("\u2581" + stem + "ing", tokens);
    }
    return tokens.size();
  }

  @Test
  void charactersStayEvenIfTheyAreTooMany() {
    LearnedPieces learned = new UnigramTrainer(options.withVocabSize(10)).learn(words(4));
    assertTrue(learned.pieces().size() > 10);
    assertTrue(learned.notes().getFirst().contains("more than the 10 wanted"));
  }

  @Test
  void saysWhenTheTextHasNoMorePieces() {
    LearnedPieces learned = new UnigramTrainer(options).learn(WordCounts.of(Map.of("ab", 3L)));
    assertEquals(4, learned.pieces().size());
    assertTrue(learned.notes().getFirst().contains("instead of 60"));
    assertEquals(2, new UnigramTrainer(options).learn(WordCounts.of(Map.of())).pieces().size());
  }

  @Test
  void rareCharactersAreLeftOut() {
    Map<String, Long> counts = new HashMap<>(Map.of("abab", 10_000L, "abqab", 1L));
    LearnedPieces learned =
        new UnigramTrainer(options.withAlphabet(0.999, Set.of((int) 'z')))
            .learn(WordCounts.of(counts));
    assertEquals(-1, learned.model().idOf("q"));
    assertTrue(learned.model().idOf("a") > 0);
    assertTrue(learned.model().idOf("z") > 0);
  }

  @Test
  void symbolsAndBytesHaveTheirPlaces() {
    LearnedPieces learned =
        new UnigramTrainer(
                options
                    .withVocabSize(330)
                    .withUserDefinedSymbols(List.of("talk"))
                    .withByteFallback(true))
            .learn(words(5));
    assertEquals("talk", learned.pieces().get(2).token());
    assertEquals("<0x00>", learned.pieces().get(3).token());
    assertEquals("<0xFF>", learned.pieces().get(258).token());
    for (ScoredPiece piece : learned.pieces().subList(259, learned.pieces().size())) {
      assertFalse(piece.token().contains("talk"));
    }
    var vocabulary = learned.sentencePieces();
    assertEquals(PieceType.UNKNOWN, vocabulary.type(0));
    assertEquals(PieceType.CONTROL, vocabulary.type(1));
    assertEquals(PieceType.USER_DEFINED, vocabulary.type(2));
    assertEquals(PieceType.BYTE, vocabulary.type(3));
    assertEquals(PieceType.NORMAL, vocabulary.type(259));
  }

  @Test
  void piecesAreNoLongerThanAllowed() {
    LearnedPieces learned = new UnigramTrainer(options.withSeeds(1000, 3)).learn(words(6));
    for (ScoredPiece piece : learned.pieces().subList(2, learned.pieces().size())) {
      assertTrue(piece.token().codePointCount(0, piece.token().length()) <= 3);
    }
  }

  @Test
  void wrongOptions() {
    assertThrows(UsageException.class, () -> options.withVocabSize(0));
    assertThrows(UsageException.class, () -> options.withPruning(1, 2));
    assertThrows(UsageException.class, () -> options.withThreads(0));
  }

  private static WordCounts words(int index) {
    SplittableRandom random = Seeds.random(index);
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String stem : STEMS) {
      for (String ending : ENDINGS) {
        counts.put("\u2581" + stem + ending, 20L + random.nextInt(60));
      }
    }
    return WordCounts.of(counts);
  }

  private static WordCounts shuffled(WordCounts words, int seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    Map<String, Long> counts = new LinkedHashMap<>();
    order.forEach(word -> counts.put(words.word(word), words.count(word)));
    return WordCounts.of(counts);
  }
}
