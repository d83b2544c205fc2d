package dev.firth.tokenizers.vocabulary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firth.runs.UsageException;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.AddedToken;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.Padding;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.BpeOptions;
import dev.firth.tokenizers.model.bpe.Merge;
import dev.firth.tokenizers.model.unigram.ScoredPiece;
import dev.firth.tokenizers.model.unigram.UnigramModel;
import dev.firth.tokenizers.model.word.WordLevelModel;
import dev.firth.tokenizers.model.wordpiece.WordPieceModel;
import dev.firth.tokenizers.model.wordpiece.WordPieceOptions;
import dev.firth.tokenizers.postprocess.BertProcessing;
import dev.firth.tokenizers.postprocess.SpecialToken;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularySurgeryTest {
  private static final String CLS = "[CLS]";
  private static final String SEP = "[SEP]";
  private static final String UNK = "[UNK]";

  /** Models over words of the letters a to d, of every kind, drawn by chance. */
  enum Kind {
    BPE {
      @Override
      Model model(SplittableRandom random) {
        return bpe(random, BpeOptions.DEFAULTS.withUnkToken(UNK));
      }
    },
    BPE_WITH_SUFFIX {
      @Override
      Model model(SplittableRandom random) {
        return bpe(random, BpeOptions.DEFAULTS.withUnkToken(UNK).withEndOfWordSuffix("</w>"));
      }
    },
    BPE_WITH_PREFIX {
      @Override
      Model model(SplittableRandom random) {
        return bpe(random, BpeOptions.DEFAULTS.withUnkToken(UNK).withContinuingSubwordPrefix("##"));
      }
    },
    WORD_PIECE {
      @Override
      Model model(SplittableRandom random) {
        var vocabulary = start();
        for (int i = 0; i < 40; i++) {
          vocabulary.putIfAbsent(
              (random.nextBoolean() ? "##" : "") + word(random, 4), vocabulary.size());
        }
        return new WordPieceModel(vocabulary, WordPieceOptions.defaults());
      }
    },
    UNIGRAM {
      @Override
      Model model(SplittableRandom random) {
        var pieces = new ArrayList<ScoredPiece>();
        start().keySet().forEach(token -> pieces.add(new ScoredPiece(token, 0)));
        for (String letter : List.of("a", "b", "c")) {
          pieces.add(new ScoredPiece(letter, -9 - random.nextDouble()));
        }
        Stream.generate(() -> word(random, 4))
            .filter(word -> word.length() > 1)
            .distinct()
            .limit(40)
            .forEach(word -> pieces.add(new ScoredPiece(word, -2 - 8 * random.nextDouble())));
        return new UnigramModel(pieces, 2, false);
      }
    },
    WORDS {
      @Override
      Model model(SplittableRandom random) {
        var vocabulary = start();
        for (int i = 0; i < 60; i++) {
          vocabulary.putIfAbsent(word(random, 4), vocabulary.size());
        }
        return new WordLevelModel(vocabulary, UNK);
      }
    };

    abstract Model model(SplittableRandom random);

    Tokenizer tokenizer(SplittableRandom random) {
      Model model = model(random);
      return Tokenizer.builder(model)
          .preTokenizer(new WhitespaceSplit())
          .postProcessor(
              new BertProcessing(
                  new SpecialToken(SEP, model.idOf(SEP)), new SpecialToken(CLS, model.idOf(CLS))))
          .padding(Padding.to(4, model.idOf(UNK), UNK))
          .addedTokens(
              List.of(
                  AddedToken.special(CLS),
                  AddedToken.special(SEP),
                  AddedToken.special("[MASK]"),
                  AddedToken.word("dada")))
          .build();
    }
  }

  private static Map<String, Integer> start() {
    return new LinkedHashMap<>(Map.of(CLS, 0, SEP, 1, UNK, 2));
  }

  private static String word(SplittableRandom random, int longest) {
    var word = new StringBuilder();
    for (int i = 1 + random.nextInt(longest); i > 0; i--) {
      word.append("abcd".charAt(random.nextInt(random.nextInt(9) == 0 ? 4 : 3)));
    }
    return word.toString();
  }

  private static List<String> texts(SplittableRandom random, int count, int longest) {
    return Stream.generate(
            () -> String.join(" ", Stream.generate(() -> word(random, longest)).limit(5).toList()))
        .limit(count)
        .toList();
  }

  /** Merges that join what is there already, drawn by chance. */
  private static BpeModel bpe(SplittableRandom random, BpeOptions options) {
    var vocabulary = start();
    String prefix = options.continuingSubwordPrefix() == null ? "" : "##";
    String suffix = options.endOfWordSuffix() == null ? "" : "</w>";
    for (String letter : List.of("a", "b", "c")) {
      for (String start : List.of("", prefix)) {
        vocabulary.putIfAbsent(start + letter, vocabulary.size());
        vocabulary.putIfAbsent(start + letter + suffix, vocabulary.size());
      }
    }
    var merges = new ArrayList<Merge>();
    while (merges.size() < 40) {
      List<String> tokens = List.copyOf(vocabulary.keySet()).subList(3, vocabulary.size());
      String left = tokens.get(random.nextInt(tokens.size()));
      String right = tokens.get(random.nextInt(tokens.size()));
      boolean fits = (suffix.isEmpty() || !left.endsWith(suffix)) && right.startsWith(prefix);
      var merge = new Merge(left, right);
      if (fits && left.length() < 8 && !merges.contains(merge)) {
        vocabulary.putIfAbsent(left + right.substring(prefix.length()), vocabulary.size());
        merges.add(merge);
      }
    }
    return new BpeModel(vocabulary, merges, options);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void prunedVocabularyEncodesTheSameTextsAsBefore(Kind kind) {
    for (int i = 0; i < 40; i++) {
      SplittableRandom random = Seeds.random(i);
      Tokenizer old = kind.tokenizer(random);
      List<String> texts = texts(random, 3, 8);
      ChangedTokenizer pruned = VocabularyPruning.prune(old, texts);
      for (String text : texts) {
        assertArrayEquals(
            remapped(old.encode(text).ids(), pruned.remapping()),
            pruned.tokenizer().encode(text).ids(),
            text + ", " + Seeds.describe(i));
      }
      assertTrue(pruned.tokenizer().size() <= old.size());
      assertConsistent(old, pruned);
    }
  }

  @Test
  void prunedVocabularyIsSmall() {
    Tokenizer old = Kind.BPE.tokenizer(Seeds.random(0));
    Tokenizer pruned = VocabularyPruning.prune(old, List.of("a")).tokenizer();
    BpeModel model = (BpeModel) pruned.model();
    assertEquals(List.of(), model.merges());
    assertEquals(6, model.size(), "the letters and three special tokens");
    Tokenizer frequent = VocabularyPruning.prune(old, List.of("a b"), 2).tokenizer();
    assertEquals(6, frequent.model().size());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void newTokensAreFound(Kind kind) {
    for (int i = 0; i < 25; i++) {
      SplittableRandom random = Seeds.random(i);
      Tokenizer old = kind.tokenizer(random);
      // With a letter that no vocabulary has, and as they are spelled where words have an end.
      String suffix = kind == Kind.BPE_WITH_SUFFIX ? "</w>" : "";
      List<String> more = List.of("abcabca" + suffix, "ccxcc" + suffix, "bcbcbcb" + suffix);
      ChangedTokenizer extended = VocabularyExtension.extend(old, more);
      for (String token : more) {
        String text = token.substring(0, token.length() - suffix.length());
        int[] ids = extended.tokenizer().ids(text);
        assertEquals(1, ids.length, text + ", " + Seeds.describe(i));
        assertEquals(token, extended.tokenizer().tokenOf(ids[0]));
        assertTrue(old.model().idOf(token) >= 0 || ids[0] >= old.model().size());
      }
      assertConsistent(old, extended);
      assertEquals(
          old.size(), extended.remapping().kept(), "all old tokens are there, moved or not");
    }
  }

  @Test
  void oldTextsWithoutNewTokensStayAsTheyWere() {
    for (Kind kind : List.of(Kind.WORD_PIECE, Kind.WORDS, Kind.BPE)) {
      SplittableRandom random = Seeds.random(7);
      Tokenizer old = kind.tokenizer(random);
      ChangedTokenizer extended = VocabularyExtension.extend(old, List.of("xyx", "yxy"));
      for (String text : texts(random, 50, 8)) {
        assertArrayEquals(
            remapped(old.ids(text), extended.remapping()), extended.tokenizer().ids(text));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void mergedVocabularyHasBoth(Kind kind) {
    for (int i = 0; i < 25; i++) {
      SplittableRandom random = Seeds.random(i);
      Tokenizer first = kind.tokenizer(random);
      Tokenizer second = kind.tokenizer(random);
      MergedTokenizer merged = VocabularyMerging.merge(first, second);
      assertConsistent(first, new ChangedTokenizer(merged.tokenizer(), merged.first()));
      assertConsistent(second, new ChangedTokenizer(merged.tokenizer(), merged.second()));
      var overlap = VocabularyOverlap.of(first, second);
      assertEquals(
          merged.tokenizer().size(), overlap.shared() + overlap.onlyFirst() + overlap.onlySecond());
      for (int id = 0; id < first.model().size(); id++) {
        assertEquals(id, merged.first().newId(id), "the first vocabulary stays where it was");
      }
    }
  }

  @Test
  void modelsOfDifferentKindsAreNotMerged() {
    Tokenizer bpe = Kind.BPE.tokenizer(Seeds.random(0));
    Tokenizer words = Kind.WORDS.tokenizer(Seeds.random(0));
    Tokenizer suffix = Kind.BPE_WITH_SUFFIX.tokenizer(Seeds.random(0));
    assertThrows(UsageException.class, () -> VocabularyMerging.merge(bpe, words));
    assertThrows(UsageException.class, () -> VocabularyMerging.merge(bpe, suffix));
    assertThrows(UsageException.class, () -> VocabularyExtension.extend(bpe, List.of("")));
  }

  @Test
  void figuresAreCounted() {
    var vocabulary = Map.of(UNK, 0, "un", 1, "##able", 2, "é", 3);
    Tokenizer tokenizer =
        Tokenizer.builder(new WordPieceModel(vocabulary, WordPieceOptions.defaults()))
            .preTokenizer(new WhitespaceSplit())
            .build();
    var figures = CorpusFigures.of(tokenizer, List.of("unable é", "x\u00a0un ", ""));
    assertEquals(new CorpusFigures(3, 15, 4, 5, 1, 4, 4), figures);
    assertEquals(1.25, figures.fertility());
    assertEquals(3, figures.bytesPerToken());
    assertEquals(0.2, figures.unknownRate());
    assertEquals(1, figures.usedShare());
    assertEquals(0, CorpusFigures.of(tokenizer, List.of()).fertility());
    Tokenizer more = VocabularyExtension.extend(tokenizer, List.of("x")).tokenizer();
    var comparison = TokenizerComparison.of(tokenizer, more, List.of("un", "x", "é un"));
    assertEquals(new VocabularyOverlap(4, 0, 1), comparison.overlap());
    assertEquals(0.8, comparison.overlap().jaccard());
    assertEquals(2, comparison.sameTokens());
    assertEquals(1, comparison.first().unknown());
    assertEquals(0, comparison.second().unknown());
  }

  private static int[] remapped(int[] ids, IdRemapping remapping) {
    return Arrays.stream(ids).map(remapping::newId).toArray();
  }

  /** Every id leads to the same token, both ways, and special tokens are where they should be. */
  private static void assertConsistent(Tokenizer old, ChangedTokenizer changed) {
    IdRemapping remapping = changed.remapping();
    for (int id = 0; id < remapping.oldSize(); id++) {
      int newId = remapping.newId(id);
      if (newId != IdRemapping.NONE) {
        assertEquals(old.tokenOf(id), changed.tokenizer().tokenOf(newId));
        assertEquals(id, remapping.oldId(newId));
      }
    }
    assertEquals(changed.tokenizer().size(), remapping.newSize());
    int[] ids = changed.tokenizer().encode("[MASK]").ids();
    assertEquals(
        List.of(CLS, "[MASK]", SEP, UNK),
        Arrays.stream(ids).mapToObj(changed.tokenizer()::tokenOf).toList());
  }
}
