package dev.firth.bench.conformance;

import dev.firth.tokenizers.SpecialTokenPolicy;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.decode.ByteLevelDecoder;
import dev.firth.tokenizers.files.SentencePieceFile;
import dev.firth.tokenizers.files.SubwordNmtCodes;
import dev.firth.tokenizers.files.TiktokenEncoding;
import dev.firth.tokenizers.files.VocabText;
import dev.firth.tokenizers.model.bpe.SubwordNmtModel;
import dev.firth.tokenizers.model.bpe.SubwordNmtOptions;
import dev.firth.tokenizers.model.wordpiece.WordPieceOptions;
import dev.firth.tokenizers.normalize.BertNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Comparisons with results that other programs left in files of the data. */
final class StoredComparisons {
  private static final String LINES = "tokenizers/lines.jsonl";
  private static final String TIKTOKEN = "tiktoken";

  private final DataFolders data;
  private final List<Callable<Comparison>> work = new ArrayList<>();

  StoredComparisons(DataFolders data) {
    this.data = data;
  }

  /** Those for which all files are there. */
  List<Callable<Comparison>> all() throws IOException {
    addBert("uncased", BertNormalizer.uncased());
    addBert("cased", BertNormalizer.cased());
    for (TiktokenEncoding encoding : TiktokenEncoding.values()) {
      addTiktoken(encoding);
    }
    addSentencePiece();
    addSubwordNmt();
    return work;
  }

  /** Google's program takes words of up to 200 characters and special tokens as plain text. */
  private void addBert(String kind, BertNormalizer normalizer) throws IOException {
    Optional<Path> vocabulary = data.find("tokenizers/bert/" + kind + ".vocab.txt");
    if (vocabulary.isEmpty()) {
      return;
    }
    var google =
        WordPieceOptions.defaults().withMaxInputCharsPerWord(WordPieceOptions.GOOGLE_LONGEST_WORD);
    Tokenizer tokenizer = asText(VocabText.read(vocabulary.get(), normalizer, google));
    addGoogleLines(kind, tokenizer);
    Optional<Path> regression =
        data.find("tokenizers/bert/regression-text.bert-base-" + kind + ".tsv");
    if (regression.isPresent()) {
      var results = StoredResults.ofTabSeparated(regression.get());
      add("BERT " + kind, "BERT tokens of Tribuo", regression.get(), results, tokenizer);
    }
  }

  /** Google's program keeps characters for private use, which Hugging Face's drops. */
  private void addGoogleLines(String kind, Tokenizer tokenizer) throws IOException {
    Optional<Path> lines = data.find(LINES);
    Optional<Path> file = data.find("tokenizers/expected/expected.bert-" + kind + ".jsonl");
    if (lines.isPresent() && file.isPresent()) {
      var results = StoredResults.ofJsonLines(lines.get(), file.get());
      var comparable = results.without(StoredComparisons::hasPrivateUse);
      String source = data.name(lines.get()) + " without private use";
      var encoder = new FirthEncoder(tokenizer, false);
      work.add(() -> comparable.compare("BERT " + kind, "Google's BERT", source, encoder));
    }
  }

  private static boolean hasPrivateUse(String text) {
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
  }

  private static Tokenizer asText(Tokenizer tokenizer) {
    return tokenizer.toBuilder().specialTokens(SpecialTokenPolicy.AS_TEXT).build();
  }

  private void addTiktoken(TiktokenEncoding encoding) throws IOException {
    String name = encoding.tiktokenName();
    // p50k_edit has the ranks of p50k_base.
    String ranks = encoding == TiktokenEncoding.P50K_EDIT ? "p50k_base" : name;
    Optional<Path> file = data.find("tokenizers/tiktoken/" + ranks + ".tiktoken");
    if (file.isEmpty()) {
      return;
    }
    Tokenizer tokenizer =
        asText(
            Tokenizer.builder(encoding.read(file.get()))
                .preTokenizer(encoding.preTokenizer())
                .decoder(new ByteLevelDecoder())
                .addedTokens(encoding.addedTokens())
                .build());
    addLines(name, TIKTOKEN, name, tokenizer);
    if (encoding == TiktokenEncoding.R50K_BASE) {
      addLines(name, "GPT-2's encoder", "gpt2", tokenizer);
    }
    Optional<Path> vectors = data.find("tokenizers/tiktoken/" + name + "_encodings.csv");
    if (vectors.isPresent()) {
      var results = StoredResults.ofCommaSeparated(vectors.get());
      add(name, TIKTOKEN, vectors.get(), results, tokenizer);
    }
  }

  private void addSentencePiece() throws IOException {
    for (Path root : data.roots()) {
      Path folder = root.resolve("tokenizers/sentencepiece");
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(f -> f.toString().endsWith(".model")).sorted().toList()) {
            addSentencePiece(file);
          }
        }
      }
    }
  }

  private void addSentencePiece(Path file) throws IOException {
    SentencePieceFile model = SentencePieceFile.read(file);
    Tokenizer tokenizer =
        Tokenizer.builder(model.model())
            .normalizer(model.normalizer())
            .decoder(model.decoder())
            .build();
    String name = file.getFileName().toString().replace(".model", "");
    addLines(name, "SentencePiece", "spm." + name, tokenizer);
  }

  private void addSubwordNmt() throws IOException {
    Optional<Path> codes = data.find("tokenizers/subword-nmt/bpe.ref");
    Optional<Path> lines = data.find("tokenizers/subword-nmt/corpus.en");
    Optional<Path> segmented = data.find("tokenizers/subword-nmt/corpus.bpe.ref.en");
    if (codes.isEmpty() || lines.isEmpty() || segmented.isEmpty()) {
      return;
    }
    SubwordNmtModel model = SubwordNmtCodes.read(codes.get(), SubwordNmtOptions.DEFAULTS);
    var results = StoredResults.ofSegmentedLines(lines.get(), segmented.get());
    Encoder encoder = text -> Sample.ofTokens(List.of(model.segment(text).split(" ")));
    work.add(() -> results.compare("bpe.ref", "subword-nmt", data.name(lines.get()), encoder));
  }

  private void addLines(String name, String reference, String expected, Tokenizer tokenizer)
      throws IOException {
    Optional<Path> lines = data.find(LINES);
    Optional<Path> file = data.find("tokenizers/expected/expected." + expected + ".jsonl");
    if (lines.isPresent() && file.isPresent()) {
      var results = StoredResults.ofJsonLines(lines.get(), file.get());
      add(name, reference, lines.get(), results, tokenizer);
    }
  }

  private void add(
      String name, String reference, Path source, StoredResults results, Tokenizer tokenizer) {
    var encoder = new FirthEncoder(tokenizer, false);
    work.add(() -> results.compare(name, reference, data.name(source), encoder));
  }
}
