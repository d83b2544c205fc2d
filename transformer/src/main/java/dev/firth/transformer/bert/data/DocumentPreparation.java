package dev.firth.transformer.bert.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firth.corpora.Corpus;
import dev.firth.corpora.text.TextEncoding;
import dev.firth.runs.BadInputException;
import dev.firth.runs.HashedFile;
import dev.firth.runs.Progress;
import dev.firth.seq2seq.data.StageRecord;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.TokenizerFiles;
import dev.firth.tokenizers.files.TokenizerJson;
import dev.firth.tokenizers.train.BpeTrainerOptions;
import dev.firth.tokenizers.train.TokenizerKind;
import dev.firth.tokenizers.train.TokenizerTrainer;
import dev.firth.tokenizers.train.WordCountingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a text to what pretraining reads: {@code tokenizer.json}, learned from the text or given,
 * and its documents as ids in {@code data/train.ids} and {@code data/valid.ids}.
 *
 * <p>Each step leaves a record of what its files were made from (hashes of inputs and outputs,
 * options). Where that still holds, as after a run that was killed, the step is not done again.
 * Memory does not grow with the text.
 */
public final class DocumentPreparation {
  private static final String FORMAT = "1";
  private static final long COUNTING_BYTES = 96L << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PreparationOptions options;
  private final Corpus text;
  private final Corpus other;
  private final Path run;
  private final Path data;
  private final Progress progress;
  private final List<String> notes = new ArrayList<>();
  private final List<String> reused = new ArrayList<>();

  private DocumentPreparation(
      PreparationOptions options, Corpus text, Corpus other, Path run, Progress progress) {
    this.options = options;
    this.text = text;
    this.other = other;
    this.run = run;
    this.data = run.resolve("data");
    this.progress = progress;
  }

  /**
   * Prepares what is not there yet.
   *
   * @param text to learn from
   * @param heldOut a text to be judged by; null to keep a share of the documents of the first one
   * @param run the directory of the run, which exists
   * @throws BadInputException if a text is empty, damaged or in another encoding than UTF-8, no
   *     document is left to learn from or to be judged by, or the tokenizer lacks special tokens
   */
  public static PreparedDocuments prepare(
      PreparationOptions options, Corpus text, Corpus heldOut, Path run, Progress progress)
      throws IOException {
    return new DocumentPreparation(options, text, heldOut, run, progress).prepare();
  }

  private PreparedDocuments prepare() throws IOException {
    Files.createDirectories(data);
    requireUtf8(text);
    requireUtf8(other);
    String textHash = HashedFile.combined(HashedFile.of(text.files()));
    Map<String, String> vocabulary = vocabularyMadeFrom(textHash);
    Path tokenizerFile = tokenizer(vocabulary);
    Tokenizer tokenizer = TokenizerJson.read(tokenizerFile);
    BertTokens special = BertTokens.of(tokenizer, tokenizerFile.toString());
    EncodedDocuments counts = encode(tokenizer, special, vocabulary, textHash);
    return new PreparedDocuments(
        tokenizer, special, ids("train"), ids("valid"), counts, notes, reused);
  }

  private static void requireUtf8(Corpus corpus) throws IOException {
    if (corpus != null) {
      for (Path file : corpus.files()) {
        TextEncoding.requireUtf8(file, corpus.nameOf(file));
      }
    }
  }

  private Map<String, String> vocabularyMadeFrom(String textHash) throws IOException {
    var from = new LinkedHashMap<String, String>();
    from.put("format", FORMAT);
    if (options.tokenizer() == null) {
      from.put("text", textHash);
      from.put("kind", options.kind().label());
      from.put("vocabularySize", Integer.toString(options.vocabularySize()));
      from.put("cased", Boolean.toString(options.cased()));
    } else {
      // A folder may hold several files; what they say together is in the tokenizer that is read.
      from.put("tokenizer", options.tokenizer().toString());
    }
    return from;
  }

