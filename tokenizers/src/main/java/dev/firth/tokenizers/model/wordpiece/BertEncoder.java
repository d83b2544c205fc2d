package dev.firth.tokenizers.model.wordpiece;

import static dev.firth.tokenizers.model.wordpiece.CharacterActions.ALONE;
import static dev.firth.tokenizers.model.wordpiece.CharacterActions.BREAK;
import static dev.firth.tokenizers.model.wordpiece.CharacterActions.DROPPED;
import static dev.firth.tokenizers.model.wordpiece.CharacterActions.HARD;
import static dev.firth.tokenizers.model.wordpiece.CharacterActions.JUST_BREAK;
import static dev.firth.tokenizers.model.wordpiece.CharacterActions.PAGE;
import static dev.firth.tokenizers.model.wordpiece.CharacterActions.SPELLED;
import static dev.firth.tokenizers.model.wordpiece.CharacterActions.kind;
import static dev.firth.tokenizers.model.wordpiece.CharacterActions.value;
import static dev.firth.tokenizers.model.wordpiece.PieceAutomaton.DEAD;
import static dev.firth.tokenizers.model.wordpiece.PieceAutomaton.WORD_START;

import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.TokenBuffer;

/**
 * BERT's normalizer, pre-tokenizer and WordPiece in one pass: every character is looked up in a
 * table and steps through the automaton at once, and nothing is written but tokens.
 *
 * <p>There are three ways, each for what the one before it cannot do: words of characters that stay
 * single units, which is nearly everything; words in which characters fall away or become several
 * units; and stretches with marks whose order may change, which go through the parts themselves.
 */
final class BertEncoder implements FusedEncoder {
  private final Normalizer normalizer;
  private final PreTokenizer preTokenizer;
  private final WordPieceModel model;
  private final PieceAutomaton automaton;
  private final CharacterActions characters;
  private final long longest;

  private final long[] cells;
  private final int[] firstPage;

  BertEncoder(Normalizer normalizer, PreTokenizer preTokenizer, WordPieceModel model) {
    this.normalizer = normalizer;
    this.preTokenizer = preTokenizer;
    this.model = model;
    automaton = model.automaton();
    characters = new CharacterActions(normalizer, preTokenizer, model);
    longest = model.options().maxInputCharsPerWord();
    cells = automaton.cells();
    firstPage = characters.firstPage();
  }

  @Override
  public void encode(String text, int from, int to, TokenBuffer tokens) {
    int at = from;
    while (at < to) {
      int action = action(text.charAt(at));
      if (action >= 0) {
        at = word(text, at, to, tokens);
      } else if (action == JUST_BREAK) {
        at++;
      } else {
        at = noPlainWord(text, from, at, to, tokens);
      }
    }
  }

  private int action(char unit) {
    return unit < PAGE ? firstPage[unit] : characters.of(unit);
  }

  /** Appends a word of plain characters; gives the place after it. */
  private int word(String text, int start, int to, TokenBuffer tokens) {
    int first = tokens.size();
    // One character more than a word may have shows that it has too many.
    int limit = (int) Math.min(to, start + longest + 1);
    int state = WORD_START;
    int base = (int) cells[WORD_START];
    int at = start;
    int action = JUST_BREAK;
    while (at < limit) {
      action = action(text.charAt(at));
      if (action < 0) {
        break;
      }
      int next = base + action;
      long cell = cells[next];
      if ((int) (cell >>> Integer.SIZE) != state) {
        next = automaton.step(state, action, tokens);
        if (next == DEAD) {
          return mixedWord(text, start, to, first, tokens);
        }
        cell = cells[next];
      }
      state = next;
      base = (int) cell;
      at++;
    }
    boolean whole = at == limit ? at == to : action == JUST_BREAK || kind(action) == ALONE;
    if (!whole || at - start > longest || !automaton.finish(state, tokens)) {
      return mixedWord(text, start, to, first, tokens);
    }
    if (tokens.withOffsets()) {
      placePieces(tokens, first, start);
    }
    return at;
  }

  private void placePieces(TokenBuffer tokens, int first, int wordStart) {
    int last = tokens.size();
    int word = tokens.beginWord();
    int start = wordStart;
    for (int i = first; i < last; i++) {
      int end = start + model.length(tokens.id(i), i == first);
      tokens.place(i, start, end, word);
      start = end;
    }
  }

  /** A character that is no unit of a word, or not a single one; gives the place after it. */
  private int noPlainWord(String text, int from, int at, int to, TokenBuffer tokens) {
    int codePoint = codePoint(text, at, to);
    int action = characters.of(codePoint);
    int end = at + Character.charCount(codePoint);
    switch (action >= 0 ? SPELLED : kind(action)) {
      case BREAK, DROPPED -> {}
      case ALONE -> {
        int id = value(action) - 1;
        int word = tokens.withOffsets() ? tokens.beginWord() : -1;
        tokens.add(id < 0 ? model.unknown() : id, at, end, word);
      }
      case HARD -> end = hardStretch(text, from, at, to, tokens);
      default -> end = mixedWord(text, at, to, tokens.size(), tokens);
    }
    return end;
  }

