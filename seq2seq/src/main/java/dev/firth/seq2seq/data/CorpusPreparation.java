package dev.firth.seq2seq.data;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.ParallelCorpus;
import dev.firth.runs.BadInputException;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From four text files to what the training of a translation model reads: tokenizers, learned from
 * the training pairs ({@link TranslationTokenizers} says where they lie), and the pairs as ids in
 * {@code data/train.ids} and {@code data/valid.ids}.
 *
 * <p>Each of the three steps leaves a record of what its files were made from ({@code
 * data/tokenizers.json} and so on: hashes of inputs and outputs, options). Where that still holds,
 * as after a run that was killed, the step is not done again.
 */
public final class CorpusPreparation {
  private static final String FORMAT = "1";

  private final PreparationOptions options;
  private final Path run;
  private final PreparationStages stages;
  private final Progress progress;

  private CorpusPreparation(PreparationOptions options, Path run, Progress progress) {
    this.options = options;
    this.run = run;
    this.stages = new PreparationStages(run);
    this.progress = progress;
  }

  /**
   * Prepares what is not there yet.
   *
   * @param run the directory of the run, which exists
   * @throws BadInputException if a file is missing, empty, damaged or in another encoding than
   *     UTF-8, the sides of a corpus differ in their number of lines, or no pair is left to learn
   *     from or to validate with
   * @throws IOException if something cannot be read or written
   */
  public static PreparedCorpus prepare(PreparationOptions options, Path run, Progress progress)
      throws IOException {
    return new CorpusPreparation(options, run, progress).prepare();
  }

  private PreparedCorpus prepare() throws IOException {
    Files.createDirectories(stages.data());
    try (ParallelCorpus train = corpus(options.trainSource(), options.trainTarget());
        ParallelCorpus valid = corpus(options.validSource(), options.validTarget())) {
      List<HashedFile> trainHashes = hashes(train);
      List<HashedFile> validHashes = hashes(valid);
      Map<String, String> vocabulary = vocabularyMadeFrom(trainHashes);
      List<String> notes = tokenizers(train, vocabulary);
      var tokenizers = TranslationTokenizers.read(run);
      SpecialIds source = special(tokenizers.source(), true);
      SpecialIds target = special(tokenizers.target(), false);
      var texts = new Texts(tokenizers, source, target, vocabulary);
      EncodingCounts trainCounts = encode("train", train, trainHashes, texts);
      EncodingCounts validCounts = encode("valid", valid, validHashes, texts);
      return new PreparedCorpus(
          tokenizers,
          source,
          target,
          stages.ids("train"),
          stages.ids("valid"),
          trainCounts,
          validCounts,
          notes,
          stages.reused());
    }
  }

  private ParallelCorpus corpus(Path source, Path target) throws IOException {
    return ParallelCorpus.of(source, target).strict(options.strict());
  }

  private static List<HashedFile> hashes(ParallelCorpus corpus) throws IOException {
    return HashedFile.of(List.of(corpus.file(0), corpus.file(1)));
  }

  private Map<String, String> vocabularyMadeFrom(List<HashedFile> train) {
    var from = new LinkedHashMap<String, String>();
    from.put("format", FORMAT);
    from.put("trainSource", train.getFirst().sha256());
    from.put("trainTarget", train.getLast().sha256());
    from.put("kind", options.kind().label());
    from.put("vocabularySize", Integer.toString(options.vocabularySize()));
    from.put("joint", Boolean.toString(options.joint()));
    from.put("strict", Boolean.toString(options.strict()));
    return from;
  }

  /** Learns the tokenizers, if they are not there; returns the notes of the trainers. */
  private List<String> tokenizers(ParallelCorpus train, Map<String, String> madeFrom)
      throws IOException {
    List<Path> files = TranslationTokenizers.files(run, options.joint());
    return stages.learned(
        "tokenizers",
        madeFrom,
        files,
        () -> {
          long pairs = requireParallel(train);
          removeOther();
          return learn(train, files, size(pairs));
        });
  }

  private int size(long pairs) {
    return options.vocabularySize() == PreparationOptions.BY_PAIRS
        ? PreparationOptions.sizeFor(pairs)
        : options.vocabularySize();
  }

  /**
   * Minutes of learning should not come before the discovery that lines do not match; returns how
   * many there are.
   */
  private long requireParallel(ParallelCorpus train) throws IOException {
    try (var reader = train.open();
        var task = progress.start("comparing lines", "bytes", train.bytes())) {
      while (reader.next()) {
        task.done(reader.bytesRead());
      }
      return reader.line();
    }
  }

  /** Files of the other form, joint or not, would be taken for those of this run. */
  private void removeOther() throws IOException {
    for (Path file : TranslationTokenizers.files(run, !options.joint())) {
      Files.deleteIfExists(file);
    }
  }

  private List<String> learn(ParallelCorpus train, List<Path> files, int size) throws IOException {
    var learning =
        new TokenizerLearning(options.kind(), size, options.threads(), options.specialNames());
    var notes = new ArrayList<String>();
    for (int i = 0; i < files.size(); i++) {
      Corpus text =
          options.joint() ? Corpus.of(train.file(0), train.file(1)) : Corpus.of(train.file(i));
      try (text) {
        notes.addAll(learning.learn(text.strict(options.strict()), files.get(i), progress));
      }
    }
    return notes;
  }

  private SpecialIds special(Tokenizer tokenizer, boolean ofSource) throws BadInputException {
    List<Path> files = TranslationTokenizers.files(run, options.joint());
    Path file = ofSource ? files.getFirst() : files.getLast();
    return SpecialIds.of(tokenizer, options.specialNames(), file.toString());
  }

  /** What texts are encoded with. */
  private record Texts(
      TranslationTokenizers tokenizers,
      SpecialIds source,
      SpecialIds target,
      Map<String, String> madeFrom) {}

  private EncodingCounts encode(
      String name, ParallelCorpus corpus, List<HashedFile> hashes, Texts texts) throws IOException {
    var madeFrom = new LinkedHashMap<>(texts.madeFrom());
    madeFrom.put("source", hashes.getFirst().sha256());
    madeFrom.put("target", hashes.getLast().sha256());
    madeFrom.put("maxLength", Integer.toString(options.maxLength()));
    return stages.encoded(name, madeFrom, ids -> encode(corpus, texts, ids));
  }

  private EncodingCounts encode(ParallelCorpus corpus, Texts texts, Path ids) throws IOException {
    EncodingCounts counts =
        CorpusEncoder.encode(
            corpus,
            List.of(texts.tokenizers().source(), texts.tokenizers().target()),
            List.of(texts.source(), texts.target()),
            options.maxLength(),
            options.threads(),
            ids,
            progress);
    if (counts.kept() == 0) {
      throw new BadInputException(
          "no pair of %s and %s is left: of %,d, %,d have an empty side and %,d are longer than %,d tokens"
              .formatted(
                  corpus.name(0),
                  corpus.name(1),
                  counts.read(),
                  counts.empty(),
                  counts.tooLong(),
                  options.maxLength()));
    }
    return counts;
  }
}
