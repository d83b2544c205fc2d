package dev.firth.tokenizers.model.unigram;

import dev.firth.tokenizers.NormalizedText;
import dev.firth.tokenizers.Normalizer;
import dev.firth.tokenizers.PreTokenizer;
import dev.firth.tokenizers.normalize.Lowercase;
import dev.firth.tokenizers.normalize.Nfc;
import dev.firth.tokenizers.normalize.Nfd;
import dev.firth.tokenizers.normalize.Nfkc;
import dev.firth.tokenizers.normalize.Nfkd;
import dev.firth.tokenizers.normalize.Nmt;
import dev.firth.tokenizers.normalize.NormalizerSequence;
import dev.firth.tokenizers.normalize.Precompiled;
import dev.firth.tokenizers.normalize.Replace;
import dev.firth.tokenizers.normalize.Strip;
import dev.firth.tokenizers.normalize.StripAccents;
import dev.firth.tokenizers.normalize.UnicodeData;
import dev.firth.tokenizers.pretokenize.Metaspace;
import dev.firth.tokenizers.pretokenize.PreTokenizerSequence;
import dev.firth.tokenizers.pretokenize.PrependScheme;
import dev.firth.tokenizers.pretokenize.WhitespaceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A normalizer and a pre-tokenizer that treat a text in regions: a run of blanks and what follows
 * up to the next blank, each as if the others were not there. Immutable.
 */
final class RegionRules {
  private static final int ASCII = 0x80;
  private static final String BLANKS = " {2,}";

  private final List<Normalizer> steps;
  private final PreTokenizer preTokenizer;
  private final Metaspace metaspace;

  /** Whether white space is taken away first, so that pieces hold none. */
  private final boolean splitAtWhiteSpace;

  private final boolean clusters;
  private final boolean stripsLeft;
  private final char[] plain = new char[ASCII];

  private RegionRules(List<Normalizer> steps, PreTokenizer preTokenizer, Metaspace metaspace) {
    this.steps = steps;
    this.preTokenizer = preTokenizer;
    this.metaspace = metaspace;
    splitAtWhiteSpace = preTokenizer instanceof PreTokenizerSequence;
    clusters = steps.stream().anyMatch(Precompiled.class::isInstance);
    stripsLeft = steps.stream().anyMatch(s -> s instanceof Strip strip && strip.stripLeft());
    for (char c = '!'; c < ASCII; c++) {
      plain[c] = plainForm(c);
    }
  }

  /** The rules of these, if they are of the kind; null stands for no normalizer. */
  static Optional<RegionRules> of(Normalizer normalizer, PreTokenizer preTokenizer) {
    Metaspace metaspace = metaspace(preTokenizer);
    var steps = new ArrayList<Normalizer>();
    if (metaspace == null || !metaspace.split() || !collect(normalizer, steps)) {
      return Optional.empty();
    }
    boolean raw = true;
    for (Normalizer step : steps) {
      if (!inRegions(step, raw)) {
        return Optional.empty();
      }
      raw &= step instanceof Replace;
    }
    return Optional.of(new RegionRules(List.copyOf(steps), preTokenizer, metaspace));
  }

  private static Metaspace metaspace(PreTokenizer preTokenizer) {
    if (preTokenizer instanceof PreTokenizerSequence sequence
        && sequence.pretokenizers().size() == 2
        && sequence.pretokenizers().getFirst() instanceof WhitespaceSplit
        && sequence.pretokenizers().getLast() instanceof Metaspace second) {
      return second;
    }
    return preTokenizer instanceof Metaspace only ? only : null;
  }

  private static boolean collect(Normalizer normalizer, List<Normalizer> steps) {
    if (normalizer instanceof NormalizerSequence sequence) {
      return sequence.normalizers().stream().allMatch(step -> collect(step, steps));
    }
    return normalizer == null || steps.add(normalizer);
  }

