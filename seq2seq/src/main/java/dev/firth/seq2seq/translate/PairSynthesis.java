package dev.firth.seq2seq.translate;

import dev.firth.corpora.ParallelCorpus;
import dev.firth.corpora.ParallelReader;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Writes pairs to learn from, one side of which a model has written: back-translation (Sennrich,
 * Haddow and Birch 2016) where it is the source, sequence-level distillation (Kim and Rush 2016)
 * where it is the target. Both files appear whole or not at all. Memory is bounded by some thousand
 * lines.
 */
public final class PairSynthesis {
  private static final int BLOCK_LINES = 2048;

  private final TranslationModel model;
  private final TranslationOptions options;
  private final BooleanSupplier stopped;

  /**
   * @param model that translates
   * @param stopped whether somebody wants the work to end; it is asked between blocks of lines
   */
  public PairSynthesis(
      TranslationModel model, TranslationOptions options, BooleanSupplier stopped) {
    this.model = model;
    this.options = options;
    this.stopped = stopped;
  }

  /** Which of the translations of a line is taken. */
  @FunctionalInterface
  public interface Choice {
    /** The best one, as the model finds. */
    Choice FIRST = (reference, translations) -> translations.getFirst();

    /**
     * Chooses.
     *
     * @param reference the right translation, empty where there is none
     * @param translations at least one, the best first
     */
    Translation of(String reference, List<Translation> translations);
  }

  /**
   * Back-translation: original pairs, then lines in the target's language behind their translations
   * to the source's.
   *
   * @param lines in the target's language, a corpus of one side
   * @param original pairs, source and target
   * @param copies how often the original pairs are written, so that they are not outweighed
   * @param tag word before the translations (Caswell, Chelba and Grangier 2019); empty for none
   * @param files to be written, source and target
   */
  public SynthesisCounts backTranslate(
      ParallelCorpus lines,
      ParallelCorpus original,
      int copies,
      String tag,
      PairFiles files,
      Progress progress)
      throws IOException {
    String before = tag.isEmpty() ? "" : tag + " ";
    return write(
        files,
        out -> {
          for (int copy = 0; copy < copies; copy++) {
            copy(original, out);
          }
          Function<Line, Pair> pair = line -> new Pair(before + line.translation(), line.source());
          translate(lines, Choice.FIRST, pair, out, progress);
        });
  }

  /**
   * Distillation: sources with what the model, the teacher, makes of them.
   *
   * @param pairs source and target
   * @param choice among the translations, such as the one closest to the target
   * @param copies how often the pairs themselves are written before
   * @param files to be written, source and target
   */
  public SynthesisCounts distill(
      ParallelCorpus pairs, Choice choice, int copies, PairFiles files, Progress progress)
      throws IOException {
    return write(
        files,
        out -> {
          for (int copy = 0; copy < copies; copy++) {
            copy(pairs, out);
          }
          Function<Line, Pair> pair = line -> new Pair(line.source(), line.translation());
          translate(pairs, choice, pair, out, progress);
        });
  }

  /** A line and what the model made of it. */
  private record Line(String source, String translation) {}

  /** What is written. */
  private record Pair(String source, String target) {}

  @FunctionalInterface
  private interface Work {
    void into(Output out) throws IOException;
  }

  private static SynthesisCounts write(PairFiles files, Work work) throws IOException {
    var counts = new ArrayList<SynthesisCounts>();
    AtomicFile.write(
        files.source(),
        source ->
            AtomicFile.write(
                files.target(),
                target -> {
                  var out = new Output(source, target);
                  work.into(out);
                  counts.add(out.counts());
                }));
    return counts.getFirst();
  }

  private static void copy(ParallelCorpus pairs, Output out) throws IOException {
    try (ParallelReader reader = pairs.open()) {
      while (reader.next()) {
        out.original(new Pair(reader.text(0), reader.text(1)));
      }
    }
  }

  private void translate(
      ParallelCorpus corpus,
      Choice choice,
      Function<Line, Pair> pair,
      Output out,
      Progress progress)
      throws IOException {
    try (ParallelReader reader = corpus.open();
        var task = progress.start("translating", "bytes", corpus.bytes())) {
      long first = 0;
      for (List<Pair> block = read(reader, corpus.sides());
          !block.isEmpty();
          block = read(reader, corpus.sides())) {
        if (stopped.getAsBoolean()) {
          throw new InterruptedIOException("translation was interrupted");
        }
        List<String> sources = block.stream().map(Pair::source).toList();
        List<TranslatedSentence> translated = model.translate(sources, first, options);
        for (int i = 0; i < block.size(); i++) {
          Pair from = block.get(i);
          List<Translation> all = translated.get(i).translations();
          String text = all.isEmpty() ? "" : choice.of(from.target(), all).text();
          out.synthetic(pair.apply(new Line(from.source(), text)), text.isBlank());
        }
        first += block.size();
        task.done(reader.bytesRead());
      }
    }
  }

  /** Some lines with their translations, empty ones where the corpus has one side. */
  private static List<Pair> read(ParallelReader reader, int sides) throws IOException {
    List<Pair> block = new ArrayList<>();
    while (block.size() < BLOCK_LINES && reader.next()) {
      block.add(new Pair(reader.text(0), sides > 1 ? reader.text(1) : ""));
    }
    return block;
  }

  /** Two files that are written, and what was. */
  private static final class Output {
    private final OutputStream source;
    private final OutputStream target;
    private long original;
    private long synthetic;
    private long empty;

    Output(OutputStream source, OutputStream target) {
      this.source = source;
      this.target = target;
    }

    void original(Pair pair) throws IOException {
      write(pair);
      original++;
    }

    void synthetic(Pair pair, boolean isEmpty) throws IOException {
      if (isEmpty) {
        empty++;
      } else {
        write(pair);
        synthetic++;
      }
    }

    private void write(Pair pair) throws IOException {
      write(source, pair.source());
      write(target, pair.target());
    }

    private static void write(OutputStream out, String line) throws IOException {
      out.write((line.replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8));
    }

    SynthesisCounts counts() {
      return new SynthesisCounts(original, synthetic, empty);
    }
  }
}
