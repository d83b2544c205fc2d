package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.CorpusArgument;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.StrictOption;
import dev.firth.cli.shell.TemporaryFile;
import dev.firth.cli.shell.ThreadsOption;
import dev.firth.embeddings.glove.CooccurrenceCounter;
import dev.firth.embeddings.glove.CooccurrenceOptions;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.VocabularyOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth vectors cooccurrence}. */
@Command(
    name = "cooccurrence",
    header = "Count which words stand near which, as GloVe's cooccur.",
    footer = {
      "",
      "The counts are exact, and the same for any number of threads and any memory.",
      "",
      "  firth vectors cooccurrence --ids text.ids --vocab words.txt --out pairs.bin",
      "  firth vectors train --model glove --cooccurrence pairs.bin \\",
      "      --vocab words.txt --out text.vec"
    })
final class CooccurrenceCommand extends FirthCommand {
  @Parameters(arity = "0..*", paramLabel = "CORPUS", description = CorpusArgument.DESCRIPTION)
  List<String> corpus;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The counts, as cooccur writes them.")
  Path out;

  @Mixin InputOptions input;

  @Mixin TokenizerOptions words;

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "Words looked at on each side, at most (default: 15; cooccur).")
  int window = CooccurrenceOptions.defaults().window();

  @Mixin CountingOptions counting;

  @Mixin ThreadsOption threads;

  @Mixin StrictOption strict;

  @Override
  protected void run(Console console) throws IOException {
    input.check(corpus);
    if (input.vocabulary == null) {
      throw new UsageException("--vocab is missing: the words that pairs are numbers of");
    }
    var options = counting.options(threads.number()).withWindow(window);
    var encoding = VocabularyOptions.defaults().withThreads(options.threads());
    AtomicFile.checkTarget(out);
    try (var text = input.open(corpus, strict.isGiven(), words.words().open(), encoding);
        var progress = console.progress()) {
      long start = System.nanoTime();
      var vocabulary = text.words(progress).vocabulary();
      try (var file = TemporaryFile.beside(out, ".ids");
          var ids = text.ids(vocabulary, file.path(), progress)) {
        long pairs = new CooccurrenceCounter(vocabulary, ids, options).write(out, progress);
        report(console, pairs, vocabulary.size(), (System.nanoTime() - start) * 1e-9);
      }
    }
  }

  private void report(Console console, long pairs, int size, double seconds) {
    if (console.json()) {
      var result = new LinkedHashMap<String, Object>();
      result.put("pairs", pairs);
      result.put("words", size);
      result.put("seconds", seconds);
      result.put("out", out.toString());
      console.printJson(result);
      return;
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%,d pairs of %,d words in %.1f s: %s%n",
            pairs,
            size,
            seconds,
            console.strong(out.toString()));
  }
}
