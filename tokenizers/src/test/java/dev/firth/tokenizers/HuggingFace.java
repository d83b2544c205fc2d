package dev.firth.tokenizers;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hugging Face tokenizers in this JVM, through the native calls of DJL's binding: nothing of a
 * {@code tokenizer.json} is overridden. Offsets come in UTF-16 units like Firth's. Strings must
 * hold no lone surrogates; see {@code HardStrings.wellFormed}.
 */
public final class HuggingFace implements AutoCloseable {
  static {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    LibUtils.checkStatus();
  }

  private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

  private final long handle;

  private HuggingFace(long handle) {
    this.handle = handle;
  }

  /** A tokenizer from the text of a {@code tokenizer.json}; throws if the library refuses it. */
  public static HuggingFace of(String json) {
    return new HuggingFace(LIBRARY.createTokenizerFromString(json));
  }

  @Override
  public void close() {
    LIBRARY.deleteTokenizer(handle);
  }

  /** A text. */
  public Tokens encode(String text, boolean addSpecialTokens) {
    return read(LIBRARY.encode(handle, text, addSpecialTokens), false, List.of(text));
  }

  /** Ids of a text, without special tokens. */
  public long[] ids(String text) {
    return encode(text, false).ids().stream().mapToLong(id -> id).toArray();
  }

  /** Tokens of a text as {@code id:start-end}, without special tokens. */
  public List<String> placed(String text) {
    Tokens tokens = encode(text, false);
    return IntStream.range(0, tokens.ids().size())
        .mapToObj(
            i -> tokens.ids().get(i) + ":" + tokens.starts().get(i) + "-" + tokens.ends().get(i))
        .toList();
  }

  /** A pair of texts. */
  public Tokens encode(String first, String second, boolean addSpecialTokens) {
    return read(
        LIBRARY.encodeDual(handle, first, second, addSpecialTokens), false, List.of(first, second));
  }

  /** Words that were cut before. */
  public Tokens encodeWords(List<String> words, boolean addSpecialTokens) {
    return read(
        LIBRARY.encodeList(handle, words.toArray(String[]::new), addSpecialTokens), true, words);
  }

  /** Several texts at once. */
  public List<Tokens> encodeBatch(List<String> texts, boolean addSpecialTokens) {
    long[] encodings = LIBRARY.batchEncode(handle, texts.toArray(String[]::new), addSpecialTokens);
    var all = new ArrayList<Tokens>();
    for (int i = 0; i < encodings.length; i++) {
      all.add(read(encodings[i], false, List.of(texts.get(i))));
    }
    return all;
  }

  /** Text for ids. */
  public String decode(int[] ids, boolean skipSpecial) {
    return LIBRARY.decode(handle, Arrays.stream(ids).asLongStream().toArray(), skipSpecial);
  }

  private static Tokens read(long encoding, boolean words, List<String> texts) {
    try {
      int[] ids = ints(LIBRARY.getTokenIds(encoding));
      int[] wordIds = ints(LIBRARY.getWordIds(encoding));
      int[] sequences = ints(LIBRARY.getSequenceIds(encoding));
      CharSpan[] spans = LIBRARY.getTokenCharSpans(encoding);
      List<int[]> units = texts.stream().map(HuggingFace::unitsOfCodePoints).toList();
      int[] starts = new int[ids.length];
      int[] ends = new int[ids.length];
      // Windows of a pair without post-processor forget their sequences; the types still tell.
      int[] types = ints(LIBRARY.getTypeIds(encoding));
      boolean forgotten = texts.size() == 2 && Arrays.stream(sequences).allMatch(s -> s == 0);
      for (int i = 0; i < ids.length; i++) {
        int text = words ? wordIds[i] : forgotten ? types[i] : sequences[i];
        if (spans[i] != null) {
          int[] of = units.get(Math.min(Math.max(text, 0), texts.size() - 1));
          starts[i] = unit(of, spans[i].getStart());
          ends[i] = unit(of, spans[i].getEnd());
        }
      }
      var overflow = new ArrayList<Tokens>();
      for (long window : LIBRARY.getOverflowing(encoding)) {
        overflow.add(read(window, words, texts));
      }
      return new Tokens(
          list(ids),
          List.of(LIBRARY.getTokens(encoding)),
          list(starts),
          list(ends),
          list(wordIds),
          list(types),
          list(ints(LIBRARY.getSpecialTokenMask(encoding))),
          list(ints(LIBRARY.getAttentionMask(encoding))),
          list(sequences),
          overflow);
    } finally {
      LIBRARY.deleteEncoding(encoding);
    }
  }

