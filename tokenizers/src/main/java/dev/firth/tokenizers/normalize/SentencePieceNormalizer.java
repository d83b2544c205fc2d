package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.trie.DoubleArrayTrie;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The normalizer of SentencePiece (normalizer.cc): rules of a {@link CharsMap}, the longest that
 * fits at each place; white space made single and dropped at both ends; spaces written as U+2581;
 * one more at the beginning. Immutable.
 */
public final class SentencePieceNormalizer implements Normalizer {
  /** What stands for a space: U+2581, lower one eighth block. */
  public static final char SPACE_SYMBOL = '\u2581';

  /** The unit is not simply copied: a rule or a user-defined piece begins with it. */
  private static final byte SPECIAL = 1;

  /** Together with the unit before it, this one may be part of a longer rule or piece. */
  private static final byte CONTINUES = 2;

  private final Options options;
  private final CharsMapRules rules;
  private final DoubleArrayTrie userDefined;
  private final byte[] kinds = new byte[1 << 16];

  /** Whether no rule and no user-defined piece is a space. */
  private final boolean plainSpace;

  /** Whether a rule or a user-defined piece has a space behind its first character. */
  private final boolean blankInside;

  /**
   * How to normalize.
   *
   * @param charsMap rules, or null for none
   * @param addDummyPrefix whether text begins (or ends, see below) with one more space
   * @param removeExtraWhitespaces whether runs of spaces become one, and none at both ends
   * @param escapeWhitespaces whether spaces are written as U+2581
   * @param whitespaceAsSuffix whether the additional space comes last
   * @param userDefined pieces that no rule changes
   */
  public record Options(
      CharsMap charsMap,
      boolean addDummyPrefix,
      boolean removeExtraWhitespaces,
      boolean escapeWhitespaces,
      boolean whitespaceAsSuffix,
      List<String> userDefined) {
    public Options {
      userDefined = List.copyOf(userDefined);
    }

    /** SentencePiece's defaults, with these rules. */
    public static Options defaults(CharsMap charsMap) {
      return new Options(charsMap, true, true, true, false, List.of());
    }
  }

  /**
   * A normalizer.
   *
   * @throws IllegalArgumentException if the map of characters is damaged
   */
  public SentencePieceNormalizer(Options options) {
    this.options = Objects.requireNonNull(options);
    int[] values = new int[options.userDefined.size()];
    userDefined = values.length == 0 ? null : DoubleArrayTrie.of(options.userDefined, values);
    Arrays.fill(kinds, Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1, SPECIAL);
    mark(options.userDefined, true);
    rules = options.charsMap == null ? null : new CharsMapRules(options.charsMap);
    if (rules != null) {
      mark(rules.keys(), false);
    }
    blankInside =
        hasBlankInside(options.userDefined) || (rules != null && hasBlankInside(rules.keys()));
    plainSpace = (kinds[' '] & SPECIAL) == 0;
    kinds[' '] |= SPECIAL;
  }

  private static boolean hasBlankInside(List<String> keys) {
    return keys.stream().anyMatch(key -> key.indexOf(' ', 1) > 0);
  }

  /** Longer rules are recognised by their second unit, so that letters stay plain. */
  private void mark(List<String> keys, boolean always) {
    for (String key : keys) {
      if (key.length() == 1 || always) {
        kinds[key.charAt(0)] |= SPECIAL;
      } else {
        kinds[key.charAt(1)] |= CONTINUES;
      }
    }
  }

  /** How this one normalizes. */
  public Options options() {
    return options;
  }

  /** The symbol that stands for a space. */
  public char space() {
    return options.escapeWhitespaces ? SPACE_SYMBOL : ' ';
  }

  @Override
  public NormalizedText normalize(NormalizedText text) {
    var out = new Output(true);
    String units = text.toString();
    normalize(units, 0, units.length(), out);
    NormalizedText.Editor editor = text.edit();
    for (int i = 0; i < out.length; ) {
      int character = Character.codePointAt(out.text, i, out.length);
      int next = i + Character.charCount(character);
      editor.put(character, original(text, out.start(i)), original(text, out.start(next)));
      i = next;
    }
    return editor.done();
  }

  private static int original(NormalizedText text, int index) {
    if (index < text.length()) {
      return text.originalStart(index);
    }
    return index == 0 ? 0 : text.originalEnd(index - 1);
  }

  /** Normalizes a part of a text; half surrogate pairs become U+FFFD. */
  public void normalize(String text, int from, int to, Output out) {
    out.begin(text, from, to);
    new Run(text, from, to, out).all(from);
  }

