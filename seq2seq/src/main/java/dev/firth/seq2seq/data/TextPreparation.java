package dev.firth.seq2seq.data;

import dev.firth.corpora.Corpus;
import dev.firth.corpora.ParallelCorpus;
import dev.firth.runs.BadInputException;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Progress;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerFiles;
import dev.firth.tokenizers.files.TokenizerJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From text files to what the training of a language model reads: the tokenizer, taken or learned,
 * in {@code tokenizer.json}, and the lines as ids in {@code data/train.ids} and, where there is a
 * text to validate with, {@code data/valid.ids}. As in {@link CorpusPreparation} each step leaves a
 * record, and is not done again where that still holds.
 */
public final class TextPreparation {
  private static final String FORMAT = "1";

  private final TextOptions options;
  private final PreparationStages stages;
  private final Path tokenizerFile;
  private final Progress progress;

  private TextPreparation(TextOptions options, Path run, Progress progress) {
    this.options = options;
    this.stages = new PreparationStages(run);
    this.tokenizerFile = TranslationTokenizers.files(run, true).getFirst();
    this.progress = progress;
  }

  /**
   * Prepares what is not there yet.
   *
   * @param run the directory of the run, which exists
   * @throws BadInputException if a file is missing, empty, damaged or in another encoding than
   *     UTF-8, a tokenizer lacks special tokens, or no line is left
   * @throws IOException if something cannot be read or written
   */
  public static PreparedText prepare(TextOptions options, Path run, Progress progress)
      throws IOException {
    return new TextPreparation(options, run, progress).prepare();
  }

  private PreparedText prepare() throws IOException {
    Files.createDirectories(stages.data());
    try (Corpus text = Corpus.of(options.text()).strict(options.strict());
        ParallelCorpus lines = ParallelCorpus.ofText(text)) {
      if (options.heldOut().isEmpty()) {
        return prepare(text, lines, Optional.empty());
      }
      Path file = options.heldOut().orElseThrow();
      try (ParallelCorpus heldOut = ParallelCorpus.of(file).strict(options.strict())) {
        return prepare(text, lines, Optional.of(heldOut));
      }
    }
  }

  private PreparedText prepare(Corpus text, ParallelCorpus lines, Optional<ParallelCorpus> heldOut)
      throws IOException {
    List<String> notes = options.tokenizer().isPresent() ? take() : learned(text, lines);
    Tokenizer tokenizer = TokenizerJson.read(tokenizerFile);
    SpecialIds special = special(tokenizer, tokenizerFile);
    EncodingCounts counts = encode("train", lines, text.files(), tokenizer, special);
    Optional<EncodingCounts> heldOutCounts = Optional.empty();
    if (heldOut.isPresent()) {
      List<Path> files = List.of(heldOut.get().file(0));
      heldOutCounts = Optional.of(encode("valid", heldOut.get(), files, tokenizer, special));
    }
    return new PreparedText(
        tokenizer,
        special,
        stages.ids("train"),
        heldOut.map(file -> stages.ids("valid")),
        counts,
        heldOutCounts,
        notes,
        stages.reused());
  }

  /** Takes the given tokenizer into the run. */
  private List<String> take() throws IOException {
    Path given = options.tokenizer().orElseThrow();
    Tokenizer tokenizer = TokenizerFiles.read(given);
    special(tokenizer, given);
    TokenizerJson.write(tokenizer, tokenizerFile);
    return List.of();
  }

  private Map<String, String> tokenizerMadeFrom(Corpus text) throws IOException {
    var from = new LinkedHashMap<String, String>();
    from.put("format", FORMAT);
    from.put("text", HashedFile.combined(HashedFile.of(text.files())));
    from.put("kind", options.kind().label());
    from.put("vocabularySize", Integer.toString(options.vocabularySize()));
    from.put("strict", Boolean.toString(options.strict()));
    return from;
  }

  /** Learns the tokenizer, unless it is there; returns what the user should know. */
  private List<String> learned(Corpus text, ParallelCorpus lines) throws IOException {
    Map<String, String> madeFrom = tokenizerMadeFrom(text);
    return stages.learned("tokenizer", madeFrom, List.of(tokenizerFile), () -> learn(text, lines));
  }

  private List<String> learn(Corpus text, ParallelCorpus lines) throws IOException {
    int size =
        options.vocabularySize() == PreparationOptions.BY_PAIRS
            ? PreparationOptions.sizeFor(count(lines))
            : options.vocabularySize();
    SpecialNames names = SpecialNames.of(options.kind());
    return new TokenizerLearning(options.kind(), size, options.threads(), names, List.of())
        .learn(text, tokenizerFile, progress);
  }

  private static long count(ParallelCorpus lines) throws IOException {
    try (var reader = lines.open()) {
      while (reader.next()) {
        // only how many there are
      }
      return reader.line();
    }
  }

  private static SpecialIds special(Tokenizer tokenizer, Path file) throws BadInputException {
    return SpecialIds.of(tokenizer, SpecialNames.of(tokenizer), file.toString());
  }

  private EncodingCounts encode(
      String name, ParallelCorpus lines, List<Path> files, Tokenizer tokenizer, SpecialIds special)
      throws IOException {
    var madeFrom = new LinkedHashMap<String, String>();
    madeFrom.put("format", FORMAT);
    madeFrom.put("tokenizer", HashedFile.of(tokenizerFile).sha256());
    madeFrom.put("text", HashedFile.combined(HashedFile.of(files)));
    madeFrom.put("strict", Boolean.toString(options.strict()));
    return stages.encoded(name, madeFrom, ids -> encode(lines, tokenizer, special, ids));
  }

  private EncodingCounts encode(
      ParallelCorpus lines, Tokenizer tokenizer, SpecialIds special, Path ids) throws IOException {
    EncodingCounts counts =
        CorpusEncoder.encode(
            lines,
            List.of(EncodedSide.of(tokenizer, special)),
            SentenceFile.MAX_LENGTH,
            options.threads(),
            ids,
            progress);
    if (counts.kept() == 0) {
      throw new BadInputException(
          "no line of %s is left: of %,d, %,d are longer than a megabyte"
              .formatted(lines.name(0), counts.read(), counts.tooLong()));
    }
    return counts;
  }
}
