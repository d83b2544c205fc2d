package dev.firth.tokenizers.decode;

import dev.firth.tokenizers.Decoder;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.model.sentencepiece.PieceType;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceVocabulary;
import dev.firth.tokenizers.normalize.SentencePieceNormalizer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Joins pieces as {@code spm_decode} does (sentencepiece_processor.cc): marks vanish, the unknown
 * piece becomes its surface, bytes become characters, space symbols spaces, and those at the
 * beginning go that the normalizer put there.
 */
public final class SentencePieceDecoder implements Decoder {
  /** What the unknown piece becomes unless a model says otherwise: U+2047 between spaces. */
  public static final String UNKNOWN_SURFACE = " \u2047 ";

  private static final String SPACE = Character.toString(SentencePieceNormalizer.SPACE_SYMBOL);

  private final SentencePieceVocabulary vocabulary;
  private final SentencePieceNormalizer.Options normalizer;
  private final String unknownSurface;
  private final SentencePieceNormalizer denormalizer;

  /**
   * A decoder.
   *
   * @param normalizer how texts were normalized
   * @param unknownSurface what the unknown piece becomes
   * @param denormalizer applied to the text at the end; null for none
   */
  public SentencePieceDecoder(
      SentencePieceVocabulary vocabulary,
      SentencePieceNormalizer.Options normalizer,
      String unknownSurface,
      SentencePieceNormalizer denormalizer) {
    this.vocabulary = Objects.requireNonNull(vocabulary);
    this.normalizer = Objects.requireNonNull(normalizer);
    this.unknownSurface = Objects.requireNonNull(unknownSurface);
    this.denormalizer = denormalizer;
  }

  /** The pieces. */
  public SentencePieceVocabulary vocabulary() {
    return vocabulary;
  }

  /** The same for other pieces. */
  public SentencePieceDecoder withVocabulary(SentencePieceVocabulary other) {
    return new SentencePieceDecoder(other, normalizer, unknownSurface, denormalizer);
  }

  /** What is done to the text at the end, if anything. */
  public Optional<SentencePieceNormalizer> denormalizer() {
    return Optional.ofNullable(denormalizer);
  }

  /** What the unknown piece becomes. */
  public String unknownSurface() {
    return unknownSurface;
  }

  @Override
  public List<String> decode(List<String> tokens) {
    var run = new Run();
    tokens.forEach(run::add);
    run.flushBytes();
    String text = run.text.toString();
    return List.of(
        denormalizer == null ? text : denormalizer.normalize(NormalizedText.of(text)).toString());
  }

  private final class Run {
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Whether a space symbol would still be one that the normalizer put at the beginning. */
    private boolean atBeginning = true;

    private boolean dropped;

    void add(String piece) {
      int id = vocabulary.idOf(piece);
      PieceType type = id < 0 ? PieceType.UNKNOWN : vocabulary.type(id);
      if (type == PieceType.BYTE) {
        bytes.write(SentencePieceVocabulary.byteOf(piece));
        return;
      }
      flushBytes();
      atBeginning &= !dropped && text.isEmpty();
      dropped = false;
      switch (type) {
        case CONTROL -> {}
        case UNKNOWN -> text.append(id < 0 ? piece : unknownSurface);
        default -> text.append(spaced(piece));
      }
    }

    private String spaced(String piece) {
      String rest = piece;
      if (atBeginning && (normalizer.addDummyPrefix() || normalizer.removeExtraWhitespaces())) {
        rest = piece.startsWith(SPACE) ? piece.substring(1) : piece;
        // Where spaces were made single, all at the beginning go; else only the first.
        dropped = rest.length() < piece.length() && !normalizer.removeExtraWhitespaces();
      }
      return rest.replace(SPACE, " ");
    }

    /** Bytes that are no character become U+FFFD, each one. */
    void flushBytes() {
      byte[] utf8 = bytes.toByteArray();
      bytes.reset();
      for (int at = 0; at < utf8.length; ) {
        int length = characterLength(utf8, at);
        text.append(length == 0 ? "\ufffd" : new String(utf8, at, length, StandardCharsets.UTF_8));
        at += Math.max(1, length);
      }
    }

    /** The bytes of the character at a place, 0 if there is none. */
    private static int characterLength(byte[] utf8, int at) {
      int lead = utf8[at] & 0xff;
      int length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
      if (length > utf8.length - at) {
        return 0;
      }
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, at, length));
        return length;
      } catch (CharacterCodingException e) {
        return 0;
      }
    }
  }
}
