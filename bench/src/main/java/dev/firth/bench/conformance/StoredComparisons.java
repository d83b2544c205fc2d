package dev.firth.bench.conformance;

import dev.firth.tokenizers.SpecialTokenPolicy;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.files.VocabText;
import dev.firth.tokenizers.model.wordpiece.WordPieceOptions;
import dev.firth.tokenizers.normalize.BertNormalizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Comparisons with results that other programs left in files of the data. */
final class StoredComparisons {
  private static final String LINES = "tokenizers/lines.jsonl";

  private final DataFolders data;
  private final List<Callable<Comparison>> work = new ArrayList<>();

  StoredComparisons(DataFolders data) {
    this.data = data;
  }

  /** Those for which all files are there. */
  List<Callable<Comparison>> all() throws IOException {
    addBert("uncased", BertNormalizer.uncased());
    addBert("cased", BertNormalizer.cased());
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
    Tokenizer tokenizer =
        withoutSpecialTokens(VocabText.read(vocabulary.get(), normalizer, google));
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

  private static Tokenizer withoutSpecialTokens(Tokenizer tokenizer) {
    return tokenizer.toBuilder().specialTokens(SpecialTokenPolicy.AS_TEXT).build();
  }

  private void add(
      String name, String reference, Path source, StoredResults results, Tokenizer tokenizer) {
    var encoder = new FirthEncoder(tokenizer, false);
    work.add(() -> results.compare(name, reference, data.name(source), encoder));
  }
}
