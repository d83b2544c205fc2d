package dev.firth.transformer.bert.inference;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.EncodeInput;
import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.Truncation;
import dev.firth.tokenizers.files.TokenizerFiles;
import dev.firth.transformer.bert.BertInput;
import dev.firth.transformer.bert.BertOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Texts as a model reads them: with special tokens, cut to its positions, in batches of about equal
 * length. Thread-safe.
 */
public final class TextReader {
  /** Most rows times columns of a batch: more at once is not faster. */
  private static final int CELLS = 4096;

  private final Tokenizer tokenizer;
  private final BertOptions options;

  /** The tokenizer's own truncation and padding are not used. */
  public TextReader(Tokenizer tokenizer, BertOptions options) {
    this.options = options;
    this.tokenizer =
        tokenizer.toBuilder().truncation(Truncation.to(options.positions())).padding(null).build();
  }

  /**
   * Reads the tokenizer of a model's folder.
   *
   * @throws BadInputException if it is missing or has tokens beyond the model's vocabulary
   */
  public static TextReader of(Path folder, BertOptions options) throws IOException {
    Tokenizer tokenizer = TokenizerFiles.read(folder);
    if (tokenizer.size() > options.vocabulary()) {
      throw new BadInputException(
          "%s: the tokenizer has %d tokens, the model's vocabulary %d: they are not of one model"
              .formatted(folder, tokenizer.size(), options.vocabulary()));
    }
    return new TextReader(tokenizer, options);
  }

  /** What texts are encoded with. */
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /**
   * Reads texts and computes something of each.
   *
   * @param computation from the encodings of a batch to a result for each
   * @return results in the order of the texts
   */
  public <R> List<R> read(List<EncodeInput> texts, Function<List<Encoding>, List<R>> computation) {
    List<Encoding> encodings = tokenizer.encodeBatch(texts, true, 1);
    var results = new ArrayList<R>(Collections.nCopies(texts.size(), null));
    for (int[] batch : LengthBatches.of(texts.size(), i -> encodings.get(i).size(), CELLS)) {
      List<R> found = computation.apply(Arrays.stream(batch).mapToObj(encodings::get).toList());
      for (int row = 0; row < batch.length; row++) {
        results.set(batch[row], found.get(row));
      }
    }
    return results;
  }

  /**
   * Encodings as the model takes them.
   *
   * @throws dev.firth.runs.UsageException if the model lacks what they ask for
   */
  public BertInput input(List<Encoding> rows) {
    return BertInput.of(rows, options);
  }

  /** How many tokens of a text were cut, since the model has no positions for them. */
  public static int cut(Encoding encoding) {
    return encoding.overflow().stream()
        .mapToInt(
            window ->
                (int) IntStream.range(0, window.size()).filter(t -> !window.special(t)).count())
        .sum();
  }
}
