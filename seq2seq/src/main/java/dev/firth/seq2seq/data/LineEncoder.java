package dev.firth.seq2seq.data;

import dev.firth.seq2seq.align.TextPieces;
import dev.firth.tokenizers.SpecialTokenPolicy;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.words.LineForm;
import java.util.List;

/**
 * Lines of a language as ids of a model, and back. Special tokens that stand in a line are text,
 * but for a tag at its beginning. Thread-safe.
 */
public final class LineEncoder {
  private final Tokenizer tokenizer;
  private final LineForm form;
  private final List<String> tags;

  private LineEncoder(Tokenizer tokenizer, LineForm form, List<String> tags) {
    // A text about mark-up may say </s>; it means those four characters.
    this.tokenizer = tokenizer.toBuilder().specialTokens(SpecialTokenPolicy.AS_TEXT).build();
    this.form = form;
    this.tags = tags;
  }

  /** For lines that are translated, which may have tags. */
  public static LineEncoder ofSource(Tokenizer tokenizer, TextForms forms) {
    return new LineEncoder(tokenizer, forms.source(), forms.tags());
  }

  /** For translations. */
  public static LineEncoder ofTarget(Tokenizer tokenizer, TextForms forms) {
    return new LineEncoder(tokenizer, forms.target(), List.of());
  }

  /** For a text in one language. */
  static LineEncoder of(Tokenizer tokenizer) {
    return new LineEncoder(tokenizer, LineForm.RAW, List.of());
  }

  /** The vocabulary. */
  public VocabularyMark vocabulary() {
    return VocabularyMark.of(tokenizer);
  }

  /** The ids of a line, no special ones but that of its tag. */
  public int[] ids(String line) {
    TaggedLine tagged = TaggedLine.of(line, tags);
    int[] ids = tokenizer.ids(form.prepare(tagged.text()));
    return tagged.tag().isEmpty() ? ids : behind(tokenizer.idOf(tagged.tag()), ids);
  }

  /** As {@link #ids(String)} for each line. */
  public List<int[]> ids(List<String> lines, int threads) {
    if (!tags.isEmpty()) {
      return lines.stream().map(this::ids).toList();
    }
    List<String> prepared =
        form.options().isRaw() ? lines : lines.stream().map(form::prepare).toList();
    return tokenizer.idsBatch(prepared, threads);
  }

  private static int[] behind(int first, int[] ids) {
    int[] longer = new int[ids.length + 1];
    longer[0] = first;
    System.arraycopy(ids, 0, longer, 1, ids.length);
    return longer;
  }

  /** What {@link #ids(String)} gives, with the words that it is cut from; a tag is one of them. */
  public TextPieces pieces(String line) {
    TaggedLine tagged = TaggedLine.of(line, tags);
    String words = form.prepare(tagged.text());
    TextPieces pieces = TextPieces.encoded(tokenizer.encode(words, false), words);
    return tagged.tag().isEmpty() ? pieces : pieces.behind(tagged.tag());
  }

  /** What a model means, in words and with its special tokens. */
  public TextPieces pieces(int[] ids) {
    return TextPieces.decoded(tokenizer, ids);
  }

  /** The id of a token, or -1. */
  public int id(String token) {
    return tokenizer.idOf(token);
  }

  /** The token with an id. */
  public String token(int id) {
    return tokenizer.tokenOf(id);
  }

  /** The line that a model means, in the form in which it sees lines. */
  public String words(int[] ids) {
    return tokenizer.decode(ids, true);
  }

  /** The text that a line in the model's form stands for. */
  public String text(String words) {
    return form.restore(words);
  }

  /** The form in which the model sees lines. */
  public LineForm form() {
    return form;
  }
}
