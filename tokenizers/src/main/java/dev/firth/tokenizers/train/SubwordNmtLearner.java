package dev.firth.tokenizers.train;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.WordTable;
import dev.firth.tokenizers.model.bpe.BpeModel;
import dev.firth.tokenizers.model.bpe.BpeOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns what subword-nmt's {@code learn_bpe} and {@code learn_joint_bpe_and_vocab} learn: merges
 * over characters, the last one of a word marked with {@code </w>}; among pairs of equal frequency
 * the one whose text is greater comes first (Sennrich, Haddow and Birch 2016). Immutable.
 *
 * <p>Words are what stands between blanks; other white space inside a word, which confuses the
 * program's search, is a character like others here.
 *
 * @param symbols how many merges are wanted
 * @param minFrequency the learning ends when no pair is so frequent; 2 there by default
 */
public record SubwordNmtLearner(int symbols, long minFrequency) {
  private static final String END = "</w>";
  private static final String SEPARATOR = "@@";

  /**
   * Checks the values.
   *
   * @throws UsageException if one is negative
   */
  public SubwordNmtLearner {
    if (symbols < 0 || minFrequency < 0) {
      throw new UsageException("symbols and min-frequency must be 0 or more");
    }
  }

  /** The merges of one text, or of several texts added up with {@link WordCounts#plus}. */
  public LearnedMerges learn(WordCounts words, Progress progress) {
    var names = new TokenNames();
    var options = BpeTrainerOptions.defaults().withEndOfWordSuffix(END);
    var alphabet = Alphabet.of(words, options, names);
    SymbolText.checkIds((long) names.size() + symbols);
    var loop =
        new MergeLoop(
            SymbolText.of(words, alphabet),
            names,
            PairOrder.byGreaterText(names),
            "",
            BpeTrainerOptions.NO_LIMIT,
            MergeLoop.Duplicates.COUNT_AGAIN);
    try (var task = progress.start("merging pairs", "merges", symbols)) {
      var merges = loop.run(Integer.MAX_VALUE, symbols, minFrequency, task);
      if (merges.size() < symbols) {
        merges.note(
            "%d merges instead of %d: no pair is left that occurs %d times"
                .formatted(merges.size(), symbols, Math.max(1, minFrequency)));
      }
      return merges;
    }
  }

  /** Writes the merges as a file of codes, version 0.2. The file is whole or absent. */
  public static void writeCodes(LearnedMerges merges, Path file) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          out.write("#version: 0.2\n".getBytes(StandardCharsets.UTF_8));
          for (int merge = 0; merge < merges.size(); merge++) {
            out.write((merges.line(merge) + "\n").getBytes(StandardCharsets.UTF_8));
          }
        });
  }

  /**
   * The tokens that a language's words are cut into and how often, by falling count, then by text:
   * what the program writes as a vocabulary, so that tokens that one language hardly knows can be
   * cut further there. Tokens inside a word end with {@code @@}.
   *
   * @param least tokens that are rarer are left out
   */
  public static Map<String, Long> vocabulary(LearnedMerges merges, WordCounts words, long least) {
    BpeModel model = merges.toModel(BpeOptions.DEFAULTS.withEndOfWordSuffix(END));
    var table = new WordTable(merges.tokens().size());
    var tokens = new TokenBuffer(false);
    for (int word = 0; word < words.size(); word++) {
      tokens.clear();
      model.tokenize(words.word(word), tokens);
      for (int i = 0; i < tokens.size(); i++) {
        byte[] name = shown(model.tokenOf(tokens.id(i))).getBytes(StandardCharsets.UTF_8);
        table.add(name, 0, name.length, words.count(word));
      }
    }
    return byCount(WordCounts.of(table), least);
  }

  private static String shown(String token) {
    return token.endsWith(END)
        ? token.substring(0, token.length() - END.length())
        : token + SEPARATOR;
  }

  private static Map<String, Long> byCount(WordCounts counts, long least) {
    List<Integer> order = new ArrayList<>();
    for (int token = 0; token < counts.size(); token++) {
      if (counts.count(token) >= least) {
        order.add(token);
      }
    }
    order.sort(
        Comparator.comparingLong((Integer token) -> counts.count(token))
            .reversed()
            .thenComparing(counts::word));
    var vocabulary = new LinkedHashMap<String, Long>();
    order.forEach(token -> vocabulary.put(counts.word(token), counts.count(token)));
    return vocabulary;
  }

  /** Writes a vocabulary, a token and its count a line. The file is whole or absent. */
  public static void writeVocabulary(Map<String, Long> vocabulary, Path file) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          for (var entry : vocabulary.entrySet()) {
            out.write(
                (entry.getKey() + " " + entry.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
          }
        });
  }
}