  /**
   * Whether a step treats regions one by one.
   *
   * @param raw whether only strings were replaced before it, so that regions still begin with
   *     blanks
   */
  private static boolean inRegions(Normalizer step, boolean raw) {
    return switch (step) {
      case Nfc _, Nfd _, Nfkc _, Nfkd _, Nmt _, Lowercase _, StripAccents _, Strip _ -> true;
      case Precompiled n -> n.normalize(NormalizedText.of(" ")).toString().equals(" ");
      case Replace n -> inRegions(n, raw);
      default -> false;
    };
  }

  private static boolean inRegions(Replace replace, boolean raw) {
    String source = replace.pattern().source();
    if (replace.pattern().isRegex()) {
      return source.equals(BLANKS) && !replace.content().isEmpty();
    }
    // A replacement that ends with a blank, or begins with one, would make regions out of nothing.
    return raw
        && !source.isEmpty()
        && source.indexOf(' ') < 0
        && replace.content().indexOf(' ') < 0;
  }

  /** What an ASCII character becomes among others; 0 if that hangs on them or is not one. */
  private char plainForm(char c) {
    NormalizedText text = NormalizedText.of(String.valueOf(c));
    for (Normalizer step : steps) {
      if (step instanceof Replace replace && replace.pattern().source().indexOf(c) >= 0) {
        return 0;
      }
      text = step.normalize(text);
    }
    boolean single = text.length() == 1 && text.charAt(0) < ASCII && text.charAt(0) > ' ';
    boolean isSign = single && text.charAt(0) == metaspace.replacement();
    return single && !isSign ? text.charAt(0) : 0;
  }

  /**
   * What each ASCII character becomes wherever it stands among others and single blanks; 0 for
   * those of which this is not known. Not to be changed.
   */
  char[] plain() {
    return plain;
  }

  /** The sign for a blank; 0 if it is no single unit. */
  char sign() {
    return Character.isBmpCodePoint(metaspace.replacement()) ? (char) metaspace.replacement() : 0;
  }

  /** Whether a region with one blank before it becomes one piece that begins with the sign. */
  boolean signForBlank() {
    return !splitAtWhiteSpace || metaspace.prependScheme() == PrependScheme.ALWAYS;
  }

  /** Whether a text that begins with no blank gets a sign. */
  boolean signAtStart(boolean startOfOriginal) {
    return metaspace.prependScheme() == PrependScheme.ALWAYS
        || (metaspace.prependScheme() == PrependScheme.FIRST && startOfOriginal);
  }

  /** Whether text may be cut before a blank that comes after this character. */
  boolean mayCutAfter(char before) {
    // Grapheme clusters may begin with certain format characters, and a vowel sign of Malayalam.
    return !clusters
        || before < 0x300
        || (before != 0x0d4e
            && !Character.isSurrogate(before)
            && Character.getType(before) != Character.FORMAT);
  }

  /** Whether white space at the beginning falls away. */
  boolean stripsLeft() {
    return stripsLeft;
  }

  /** Normalizes a region; white space only falls away at the ends of the whole text. */
  NormalizedText normalize(NormalizedText region, boolean first, boolean last) {
    NormalizedText text = region;
    for (Normalizer step : steps) {
      if (step instanceof Strip strip) {
        text = new Strip(strip.stripLeft() && first, strip.stripRight() && last).normalize(text);
      } else {
        text = step.normalize(text);
      }
    }
    return text;
  }

  /**
   * Whether a normalized region has nothing to do with the one after it, nor with the one before.
   */
  boolean isClosed(NormalizedText region, boolean first, boolean last) {
    if (region.isEmpty()) {
      return false;
    }
    char start = region.charAt(0);
    char end = region.charAt(region.length() - 1);
    boolean begins = first || start == ' ' || (!splitAtWhiteSpace && start == sign());
    return begins && (last || (!UnicodeData.isWhiteSpace(end) && !endsReplacement(end)));
  }

  private boolean endsReplacement(char end) {
    return end == sign()
        || steps.stream()
            .anyMatch(
                step ->
                    step instanceof Replace replace
                        && replace.pattern().isRegex()
                        && replace.content().indexOf(end) >= 0);
  }

  /** Cuts a normalized region into pieces. */
  void split(NormalizedText region, Consumer<NormalizedText> pieces) {
    if (!region.isEmpty()) {
      preTokenizer.split(region, pieces);
    }
  }
}
