package dev.firth.tokenizers.files;

import dev.firth.runs.AtomicFile;
import dev.firth.runs.BadInputException;
import dev.firth.runs.UsageException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.decode.SentencePieceDecoder;
import dev.firth.tokenizers.model.sentencepiece.BadPieceException;
import dev.firth.tokenizers.model.sentencepiece.PieceType;
import dev.firth.tokenizers.model.sentencepiece.SentencePiece;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceBpe;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceChar;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceModel;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceUnigram;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceVocabulary;
import dev.firth.tokenizers.model.sentencepiece.SentencePieceWord;
import dev.firth.tokenizers.normalize.CharsMap;
import dev.firth.tokenizers.normalize.SentencePieceNormalizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A SentencePiece {@code .model} file: a protobuf message (sentencepiece_model.proto) of pieces, of
 * how the model was trained, and of how text is normalized.
 *
 * @param type how text is cut
 * @param vocabulary the pieces
 * @param normalizer how text is normalized
 * @param denormalizer what is done to decoded text, if anything
 * @param unknownSurface what the unknown piece becomes in decoded text
 */
public record SentencePieceFile(
    Type type,
    SentencePieceVocabulary vocabulary,
    SentencePieceNormalizer normalizer,
    Optional<SentencePieceNormalizer> denormalizer,
    String unknownSurface) {
  private static final long MOST_BYTES = 1L << 30;

  /** In the order of their numbers in the file, which begin with 1. */
  private static final List<Type> MODEL_TYPES =
      List.of(Type.UNIGRAM, Type.BPE, Type.WORD, Type.CHAR);

  private static final List<PieceType> PIECE_TYPES =
      List.of(
          PieceType.NORMAL,
          PieceType.UNKNOWN,
          PieceType.CONTROL,
          PieceType.USER_DEFINED,
          PieceType.UNUSED,
          PieceType.BYTE);

  /** How text is cut. */
  public enum Type {
    UNIGRAM,
    BPE,
    WORD,
    CHAR
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException if it is missing or damaged; the message names field and byte
   */
  public static SentencePieceFile read(Path file) throws IOException {
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new BadInputException(
            "%s has %d bytes, far more than a SentencePiece model".formatted(file, size));
      }
      return read(file.toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new BadInputException(file + " does not exist: name a SentencePiece .model file", e);
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param name of the file, for errors
   */
  public static SentencePieceFile read(String name, byte[] bytes) throws BadInputException {
    return new Reader(name, bytes).read();
  }

  /** The model. */
  public SentencePieceModel model() {
    return switch (type) {
      case UNIGRAM -> new SentencePieceUnigram(vocabulary);
      case BPE -> new SentencePieceBpe(vocabulary);
      case WORD -> new SentencePieceWord(vocabulary);
      case CHAR -> new SentencePieceChar(vocabulary);
    };
  }

  /** What joins pieces again. */
  public SentencePieceDecoder decoder() {
    return new SentencePieceDecoder(
        vocabulary, normalizer.options(), unknownSurface, denormalizer.orElse(null));
  }

  /** The whole tokenizer; marks in a text are text to it, as they are to {@code spm_encode}. */
  public Tokenizer tokenizer() {
    return Tokenizer.builder(model()).normalizer(normalizer).decoder(decoder()).build();
  }

  /**
   * The file of a tokenizer that was read from one, changed or not.
   *
   * @throws UsageException if its parts are others
   */
  public static SentencePieceFile of(Tokenizer tokenizer) {
    if (tokenizer.model() instanceof SentencePieceModel model
        && tokenizer.normalizer().orElse(null) instanceof SentencePieceNormalizer normalizer
        && tokenizer.decoder().orElse(null) instanceof SentencePieceDecoder decoder) {
      Type type =
          switch (model) {
            case SentencePieceUnigram _ -> Type.UNIGRAM;
            case SentencePieceBpe _ -> Type.BPE;
            case SentencePieceWord _ -> Type.WORD;
            case SentencePieceChar _ -> Type.CHAR;
          };
      return new SentencePieceFile(
          type, model.vocabulary(), normalizer, decoder.denormalizer(), decoder.unknownSurface());
    }
    throw new UsageException("this is no tokenizer of SentencePiece: write a tokenizer.json");
  }

  /** Writes the file, whole or not at all. */
  public void write(Path file) throws IOException {
    byte[] bytes = bytes();
    AtomicFile.write(file, out -> out.write(bytes));
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    var model = new ProtobufWriter();
    for (SentencePiece piece : vocabulary.pieces()) {
      var written = new ProtobufWriter().text(1, piece.text()).number(2, piece.score());
      if (piece.type() != PieceType.NORMAL) {
        written.integer(3, number(piece.type()));
      }
      model.message(1, written);
    }
    model.message(2, trainerSpec()).message(3, normalizerSpec(normalizer.options()));
    denormalizer.ifPresent(n -> model.message(5, normalizerSpec(n.options())));
    return model.bytes();
  }

  private ProtobufWriter trainerSpec() {
    return new ProtobufWriter()
        .integer(3, MODEL_TYPES.indexOf(type) + 1)
        .integer(4, vocabulary.size())
        .bool(24, normalizer.options().whitespaceAsSuffix())
        .bool(35, vocabulary.byteFallback())
        .integer(40, vocabulary.unknownId())
        .integer(41, mark("<s>"))
        .integer(42, mark("</s>"))
        .integer(43, mark("<pad>"))
        .text(44, unknownSurface)
        .text(45, vocabulary.pieces().get(vocabulary.unknownId()).text());
  }

  private int mark(String name) {
    int id = vocabulary.idOf(name);
    return id >= 0 && vocabulary.type(id) == PieceType.CONTROL ? id : -1;
  }

  private static ProtobufWriter normalizerSpec(SentencePieceNormalizer.Options options) {
    var written = new ProtobufWriter();
    if (options.charsMap() != null) {
      written.bytes(2, options.charsMap().toBytes());
    }
    return written
        .bool(3, options.addDummyPrefix())
        .bool(4, options.removeExtraWhitespaces())
        .bool(5, options.escapeWhitespaces());
  }

  private static int number(PieceType type) {
    return PIECE_TYPES.indexOf(type) + 1;
  }

  /** One file on its way in. */
  private static final class Reader {
    private final ProtobufReader file;
    private final List<SentencePiece> pieces = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private Type type = Type.UNIGRAM;
    private boolean byteFallback;
    private boolean whitespaceAsSuffix;
    private String unknownSurface = SentencePieceDecoder.UNKNOWN_SURFACE;
    private final NormalizerSpec normalizer = new NormalizerSpec();
    private final NormalizerSpec denormalizer = new NormalizerSpec();

    Reader(String name, byte[] bytes) {
      file = new ProtobufReader(name, bytes);
    }

    SentencePieceFile read() throws BadInputException {
      while (file.next()) {
        switch (file.field()) {
          case 1 -> readPiece();
          case 2 -> readTrainer(file.message("trainer_spec"));
          case 3 -> normalizer.read(file.message("normalizer_spec"));
          case 5 -> denormalizer.read(file.message("denormalizer_spec"));
          default -> file.skip();
        }
      }
      SentencePieceVocabulary vocabulary = vocabulary();
      return new SentencePieceFile(
          type,
          vocabulary,
          normalizer.make(whitespaceAsSuffix, vocabulary.userDefined()),
          denormalizer.charsMap == null
              ? Optional.empty()
              : Optional.of(denormalizer.make(false, List.of())),
          unknownSurface);
    }

    private void readPiece() throws BadInputException {
      String name = "pieces[" + pieces.size() + "]";
      places.add(file.fieldAt());
      ProtobufReader piece = file.message(name);
      String text = "";
      float score = 0;
      PieceType pieceType = PieceType.NORMAL;
      while (piece.next()) {
        switch (piece.field()) {
          case 1 -> text = piece.text("piece");
          case 2 -> score = piece.number("score");
          case 3 -> pieceType = PIECE_TYPES.get(number(piece, "type", PIECE_TYPES.size()));
          default -> piece.skip();
        }
      }
      pieces.add(new SentencePiece(text, score, pieceType));
    }

    /** A value of an enumeration that counts from 1, less 1. */
    private static int number(ProtobufReader message, String name, int most)
        throws BadInputException {
      int value = message.integer(name);
      if (value < 1 || value > most) {
        throw message.error(name, "is %d, not from 1 to %d".formatted(value, most));
      }
      return value - 1;
    }

    private void readTrainer(ProtobufReader trainer) throws BadInputException {
      while (trainer.next()) {
        switch (trainer.field()) {
          case 3 -> type = MODEL_TYPES.get(number(trainer, "model_type", MODEL_TYPES.size()));
          case 24 -> whitespaceAsSuffix = trainer.bool("treat_whitespace_as_suffix");
          case 35 -> byteFallback = trainer.bool("byte_fallback");
          case 44 -> unknownSurface = trainer.text("unk_surface");
          default -> trainer.skip();
        }
      }
    }

    private SentencePieceVocabulary vocabulary() throws BadInputException {
      try {
        return new SentencePieceVocabulary(pieces, byteFallback);
      } catch (BadPieceException e) {
        if (e.id() < 0) {
          throw file.error("pieces", 0, "are not complete: " + e.getMessage());
        }
        throw file.error("pieces[" + e.id() + "]", places.get(e.id()), "is bad: " + e.getMessage());
      }
    }
  }

  /** A message that says how text is normalized. */
  private static final class NormalizerSpec {
    private static final String CHARS_MAP = "precompiled_charsmap";

    private CharsMap charsMap;
    private ProtobufReader source;
    private int charsMapAt;
    private boolean addDummyPrefix = true;
    private boolean removeExtraWhitespaces = true;
    private boolean escapeWhitespaces = true;

    void read(ProtobufReader spec) throws BadInputException {
      while (spec.next()) {
        switch (spec.field()) {
          case 2 -> charsMap = charsMap(spec);
          case 3 -> addDummyPrefix = spec.bool("add_dummy_prefix");
          case 4 -> removeExtraWhitespaces = spec.bool("remove_extra_whitespaces");
          case 5 -> escapeWhitespaces = spec.bool("escape_whitespaces");
          default -> spec.skip();
        }
      }
    }

    private CharsMap charsMap(ProtobufReader spec) throws BadInputException {
      source = spec;
      charsMapAt = spec.fieldAt();
      byte[] bytes = spec.bytes(CHARS_MAP);
      if (bytes.length == 0) {
        return null;
      }
      try {
        return CharsMap.of(bytes);
      } catch (IllegalArgumentException e) {
        throw spec.error(CHARS_MAP, "is damaged: " + e.getMessage());
      }
    }

    SentencePieceNormalizer make(boolean whitespaceAsSuffix, List<String> userDefined)
        throws BadInputException {
      try {
        return new SentencePieceNormalizer(
            new SentencePieceNormalizer.Options(
                charsMap,
                addDummyPrefix,
                removeExtraWhitespaces,
                escapeWhitespaces,
                whitespaceAsSuffix,
                userDefined));
      } catch (IllegalArgumentException e) {
        throw source.error(CHARS_MAP, charsMapAt, "is damaged: " + e.getMessage());
      }
    }
  }
}
