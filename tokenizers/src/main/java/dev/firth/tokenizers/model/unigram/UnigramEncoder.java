package dev.firth.tokenizers.model.unigram;

import dev.firth.tokenizers.FusedEncoder;
import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.ScratchPool;
import dev.firth.tokenizers.TokenBuffer;
import dev.firth.tokenizers.model.region.RegionCache;
import dev.firth.tokenizers.model.region.RegionKey;
import dev.firth.tokenizers.model.region.RegionQueue;

/**
 * Ids of a Unigram model straight from a text, region by region: what was seen before is looked up
 * by its bytes; ASCII characters that no normalizer changes are cut at once; the rest goes through
 * the parts one after the other. A text of which a region does not stand by itself goes through
 * them as a whole.
 */
final class UnigramEncoder implements FusedEncoder {
  private static final int ASCII = 0x80;
  private static final int USUAL = 1 << 12;

  private final RegionRules rules;
  private final UnigramModel model;
  private final char[] plain;
  private final char sign;
  private final ScratchPool<Room> rooms = new ScratchPool<>(Room::new);

  UnigramEncoder(RegionRules rules, UnigramModel model) {
    this.rules = rules;
    this.model = model;
    plain = rules.plain();
    sign = rules.sign();
  }

  @Override
  public boolean givesOffsets() {
    return false;
  }

  @Override
  public void encode(String text, int from, int to, TokenBuffer tokens) {
    if (from == to) {
      return;
    }
    int before = tokens.size();
    Room room = rooms.take();
    boolean done = room.encode(text, from, to, tokens);
    rooms.putBack(room);
    if (!done) {
      tokens.truncate(before);
      encodeWhole(text, from, to, tokens);
    }
  }

  private void encodeWhole(String text, int from, int to, TokenBuffer tokens) {
    NormalizedText whole = rules.normalize(original(text, from, to), true, true);
    rules.split(whole, piece -> model.tokenize(piece, tokens));
  }

  /** A part of a text that knows whether the text begins with it. */
  private static NormalizedText original(String text, int from, int to) {
    int before = Math.min(from, 1);
    return NormalizedText.of(text.substring(from - before, to)).part(before, to - from + before);
  }

  /** One text on its way, and the room for it. */
  private final class Room {
    private final RegionCache cache = new RegionCache();
    private final RegionKey key = new RegionKey();
    private final RegionQueue queue = new RegionQueue();
    private char[] chars = new char[USUAL];
    private char[] piece = new char[USUAL + 1];
    private TokenBuffer tokens;
    private int textStart;
    private boolean first;

    /** Encodes a text; false if it cannot be done region by region. */
    boolean encode(String text, int from, int to, TokenBuffer out) {
      tokens = out;
      textStart = from;
      first = true;
      queue.clear();
      int size = USUAL;
      for (int at = from; at < to; ) {
        int end = (int) Math.min(to, (long) at + size);
        int next = part(text, at, end, end == to);
        if (next < 0) {
          return false;
        }
        size = next > at ? USUAL : (int) Math.min(Integer.MAX_VALUE, size * 2L);
        at = next;
      }
      release();
      return true;
    }

    private void release() {
      tokens = null;
      if (chars.length > 16 * USUAL) {
        chars = new char[USUAL];
      }
      if (piece.length > 16 * USUAL) {
        piece = new char[USUAL + 1];
      }
    }

    /** Encodes the regions of a part that end in it; gives the place after them, or -1. */
    private int part(String text, int from, int to, boolean last) {
      int stop = to - from;
      if (chars.length < stop) {
        chars = new char[stop];
      }
      text.getChars(from, to, chars, 0);
      int start = 0;
      while (start < stop) {
        int end = endOfBody(endOfBlanks(start, stop), stop);
        if (end == stop && !last) {
          break;
        }
        if (first) {
          // Whether a text that begins behind an added token gets a sign is not in the key.
          if (!encode(text, from, start, end, last && end == stop)) {
            return -1;
          }
          first = false;
        } else {
          enqueue(start, end);
        }
        if ((queue.isFull() || end == stop) && !encodeQueued(text, from, last ? stop : -1)) {
          return -1;
        }
        start = end;
      }
      return encodeQueued(text, from, -1) ? from + start : -1;
    }

    private void enqueue(int start, int end) {
      if (key.of(chars, start, end)) {
        queue.add(key.low(), key.high(), start, end);
      } else {
        queue.add(start, end);
      }
    }

    private boolean encodeQueued(String text, int shift, int last) {
      for (int i = known(0); i < queue.size(); i = known(i + 1)) {
        int before = tokens.size();
        int end = queue.end(i);
        if (!encode(text, shift, queue.start(i), end, end == last)) {
          return false;
        }
        // What white space falls away at the end is not in the key.
        if (queue.hasKey(i) && end != last) {
          long low = queue.lows()[i];
          cache.put(low, queue.highs()[i], RegionCache.ANYWHERE, 0, tokens, before);
        }
      }
      queue.clear();
      return true;
    }

    private int known(int from) {
      return cache.append(queue.lows(), queue.highs(), from, queue.size(), tokens);
    }

    private int endOfBlanks(int from, int stop) {
      int at = from;
      while (at < stop && chars[at] == ' ') {
        at++;
      }
      return at;
    }

    private int endOfBody(int from, int stop) {
      int at = from;
      while (at < stop && (chars[at] != ' ' || !rules.mayCutAfter(chars[at - 1]))) {
        at++;
      }
      return at;
    }

    /** Encodes a region; false if it does not stand by itself. */
    private boolean encode(String text, int shift, int start, int end, boolean last) {
      int body = endOfBlanks(start, end);
      if (isPlain(start, body, end)) {
        encodePlain(body, end, start < body);
        return true;
      }
      NormalizedText region = original(text, shift + start, shift + end);
      NormalizedText normal = rules.normalize(region, first, last);
      if (!rules.isClosed(normal, first, last)) {
        return false;
      }
      rules.split(normal, cut -> model.tokenize(cut, tokens));
      return true;
    }

    /** Whether a region is one piece, of characters that are known one by one. */
    private boolean isPlain(int start, int body, int end) {
      boolean single = start + 1 == body && rules.signForBlank() && !(first && rules.stripsLeft());
      if (sign == 0 || body == end || !(single || (first && start == body))) {
        return false;
      }
      for (int i = body; i < end; i++) {
        if (chars[i] >= ASCII || plain[chars[i]] == 0) {
          return false;
        }
      }
      return true;
    }

    private void encodePlain(int from, int to, boolean afterBlank) {
      int length = to - from;
      if (length >= piece.length) {
        piece = new char[Math.max(length + 1, piece.length * 2)];
      }
      piece[0] = sign;
      for (int i = 0; i < length; i++) {
        piece[i + 1] = plain[chars[from + i]];
      }
      boolean signed = afterBlank || rules.signAtStart(textStart == 0);
      model.tokenize(piece, signed ? 0 : 1, length + 1, tokens);
    }
  }
}