  /** Where each code point of a text begins, and the end of the text. */
  private static int[] unitsOfCodePoints(String text) {
    int[] units = new int[text.codePointCount(0, text.length()) + 1];
    for (int i = 1; i < units.length; i++) {
      units[i] = units[i - 1] + Character.charCount(text.codePointAt(units[i - 1]));
    }
    return units;
  }

  /** A place in code points as one in UTF-16 units; what lies behind the end stays there. */
  private static int unit(int[] units, int codePoints) {
    int all = units.length - 1;
    return codePoints <= all ? units[codePoints] : units[all] + codePoints - all;
  }

  private static int[] ints(long[] values) {
    return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
  }

  private static List<Integer> list(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** An encoding as plain lists, to be compared; word and sequence -1 are none. */
  public record Tokens(
      List<Integer> ids,
      List<String> tokens,
      List<Integer> starts,
      List<Integer> ends,
      List<Integer> words,
      List<Integer> typeIds,
      List<Integer> specialMask,
      List<Integer> attentionMask,
      List<Integer> sequences,
      List<Tokens> overflow) {

    /** Firth's encoding in the same form. */
    public static Tokens of(Encoding encoding) {
      return new Tokens(
          list(encoding.ids()),
          encoding.tokens(),
          inText(encoding, encoding.starts()),
          inText(encoding, encoding.ends()),
          list(encoding.wordIds()),
          list(encoding.typeIds()),
          list(encoding.specialMask()),
          list(encoding.attentionMask()),
          list(encoding.sequenceIds()),
          encoding.overflow().stream().map(Tokens::of).toList());
    }

    /** The binding has no offsets for tokens that belong to no sequence. */
    private static List<Integer> inText(Encoding encoding, int[] offsets) {
      return IntStream.range(0, offsets.length)
          .mapToObj(i -> encoding.text(i) == null ? 0 : offsets[i])
          .toList();
    }

    /** What differs from another encoding, in a line, or the empty string. */
    public String difference(Tokens other) {
      String columns =
          difference("ids", ids, other.ids)
              + difference("tokens", tokens, other.tokens)
              + difference("starts", starts, other.starts)
              + difference("ends", ends, other.ends)
              + difference("words", words, other.words)
              + difference("typeIds", typeIds, other.typeIds)
              + difference("specialMask", specialMask, other.specialMask)
              + difference("attentionMask", attentionMask, other.attentionMask)
              + difference("sequences", sequences, other.sequences);
      return equals(other) || !columns.isEmpty()
          ? columns
          : "overflow: " + overflowDifference(other);
    }

    private String overflowDifference(Tokens other) {
      for (int i = 0; i < Math.min(overflow.size(), other.overflow.size()); i++) {
        if (!overflow.get(i).equals(other.overflow.get(i))) {
          return i + ": " + overflow.get(i).difference(other.overflow.get(i));
        }
      }
      return overflow.size() + ", " + other.overflow.size();
    }

    private static String difference(String name, List<?> here, List<?> there) {
      int at = 0;
      while (at < here.size() && at < there.size() && here.get(at).equals(there.get(at))) {
        at++;
      }
      return here.equals(there)
          ? ""
          : "%s from %d: %s, %s; ".formatted(name, at, short5(here, at), short5(there, at));
    }

    private static List<?> short5(List<?> list, int from) {
      return list.subList(from, Math.min(from + 5, list.size()));
    }

    /** The same without the windows within windows, which Firth does not keep. */
    public Tokens withFlatOverflow() {
      return withOverflow(overflow.stream().map(window -> window.withOverflow(List.of())).toList());
    }

    private Tokens withOverflow(List<Tokens> windows) {
      return new Tokens(
          ids,
          tokens,
          starts,
          ends,
          words,
          typeIds,
          specialMask,
          attentionMask,
          sequences,
          windows);
    }
  }
}
