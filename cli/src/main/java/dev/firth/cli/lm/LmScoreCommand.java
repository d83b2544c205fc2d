package dev.firth.cli.lm;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.StrictOption;
import dev.firth.corpora.Corpus;
import dev.firth.eval.Signature;
import dev.firth.eval.language.NgramModel;
import dev.firth.eval.language.NgramTextScore;
import dev.firth.eval.language.NgramTextScorer;
import dev.firth.eval.language.PerplexityUnit;
import dev.firth.runs.BadInputException;
import dev.firth.runs.ProgressPrinter;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.transformer.lm.LanguageModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth lm score}: how probable a language model finds a text. */
@Command(
    name = "score",
    header = "Score a text with a language model: perplexity with its unit.",
    footer = {
      "",
      "MODEL is an ARPA file, or the directory of a neural model. Of an ARPA file the figures",
      "per token, with and without unknown words, are those of KenLM's query. Per word,",
      "character and byte they compare models with different tokens; the end of a line",
      "counts as one of each. A neural model sees each line by itself, as that does; of lines",
      "that are longer than its context, every token with half the context before it.",
      "",
      "  firth lm score text.arpa test.txt",
      "  firth lm score lm test.txt --per-line"
    })
final class LmScoreCommand extends FirthCommand {
  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "An ARPA file, packed or not, or the directory of a neural model.")
  Path modelFile;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "Text, a sentence a line; - is standard input, packed files are unpacked.")
  String file;

  @Option(
      names = "--per-line",
      description =
          "For each line the log10 probability, the tokens, the unknown words and the perplexity"
              + " (default: only the text's).")
  boolean perLine;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of a neural model (default: the processors of this machine).")
  int threads = Runtime.getRuntime().availableProcessors();

  @Mixin StrictOption strict;

  @Override
  protected void run(Console console) throws IOException {
    if (threads < 1) {
      throw new UsageException("--threads takes a number above 0, not " + threads);
    }
    try (var text = Corpus.of(List.of(file)).strict(strict.isGiven());
        var progress = console.progress()) {
      var output = new ScoreOutput(console, perLine);
      ScoredText score =
          Files.isDirectory(modelFile)
              ? neural(text, output, progress)
              : ngrams(text, output, progress);
      if (score.likelihood().tokens() == 0) {
        throw new BadInputException(file + " holds no line: give a text that is not empty");
      }
      output.print(score);
    }
  }

  private ScoredText neural(Corpus text, ScoreOutput output, ProgressPrinter progress)
      throws IOException {
    try (var model = LanguageModel.load(modelFile)) {
      Torch.setThreads(threads);
      ScoredText score = new NeuralScoring(model, output).score(text, progress);
      if (score.unknown() > 0) {
        progress.println(
            "firth: %,d tokens are unknown: what they stand for is not in the figures, which are too good"
                .formatted(score.unknown()));
      }
      return score;
    }
  }

  private ScoredText ngrams(Corpus text, ScoreOutput output, ProgressPrinter progress)
      throws IOException {
    NgramModel model;
    try (var task = progress.start("reading the model", "bytes", -1)) {
      model = NgramModel.read(modelFile);
      task.done(modelFile.toFile().length());
    }
    if (!model.hasUnknown()) {
      progress.println(
          "firth: %s has no <unk>: unknown words get a log10 probability of %s"
              .formatted(modelFile, NgramModel.MISSING_UNKNOWN));
    }
    NgramTextScore score =
        NgramTextScorer.score(
            model, text, (log10, tokens, unknown) -> output.line(log10, tokens, unknown), progress);
    return new ScoredText(
        score.likelihood(), score.unknown(), withoutUnknown(score), signature(model));
  }

  private static OptionalDouble withoutUnknown(NgramTextScore score) {
    return score.unknown() == score.likelihood().tokens()
        ? OptionalDouble.empty()
        : OptionalDouble.of(score.perplexityWithoutUnknown().value());
  }

  private static Signature signature(NgramModel model) {
    return Signature.of("perplexity")
        .with("unit", PerplexityUnit.TOKEN.label())
        .with("model", "ngram")
        .with("order", model.order())
        .with("oov", model.hasUnknown() ? "included" : "included at " + NgramModel.MISSING_UNKNOWN)
        .with("eos", "yes");
  }
}
