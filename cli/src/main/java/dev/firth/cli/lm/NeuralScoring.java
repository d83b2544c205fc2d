package dev.firth.cli.lm;

import dev.firth.corpora.Corpus;
import dev.firth.eval.Signature;
import dev.firth.eval.language.PerplexityUnit;
import dev.firth.eval.language.TextLikelihood;
import dev.firth.eval.language.TextUnits;
import dev.firth.runs.AwaitedWork;
import dev.firth.runs.Progress;
import dev.firth.transformer.lm.LanguageModel;
import dev.firth.transformer.lm.LineScore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Scores a text with a neural model, some lines at a time. */
final class NeuralScoring {
  private static final int BLOCK_BYTES = 1 << 18;
  private static final double LOG_10 = Math.log(10);

  private final LanguageModel model;
  private final ScoreOutput output;
  private final List<String> block = new ArrayList<>();
  private volatile boolean stopped;
  private int blockBytes;
  private double logProbability;
  private long tokens;
  private long unknown;
  private TextUnits units = TextUnits.NONE;

  NeuralScoring(LanguageModel model, ScoreOutput output) {
    this.model = model;
    this.output = output;
  }

  /** Scores all lines, and prints them if they are wanted. */
  ScoredText score(Corpus text, Progress progress) throws IOException {
    // The engine must not be torn down while it computes.
    return AwaitedWork.run(() -> stopped = true, () -> result(text, progress));
  }

  private ScoredText result(Corpus text, Progress progress) throws IOException {
    try (var reader = text.open();
        var task = progress.start("scoring", "bytes", text.bytes())) {
      var line = new ByteArrayOutputStream();
      while (reader.next()) {
        line.write(reader.buffer(), reader.offset(), reader.length());
        if (reader.endsLine()) {
          add(line.toByteArray());
          line.reset();
          task.done(reader.bytesRead());
        }
      }
      scoreBlock();
    }
    return new ScoredText(
        new TextLikelihood(logProbability / LOG_10, tokens, units),
        unknown,
        OptionalDouble.empty(),
        signature());
  }

  private void add(byte[] utf8) throws IOException {
    units = units.plus(TextUnits.ofLine(utf8));
    block.add(new String(utf8, StandardCharsets.UTF_8));
    blockBytes += utf8.length + 1;
    if (blockBytes >= BLOCK_BYTES) {
      scoreBlock();
    }
  }

  private void scoreBlock() throws IOException {
    if (stopped) {
      throw new InterruptedIOException("scoring was interrupted");
    }
    for (LineScore score : model.score(block)) {
      logProbability += score.logProbability();
      tokens += score.tokens();
      unknown += score.unknown();
      output.line(score.logProbability() / LOG_10, score.tokens(), score.unknown());
    }
    block.clear();
    blockBytes = 0;
  }

  private Signature signature() {
    return Signature.of("perplexity")
        .with("unit", PerplexityUnit.TOKEN.label())
        .with("model", "neural")
        .with("vocabulary", model.vocabulary())
        .with("context", model.architecture().context())
        .with("oov", "included")
        .with("eos", "yes");
  }
}
