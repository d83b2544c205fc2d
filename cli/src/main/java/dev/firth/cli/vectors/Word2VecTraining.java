package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.UsedOptions;
import dev.firth.corpora.Corpus;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.embeddings.train.TrainingRun;
import dev.firth.embeddings.train.Word2VecTrainer;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.CorpusHash;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.Progress;
import dev.firth.runs.Provenance;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.VocabularyOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import picocli.CommandLine.Model.CommandSpec;

/** {@code firth vectors train} for skip-gram, CBOW and fastText. */
final class Word2VecTraining {
  private final TrainCommand command;
  private final CommandSpec spec;
  private final Console console;
  private final RunOptions job;
  private final Word2VecTrainer trainer;
  private final VocabularyOptions vocabularyOptions;

  Word2VecTraining(TrainCommand command, boolean fastText, CommandSpec spec, Console console) {
    this.command = command;
    this.spec = spec;
    this.console = console;
    this.job = command.job;
    command.input.check(command.corpus);
    job.check();
    if (fastText && job.keepState) {
      throw new UsageException("--keep-state means nothing to --model fasttext");
    }
    this.trainer =
        fastText
            ? command.subwords.toTrainer(command.training, spec)
            : command.training.toTrainer();
    if (fastText) {
      command.files.format = SubwordOptionsGroup.format(command.files.format, spec);
    }
    this.vocabularyOptions = command.words.toOptions(trainer.options().threads());
  }

  void run() throws IOException {
    AtomicFile.checkTarget(command.out);
    if (command.files.saveVocabulary != null) {
      AtomicFile.checkTarget(command.files.saveVocabulary);
    }
    try (var text = command.text(vocabularyOptions);
        var valid = job.valid == null ? null : Corpus.of(job.valid);
        var progress = console.progress()) {
      if (job.plan) {
        new TrainingPlan(text, command, trainer).print(console, progress);
        return;
      }
      var hash = CorpusHash.start(text.files());
      var provenance =
          Provenance.capture(
              trainer.options().seed(),
              Kernels.best().name(),
              spec.commandLine().getParseResult().originalArgs());
      var options = EffectiveOptions.of(UsedOptions.of(spec));
      try (var run = ResumableRun.open(command, options, provenance)) {
        var outcome = train(text, valid, run, progress);
        run.directory().metrics().log(outcome.toMap());
        run.finish(hash);
        report(outcome, run.directory().path());
      }
    }
  }

  private VectorTraining.Outcome train(
      TrainingText text, Corpus valid, ResumableRun run, Progress progress) throws IOException {
    var listener = new EpochLog(run.directory().metrics(), job, console.err()::println);
    var outcome =
        new VectorTraining(text, command.words.tokenizer(), trainer)
            .heldOut(valid)
            .prepared(training -> prepare(training, run).listener(listener))
            .run(command.out, command.files.format, progress, console.err()::println);
    if (command.files.saveVocabulary != null) {
      outcome.vocabulary().save(command.files.saveVocabulary);
    }
    return outcome;
  }

  private TrainingRun prepare(TrainingRun training, ResumableRun run) {
    if (job.saveEvery > 0) {
      training.checkpoints(run.savedState(), job.saveEvery());
    }
    if (job.keepState) {
      training.keepState(VectorUpdate.stateOf(run.directory().path()));
    }
    if (job.patience != null) {
      training.patience(job.patience);
    }
    return training;
  }

  private void report(VectorTraining.Outcome outcome, Path run) {
    if (console.json()) {
      var result = new LinkedHashMap<String, Object>();
      result.put("model", command.out.toString());
      result.putAll(outcome.toMap());
      result.put("format", command.files.format.label());
      result.put("run", run.toString());
      console.printJson(result);
      return;
    }
    outcome.print(console.out());
    console
        .out()
        .println("vectors in " + console.strong(command.out.toString()) + ", details in " + run);
  }
}
