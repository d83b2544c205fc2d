package dev.firth.tokenizers.model.wordpiece;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.normalize.UnicodeData;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What becomes of each character when it is normalized and cut, found by asking the normalizer and
 * the pre-tokenizer about one character after the other: both look at characters one by one, but
 * for the order of marks. A page of 256 characters is worked out when one of them is first met.
 *
 * <p>An action from 0 up is the code of the one unit that a character adds to a word; others have a
 * {@link #kind} and a {@link #value}.
 */
final class CharacterActions {
  /** Ends a word and falls away. */
  static final int BREAK = 0;

  /** Falls away without ending a word. */
  static final int DROPPED = 1;

  /** Is a word of its own; the value is one more than its token's id, or 0 if it is unknown. */
  static final int ALONE = 2;

  /** Adds several units to a word: see {@link #spelling}. */
  static final int SPELLED = 3;

  /** What it becomes depends on its neighbours, or is more than can be said here. */
  static final int HARD = 4;

  /** A half of a surrogate pair. */
  static final int SURROGATE = 5;

  /** The action of a character that only ends a word: the most frequent one. */
  static final int JUST_BREAK = ~BREAK;

  /** Characters of a page. */
  static final int PAGE = 256;

  private static final int KIND_BITS = 3;
  private static final int LARGEST_VALUE = Integer.MAX_VALUE >> KIND_BITS;

  /** Actions of a page's characters, and spellings of those that are spelled. */
  private static final class Page {
    final int[] actions = new int[PAGE];
    final Spelling[] spellings = new Spelling[PAGE];
  }

  /** What a character adds to a word: several units. */
  static final class Spelling {
    private final char[] codes;
    private final int characters;

    private Spelling(char[] codes, int characters) {
      this.codes = codes;
      this.characters = characters;
    }

    /** How many units. */
    int length() {
      return codes.length;
    }

    /** The code of a unit. */
    int code(int index) {
      return codes[index];
    }

    /** How many characters they are. */
    int characters() {
      return characters;
    }
  }

  private final Normalizer normalizer;
  private final PreTokenizer preTokenizer;
  private final WordPieceModel model;
  private final AtomicReferenceArray<Page> pages =
      new AtomicReferenceArray<>((Character.MAX_CODE_POINT + 1) / PAGE);

  CharacterActions(Normalizer normalizer, PreTokenizer preTokenizer, WordPieceModel model) {
    this.normalizer = normalizer;
    this.preTokenizer = preTokenizer;
    this.model = model;
  }

  /** The kind of an action below 0. */
  static int kind(int action) {
    return ~action & ((1 << KIND_BITS) - 1);
  }

  /** The value of an action below 0. */
  static int value(int action) {
    return ~action >>> KIND_BITS;
  }

  private static int action(int kind, int value) {
    return ~(kind | (value << KIND_BITS));
  }

  /** The actions of the first characters, to be indexed without asking for a page. */
  int[] firstPage() {
    return page(0).actions;
  }

  /** The action of a character, or of half a surrogate pair. */
  int of(int codePoint) {
    return page(codePoint / PAGE).actions[codePoint % PAGE];
  }

  /** What a {@link #SPELLED} character adds to a word. */
  Spelling spelling(int codePoint) {
    return page(codePoint / PAGE).spellings[codePoint % PAGE];
  }

  private Page page(int number) {
    Page page = pages.getAcquire(number);
    if (page == null) {
      page = makePage(number * PAGE);
      pages.setRelease(number, page);
    }
    return page;
  }

  private Page makePage(int first) {
    var page = new Page();
    for (int i = 0; i < PAGE; i++) {
      int codePoint = first + i;
      boolean half = codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint);
      page.actions[i] = half ? action(SURROGATE, 0) : find(codePoint, i, page.spellings);
    }
    return page;
  }

  private int find(int codePoint, int index, Spelling[] spellings) {
    var text = NormalizedText.of(Character.toString(codePoint));
    String normal = (normalizer == null ? text : normalizer.normalize(text)).toString();
    if (normal.isEmpty()) {
      return action(DROPPED, 0);
    }
    if (normal.codePoints().anyMatch(c -> UnicodeData.combiningClass(c) != 0)) {
      return action(HARD, 0);
    }
    String[] pieces = pieces("a" + normal + "b");
    return switch (pieces.length) {
      case 1 -> joined(codePoint, normal, index, spellings);
      case 2 -> isCutAway(pieces) ? JUST_BREAK : action(HARD, 0);
      case 3 -> alone(pieces[1]);
      default -> action(HARD, 0);
    };
  }

  private static boolean isCutAway(String[] pieces) {
    return pieces[0].equals("a") && pieces[1].equals("b");
  }

  private int joined(int codePoint, String normal, int index, Spelling[] spellings) {
    if (normal.length() == 1 && Character.isBmpCodePoint(codePoint)) {
      return model.automaton().code(normal.charAt(0));
    }
    var codes = new char[normal.length()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (char) model.automaton().code(normal.charAt(i));
    }
    spellings[index] = new Spelling(codes, normal.codePointCount(0, normal.length()));
    return action(SPELLED, 0);
  }

  private int alone(String piece) {
    boolean tooLong = model.options().maxInputCharsPerWord() < 1;
    int id = tooLong ? -1 : model.idOf(piece);
    boolean character = piece.codePointCount(0, piece.length()) == 1;
    return character && id < LARGEST_VALUE ? action(ALONE, id + 1) : action(HARD, 0);
  }

  private String[] pieces(String text) {
    var pieces = new ArrayList<String>();
    preTokenizer.split(NormalizedText.of(text), piece -> pieces.add(piece.toString()));
    return pieces.toArray(String[]::new);
  }
}
