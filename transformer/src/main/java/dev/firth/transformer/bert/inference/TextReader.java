package dev.firth.transformer.bert.inference;

import dev.firth.runs.BadInputException;
import dev.firth.seq2seq.inference.LengthBatches;
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

/**
 * Texts as a model reads them: with special tokens, cut to its positions, in batches of about equal
 * length. Thread-safe.
 */
public final class TextReader {
  /** Most rows times columns of a batch: more at once is not faster. */
  private static final int CELLS = 4096;

  private final Tokenizer whole;
  private final Tokenizer tokenizer;
  private final BertOptions options;

  /** The tokenizer's own truncation and padding are not used. */
  public TextReader(Tokenizer tokenizer, BertOptions options) {
    this(tokenizer, options, options.positions());
  }

  /**
   * The same for shorter texts.
   *
   * @param maxLength most tokens of a text, special ones included
   */
  public TextReader(Tokenizer tokenizer, BertOptions options, int maxLength) {
    this.options = options;
    whole = tokenizer.toBuilder().truncation(null).padding(null).build();
    this.tokenizer = whole.toBuilder().truncation(Truncation.to(maxLength)).build();
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

  /** A text or pair as the model reads it, of a pair the longer text cut first. */
  public ReadText encode(EncodeInput text) {
    Encoding encoding = tokenizer.encode(text, true);
    // The windows that were cut off repeat one text of a pair, so that they cannot be counted.
    boolean all = encoding.overflow().isEmpty();
    int cut = all ? 0 : whole.encode(text, true).size() - encoding.size();
    return new ReadText(encoding, cut);
  }

  /**
   * Reads texts and computes something of each.
   *
   * @param computation from the texts of a batch to a result for each
   * @return results in the order of the texts
   */
  public <R> List<R> read(List<EncodeInput> texts, Function<List<ReadText>, List<R>> computation) {
    List<ReadText> rows = texts.stream().map(this::encode).toList();
    var results = new ArrayList<R>(Collections.nCopies(texts.size(), null));
    for (int[] batch : LengthBatches.of(rows.size(), i -> rows.get(i).encoding().size(), CELLS)) {
      List<R> found = computation.apply(Arrays.stream(batch).mapToObj(rows::get).toList());
      for (int row = 0; row < batch.length; row++) {
        results.set(batch[row], found.get(row));
      }
    }
    return results;
  }

  /**
   * Texts as the model takes them.
   *
   * @throws dev.firth.runs.UsageException if the model lacks what they ask for
   */
  public BertInput input(List<ReadText> rows) {
    return BertInput.of(rows.stream().map(ReadText::encoding).toList(), options);
  }
}
