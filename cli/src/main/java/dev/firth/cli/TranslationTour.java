package dev.firth.cli;

import dev.firth.cli.shell.Console;
import dev.firth.cli.translate.ParallelLines;
import dev.firth.corpora.almanac.Language;
import dev.firth.corpora.almanac.parallel.ParallelAlmanac;
import dev.firth.corpora.almanac.parallel.ParallelOptions;
import dev.firth.corpora.almanac.parallel.Split;
import dev.firth.eval.Score;
import dev.firth.eval.translation.Bleu;
import dev.firth.eval.translation.BleuOptions;
import dev.firth.eval.translation.References;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Progress;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.seq2seq.data.BatchOptions;
import dev.firth.seq2seq.data.PreparationOptions;
import dev.firth.seq2seq.data.PreparedCorpus;
import dev.firth.seq2seq.data.SamplerCounts;
import dev.firth.seq2seq.engine.Torch;
import dev.firth.seq2seq.train.Adam;
import dev.firth.seq2seq.train.InverseSquareRootSchedule;
import dev.firth.seq2seq.train.ModelRecipe;
import dev.firth.seq2seq.train.ScheduledSampling;
import dev.firth.seq2seq.train.TrainingLimits;
import dev.firth.seq2seq.train.TrainingOptions;
import dev.firth.seq2seq.train.TrainingResult;
import dev.firth.seq2seq.train.Validator;
import dev.firth.seq2seq.translate.TrainingObserver;
import dev.firth.seq2seq.translate.TranslationModel;
import dev.firth.seq2seq.translate.TranslationRecipe;
import dev.firth.seq2seq.translate.TranslationTraining;
import dev.firth.transformer.Activation;
import dev.firth.transformer.ModelFamilies;
import dev.firth.transformer.TransformerArchitecture;
import dev.firth.transformer.TransformerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The quickstart for translation: parallel text with combinations of words that are held out, a
 * small transformer, and its score on sentences with such combinations.
 */
final class TranslationTour {
  private static final TransformerOptions SMALL =
      new TransformerOptions(128, 4, 512, 2, 2, 0.1, Activation.RELU, true);
  private static final int EPOCHS = 5;

  private final Path text;
  private final Path run;
  private final int threads;
  private final long seed;
  private final double minutes;

  /**
   * @param minutes of training at most
   */
  TranslationTour(Path folder, int threads, long seed, double minutes) {
    text = folder.resolve("almanac-en-de");
    run = folder.resolve("en-de");
    this.threads = threads;
    this.seed = seed;
    this.minutes = minutes;
  }

  void run(Console console, Progress progress) throws IOException {
    long start = System.nanoTime();
    var almanac = new ParallelAlmanac(ParallelOptions.defaults().withSeed(seed));
    almanac.write(text, List.of(Language.ENGLISH, Language.GERMAN));
    Torch.setThreads(threads);
    TrainingResult result = train(progress);
    ParallelLines test = ParallelLines.read(file(Split.TEST, "en"), file(Split.TEST, "de"));
    List<String> translated;
    try (var model = TranslationModel.load(run, ModelFamilies.all());
        var task = progress.start("translating", "lines", test.sources().size())) {
      translated = model.translate(test.sources());
      task.done(translated.size());
    }
    Score bleu =
        new Bleu(BleuOptions.defaults()).corpus(translated, References.single(test.targets()));
    double seconds = (System.nanoTime() - start) * 1e-9;
    new TranslationTourReport(run, text, result, seconds, test, translated, bleu).print(console);
  }

  private TrainingResult train(Progress progress) throws IOException {
    forgetEarlierRun();
    TranslationRecipe recipe = recipe();
    var provenance =
        Provenance.capture(seed, "pytorch", List.of("quickstart"))
            .withCorpus(HashedFile.of(List.of(file(Split.TRAIN, "en"), file(Split.TRAIN, "de"))));
    try (var directory = RunDirectory.create(run, EffectiveOptions.none(), provenance)) {
      return new TranslationTraining(recipe, directory, new Silent(), progress).run();
    }
  }

  private TranslationRecipe recipe() {
    var files =
        PreparationOptions.of(
            file(Split.TRAIN, "en"),
            file(Split.TRAIN, "de"),
            file(Split.VALID, "en"),
            file(Split.VALID, "de"));
    return new TranslationRecipe(
        files.toBuilder().threads(threads).build(),
        new TransformerArchitecture(SMALL),
        new ModelRecipe(
            BatchOptions.defaults().withMaxTokens(1024).withSeed(seed),
            0.1,
            ScheduledSampling.NONE,
            Adam.transformer(),
            new InverseSquareRootSchedule(2e-3, 200),
            TrainingOptions.of(TrainingLimits.ofEpochs(EPOCHS).withMinutes(minutes))
                .withGreatestNorm(1),
            seed));
  }

  /** Checkpoints of an earlier tour would be gone on from. */
  private void forgetEarlierRun() throws IOException {
    Path checkpoints = run.resolve("checkpoints");
    if (Files.isDirectory(checkpoints)) {
      try (var files = Files.newDirectoryStream(checkpoints, "*.safetensors")) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
  }

  private Path file(Split split, String language) {
    return text.resolve(split.label() + "." + language);
  }

  /** The progress line says enough. */
  private static final class Silent implements TrainingObserver {
    @Override
    public void prepared(PreparedCorpus corpus, SamplerCounts batches, long parameters) {}

    @Override
    public List<Validator> validators(TranslationModel model) {
      return List.of();
    }
  }
}
