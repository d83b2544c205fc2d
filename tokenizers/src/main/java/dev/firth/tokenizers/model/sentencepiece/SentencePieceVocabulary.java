package dev.firth.tokenizers.model.sentencepiece;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The pieces of a SentencePiece model, by id. Text and marks may share a name; the mark is then
 * found first, as in SentencePiece. Immutable.
 */
public final class SentencePieceVocabulary {
  private static final int MOST_PIECES = (1 << 24) - 2;
  private static final int MOST_UNITS = 1 << 12;

  private final List<SentencePiece> pieces;
  private final boolean byteFallback;
  private final Map<String, Integer> marks = new HashMap<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private final int[] bytes = new int[256];
  private int unknownId = -1;

  /**
   * A vocabulary.
   *
   * @param byteFallback whether unknown characters become the pieces of their UTF-8 bytes
   * @throws BadPieceException if a piece is empty, comes twice, has no finite score, or is a byte
   *     where there is no byte fallback; if there is not just one unknown piece, or a byte is
   *     missing
   */
  public SentencePieceVocabulary(List<SentencePiece> pieces, boolean byteFallback) {
    this.pieces = List.copyOf(pieces);
    this.byteFallback = byteFallback;
    Arrays.fill(bytes, -1);
    if (pieces.size() > MOST_PIECES) {
      throw new BadPieceException(MOST_PIECES, "there are too many pieces: " + pieces.size());
    }
    for (int id = 0; id < pieces.size(); id++) {
      put(id, pieces.get(id));
    }
    requireAll();
  }

  private void put(int id, SentencePiece piece) {
    if (piece.text().isEmpty()) {
      throw new BadPieceException(id, "the piece is empty");
    }
    if (piece.text().length() > MOST_UNITS) {
      throw new BadPieceException(
          id,
          "the piece has %d characters, more than %d".formatted(piece.text().length(), MOST_UNITS));
    }
    if (!Float.isFinite(piece.score())) {
      throw new BadPieceException(id, "its score is " + piece.score());
    }
    if ((piece.type().isText() ? texts : marks).putIfAbsent(piece.text(), id) != null) {
      throw new BadPieceException(id, "'%s' is there twice".formatted(piece.text()));
    }
    if (piece.type() == PieceType.UNKNOWN) {
      if (unknownId >= 0) {
        throw new BadPieceException(id, "it is a second unknown piece");
      }
      unknownId = id;
    }
    if (piece.type() == PieceType.BYTE) {
      putByte(id, piece.text());
    }
  }

  private void putByte(int id, String text) {
    int value = byteOf(text);
    if (value < 0) {
      throw new BadPieceException(id, "'%s' is no byte".formatted(text));
    }
    if (!byteFallback) {
      throw new BadPieceException(
          id, "'%s' is a byte, in a model without byte fallback".formatted(text));
    }
    bytes[value] = id;
  }

  private void requireAll() {
    if (unknownId < 0) {
      throw new BadPieceException(-1, "there is no unknown piece");
    }
    if (byteFallback) {
      int missing = Arrays.stream(bytes).boxed().toList().indexOf(-1);
      if (missing >= 0) {
        throw new BadPieceException(
            -1, "%s is missing, in a model with byte fallback".formatted(byteText(missing)));
      }
    }
  }

  /** The byte that a text such as {@code <0x0A>} stands for, or -1. */
  public static int byteOf(String text) {
    boolean form = text.length() == 6 && text.startsWith("<0x") && text.endsWith(">");
    if (!form || !HexFormat.isHexDigit(text.charAt(3)) || !HexFormat.isHexDigit(text.charAt(4))) {
      return -1;
    }
    int value = HexFormat.fromHexDigits(text, 3, 5);
    return text.equals(byteText(value)) ? value : -1;
  }

  private static String byteText(int value) {
    return "<0x%02X>".formatted(value);
  }

  /** All pieces by id. */
  public List<SentencePiece> pieces() {
    return pieces;
  }

  /** Whether unknown characters become bytes. */
  public boolean byteFallback() {
    return byteFallback;
  }

  /** Number of pieces. */
  public int size() {
    return pieces.size();
  }

  /** The id of the unknown piece. */
  public int unknownId() {
    return unknownId;
  }

  /** The id of the piece of a byte, or -1. */
  public int byteId(int value) {
    return bytes[value];
  }

  /** The id of a text, marks first; -1 if there is none. */
  public int idOf(String text) {
    Integer mark = marks.get(text);
    return mark != null ? mark : texts.getOrDefault(text, -1);
  }

  /** The type of a piece. */
  public PieceType type(int id) {
    return pieces.get(id).type();
  }

  /** Texts of the user-defined pieces. */
  public List<String> userDefined() {
    return pieces.stream()
        .filter(p -> p.type() == PieceType.USER_DEFINED)
        .map(SentencePiece::text)
        .toList();
  }

  /** Ids of the pieces that text can become, the unused ones only if wanted. */
  int[] textIds(boolean withUnused) {
    return IntStream.range(0, size())
        .filter(id -> type(id).isText() && (withUnused || type(id) != PieceType.UNUSED))
        .toArray();
  }
}
