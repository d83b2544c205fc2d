package dev.firth.bench.conformance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.firth.runs.AtomicFile;
import dev.firth.testkit.HardStrings;
import dev.firth.testkit.Seeds;
import dev.firth.tokenizers.files.TokenizerFiles;
import dev.firth.tokenizers.files.TokenizerJson;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Compares tokenizers text by text: with Hugging Face's library in the same process, which reads
 * what Firth writes, and with results that other programs left in files.
 */
public final class Conformance {
  private static final int MEBIBYTE = 1 << 20;
  private static final int RANDOM_STRINGS = 2000;
  private static final int RANDOM_PARTS = 60;

  /** Gives texts one after the other. */
  private interface TextSource {
    void forEach(Consumer<String> texts) throws IOException;
  }

  private final ConformanceOptions options;
  private final DataFolders data;
  private final PrintStream log;
  private final List<Callable<Comparison>> work = new ArrayList<>();

  private Conformance(ConformanceOptions options, PrintStream log) {
    this.options = options;
    this.log = log;
    data = new DataFolders(options.data());
  }

  /** Compares everything and prints a table; whether all was equal. */
  public static boolean run(ConformanceOptions options, PrintStream log)
      throws IOException, InterruptedException {
    return new Conformance(options, log).run();
  }

  private boolean run() throws IOException, InterruptedException {
    var subjects = new ArrayList<>(new Subjects(data).all());
    for (Path file : options.tokenizers()) {
      subjects.add(new Subject(file.getFileName().toString(), TokenizerFiles.read(file)));
    }
    work.addAll(new StoredComparisons(data).all());
    for (Subject subject : subjects) {
      addLiveComparisons(subject);
    }
    List<Comparison> done = compare();
    log.println(sum(done));
    if (options.out() != null) {
      byte[] utf8 = page(done).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(options.out(), out -> out.write(utf8));
    }
    done.stream().flatMap(c -> c.differences().stream()).forEach(d -> log.println("\n" + d));
    return done.stream().allMatch(comparison -> comparison.mismatches() == 0);
  }

  private void addLiveComparisons(Subject subject) throws IOException {
    var reference = HuggingFaceEncoder.of(TokenizerJson.toJson(subject.tokenizer()));
    addLive(subject, reference, "hard strings", Conformance::hardStrings);
    for (Path root : roots()) {
      for (Path file : TextFiles.below(root)) {
        String name = data.name(file);
        addLive(
            subject,
            reference,
            name,
            texts -> {
              TextFiles.lines(file, options.mostBytes(), texts);
              texts.accept(TextFiles.head(file, (int) Math.min(MEBIBYTE, options.mostBytes())));
            });
      }
    }
  }

  private List<Path> roots() {
    var roots = new ArrayList<Path>(options.data());
    roots.addAll(options.texts());
    return roots;
  }

  private static void hardStrings(Consumer<String> texts) {
    HardStrings.all().forEach(texts);
    HardStrings.allCodePoints().forEach(texts);
    HardStrings.longRuns(MEBIBYTE).forEach(texts);
    for (int i = 0; i < RANDOM_STRINGS; i++) {
      texts.accept(HardStrings.random(Seeds.random(i), RANDOM_PARTS));
    }
  }

  private void addLive(
      Subject subject, HuggingFaceEncoder reference, String name, TextSource source) {
    work.add(
        () -> {
          var comparison = new Comparison(subject.name(), "HF tokenizers", name);
          var firth = new FirthEncoder(subject.tokenizer(), true);
          source.forEach(text -> comparison.add(text, reference.encode(text), firth.encode(text)));
          return comparison;
        });
  }

  private List<Comparison> compare() throws IOException, InterruptedException {
    var done = new ArrayList<Comparison>();
    log.println(Comparison.head());
    try (var threads = Executors.newFixedThreadPool(options.threads())) {
      List<Future<Comparison>> futures = work.stream().map(threads::submit).toList();
      for (Future<Comparison> future : futures) {
        done.add(future.get());
        log.println(done.getLast().row());
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
    return done;
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof UncheckedIOException unchecked) {
      return unchecked.getCause();
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }

  private static String sum(List<Comparison> done) {
    long texts = done.stream().mapToLong(Comparison::texts).sum();
    long mismatches = done.stream().mapToLong(Comparison::mismatches).sum();
    return "%n%,d texts compared, %,d mismatches.".formatted(texts, mismatches);
  }

  private String page(List<Comparison> done) {
    return """
    # Conformance of tokenizers

    Made by `bench/conformance.sh`; each row is a tokenizer on a text, read line by line and its first MiB once more
    in one piece. The numbers under ≠ are texts with a difference: in ids, in tokens, in offsets (UTF-16 units) and
    in the text decoded from the ids; an empty cell means that the reference does not tell. *HF tokenizers* is Hugging
    Face's library in the same process (`ai.djl.huggingface:tokenizers`), which reads the tokenizer.json that Firth
    writes; other references are results stored by the programs named. Special tokens are added where the reference
    is HF tokenizers. The hard strings are those of the tests, all code points, runs of a MiB of one character, and %,d random
    strings made of the same trouble. Ids of the fast way, ids only, are compared with those of full encodings on
    every text; a difference between the two counts as one in ids.%s

    """
            .formatted(RANDOM_STRINGS, limit())
        + tables(done);
  }

  private String limit() {
    return options.mostBytes() == Long.MAX_VALUE
        ? ""
        : " Of each text the first %,d bytes were compared.".formatted(options.mostBytes());
  }

  /** A row for each tokenizer and reference, then all rows. */
  private static String tables(List<Comparison> done) {
    var byWho = done.stream().collect(groupingBy(Comparison::who, LinkedHashMap::new, toList()));
    return table(byWho.values().stream().map(Comparison::sum).toList())
        + sum(done)
        + "\n\n## Text by text\n\n"
        + table(done);
  }

  private static String table(List<Comparison> rows) {
    return rows.stream()
        .map(Comparison::row)
        .collect(joining("\n", Comparison.head() + "\n", "\n"));
  }
}
