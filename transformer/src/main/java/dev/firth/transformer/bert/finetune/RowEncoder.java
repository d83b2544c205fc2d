package dev.firth.transformer.bert.finetune;

import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.EncodeInput;
import dev.firth.tokenizers.Encoding;
import dev.firth.tokenizers.PostProcessor;
import dev.firth.tokenizers.Side;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.Truncation;
import dev.firth.tokenizers.postprocess.BertProcessing;
import dev.firth.tokenizers.postprocess.RobertaProcessing;
import dev.firth.tokenizers.postprocess.SpecialToken;
import dev.firth.transformer.bert.BertInput;
import dev.firth.transformer.bert.BertOptions;
import dev.firth.transformer.bert.data.BertTokens;
import dev.firth.transformer.bert.finetune.data.TextInput;
import dev.firth.transformer.bert.inference.ReadText;
import dev.firth.transformer.bert.inference.TextReader;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes rows of tokens of texts, as a model reads them. Thread-safe. */
public final class RowEncoder {
  private final Tokenizer tokenizer;
  private final BertOptions options;
  private final int maxLength;
  private final TextReader reader;

  /**
   * Reads for a model.
   *
   * @param tokenizer the model's own; special tokens are added as BERT or RoBERTa have them where
   *     it adds none itself
   * @param maxLength most tokens of a row, special ones included
   * @throws UsageException if the model's positions are fewer
   * @throws BadInputException if the tokenizer lacks special tokens, or has more tokens than the
   *     model's vocabulary
   */
  public RowEncoder(Tokenizer tokenizer, BertOptions options, int maxLength)
      throws BadInputException {
    if (maxLength > options.positions() || maxLength < 8) {
      throw new UsageException(
          "max-length is %d: it must be 8 to %d, the positions of the model"
              .formatted(maxLength, options.positions()));
    }
    if (tokenizer.size() > options.vocabulary()) {
      throw new BadInputException(
          "the tokenizer has %d tokens, the model's vocabulary %d: they are not of one model"
              .formatted(tokenizer.size(), options.vocabulary()));
    }
    this.tokenizer = framing(tokenizer);
    this.options = options;
    this.maxLength = maxLength;
    this.reader = new TextReader(this.tokenizer, options, maxLength);
  }

  /** The tokenizer with special tokens around texts, and without truncation and padding. */
  private static Tokenizer framing(Tokenizer tokenizer) throws BadInputException {
    var plain = tokenizer.toBuilder().truncation(null).padding(null);
    if (tokenizer.postProcessor().filter(p -> p.addedTokens(false) > 0).isEmpty()) {
      plain.postProcessor(processing(tokenizer));
    }
    return plain.build();
  }

  private static PostProcessor processing(Tokenizer tokenizer) throws BadInputException {
    BertTokens special = BertTokens.of(tokenizer, "the tokenizer");
    var sep = new SpecialToken(tokenizer.tokenOf(special.sep()), special.sep());
    var cls = new SpecialToken(tokenizer.tokenOf(special.cls()), special.cls());
    return sep.token().equals("[SEP]")
        ? new BertProcessing(sep, cls)
        : new RobertaProcessing(sep, cls, true, true);
  }

  /** What texts are read with, special tokens included, without truncation. */
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /** The shape of the model. */
  public BertOptions options() {
    return options;
  }

  /** Most tokens of a row. */
  public int maxLength() {
    return maxLength;
  }

  /** A text or pair in one row, cut to the greatest length, of a pair the longer text first. */
  TaskRow text(TextInput input) {
    ReadText read = reader.encode(texts(input));
    return new TaskRow(read.encoding(), read.cut());
  }

  /**
   * Reads texts and pairs as {@link #text} does and computes something of each.
   *
   * @param computation from the texts of a batch to a result for each
   * @return results in the order of the texts
   */
  <R> List<R> read(List<TextInput> texts, Function<List<ReadText>, List<R>> computation) {
    return reader.read(texts.stream().map(RowEncoder::texts).toList(), computation);
  }

  /** Texts as the model takes them. */
  BertInput input(List<ReadText> rows) {
    return reader.input(rows);
  }

  private static EncodeInput texts(TextInput input) {
    return input
        .second()
        .map(second -> EncodeInput.of(input.text(), second))
        .orElseGet(() -> EncodeInput.of(input.text()));
  }

  /**
   * A text in windows.
   *
   * @param stride tokens by which a window overlaps the one before
   * @param strategy which of two texts is cut into windows
   */
  List<Encoding> windows(EncodeInput input, int stride, Truncation.Strategy strategy) {
    var truncation = new Truncation(maxLength, stride, strategy, Side.RIGHT);
    Encoding first = tokenizer.toBuilder().truncation(truncation).build().encode(input, true);
    return Stream.concat(Stream.of(first), first.overflow().stream()).toList();
  }
}
