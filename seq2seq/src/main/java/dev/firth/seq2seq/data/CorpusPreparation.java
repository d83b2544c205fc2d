package dev.firth.seq2seq.data;

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
      Map<String, String> madeFrom = madeFrom(hashes(train));
      TextForms forms = forms(train, madeFrom);
      List<String> notes = tokenizers(train, forms, madeFrom);
      var tokenizers = TranslationTokenizers.read(run);
      SpecialIds source = special(tokenizers, true);
      SpecialIds target = special(tokenizers, false);
      var texts = new Texts(tokenizers, forms, source, target, madeFrom);
      EncodingCounts trainCounts = encode("train", train, texts, options.segmentations());
      EncodingCounts validCounts = encode("valid", valid, texts, Segmentations.ONE);
      return new PreparedCorpus(
          tokenizers,
          forms,
          source,
          target,
          stages.ids("train"),
          stages.ids("valid"),
          options.segmentations().versions(),
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

  private Map<String, String> madeFrom(List<HashedFile> train) throws IOException {
    var from = new LinkedHashMap<String, String>();
    from.put("format", FORMAT);
    from.put("trainSource", train.getFirst().sha256());
    from.put("trainTarget", train.getLast().sha256());
    from.put("kind", options.kind().label());
    from.put("vocabularySize", Integer.toString(options.vocabularySize()));
    from.put("joint", Boolean.toString(options.joint()));
    from.put("strict", Boolean.toString(options.strict()));
    from.put("forms", options.forms().toString());
    if (options.from().isPresent()) {
      from.put("from", HashedFile.combined(HashedFile.of(given())));
    }
    return from;
  }

  /** The files of the model that tokenizers and forms are taken from. */
  private List<Path> given() throws IOException {
    Path directory = options.from().orElseThrow();
    List<Path> files =
        new ArrayList<>(
            TranslationTokenizers.files(directory, TranslationTokenizers.read(directory).joint()));
    files.addAll(TextForms.files(directory, TextForms.read(directory).options()));
    return files;
  }

  /** Makes or takes the forms. */
  private TextForms forms(ParallelCorpus train, Map<String, String> madeFrom) throws IOException {
    if (options.from().isPresent()) {
      TextForms given = TextForms.read(options.from().orElseThrow());
      given.write(run);
      return given;
    }
    if (options.forms().equals(TextFormOptions.RAW)) {
      TextForms.RAW.write(run);
      return TextForms.RAW;
    }
    stages.learned(
        "forms",
        madeFrom,
        TextForms.files(run, options.forms()),
        () -> {
          new FormPreparation(train, progress).learn(options.forms()).write(run);
          return List.of();
        });
    return TextForms.read(run);
  }

  /** Learns or takes the tokenizers, if they are not there; returns the notes of the trainers. */
  private List<String> tokenizers(
      ParallelCorpus train, TextForms forms, Map<String, String> madeFrom) throws IOException {
    boolean joint = isJoint();
    List<Path> files = TranslationTokenizers.files(run, joint);
    return stages.learned(
        "tokenizers",
        madeFrom,
        files,
        () -> {
          long pairs = requireParallel(train);
          removeOther(joint);
          if (options.from().isPresent()) {
            TranslationTokenizers.read(options.from().orElseThrow()).write(run);
            return List.of();
          }
          return learn(train, forms, files, size(pairs));
        });
  }

  private boolean isJoint() throws IOException {
    return options.from().isPresent()
        ? TranslationTokenizers.read(options.from().orElseThrow()).joint()
        : options.joint();
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
  private void removeOther(boolean joint) throws IOException {
    for (Path file : TranslationTokenizers.files(run, !joint)) {
      Files.deleteIfExists(file);
    }
  }

  private List<String> learn(ParallelCorpus train, TextForms forms, List<Path> files, int size)
      throws IOException {
    var preparation = new FormPreparation(train, progress);
    var notes = new ArrayList<String>();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      var learning =
          new TokenizerLearning(
              options.kind(),
              size,
              options.threads(),
              options.specialNames(),
              i == 0 ? forms.tags() : List.of());
      int[] sides = files.size() == 1 ? new int[] {0, 1} : new int[] {i};
      preparation.prepared(
          forms,
          sides,
          stages.data(),
          text -> notes.addAll(learning.learn(text.strict(options.strict()), file, progress)));
    }
    return notes;
  }

  private SpecialIds special(TranslationTokenizers tokenizers, boolean ofSource)
      throws BadInputException {
    List<Path> files = TranslationTokenizers.files(run, tokenizers.joint());
    Path file = ofSource ? files.getFirst() : files.getLast();
    Tokenizer tokenizer = ofSource ? tokenizers.source() : tokenizers.target();
    return SpecialIds.of(tokenizer, SpecialNames.of(tokenizer), file.toString());
  }

  /** What texts are encoded with. */
  private record Texts(
      TranslationTokenizers tokenizers,
      TextForms forms,
      SpecialIds source,
      SpecialIds target,
      Map<String, String> madeFrom) {
    EncodedSide side(int number, Segmentations segmentations) {
      boolean ofSource = number == 0;
      Tokenizer tokenizer = ofSource ? tokenizers.source() : tokenizers.target();
      return EncodedSide.of(tokenizer, forms, ofSource, ofSource ? source : target)
          .in(segmentations, tokenizer, forms, ofSource);
    }
  }

  private EncodingCounts encode(
      String name, ParallelCorpus corpus, Texts texts, Segmentations segmentations)
      throws IOException {
    List<HashedFile> hashes = hashes(corpus);
    var madeFrom = new LinkedHashMap<>(texts.madeFrom());
    madeFrom.put("source", hashes.getFirst().sha256());
    madeFrom.put("target", hashes.getLast().sha256());
    madeFrom.put("maxLength", Integer.toString(options.maxLength()));
    madeFrom.put("segmentations", segmentations.toString());
    return stages.encoded(name, madeFrom, ids -> encode(corpus, texts, segmentations, ids));
  }

  private EncodingCounts encode(
      ParallelCorpus corpus, Texts texts, Segmentations segmentations, Path ids)
      throws IOException {
    EncodingCounts counts =
        CorpusEncoder.encode(
            corpus,
            List.of(texts.side(0, segmentations), texts.side(1, segmentations)),
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
