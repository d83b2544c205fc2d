package dev.firth.tokenizers.model.sentencepiece;

import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.Model;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.ScratchPool;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.model.unigram.Units;
import dev.firth.tokenizers.normalize.SentencePieceNormalizer;
import dev.firth.tokenizers.normalize.SentencePieceNormalizer.Output;
import dev.firth.tokenizers.trie.DoubleArrayTrie;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A model of SentencePiece (Kudo and Richardson, 2018), which takes whole normalized texts and
 * gives the ids that {@code spm_encode} gives. Immutable and thread-safe.
 */
public abstract sealed class SentencePieceModel implements Model
    permits SentencePieceUnigram, SentencePieceBpe, SentencePieceChar, SentencePieceWord {
  private final SentencePieceVocabulary vocabulary;
  private final int[] lengths;

  SentencePieceModel(SentencePieceVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    lengths = vocabulary.pieces().stream().mapToInt(p -> p.text().length()).toArray();
  }

  /** The pieces. */
  public final SentencePieceVocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public final int size() {
    return vocabulary.size();
  }

  @Override
  public final int idOf(String token) {
    return vocabulary.idOf(token);
  }

  @Override
  public final String tokenOf(int id) {
    return id >= 0 && id < size() ? vocabulary.pieces().get(id).text() : null;
  }

  /** Cuts a normalized text. */
  abstract void cut(char[] text, int length, PieceSink sink);

  /** What can be done word by word; null where nothing can. */
  Words words() {
    return null;
  }

  /** The texts of some pieces. */
  final List<String> texts(int[] ids) {
    return Arrays.stream(ids).mapToObj(id -> vocabulary.pieces().get(id).text()).toList();
  }

  /** All pieces with the ids that SentencePiece finds for their texts. */
  final DoubleArrayTrie allPieces() {
    List<String> texts = vocabulary.pieces().stream().map(SentencePiece::text).toList();
    return DoubleArrayTrie.of(texts, texts.stream().mapToInt(vocabulary::idOf).toArray());
  }

  /** The id of a part of a text, the unknown piece's if it is no piece. */
  final int idOf(DoubleArrayTrie pieces, char[] text, int from, int to) {
    int id = pieces.find(text, from, to);
    return id < 0 ? vocabulary.unknownId() : id;
  }

  final PieceSink newSink() {
    return new PieceSink(vocabulary, lengths);
  }

  @Override
  public final void tokenize(CharSequence piece, TokenBuffer tokens) {
    char[] text = Units.of(piece);
    PieceSink sink = newSink();
    sink.begin(text, null, tokens, -1);
    cut(text, text.length, sink);
    sink.end();
  }

  /** With its normalizer and without a pre-tokenizer, as SentencePiece works. */
  @Override
  public final Optional<FusedEncoder> fuse(Normalizer normalizer, PreTokenizer preTokenizer) {
    return preTokenizer == null && normalizer instanceof SentencePieceNormalizer own
        ? Optional.of(new Fused(own))
        : Optional.empty();
  }

  private final class Fused implements FusedEncoder {
    private final SentencePieceNormalizer normalizer;
    private final ScratchPool<Room> rooms = new ScratchPool<>(Room::new);

    /** For ids alone; null where it cannot be. */
    private final RegionEncoder regions;

    Fused(SentencePieceNormalizer normalizer) {
      this.normalizer = normalizer;
      boolean suits = words() != null && RegionEncoder.suits(normalizer, words());
      regions = suits ? new RegionEncoder(normalizer, words(), () -> newSink()) : null;
    }

    @Override
    public void encode(String text, int from, int to, TokenBuffer tokens) {
      if (regions != null && !tokens.withOffsets()) {
        regions.encode(text, from, to, tokens);
      } else {
        encodeWhole(text, from, to, tokens);
      }
    }

    private void encodeWhole(String text, int from, int to, TokenBuffer tokens) {
      Room room = rooms.take();
      Output normalized = tokens.withOffsets() ? room.withOrigins : room.plain;
      normalizer.normalize(text, from, to, normalized);
      if (normalized.length() > 0) {
        Output origins = tokens.withOffsets() ? normalized : null;
        room.sink.begin(normalized.text(), origins, tokens, tokens.beginWord());
        cut(normalized.text(), normalized.length(), room.sink);
        room.sink.end();
      }
      normalized.release();
      rooms.putBack(room);
    }

    private final class Room {
      private final Output plain = new Output(false);
      private final Output withOrigins = new Output(true);
      private final PieceSink sink = newSink();
    }
  }
}
