package dev.firth.tokenizers.model.sentencepiece;

import dev.firth.tokenizers.ScratchPool;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.model.region.RegionCache;
import dev.firth.tokenizers.model.region.RegionKey;
import dev.firth.tokenizers.model.region.RegionQueue;
import dev.firth.tokenizers.normalize.SentencePieceNormalizer;
import dev.firth.tokenizers.normalize.SentencePieceNormalizer.Output;
import java.util.function.Supplier;

/**
 * Ids alone, straight from a text. A region is a run of blanks and what follows up to the next
 * blank. Where it holds nothing but ASCII characters that the normalizer leaves single, it is cut
 * into words as it stands, and a word seen before is looked up by its bytes; other regions are
 * normalized, each by itself, and looked up as a whole. Immutable.
 */
final class RegionEncoder {
  private static final int ASCII = 0x80;
  private static final int USUAL = 1 << 12;

  private final SentencePieceNormalizer normalizer;
  private final Words words;

  /** Whether blanks are made single. */
  private final boolean single;

  /** Whether text begins with one more blank. */
  private final boolean led;

  /** What becomes of an ASCII character; 0 where that is not one character. */
  private final char[] plain = new char[ASCII];

  /** Whether a text holds together between two ASCII characters, in rows of the left one. */
  private final byte[] joined = new byte[ASCII * ASCII];

  private final ScratchPool<Room> rooms;

  /** For a normalizer that {@link #suits}. */
  RegionEncoder(SentencePieceNormalizer normalizer, Words words, Supplier<PieceSink> sinks) {
    this.normalizer = normalizer;
    this.words = words;
    single = normalizer.options().removeExtraWhitespaces();
    led = normalizer.options().addDummyPrefix();
    for (char c = 0; c < ASCII; c++) {
      plain[c] = normalizer.plain(c);
    }
    for (int i = 0; i < joined.length; i++) {
      joined[i] = (byte) (words.joined(plain[i / ASCII], plain[i % ASCII]) ? 1 : 0);
    }
    rooms = new ScratchPool<>(() -> new Room(new WordTokens(words, sinks.get())));
  }

  /** Whether regions can be normalized and cut each by itself. */
  static boolean suits(SentencePieceNormalizer normalizer, Words words) {
    return normalizer.cutsBeforeBlanks()
        && !normalizer.options().whitespaceAsSuffix()
        && words.cutsBefore(normalizer.space());
  }

  /** Appends the ids of a part of a text to a buffer that keeps no offsets. */
  void encode(String text, int from, int to, TokenBuffer tokens) {
    Room room = rooms.take();
    room.encode(text, from, to, tokens);
    rooms.putBack(room);
  }

  /** One text on its way, and the room for it. */
  private final class Room {
    private final RegionKey key = new RegionKey();
    private final RegionQueue queue = new RegionQueue();
    private final Output normalized = new Output(false);
    private final WordTokens out;

    /** A part of the text, with a blank before it. */
    private char[] chars = new char[USUAL + 1];

    private char[] word = new char[USUAL];
    private boolean first;

    Room(WordTokens out) {
      this.out = out;
    }

    void encode(String text, int from, int to, TokenBuffer tokens) {
      first = true;
      out.begin(tokens);
      int size = USUAL;
      for (int at = from; at < to; ) {
        int end = (int) Math.min(to, (long) at + size);
        int next = part(text, at, end, end == to);
        size = next > at ? USUAL : (int) Math.min(Integer.MAX_VALUE, size * 2L);
        at = next;
      }
      out.end();
      release();
    }

    private void release() {
      normalized.release();
      if (chars.length > 16 * USUAL) {
        chars = new char[USUAL + 1];
      }
      if (word.length > 16 * USUAL) {
        word = new char[USUAL];
      }
    }

    /** Encodes the regions of a part that end in it; gives the place after them. */
    private int part(String text, int from, int to, boolean last) {
      int next = regions(text, from, to, last);
      encodeQueued();
      return next;
    }

    private int regions(String text, int from, int to, boolean last) {
      int stop = to - from + 1;
      if (chars.length < stop) {
        chars = new char[stop];
      }
      chars[0] = ' ';
      text.getChars(from, to, chars, 1);
      int start = 1;
      while (start < stop) {
        int body = skipBlanks(start, stop);
        int end = endOfBody(body, stop);
        if (end == stop && !last) {
          return from + start - 1;
        }
        if (body < end || !single) {
          if (isPlain(body, end)) {
            plainRegion(start, body, end);
          } else {
            end = otherRegion(text, from - 1, start, body, end, stop, last);
            if (end < 0) {
              return from + start - 1;
            }
          }
        }
        start = end;
      }
      return to;
    }

