package dev.firth.cli.vectors;

import dev.firth.cli.shell.Console;
import dev.firth.corpora.Corpus;
import dev.firth.embeddings.VectorDrift;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.kernels.Kernels;
import dev.firth.embeddings.train.TrainingRun;
import dev.firth.embeddings.train.TrainingState;
import dev.firth.embeddings.train.Word2VecTrainer;
import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.CorpusHash;
import dev.firth.runs.EffectiveOptions;
import dev.firth.runs.Progress;
import dev.firth.runs.Provenance;
import dev.firth.runs.RunDirectory;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The work of {@code firth vectors update}. */
final class VectorUpdate {
  /** Words that moved most, in the report. */
  private static final int LISTED = 10;

  private final UpdateCommand command;
  private final WordVectors before;
  private final Console console;

  /** Null without one. */
  private final TrainingState state;

  private final EffectiveOptions options;
  private final List<String> originalArgs;
  private final Word2VecTrainer trainer;
  private final Vocabulary old;
  private final LockedWords locked;

  // Set on the way.
  private Vocabulary text;
  private VectorDrift drift;

  VectorUpdate(UpdateCommand command, WordVectors before, CommandSpec spec, Console console)
      throws IOException {
    this.command = command;
    this.before = before;
    this.console = console;
    if (before.knowsUnseen()) {
      throw new UsageException(
          command.model.file
              + " has vectors for n-grams: update goes on with vectors of words only, those of"
              + " skip-gram and CBOW");
    }
    this.state = command.state == null ? null : TrainingState.read(stateOf(command.state));
    var used = new UpdateOptions(spec);
    if (state != null) {
      state.requireVectors(before);
      used.takeFrom(command.state);
    }
    this.locked = LockedWords.of(command.lock, before);
    command.training.dim = before.dim();
    command.training.deterministic |= command.lock != null;
    this.trainer = trainer();
    this.options = used.effective(command);
    this.originalArgs = spec.commandLine().getParseResult().originalArgs();
    this.old = oldVocabulary();
  }

  /** Where in the directory of a run its state lies. */
  static Path stateOf(Path run) {
    return run.resolve("state");
  }

  private Word2VecTrainer trainer() {
    String model = command.training.model;
    if (model.equals("glove") || model.equals("fasttext")) {
      throw new UsageException("update goes on with skip-gram and cbow, not with " + model);
    }
    return command.training.toTrainer();
  }

  /** The words of the vectors, with counts of 0 where nobody knows them. */
  private Vocabulary oldVocabulary() throws BadInputException {
    if (state != null) {
      return state.vocabulary();
    }
    if (!before.table().hasCounts()) {
      say("the vectors have no counts, so that only those of the new text count");
    }
    long[] counts = new long[before.size()];
    for (int id = 0; id < counts.length; id++) {
      counts[id] = before.count(id).orElse(0);
    }
    try {
      return Vocabulary.of(before.words(), counts);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          command.model.file + " has words or counts that cannot be: " + e.getMessage(), e);
    }
  }

  void run() throws IOException {
    AtomicFile.checkTarget(command.out);
    if (command.files.saveVocabulary != null) {
      AtomicFile.checkTarget(command.files.saveVocabulary);
    }
    if (locked.unknown() > 0) {
      say("%,d words of %s are not in the vectors".formatted(locked.unknown(), command.lock));
    }
    try (var corpus = Corpus.of(command.corpus).strict(command.files.strict.isGiven());
        var progress = console.progress()) {
      var hash = CorpusHash.start(corpus.files());
      var provenance =
          Provenance.capture(trainer.options().seed(), Kernels.best().name(), originalArgs);
      try (var run = RunDirectory.create(command.runDirectory(), options, provenance)) {
        var outcome = train(corpus, run, progress);
        var result = toMap(outcome);
        run.metrics().log(result);
        run.update(provenance.withCorpus(hash.get()));
        report(outcome, result, run.path());
      }
    }
  }

  private VectorTraining.Outcome train(Corpus corpus, RunDirectory run, Progress progress)
      throws IOException {
    // All words of the text count, the rare ones too where they are old.
    var counting =
        command.words.toOptions(trainer.options().threads()).withMinCount(1).withMaxSize(0);
    var outcome =
        new VectorTraining(corpus, command.words.tokenizer(), counting, trainer)
            .vocabulary(this::grow)
            .prepared(training -> prepare(training, run))
            .trained(this::compare)
            .run(command.out, command.files.format, progress, console.err()::println);
    if (command.files.saveVocabulary != null) {
      outcome.vocabulary().save(command.files.saveVocabulary);
    }
    return outcome;
  }

  private Vocabulary grow(Vocabulary counted) {
    text = counted;
    return old.grownBy(counted, command.words.minCount, command.words.maxVocabulary);
  }

  private TrainingRun prepare(TrainingRun training, RunDirectory run) {
    if (state == null) {
      training.startFrom(before);
    } else {
      training.startFrom(before, state);
    }
    if (command.keepState) {
      training.keepState(stateOf(run.path()));
    }
    return training
        .lock(locked.words())
        .listener(epoch -> run.metrics().log(Map.of("epoch", epoch.epoch(), "loss", epoch.loss())));
  }

  private void compare(WordVectors after) {
    drift = VectorDrift.between(before, after, LISTED, word -> text.id(word) != Vocabulary.UNKNOWN);
  }

  private Map<String, Object> toMap(VectorTraining.Outcome outcome) {
    var map = new LinkedHashMap<>(outcome.toMap());
    map.put("oldWords", old.size());
    map.put("newWords", newWords(outcome));
    map.put("lockedWords", locked.words().size());
    map.put("drift", driftMap());
    return map;
  }

  private Map<String, Object> driftMap() {
    var map = new LinkedHashMap<String, Object>();
    map.put("mean", drift.mean());
    map.put("median", drift.median());
    map.put("quantile05", drift.quantile05());
    map.put("lowest", drift.lowest().stream().map(VectorUpdate::movedMap).toList());
    return map;
  }

  private static Map<String, Object> movedMap(VectorDrift.Moved moved) {
    var map = new LinkedHashMap<String, Object>();
    map.put("word", moved.word());
    map.put("cosine", moved.cosine());
    return map;
  }

  private int newWords(VectorTraining.Outcome outcome) {
    return outcome.vocabulary().size() - old.size();
  }

  private void report(VectorTraining.Outcome outcome, Map<String, Object> result, Path run) {
    if (console.json()) {
      var json = new LinkedHashMap<String, Object>();
      json.put("model", command.out.toString());
      json.putAll(result);
      json.put("format", command.files.format.label());
      json.put("run", run.toString());
      console.printJson(json);
      return;
    }
    var out = console.out();
    outcome.print(out);
    out.printf(
        Locale.ROOT,
        "%,d old words, %,d new words, %,d locked%n"
            + "cosine of old words with what they were: mean %.4f, median %.4f, 5 %% below %.4f%n",
        old.size(),
        newWords(outcome),
        locked.words().size(),
        drift.mean(),
        drift.median(),
        drift.quantile05());
    out.println(
        "moved most: "
            + drift.lowest().stream()
                .map(moved -> String.format(Locale.ROOT, "%s %.3f", moved.word(), moved.cosine()))
                .collect(Collectors.joining(", ")));
    out.println("vectors in " + console.strong(command.out.toString()) + ", details in " + run);
  }

  private void say(String what) {
    console.err().println("firth: " + what);
  }
}