  /** The character at a place; U+FFFD for half a surrogate pair. */
  private static int codePoint(String text, int at, int to) {
    char unit = text.charAt(at);
    if (!Character.isSurrogate(unit)) {
      return unit;
    }
    if (Character.isHighSurrogate(unit)
        && at + 1 < to
        && Character.isLowSurrogate(text.charAt(at + 1))) {
      return Character.toCodePoint(unit, text.charAt(at + 1));
    }
    return 0xFFFD;
  }

  /**
   * Appends a word of any characters, or the unknown token for it; gives the place after it. What
   * was appended from {@code first} on is forgotten.
   */
  private int mixedWord(String text, int start, int to, int first, TokenBuffer tokens) {
    tokens.truncate(first);
    int state = WORD_START;
    long length = 0;
    int at = start;
    int end = start;
    while (at < to) {
      int codePoint = codePoint(text, at, to);
      int action = characters.of(codePoint);
      int kind = action >= 0 ? SPELLED : kind(action);
      if (kind == HARD) {
        tokens.truncate(first);
        return hardStretch(text, start, start, to, tokens);
      }
      if (kind == BREAK || kind == ALONE) {
        break;
      }
      at += Character.charCount(codePoint);
      if (kind == SPELLED) {
        end = at;
        length += action >= 0 ? 1 : characters.spelling(codePoint).characters();
        state = length > longest ? DEAD : spell(codePoint, action, state, tokens);
      }
    }
    boolean known = state != DEAD && automaton.finish(state, tokens);
    if (!known) {
      tokens.truncate(first);
      tokens.add(model.unknown());
    }
    if (tokens.withOffsets()) {
      placeMixed(text, start, end, known, first, tokens);
    }
    return at;
  }

  private int spell(int codePoint, int action, int from, TokenBuffer tokens) {
    if (action >= 0) {
      return automaton.step(from, action, tokens);
    }
    var spelling = characters.spelling(codePoint);
    int state = from;
    for (int i = 0; i < spelling.length(); i++) {
      state = automaton.step(state, spelling.code(i), tokens);
    }
    return state;
  }

  /** Walks along a word once more to see which of its characters each token stands for. */
  private void placeMixed(
      String text, int start, int end, boolean known, int first, TokenBuffer tokens) {
    int word = tokens.beginWord();
    if (!known) {
      tokens.place(first, start, end, word);
      return;
    }
    int token = first;
    int tokenStart = start;
    int length = model.length(tokens.id(first), true);
    int units = 0;
    int at = start;
    while (at < end) {
      int codePoint = codePoint(text, at, end);
      int next = at + Character.charCount(codePoint);
      for (int left = units(codePoint); left > 0; left--) {
        tokenStart = units == 0 ? at : tokenStart;
        units++;
        if (units == length) {
          tokens.place(token++, tokenStart, next, word);
          length = token < tokens.size() ? model.length(tokens.id(token), false) : 0;
          units = 0;
        }
      }
      at = next;
    }
  }

  /** How many units a character adds to a word. */
  private int units(int codePoint) {
    int action = characters.of(codePoint);
    if (action >= 0) {
      return 1;
    }
    return kind(action) == SPELLED ? characters.spelling(codePoint).length() : 0;
  }

  /**
   * Sends text up to the next blank through the parts; gives the place after it. Marks that fall
   * away before it belong to it, since they take part in the ordering.
   */
  private int hardStretch(String text, int from, int at, int to, TokenBuffer tokens) {
    int start = at;
    while (start > from && isKind(codePointBefore(text, start), DROPPED)) {
      start -= Character.charCount(codePointBefore(text, start));
    }
    int end = at;
    while (end < to && !isKind(codePoint(text, end, to), BREAK)) {
      end += Character.charCount(codePoint(text, end, to));
    }
    var stretch = NormalizedText.of(text.substring(start, end));
    var normal = normalizer == null ? stretch : normalizer.normalize(stretch);
    int origin = start;
    preTokenizer.split(normal, piece -> addPiece(piece, origin, tokens));
    return end;
  }

  private static int codePointBefore(String text, int at) {
    int codePoint = text.codePointBefore(at);
    boolean half = Character.isBmpCodePoint(codePoint) && Character.isSurrogate((char) codePoint);
    return half ? 0xFFFD : codePoint;
  }

  private boolean isKind(int codePoint, int kind) {
    int action = characters.of(codePoint);
    return action < 0 && kind(action) == kind;
  }

  private void addPiece(NormalizedText piece, int origin, TokenBuffer tokens) {
    var found = new TokenBuffer(true);
    model.tokenize(piece, found);
    int word = tokens.beginWord();
    for (int i = 0; i < found.size(); i++) {
      int start = origin + piece.originalStart(found.start(i));
      int end = origin + piece.originalEnd(found.end(i) - 1);
      tokens.add(found.id(i), start, end, word);
    }
  }
}
