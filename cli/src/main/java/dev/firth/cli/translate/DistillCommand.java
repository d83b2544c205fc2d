package dev.firth.cli.translate;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.corpora.ParallelCorpus;
import dev.firth.eval.translation.Bleu;
import dev.firth.eval.translation.BleuOptions;
import dev.firth.runs.UsageException;
import dev.firth.seq2seq.translate.PairSynthesis.Choice;
import dev.firth.seq2seq.translate.Translation;
import dev.firth.seq2seq.translate.TranslationOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth translate distill}: what a smaller model learns from a larger one. */
@Command(
    name = "distill",
    header = "Make pairs whose targets are a model's translations, for a smaller model to learn.",
    footer = {
      "",
      "Sequence-level distillation (Kim and Rush 2016): a small model learns the most",
      "probable translations of a large one, or an ensemble, more easily than those of",
      "people. --closest takes of the beam the one that is closest to the target by its",
      "sentence's BLEU; --sample --temperature X draws from the large model's softmax.",
      "",
      "  firth translate distill large --source train.en --target train.de --out distilled",
      "  firth translate train --source distilled.source --target distilled.target …"
    })
final class DistillCommand extends FirthCommand {
  private static final Bleu SENTENCE_BLEU =
      new Bleu(BleuOptions.defaults().withEffectiveOrder(true).withLowercase(true));

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "Directory of the model that is learned from.")
  Path model;

  @Mixin SynthesisFlags pairs;

  @Option(
      names = "--closest",
      description =
          "Of the --n-best take the translation closest to the target (default: the most"
              + " probable).")
  boolean closest;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How often the pairs themselves are written before (default: ${DEFAULT-VALUE}).")
  int keep;

  @Mixin SearchOptions search;

  @Override
  protected void run(Console console) throws IOException {
    TranslationOptions options = search.options(spec());
    if (closest && search.nBest < 2) {
      throw new UsageException("--closest chooses among several: give --n-best 2 or more");
    }
    int copies = SynthesisFlags.copies("--keep", keep);
    Choice choice = closest ? DistillCommand::closest : Choice.FIRST;
    try (var corpus = ParallelCorpus.of(pairs.source, pairs.target)) {
      pairs.run(
          model,
          options,
          console,
          (synthesis, files, progress) ->
              synthesis.distill(corpus, choice, copies, files, progress));
    }
  }

  private static Translation closest(String reference, List<Translation> translations) {
    Translation best = translations.getFirst();
    double most = -1;
    for (Translation translation : translations) {
      double bleu = SENTENCE_BLEU.sentence(translation.text(), List.of(reference)).value();
      // Of equals the first one stays, which the model finds more probable.
      if (bleu > most) {
        best = translation;
        most = bleu;
      }
    }
    return best;
  }
}
