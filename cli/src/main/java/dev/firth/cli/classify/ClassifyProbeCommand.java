package dev.firth.cli.classify;

import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.FirthCommand;
import dev.firth.cli.shell.LuceneLog;
import dev.firth.cli.shell.ResamplingOptions;
import dev.firth.corpora.Corpus;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.sentence.SentenceEncoder;
import dev.firth.eval.baseline.index.DocumentAnalysis;
import dev.firth.eval.probe.LabelledTexts;
import dev.firth.eval.probe.ProbeFeatures;
import dev.firth.eval.probe.ProbeStudy;
import dev.firth.eval.probe.SentenceFeatures;
import dev.firth.eval.probe.TfIdfFeatures;
import dev.firth.tokenizers.WordTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code firth classify probe}: what features are worth to simple classifiers. */
@Command(
    name = "probe",
    header = "Compare tf-idf and sentence vectors as features of simple classifiers.",
    footer = {
      "",
      "Every classifier learns from every kind of features: tfidf, and with --vectors",
      "mean and sif. p values are against tfidf with the same classifier.",
      "",
      "  firth classify probe train.tsv test.tsv --vectors wiki.vec"
    })
final class ClassifyProbeCommand extends FirthCommand {
  @Parameters(
      index = "0",
      paramLabel = "TRAIN",
      description = "Labelled text to learn from; packed files are unpacked.")
  String training;

  @Parameters(index = "1", paramLabel = "TEST", description = "Labelled text to be told.")
  String test;

  @Option(
      names = "--vectors",
      paramLabel = "MODEL",
      description = "A vector file; its format is recognised (default: tfidf alone).")
  Path model;

  @Mixin ProbeSettings settings;

  @Mixin ResamplingOptions resampling;

  @Mixin LabelledInput input;

  @Override
  protected void run(Console console) throws IOException {
    LuceneLog.quiet();
    resampling.check();
    var options = settings.options();
    var classifiers = settings.classifiers();
    LabelledTexts known = read(training);
    LabelledTexts asked = read(test);
    ProbeStudy study;
    try (var tfIdf = TfIdfFeatures.of(known.texts(), DocumentAnalysis.of(settings.analyzer));
        WordVectors vectors = model == null ? null : WordVectors.open(model);
        var progress = console.progress()) {
      study =
          ProbeStudy.of(
              features(tfIdf, vectors, known),
              classifiers,
              known,
              asked,
              options,
              resampling.bootstrap(),
              resampling.randomization(),
              progress);
    }
    var output = new ProbeOutput(known, asked, study);
    if (console.json()) {
      console.printJson(output.toMap());
    } else {
      output.print(console);
    }
  }

  private LabelledTexts read(String file) throws IOException {
    try (var text = Corpus.of(List.of(file)).strict(input.strict.isGiven())) {
      return LabelledTexts.read(text, input.format, input.labelPrefix);
    }
  }

  private List<ProbeFeatures> features(
      TfIdfFeatures tfIdf, WordVectors vectors, LabelledTexts known) {
    var features = new ArrayList<ProbeFeatures>();
    features.add(tfIdf);
    if (vectors != null) {
      WordTokenizer words = settings.sentences.tokenizer();
      List<List<String>> sentences =
          known.texts().stream().map(text -> SentenceEncoder.words(text, words)).toList();
      features.add(
          SentenceFeatures.of("mean", SentenceEncoder.mean(vectors), words, known.texts()));
      var sif = SentenceEncoder.sif(vectors, settings.sentences.sifA(), sentences);
      features.add(SentenceFeatures.of("sif", sif, words, known.texts()));
    }
    return features;
  }
}