  private Path tokenizer(Map<String, String> madeFrom) throws IOException {
    Path file = run.resolve("tokenizer.json");
    Path record = data.resolve("tokenizer.json");
    if (StageRecord.reportIfDone(record, madeFrom, run, List.of(file)).isPresent()) {
      reused.add("tokenizer");
      return file;
    }
    Tokenizer tokenizer =
        options.tokenizer() == null ? learned() : TokenizerFiles.read(options.tokenizer());
    TokenizerJson.write(tokenizer, file);
    StageRecord.of(madeFrom, run, List.of(file), Map.of()).write(record);
    return file;
  }

  private Tokenizer learned() throws IOException {
    var trainer =
        new TokenizerTrainer(
            options.kind(),
            BpeTrainerOptions.defaults()
                .withVocabSize(options.vocabularySize())
                .withSpecialTokens(specialTokens()),
            options.cased());
    var counting =
        WordCountingOptions.defaults()
            .withThreads(options.documents().threads())
            .withMemoryBytes(COUNTING_BYTES);
    TokenizerTrainer.Result result = trainer.train(text, counting, progress);
    notes.addAll(result.notes());
    return result.tokenizer();
  }

  private List<String> specialTokens() {
    return options.kind() == TokenizerKind.WORDPIECE
        ? List.of()
        : List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>");
  }

  private EncodedDocuments encode(
      Tokenizer tokenizer, BertTokens special, Map<String, String> vocabulary, String textHash)
      throws IOException {
    DocumentOptions reading = options.documents();
    if (other == null) {
      var encoded =
          encode("train", text, ids("valid"), reading, tokenizer, special, vocabulary, textHash);
      require(encoded.heldOut(), "held out; give a text to be judged by, or a larger share");
      return encoded;
    }
    DocumentOptions all = reading.withHeldOut(0, reading.seed());
    var kept = encode("train", text, null, all, tokenizer, special, vocabulary, textHash);
    String otherHash = HashedFile.combined(HashedFile.of(other.files()));
    var held = encode("valid", other, null, all, tokenizer, special, vocabulary, otherHash);
    return new EncodedDocuments(kept.text(), kept.kept(), held.kept());
  }

  private EncodedDocuments encode(
      String name,
      Corpus corpus,
      Path heldOut,
      DocumentOptions reading,
      Tokenizer tokenizer,
      BertTokens special,
      Map<String, String> vocabulary,
      String textHash)
      throws IOException {
    Map<String, String> madeFrom = madeFrom(vocabulary, textHash, reading);
    List<Path> files = heldOut == null ? List.of(ids(name)) : List.of(ids(name), heldOut);
    Path record = data.resolve(name + ".json");
    Optional<JsonNode> done = StageRecord.reportIfDone(record, madeFrom, run, files);
    if (done.isPresent()) {
      reused.add(name);
      return MAPPER.treeToValue(done.get(), EncodedDocuments.class);
    }
    var encoded =
        new DocumentEncoder(tokenizer, special, reading)
            .encode(corpus, ids(name), heldOut, progress);
    require(encoded.kept(), "left of " + corpus.nameOf(corpus.files().getFirst()));
    @SuppressWarnings("unchecked") // a record's components have names
    Map<String, Object> report = MAPPER.convertValue(encoded, Map.class);
    StageRecord.of(madeFrom, run, files, report).write(record);
    return encoded;
  }

  private static void require(DocumentCounts counts, String what) throws BadInputException {
    if (counts.documents() == 0) {
      throw new BadInputException("no document is " + what);
    }
    if (counts.unknown() == counts.tokens()) {
      throw new BadInputException(
          "the tokenizer knows nothing of the text: all %,d tokens are unknown; give the right one"
              .formatted(counts.tokens()));
    }
  }

  private Map<String, String> madeFrom(
      Map<String, String> vocabulary, String textHash, DocumentOptions reading) throws IOException {
    var from = new LinkedHashMap<>(vocabulary);
    from.put("tokenizerHash", HashedFile.of(run.resolve("tokenizer.json")).sha256());
    from.put("text", textHash);
    from.put("documents", reading.documents().label());
    from.put("sentences", reading.sentences().label());
    from.put("language", reading.language());
    from.put("maxSentence", Integer.toString(reading.maxSentence()));
    from.put("heldOutShare", Double.toString(reading.heldOutShare()));
    from.put("seed", Long.toString(reading.seed()));
    return from;
  }

  private Path ids(String name) {
    return data.resolve(name + ".ids");
  }
}
