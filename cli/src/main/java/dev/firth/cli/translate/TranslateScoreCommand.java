package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.StrictOption;
import dev.firth.corpora.ParallelCorpus;
import dev.firth.corpora.ParallelReader;
import dev.firth.corpora.WordAlignment;
import dev.firth.runs.AwaitedWork;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.AttentionLayer;
import dev.firth.seq2seq.align.PairAttention;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.translate.AttentionReader;
import dev.firth.seq2seq.translate.PairScore;
import dev.firth.seq2seq.translate.PairScorer;
import dev.firth.seq2seq.translate.TranslationOptions;
import dev.firth.transformer.ModelFamilies;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth translate score}: how probable a model finds given translations. */
@Command(
    name = "score",
    header = "Score given translations, line by line.",
    footer = {
      "",
      "For each pair the log-probability of the target (natural, its end included), its",
      "tokens and the perplexity per token, between tabs; with --json an object a line:",
      "line, logProbability, tokens, perplexity, with --alignments also alignment.",
      "",
      "  firth translate score en-de test.en test.de"
    })
final class TranslateScoreCommand extends FirthCommand {
  private static final int BLOCK_LINES = 256;

  @Parameters(index = "0", paramLabel = "RUN", description = "Directory of a trained model.")
  Path model;

  @Parameters(index = "1", paramLabel = "SOURCE", description = "Text, a sentence a line.")
  Path source;

  @Parameters(index = "2", paramLabel = "TARGET", description = "Its translation, line by line.")
  Path target;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of the engine (default: the processors of this machine).")
  int threads = Runtime.getRuntime().availableProcessors();

  @Mixin AlignmentOptions alignments;

  @Mixin StrictOption strict;

  private volatile boolean stopped;
  private long pairs;
  private double logProbability;
  private long tokens;

  @Override
  protected void run(Console console) throws IOException {
    if (threads < 1) {
      throw new UsageException("--threads takes a number above 0, not " + threads);
    }
    try (var corpus = ParallelCorpus.of(source, target).strict(strict.isGiven())) {
      long broken = requireParallel(corpus);
      AttentionLayer layer = alignments.layer();
      try (var scorer = PairScorer.load(model, ModelFamilies.all());
          var reader = alignments.wanted ? scorer.attention(layer) : null) {
        Torch.setThreads(threads);
        // The engine must not be torn down while it computes.
        AwaitedWork.run(() -> stopped = true, () -> score(corpus, scorer, reader, console));
      }
      StrictOption.warn(console, broken);
      console
          .err()
          .printf(
              Locale.ROOT,
              "firth: %,d pairs, %,d target tokens, perplexity %.4f per token%n",
              pairs,
              tokens,
              Math.exp(-logProbability / tokens));
    }
  }

  /** Nothing is printed before it is known that the lines match; returns the broken bytes. */
  private static long requireParallel(ParallelCorpus corpus) throws IOException {
    try (var reader = corpus.open()) {
      while (reader.next()) {
        // only to the end
      }
      return reader.brokenBytes(0) + reader.brokenBytes(1);
    }
  }

  private Void score(
      ParallelCorpus corpus, PairScorer scorer, AttentionReader reader, Console console)
      throws IOException {
    try (var lines = corpus.open()) {
      for (var block = read(lines); !block.sources().isEmpty(); block = read(lines)) {
        if (stopped) {
          throw new InterruptedIOException("scoring was interrupted");
        }
        List<PairScore> scores = scorer.score(block.sources(), block.targets());
        List<WordAlignment> links = links(block, reader);
        for (int i = 0; i < scores.size(); i++) {
          print(scores.get(i), links.isEmpty() ? null : links.get(i), console);
        }
      }
      return null;
    }
  }

  private static ParallelLines read(ParallelReader reader) throws IOException {
    List<String> sources = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    while (sources.size() < BLOCK_LINES && reader.next()) {
      sources.add(reader.text(0));
      targets.add(reader.text(1));
    }
    return new ParallelLines(sources, targets);
  }

  /** The alignment of each pair; none if nobody asked. */
  private static List<WordAlignment> links(ParallelLines block, AttentionReader reader) {
    return reader == null
        ? List.of()
        : reader.ofTexts(block.sources(), block.targets(), TranslationOptions.defaults()).stream()
            .map(PairAttention::alignment)
            .toList();
  }

  private void print(PairScore score, WordAlignment links, Console console) {
    pairs++;
    logProbability += score.logProbability();
    tokens += score.tokens();
    if (!console.json()) {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%.6f\t%d\t%.4f%s%n",
              score.logProbability(),
              score.tokens(),
              score.perplexity(),
              links == null ? "" : "\t" + links);
      return;
    }
    var map = new LinkedHashMap<String, Object>();
    map.put("line", pairs);
    map.put("logProbability", score.logProbability());
    map.put("tokens", score.tokens());
    map.put("perplexity", score.perplexity());
    if (links != null) {
      map.put("alignment", RunOutput.links(links));
    }
    console.printJson(map);
  }
}
