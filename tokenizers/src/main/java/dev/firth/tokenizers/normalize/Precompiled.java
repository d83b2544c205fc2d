package dev.firth.tokenizers.normalize;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites a text by the rules of a {@link CharsMap} in the way of Hugging Face's tokenizers: a
 * grapheme cluster of less than six bytes is replaced whole if the rules have a key that it begins
 * with, the shortest one; else its characters are, one by one. SentencePiece itself takes the
 * longest key at every place; the two agree on nearly all text.
 */
public record Precompiled(CharsMap precompiledCharsmap) implements Normalizer {
  private static final int LONGEST_CLUSTER = 5;
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  public Precompiled {
    Objects.requireNonNull(precompiledCharsmap, "precompiledCharsmap");
  }

  @Override
  public NormalizedText normalize(NormalizedText text) {
    if (text.isEmpty()) {
      return text;
    }
    return new Rules(precompiledCharsmap, text).apply();
  }

  private static final class Rules {
    private final CharsMap map;
    private final NormalizedText text;
    private final String units;
    private final Matcher clusters;

    /** Characters of the new text, and how each changes the old one. */
    private int[] codePoints;

    private int[] changes;
    private int size;
    private boolean changed;

    Rules(CharsMap map, NormalizedText text) {
      this.map = map;
      this.text = text;
      units = text.toString();
      clusters = CLUSTER.matcher(units);
      codePoints = new int[units.length() + 16];
      changes = new int[units.length() + 16];
    }

    NormalizedText apply() {
      for (int at = 0; at < units.length(); ) {
        int end = clusterEnd(at);
        cluster(at, end);
        at = end;
      }
      if (!changed) {
        return text;
      }
      NormalizedText.Editor editor = text.edit();
      for (int i = 0; i < size; i++) {
        editor.change(codePoints[i], changes[i]);
      }
      return editor.done();
    }

    private int clusterEnd(int at) {
      // Between two ASCII characters there is always a boundary, but for CR LF.
      if (at + 1 == units.length()
          || (units.charAt(at) < 0x80 && units.charAt(at + 1) < 0x80 && units.charAt(at) != '\r')) {
        return at + 1;
      }
      clusters.region(at, units.length());
      return clusters.lookingAt() ? clusters.end() : at + 1;
    }

    private void cluster(int from, int to) {
      if (to - from <= LONGEST_CLUSTER) {
        byte[] utf8 = units.substring(from, to).getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= LONGEST_CLUSTER && rewrite(utf8, from, to)) {
          return;
        }
      }
      for (int at = from; at < to; ) {
        int codePoint = units.codePointAt(at);
        int next = at + Character.charCount(codePoint);
        byte[] utf8 = units.substring(at, next).getBytes(StandardCharsets.UTF_8);
        if (!rewrite(utf8, at, next)) {
          add(codePoint, 0);
        }
        at = next;
      }
    }

    private boolean rewrite(byte[] utf8, int from, int to) {
      long rule = map.shortest(utf8, 0, utf8.length);
      if (rule == CharsMap.NONE) {
        return false;
      }
      int place = (int) rule;
      int length = map.poolEnd(place) - place;
      String replacement = new String(map.pool(), place, length, StandardCharsets.UTF_8);
      replace(units.codePointCount(from, to), replacement.codePoints().toArray());
      changed = true;
      return true;
    }

    /** If there are more new characters than old ones, the last ones are new. */
    private void replace(int oldCount, int[] replacement) {
      for (int i = 0; i < replacement.length; i++) {
        add(replacement[i], i < oldCount ? 0 : 1);
      }
      // What falls away belongs to the last character written; before the first one there is none,
      // and the Rust program forgets about it.
      if (replacement.length < oldCount && size > 0) {
        changes[size - 1] += replacement.length - oldCount;
      }
    }

    private void add(int codePoint, int change) {
      if (size == codePoints.length) {
        codePoints = Arrays.copyOf(codePoints, size * 2);
        changes = Arrays.copyOf(changes, size * 2);
      }
      codePoints[size] = codePoint;
      changes[size++] = change;
    }
  }
}