    private int skipBlanks(int from, int stop) {
      int at = from;
      while (at < stop && chars[at] == ' ') {
        at++;
      }
      return at;
    }

    private int endOfBody(int from, int stop) {
      int at = from;
      while (at < stop && chars[at] != ' ') {
        at++;
      }
      return at;
    }

    private boolean isPlain(int from, int to) {
      for (int i = from; i < to; i++) {
        if (chars[i] >= ASCII || plain[chars[i]] == 0) {
          return false;
        }
      }
      return true;
    }

    /** Where the blanks begin that count; before the text is one that may be wanted. */
    private int firstBlank(int start, int body) {
      if (first && !led) {
        return single ? body : start;
      }
      return single ? body - 1 : first ? 0 : start;
    }

    /** Finds the words of a region of plain characters. */
    private void plainRegion(int start, int body, int to) {
      int from = firstBlank(start, body);
      first = false;
      // Where the text begins with a character, the blank before it may be another character.
      if (from < start) {
        chars[from] = ' ';
      }
      for (int at = from; at < to; ) {
        at = plainWord(at, to);
      }
    }

    /** Finds a word of plain characters, which is encoded later; gives the place after it. */
    private int plainWord(int from, int to) {
      char[] text = chars;
      byte[] joints = joined;
      int c = text[from];
      int at = from + 1;
      long low = c;
      long high = 0;
      int limit = Math.min(to, from + Long.BYTES);
      while (at < limit && joints[c * ASCII + text[at]] != 0) {
        c = text[at];
        low |= (long) c << ((at - from) * Byte.SIZE);
        at++;
      }
      if (at == from + Long.BYTES) {
        limit = Math.min(to, from + RegionCache.MOST_BYTES);
        while (at < limit && joints[c * ASCII + text[at]] != 0) {
          c = text[at];
          high |= (long) c << ((at - from - Long.BYTES) * Byte.SIZE);
          at++;
        }
      }
      int rest = at;
      if (at == from + RegionCache.MOST_BYTES) {
        while (at < to && joints[c * ASCII + text[at]] != 0) {
          c = text[at++];
        }
      }
      if (queue.isFull()) {
        encodeQueued();
      }
      if (at > rest) {
        queue.add(from, at);
      } else {
        queue.add(low, high | ((long) (at - from) << 56), from, at);
      }
      return at;
    }

    private void encodeQueued() {
      for (int i = out.addKnown(queue, 0); i < queue.size(); i = out.addKnown(queue, i + 1)) {
        cutPlain(queue.start(i), queue.end(i));
        if (queue.hasKey(i)) {
          out.remember(queue.lows()[i], queue.highs()[i]);
        }
      }
      queue.clear();
    }

    private void cutPlain(int from, int to) {
      int length = to - from;
      if (length > word.length) {
        word = new char[Math.max(length, (int) Math.min(Integer.MAX_VALUE - 16, word.length * 2L))];
      }
      for (int i = 0; i < length; i++) {
        word[i] = plain[chars[from + i]];
      }
      out.beginRegion();
      out.cut(word, 0, length);
    }

    /**
     * Encodes a region that is not plain. Where its normal form ends with a blank, what follows
     * belongs to it.
     *
     * @return one past its end, or -1 if that lies behind the part
     */
    private int otherRegion(
        String text, int shift, int start, int body, int bodyEnd, int stop, boolean last) {
      encodeQueued();
      int from = firstBlank(start, body);
      if (!first && key.of(chars, from, bodyEnd) && out.addKnown(key.low(), key.high())) {
        return bodyEnd;
      }
      int textFrom = shift + (first ? start : from);
      int end = bodyEnd;
      while (!normalizer.normalizeRegion(
          text, textFrom, shift + end, first, last && end == stop, normalized)) {
        // Twice as far each time, so that the time remains linear.
        end = endOfBody((int) Math.min(stop, 2L * end - start + 1), stop);
        if (end == stop && !last) {
          return -1;
        }
      }
      out.beginRegion();
      cutNormalized();
      boolean whole = end == bodyEnd && !(last && end == stop);
      if (whole && !first && key.of(chars, from, end)) {
        out.remember(key.low(), key.high());
      }
      first &= normalized.length() == 0;
      return end;
    }

    private void cutNormalized() {
      char[] text = normalized.text();
      int length = normalized.length();
      for (int start = 0; start < length; ) {
        int end = start + 1;
        while (end < length && words.joined(text[end - 1], text[end])) {
          end++;
        }
        out.cut(text, start, end);
        start = end;
      }
    }
  }
}
