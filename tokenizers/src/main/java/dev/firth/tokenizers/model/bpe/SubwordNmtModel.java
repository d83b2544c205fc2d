package dev.firth.tokenizers.model.bpe;

import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.ScratchPool;
import dev.firth.tokenizers.TokenBuffer;
import it.unimi.dsi.fastutil.objects.Object2IntLinkedOpenHashMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Byte-pair encoding as the program subword-nmt applies it (Sennrich et al. 2016): a word begins as
 * its characters, the end of the word is marked with {@code </w>} while merging, and what is
 * written is parts of words, all but the last with a separator behind. Characters that no code
 * knows stay as they are. Immutable and thread-safe.
 *
 * <p>As a {@link Model} its pieces are words; its vocabulary is that of the options, or what the
 * codes can make, with {@value #UNKNOWN} as id 0 for anything else.
 */
public final class SubwordNmtModel implements Model {
  /** The token of parts that are not in the vocabulary. */
  public static final String UNKNOWN = "<unk>";

  /** Marks the end of a word while merging. */
  private static final String END = "</w>";

  private static final int ABSENT = -1;

  /**
   * Where a word has {@link #END}: version 0.1 as a symbol of its own, 0.2 at its last character.
   */
  public enum Version {
    /** Files without a line of their version. */
    V0_1,
    /** Files that say {@code #version: 0.2}. */
    V0_2
  }

  private final Version version;
  private final List<Merge> codes;
  private final SubwordNmtOptions options;
  private final Glossaries glossaries;

  /** Numbers of all symbols of the codes, and their merges. */
  private final Object2IntLinkedOpenHashMap<String> symbols = new Object2IntLinkedOpenHashMap<>();

  private final PairTable pairs;

  /** What a symbol was merged from, to take it apart. */
  private final Map<String, Merge> origins = new HashMap<>();

  private final Object2IntLinkedOpenHashMap<String> ids = new Object2IntLinkedOpenHashMap<>();
  private final List<String> tokens;
  private final ScratchPool<Symbols> scratch = new ScratchPool<>(Symbols::new);

  /**
   * A model of some codes.
   *
   * @param codes in the order of their ranks; of equal ones the first counts
   * @throws java.util.regex.PatternSyntaxException if a glossary is no regular expression
   */
  public SubwordNmtModel(Version version, List<Merge> codes, SubwordNmtOptions options) {
    this.version = version;
    this.codes = List.copyOf(codes);
    this.options = options;
    glossaries = new Glossaries(options.glossaries());
    symbols.defaultReturnValue(ABSENT);
    ids.defaultReturnValue(ABSENT);
    pairs = new PairTable(codes.size());
    // From the last to the first, so that the first of equal ones is kept.
    for (int rank = codes.size() - 1; rank >= 0; rank--) {
      Merge code = codes.get(rank);
      String merged = code.left() + code.right();
      pairs.put(number(code.left()), number(code.right()), rank, number(merged));
      origins.put(merged, code);
    }
    number(END);
    tokens = new ArrayList<>();
    numberTokens();
  }

  private int number(String symbol) {
    int next = symbols.size();
    int known = symbols.putIfAbsent(symbol, next);
    return known == ABSENT ? next : known;
  }

  private void numberTokens() {
    addToken(UNKNOWN);
    if (options.vocabulary().isPresent()) {
      options.vocabulary().get().stream().sorted().forEach(this::addToken);
      return;
    }
    for (Merge code : codes) {
      addSymbol(code.left());
      addSymbol(code.right());
    }
    for (Merge code : codes) {
      addSymbol(code.left() + code.right());
    }
  }

  /** Any symbol but one with the end of the word may also be the part before a part. */
  private void addSymbol(String symbol) {
    if (symbol.endsWith(END)) {
      String part = withoutEnd(symbol);
      if (!part.isEmpty()) {
        addToken(part);
      }
    } else {
      addToken(symbol + options.separator());
      if (symbol.codePointCount(0, symbol.length()) == 1) {
        addToken(symbol);
      }
    }
  }

  private void addToken(String token) {
    if (ids.putIfAbsent(token, tokens.size()) == ABSENT) {
      tokens.add(token);
    }
  }

  /** Where words have their end. */
  public Version version() {
    return version;
  }

  /** The merges in the order of their ranks. */
  public List<Merge> codes() {
    return codes;
  }

  /** What is done beside merging. */
  public SubwordNmtOptions options() {
    return options;
  }

  /**
   * A line with its words in parts, as {@code subword-nmt apply-bpe} writes it: blanks and line
   * ends around the line stay, those between words become one blank.
   */
  public String segment(String line) {
    int start = 0;
    while (start < line.length() && isStripped(line.charAt(start))) {
      start++;
    }
    int end = line.length();
    while (end > start && isStripped(line.charAt(end - 1))) {
      end--;
    }
    var out = new StringBuilder(line.length() + line.length() / 4);
    out.append(line, 0, start);
    int words = out.length();
    for (String word : line.substring(start, end).split(" ")) {
      if (!word.isEmpty()) {
        if (out.length() > words) {
          out.append(' ');
        }
        append(segmentWord(word), out);
      }
    }
    return out.append(line, end, line.length()).toString();
  }

  private static boolean isStripped(char c) {
    return c == ' ' || c == '\n' || c == '\r';
  }

  private void append(List<String> parts, StringBuilder out) {
    for (int i = 0; i < parts.size(); i++) {
      out.append(parts.get(i));
      if (i + 1 < parts.size()) {
        out.append(options.separator()).append(' ');
      }
    }
  }

  /** The parts of a word that has no blanks, without separators. */
  public List<String> segmentWord(String word) {
    List<String> parts = new ArrayList<>();
    for (String part : glossaries.isEmpty() ? List.of(word) : glossaries.isolate(word)) {
      if (glossaries.holds(part) || part.codePointCount(0, part.length()) == 1) {
        parts.add(part);
      } else {
        merge(part, parts);
      }
    }
    return parts;
  }

  private void merge(String word, List<String> parts) {
    Symbols row = scratch.take();
    try {
      start(word, row);
      row.merge(pairs);
      int at = 0;
      for (int i = 0; i < row.size(); i++) {
        int end = at + row.bytes(i);
        if (end > at) {
          add(word.substring(at, end), end == word.length(), parts);
        }
        at = end;
      }
    } finally {
      row.clear();
      scratch.putBack(row);
    }
  }

  /** The characters of a word; the lengths that come with them are in UTF-16 units here. */
  private void start(String word, Symbols row) {
    int unknown = symbols.size();
    for (int at = 0; at < word.length(); ) {
      int next = word.offsetByCodePoints(at, 1);
      String symbol = word.substring(at, next);
      boolean isMarked = next == word.length() && version == Version.V0_2;
      int number = symbols.getInt(isMarked ? symbol + END : symbol);
      row.add(number == ABSENT ? unknown : number, next - at);
      at = next;
    }
    if (version == Version.V0_1) {
      row.add(symbols.getInt(END), 0);
    }
  }

  private void add(String part, boolean isLast, List<String> parts) {
    if (options.vocabulary().isEmpty()) {
      parts.add(part);
    } else {
      takeApart(part, isLast, options.vocabulary().get(), parts);
    }
  }

  /** Adds a part if it may be written, and otherwise what it was merged from. */
  private void takeApart(String part, boolean isLast, Set<String> vocabulary, List<String> parts) {
    Deque<String> waiting = new ArrayDeque<>();
    waiting.push(isLast ? part + END : part);
    while (!waiting.isEmpty()) {
      String symbol = waiting.pop();
      boolean ends = isLast && waiting.isEmpty();
      String bare = ends ? withoutEnd(symbol) : symbol;
      Merge origin = origins.get(symbol);
      if (origin == null || vocabulary.contains(ends ? bare : bare + options.separator())) {
        parts.add(bare);
      } else {
        waiting.push(origin.right());
        waiting.push(origin.left());
      }
    }
  }

  private static String withoutEnd(String symbol) {
    return symbol.substring(0, Math.max(0, symbol.length() - END.length()));
  }

  @Override
  public void tokenize(CharSequence piece, TokenBuffer buffer) {
    List<String> parts = segmentWord(piece.toString());
    int at = 0;
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      String token = i + 1 < parts.size() ? part + options.separator() : part;
      int id = ids.getInt(token);
      buffer.add(id == ABSENT ? 0 : id, at, at + part.length(), -1);
      if (id == ABSENT) {
        buffer.nameLast(token);
      }
      at += part.length();
    }
  }

  @Override
  public int size() {
    return tokens.size();
  }

  @Override
  public int idOf(String token) {
    return ids.getInt(token);
  }

  @Override
  public String tokenOf(int id) {
    return id >= 0 && id < tokens.size() ? tokens.get(id) : null;
  }
}
