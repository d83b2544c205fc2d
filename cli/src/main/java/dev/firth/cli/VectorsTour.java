package dev.firth.cli;

import dev.firth.cli.corpus.AlmanacFiles;
import dev.firth.cli.shell.Console;
import dev.firth.cli.shell.LuceneLog;
import dev.firth.cli.shell.TemporaryFile;
import dev.firth.cli.vectors.VectorTraining;
import dev.firth.corpora.Corpus;
import dev.firth.corpora.almanac.Almanac;
import dev.firth.corpora.almanac.AlmanacOptions;
import dev.firth.embeddings.WordVectors;
import dev.firth.embeddings.files.VectorFormat;
import dev.firth.embeddings.train.SkipGramTrainer;
import dev.firth.embeddings.train.Word2VecOptions;
import dev.firth.eval.baseline.documents.DocumentFormat;
import dev.firth.eval.baseline.documents.DocumentSource;
import dev.firth.eval.baseline.index.SearchIndex;
import dev.firth.eval.baseline.words.BaselineOptions;
import dev.firth.eval.baseline.words.CooccurrenceOptions;
import dev.firth.eval.baseline.words.CooccurrenceWordSpace;
import dev.firth.eval.baseline.words.TfIdfWordSpace;
import dev.firth.eval.vectors.AnalogyEvaluation;
import dev.firth.eval.vectors.AnalogyOptions;
import dev.firth.eval.vectors.AnalogyQuestions;
import dev.firth.eval.vectors.DenseWordSpace;
import dev.firth.eval.vectors.SimilarityEvaluation;
import dev.firth.eval.vectors.SimilarityOptions;
import dev.firth.eval.vectors.SimilarityPairs;
import dev.firth.eval.vectors.WordSpace;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Vocabulary;
import dev.firth.tokenizers.VocabularyOptions;
import dev.firth.tokenizers.ids.IdCorpus;
import dev.firth.tokenizers.words.WhitespaceWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The quickstart for word vectors: text, training, questions, and a comparison with counting. */
final class VectorsTour {
  private final Path folder;
  private final AlmanacOptions world;
  private final SkipGramTrainer trainer;

  VectorsTour(Path folder, long tokens, int threads, long seed) {
    this.folder = folder;
    world = AlmanacOptions.defaults().withTokens(tokens).withSeed(seed).withThreads(threads);
    trainer = new SkipGramTrainer(Word2VecOptions.skipGram().threads(threads).seed(seed).build());
  }

  void run(Console console, Progress progress) throws IOException {
    long start = System.nanoTime();
    Files.createDirectories(folder);
    writeAlmanac(progress);
    try (var corpus = Corpus.of(text())) {
      var job =
          new VectorTraining(
              corpus,
              new WhitespaceWords(),
              VocabularyOptions.defaults().withThreads(trainer.options().threads()),
              trainer);
      var outcome = job.run(model(), VectorFormat.FIRTH, progress, console.err()::println);
      var questions = AnalogyQuestions.read(questions());
      var pairs = SimilarityPairs.read(pairs());
      try (var vectors = WordVectors.open(model())) {
        var scores = new ArrayList<TourReport.Scores>();
        scores.add(score("skip-gram", new DenseWordSpace(vectors), questions, pairs));
        scores.addAll(baselines(corpus, outcome.vocabulary(), questions, pairs, progress));
        double seconds = (System.nanoTime() - start) * 1e-9;
        new TourReport(model(), folder, outcome, seconds, vectors, questions, scores)
            .print(console);
      }
    }
  }

  private void writeAlmanac(Progress progress) throws IOException {
    try (var task = progress.start("writing the Almanac", "words", world.tokens())) {
      var almanac = new Almanac(world);
      task.done(almanac.write(text()));
      var side = new AlmanacFiles(almanac);
      side.writeQuestions(questions());
      side.writePairs(pairs());
    }
  }

  private List<TourReport.Scores> baselines(
      Corpus corpus,
      Vocabulary vocabulary,
      AnalogyQuestions questions,
      SimilarityPairs pairs,
      Progress progress)
      throws IOException {
    var words = new WhitespaceWords();
    var options = BaselineOptions.defaults();
    var scores = new ArrayList<TourReport.Scores>();
    LuceneLog.quiet();
    var blocks = DocumentSource.of(List.of(text().toString())).withFormat(DocumentFormat.BLOCKS);
    try (var task = progress.start("counting baselines", "baselines", 2);
        var reader = blocks.open();
        var index = SearchIndex.inMemory(reader, words, Progress.none())) {
      var documents = TfIdfWordSpace.of(index, options);
      scores.add(score("tf-idf", documents, questions, pairs));
      task.done(1);
      try (var file = TemporaryFile.beside(model(), ".ids");
          var ids =
              IdCorpus.encode(
                  corpus,
                  words,
                  vocabulary,
                  file.path(),
                  trainer.options().threads(),
                  Progress.none())) {
        var neighbours =
            CooccurrenceWordSpace.of(vocabulary, ids, options, CooccurrenceOptions.defaults());
        scores.add(score("co-occurrence", neighbours, questions, pairs));
        task.done(2);
      }
    }
    return scores;
  }

  private static TourReport.Scores score(
      String name, WordSpace space, AnalogyQuestions questions, SimilarityPairs pairs) {
    var analogy = new AnalogyEvaluation(AnalogyOptions.defaults()).evaluate(space, questions);
    var similarity = new SimilarityEvaluation(SimilarityOptions.defaults()).evaluate(space, pairs);
    return new TourReport.Scores(name, analogy, similarity);
  }

  private Path text() {
    return folder.resolve("almanac.txt");
  }

  private Path questions() {
    return folder.resolve("questions.txt");
  }

  private Path pairs() {
    return folder.resolve("pairs.tsv");
  }

  private Path model() {
    return folder.resolve("almanac.vec");
  }
}