  /** A normalized text, and if wanted where its units come from. Room to use again and again. */
  public static final class Output {
    private static final int KEPT = 1 << 16;

    private final boolean withOrigins;
    private char[] source = new char[256];
    private char[] text = new char[256];
    private int[] origins = new int[0];
    private int length;

    /** Room; with origins each unit knows where it comes from. */
    public Output(boolean withOrigins) {
      this.withOrigins = withOrigins;
    }

    /** The units, up to {@link #length()}. */
    public char[] text() {
      return text;
    }

    /** Number of units. */
    public int length() {
      return length;
    }

    /** Where the origin of a unit begins; it ends where that of the next one begins. */
    public int start(int unit) {
      return origins[unit];
    }

    /** Gives back the memory that an unusually long text took. */
    public void release() {
      if (text.length > KEPT) {
        source = new char[256];
        text = new char[256];
        origins = new int[0];
      }
    }

    private void begin(String original, int from, int to) {
      length = 0;
      room(to - from + 2);
      if (source.length < to - from) {
        source = new char[text.length];
      }
      original.getChars(from, to, source, 0);
      if (withOrigins) {
        origins[0] = from;
      }
    }

    private void room(int more) {
      int needed = Math.addExact(length, more);
      if (needed > text.length) {
        text = Arrays.copyOf(text, Math.max(needed, text.length + (text.length >> 1)));
      }
      if (withOrigins && text.length >= origins.length) {
        origins = Arrays.copyOf(origins, text.length + 1);
      }
    }

    private void put(char unit, int origin) {
      if (length + 2 >= text.length) {
        room(64);
      }
      if (withOrigins) {
        origins[length] = origin;
      }
      text[length++] = unit;
    }
  }

  /**
   * Whether a text can be normalized in parts that begin with blanks: no rule and no user-defined
   * piece reaches over a blank, or is one.
   */
  public boolean cutsBeforeBlanks() {
    return plainSpace && !blankInside;
  }

  /**
   * What an ASCII character always becomes among ASCII characters, or 0 where that is not one
   * character, or hangs on those beside it.
   */
  public char plain(char ascii) {
    if (ascii == ' ') {
      return plainSpace ? space() : 0;
    }
    boolean beginsPiece = options.userDefined.stream().anyMatch(p -> p.charAt(0) == ascii);
    if (beginsPiece || (kinds[ascii] & CONTINUES) != 0) {
      return 0;
    }
    int rule = rules == null ? -1 : rules.trie().find(String.valueOf(ascii));
    String normal = rule < 0 ? String.valueOf(ascii) : rules.replacement(rule);
    return normal.length() == 1 && normal.charAt(0) != ' ' ? normal.charAt(0) : 0;
  }

  /**
   * Normalizes a region of a text: from blanks, or the beginning, up to blanks, or the end. Only
   * where {@link #cutsBeforeBlanks()}.
   *
   * @param first whether the normal form of what is before it is empty
   * @param last whether the text ends with it
   * @return false if what comes after it has to be known: it ends with blanks; the output is then
   *     of no use
   */
  public boolean normalizeRegion(
      String text, int from, int to, boolean first, boolean last, Output out) {
    out.begin(text, from, to);
    new Run(text, from, to, out).region(from, first, last);
    return last
        || !options.removeExtraWhitespaces
        || out.length == 0
        || out.text[out.length - 1] != space();
  }

  /** One text on its way. */
  private final class Run {
    private final String text;
    private final int to;
    private final Output out;
    private final char space = space();
    private final int begin;
    private boolean afterSpace = options.removeExtraWhitespaces;

    /** What {@link #prefix} found: its length, and its new form if that is another. */
    private int matched;

    private String rule;

    Run(String text, int from, int to, Output out) {
      begin = from;
      this.text = text;
      this.to = to;
      this.out = out;
    }

    void region(int from, boolean first, boolean last) {
      if (first) {
        int at = begin(from);
        if (at < to) {
          middle(at);
        }
      } else {
        afterSpace = false;
        middle(from);
      }
      if (last && options.removeExtraWhitespaces) {
        dropTrailingSpaces(to);
      }
    }

    /** What is before the first character; gives its place, or the end of the text. */
    private int begin(int from) {
      int at = options.removeExtraWhitespaces ? skipSpaces(from) : from;
      if (at < to && options.addDummyPrefix && !options.whitespaceAsSuffix) {
        out.put(space, at);
      }
      return at;
    }

