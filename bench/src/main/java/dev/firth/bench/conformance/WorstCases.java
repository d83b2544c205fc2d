package dev.firth.bench.conformance;

import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.SentencePieceFile;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceUnigram;
import dev.firth.tokenizers.model.unigram.ScoredPiece;
import dev.firth.tokenizers.model.unigram.UnigramModel;
import dev.firth.tokenizers.normalize.Precompiled;
import dev.firth.tokenizers.pretokenize.Metaspace;
import dev.firth.tokenizers.pretokenize.PrependScheme;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Texts that make a poor algorithm slow, each a line without an end: how fast every kind of model
 * encodes them, ids alone, and how much longer twice as much takes. {@code bench/worst-cases.sh}
 * starts it.
 */
public final class WorstCases {
  private static final int BYTES = 1_000_000;
  private static final int WARMING_BYTES = 200_000;
  private static final int WARMING_ROUNDS = 5;
  private static final int ROUNDS = 3;

  private final PrintStream out;

  private WorstCases(PrintStream out) {
    this.out = out;
  }

  /** Tells of all models in folders of data; see {@link DataFolders}. */
  public static void main(String[] args) throws IOException {
    var data = new DataFolders(Stream.of(args).map(Path::of).toList());
    new WorstCases(System.out).print(subjects(data));
  }

  private static List<Subject> subjects(DataFolders data) throws IOException {
    List<Subject> all = new ArrayList<>(new Subjects(data).all());
    Optional<Path> folder =
        data.roots().stream()
            .map(root -> root.resolve("tokenizers/sentencepiece"))
            .filter(Files::isDirectory)
            .findFirst();
    if (folder.isPresent()) {
      try (Stream<Path> files = Files.list(folder.get())) {
        for (Path file : files.filter(f -> f.toString().endsWith(".model")).sorted().toList()) {
          addSentencePiece(SentencePieceFile.read(file), file.getFileName().toString(), all);
        }
      }
    }
    return all;
  }

  private static void addSentencePiece(SentencePieceFile file, String name, List<Subject> all) {
    all.add(new Subject(name, file.tokenizer()));
    if (file.model() instanceof SentencePieceUnigram unigram) {
      all.add(new Subject("Unigram, Metaspace of " + name, converted(file, unigram)));
    }
  }

  /** The same pieces in the parts of a tokenizer.json. */
  private static Tokenizer converted(SentencePieceFile file, SentencePieceUnigram unigram) {
    var vocabulary = unigram.vocabulary();
    List<ScoredPiece> pieces =
        vocabulary.pieces().stream().map(p -> new ScoredPiece(p.text(), p.score())).toList();
    var model = new UnigramModel(pieces, vocabulary.unknownId(), vocabulary.byteFallback());
    var map = file.normalizer().options().charsMap();
    return Tokenizer.builder(model)
        .normalizer(map == null ? null : new Precompiled(map))
        .preTokenizer(new Metaspace(Metaspace.LOWER_BLOCK, PrependScheme.ALWAYS, true))
        .build();
  }

  private void print(List<Subject> subjects) {
    Map<String, Supplier<String>> texts = texts();
    out.println("MB/s of 1 MB, of 2 MB, and how much longer the second takes; ids alone, 1 thread");
    out.println();
    out.println("| model | " + String.join(" | ", texts.keySet()) + " |");
    out.println("|---|" + "---|".repeat(texts.size()));
    for (Subject subject : subjects) {
      var row = new StringBuilder("| " + subject.name() + " |");
      texts.values().forEach(part -> row.append(cell(subject.tokenizer(), part.get())));
      out.println(row);
    }
  }

  private static String cell(Tokenizer tokenizer, String part) {
    String warming = ofBytes(part, WARMING_BYTES);
    for (int i = 0; i < WARMING_ROUNDS; i++) {
      nanos(tokenizer, warming);
    }
    double once = best(tokenizer, ofBytes(part, BYTES));
    double twice = best(tokenizer, ofBytes(part, 2 * BYTES));
    return String.format(
        Locale.ROOT,
        " %.0f, %.0f, %.1f |",
        BYTES * 1e3 / once,
        2 * BYTES * 1e3 / twice,
        twice / once);
  }

  private static String ofBytes(String part, int bytes) {
    return part.repeat(bytes / part.getBytes(StandardCharsets.UTF_8).length + 1);
  }

  private static double best(Tokenizer tokenizer, String text) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      best = Math.min(best, (double) nanos(tokenizer, text));
    }
    return best;
  }

  private static long nanos(Tokenizer tokenizer, String text) {
    long start = System.nanoTime();
    int[] ids = tokenizer.ids(text);
    long end = System.nanoTime();
    if (ids.length > 3L * text.length() + 1) {
      throw new IllegalStateException("there are more ids than bytes");
    }
    return end - start;
  }

  private static Map<String, Supplier<String>> texts() {
    var texts = new LinkedHashMap<String, Supplier<String>>();
    texts.put("a", () -> "a");
    texts.put("^", () -> "^");
    texts.put("blanks", () -> " ");
    texts.put("random letters", () -> random(BYTES * 2, 'a', 'z'));
    texts.put("random CJK", () -> random(BYTES, 0x4e00, 0x9fa5));
    texts.put("one ideograph", () -> "\u4e2d");
    texts.put("emoji", () -> "\ud83d\ude00");
    texts.put("words of two", () -> "a ");
    return texts;
  }

  private static String random(int characters, int first, int last) {
    var random = new SplittableRandom(1);
    var text = new StringBuilder();
    for (int i = 0; i < characters; i++) {
      text.appendCodePoint(random.nextInt(first, last + 1));
    }
    return text.toString();
  }
}
