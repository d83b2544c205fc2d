package dev.firth.tokenizers.model.sentencepiece;

import dev.firth.tokenizers.ScratchPool;
import dev.firth.tokenizers.trie.DoubleArrayTrie;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Cuts texts word by word and remembers words. What it remembers is exact: where the pieces of a
 * word hang on the scores before it, as they do in Unigram models whose sums are rounded, the word
 * is cut again when those are too far away.
 */
final class Words {
  private final char[] codes;
  private final Joints joints;
  private final double[] scores;
  private final int unknownId;
  private final Supplier<WordSplitter> splitters;
  private final ScratchPool<Room> rooms;

  private static final class Room {
    private final WordCache cache = new WordCache();
    private final WordSplitter splitter;

    Room(WordSplitter splitter) {
      this.splitter = splitter;
    }
  }

  /**
   * Words of a model.
   *
   * @param pieces all texts that can be pieces
   * @param trie the same
   * @param scores by id, which are summed for the splitter; null if it asks for no sum
   */
  Words(
      List<String> pieces,
      DoubleArrayTrie trie,
      double[] scores,
      int unknownId,
      Supplier<WordSplitter> splitters) {
    codes = trie.codes();
    joints = new Joints(pieces, codes);
    this.scores = scores;
    this.unknownId = unknownId;
    this.splitters = splitters;
    rooms = new ScratchPool<>(() -> new Room(splitters.get()));
  }

  /** By id, which are summed; null where no sum matters. */
  double[] scores() {
    return scores;
  }

  int unknownId() {
    return unknownId;
  }

  WordSplitter newSplitter() {
    return splitters.get();
  }

  /** Whether a normalized text holds together between two units. */
  boolean joined(char left, char right) {
    return joints.joined(codes[left], codes[right], right);
  }

  /** Whether no piece has a unit behind any other. */
  boolean cutsBefore(char unit) {
    return IntStream.rangeClosed(0, Character.MAX_VALUE)
        .noneMatch(left -> left != unit && joined((char) left, unit));
  }

  /** Cuts a text into words and these into pieces. */
  void cut(char[] text, int length, PieceSink sink) {
    Room room = rooms.take();
    byte[] dense = joints.dense();
    float sum = 0;
    int at = 0;
    while (at < length) {
      // Units go into the key while their codes fit.
      int start = at;
      long high = 0;
      int code = codes[text[at++]] - 1;
      int unfit = code >> 8;
      long low = code;
      while (at < length) {
        int next = codes[text[at]] - 1;
        if ((unfit | next >> 8) == 0) {
          if (dense[code << 8 | next] == 0) {
            break;
          }
        } else if (!joints.joined(code + 1, next + 1, text[at])) {
          break;
        }
        unfit |= next >> 8;
        high = high << 8 | low >>> 56;
        low = low << 8 | (next & 0xff);
        code = next;
        at++;
      }
      int units = at - start;
      if (unfit == 0 && units <= WordCache.MOST_UNITS) {
        sum = known(text, start, at, high | (long) units << 56, low, sum, room, sink);
      } else {
        room.splitter.splitAfter(text, start, at, sum);
        sum = add(room.splitter, start, sum, sink);
      }
    }
    room.splitter.release();
    rooms.putBack(room);
  }

  /** Cuts a text as if it were one word. */
  void cutWhole(char[] text, int length, PieceSink sink) {
    Room room = rooms.take();
    room.splitter.splitAfter(text, 0, length, 0);
    add(room.splitter, 0, 0, sink);
    room.splitter.release();
    rooms.putBack(room);
  }

  private float known(
      char[] text, int from, int to, long high, long low, float before, Room room, PieceSink sink) {
    WordCache cache = room.cache;
    int at = cache.find(high, low);
    if (at >= 0 && Math.abs(before) < cache.reach(at)) {
      sink.add(cache, at, from);
      return scores == null ? before : sum(cache, at, before);
    }
    WordSplitter splitter = room.splitter;
    boolean holds = false;
    if (at < 0) {
      splitter.split(text, from, to);
      holds = Math.abs(before) < splitter.reach();
      if (allKnown(splitter)) {
        cache.put(high, low, splitter);
      }
    }
    if (!holds) {
      splitter.splitAfter(text, from, to, before);
    }
    return add(splitter, from, before, sink);
  }

  /** In single precision and from left to right, as SentencePiece adds. */
  private float sum(WordCache cache, int at, float before) {
    float sum = before;
    int count = cache.count(at);
    for (int i = 0; i < count; i++) {
      sum = (float) (sum + scores[cache.id(at, i)]);
    }
    return sum;
  }

  private boolean allKnown(WordSplitter splitter) {
    for (int i = 0; i < splitter.pieces(); i++) {
      if (splitter.id(i) == unknownId) {
        return false;
      }
    }
    return true;
  }

  private float add(WordSplitter splitter, int from, float before, PieceSink sink) {
    float sum = before;
    int start = from;
    for (int i = 0; i < splitter.pieces(); i++) {
      int id = splitter.id(i);
      int end = splitter.end(i);
      sink.add(id, start, end);
      sum = scores == null ? 0 : (float) (sum + scores[id]);
      start = end;
    }
    return sum;
  }
}