    private void middle(int from) {
      int at = from;
      while (at < to) {
        at = plain(at);
        if (at < to) {
          at = special(at);
        }
      }
    }

    void all(int from) {
      int at = begin(from);
      if (at == to) {
        return;
      }
      middle(at);
      int end = options.removeExtraWhitespaces ? dropTrailingSpaces(to) : to;
      if (options.addDummyPrefix && options.whitespaceAsSuffix) {
        out.put(space, end);
      }
      if (out.withOrigins) {
        out.origins[out.length] = end;
      }
    }

    private int skipSpaces(int from) {
      int at = from;
      while (at < to) {
        prefix(at);
        boolean space = rule != null ? rule.equals(" ") : matched == 1 && text.charAt(at) == ' ';
        if (!space) {
          break;
        }
        at += matched;
      }
      return at;
    }

    /** Copies units that no rule concerns; the first after them may be concerned. */
    private int plain(int from) {
      out.room(to - from + 2);
      byte[] kindOf = kinds;
      char[] units = out.source;
      char[] written = out.text;
      int[] origins = out.withOrigins ? out.origins : null;
      boolean single = options.removeExtraWhitespaces;
      boolean after = afterSpace;
      int length = out.length;
      int at = from;
      int kind = kindOf[units[at - begin]];
      while (at < to) {
        char unit = units[at - begin];
        int next = at + 1 < to ? kindOf[units[at + 1 - begin]] : 0;
        boolean ruled = (kind & SPECIAL) != 0 && (unit != ' ' || !plainSpace);
        if (ruled || (next & CONTINUES) != 0) {
          break;
        }
        kind = next;
        if (unit != ' ') {
          after = false;
        } else if (after) {
          at++;
          continue;
        } else {
          unit = space;
          after = single;
        }
        if (origins != null) {
          origins[length] = at;
        }
        written[length++] = unit;
        at++;
      }
      out.length = length;
      afterSpace = after;
      return at;
    }

    private int special(int at) {
      prefix(at);
      if (rule != null) {
        append(rule, 0, rule.length(), at);
      } else {
        append(text, at, at + matched, at);
      }
      return at + matched;
    }

    private void append(String source, int from, int end, int origin) {
      int at = from;
      while (afterSpace && at < end && source.charAt(at) == ' ') {
        at++;
      }
      if (at == end) {
        return;
      }
      for (int i = at; i < end; i++) {
        char unit = source.charAt(i);
        boolean half = Character.isSurrogate(unit) && !inPair(source, i, from, end);
        out.put(half ? '\ufffd' : unit == ' ' ? space : unit, origin);
      }
      afterSpace = options.removeExtraWhitespaces && source.charAt(end - 1) == ' ';
    }

    private boolean inPair(String source, int i, int from, int end) {
      return Character.isHighSurrogate(source.charAt(i))
          ? i + 1 < end && Character.isLowSurrogate(source.charAt(i + 1))
          : i > from && Character.isHighSurrogate(source.charAt(i - 1));
    }

    /** The longest user-defined piece, or else rule, or else character at a place. */
    private void prefix(int at) {
      rule = null;
      matched = 0;
      if (userDefined != null && longest(userDefined, at) >= 0) {
        return;
      }
      int found = rules == null ? -1 : longest(rules.trie(), at);
      if (found >= 0) {
        rule = rules.replacement(found);
      } else {
        boolean pair =
            at + 1 < to && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
        matched = pair ? 2 : 1;
      }
    }

    /** The value of the longest match, or -1; sets its length if there is one. */
    private int longest(DoubleArrayTrie trie, int at) {
      int value = -1;
      int base = DoubleArrayTrie.ROOT;
      for (int i = at; i < to; i++) {
        int code = trie.codes()[text.charAt(i)];
        long unit = trie.units()[base + code];
        if (!DoubleArrayTrie.has(unit, code)) {
          break;
        }
        base = DoubleArrayTrie.base(unit);
        if (DoubleArrayTrie.value(unit) >= 0) {
          value = DoubleArrayTrie.value(unit);
          matched = i + 1 - at;
        }
      }
      return value;
    }

    private int dropTrailingSpaces(int end) {
      int originEnd = end;
      while (out.length > 0 && out.text[out.length - 1] == space) {
        out.length--;
        originEnd = out.withOrigins ? out.origins[out.length] : end;
      }
      return originEnd;
    }
  }
}
