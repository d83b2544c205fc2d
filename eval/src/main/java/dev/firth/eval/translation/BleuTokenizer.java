package dev.firth.eval.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How BLEU splits segments, with sacreBLEU's names and tokens. */
public enum BleuTokenizer {
  /** At blanks only: for text that is tokenised already. */
  NONE("none"),

  /** mteval-v13a, which WMT uses; the default for Western languages. */
  MTEVAL_13A("13a"),

  /** mteval-v14 with international tokenisation: all of Unicode's punctuation and symbols. */
  INTERNATIONAL("intl"),

  /** Every character is a token. */
  CHARACTERS("char"),

  /** Chinese characters are tokens, the rest is split as in 13a. */
  CHINESE("zh");

  private final String label;

  BleuTokenizer(String label) {
    this.label = label;
  }

  /** The name in options and signatures. */
  public String label() {
    return label;
  }

  /** The tokenizer of a name, if there is one. */
  public static Optional<BleuTokenizer> of(String label) {
    for (BleuTokenizer tokenizer : values()) {
      if (tokenizer.label.equals(label)) {
        return Optional.of(tokenizer);
      }
    }
    return Optional.empty();
  }

  /** The tokens of a segment. */
  public List<String> tokens(String segment) {
    var spans = new TokenSpans();
    splitter().split(PythonText.stripTrailing(segment), spans);
    var tokens = new ArrayList<String>();
    for (int token = 0; token < spans.count(); token++) {
      tokens.add(spans.token(token));
    }
    return tokens;
  }

  /** Splits one segment after another, for one thread; blanks at the end are gone already. */
  interface Splitter {
    void split(String segment, TokenSpans into);
  }

  /** A splitter for a thread. */
  Splitter splitter() {
    return switch (this) {
      case NONE ->
          (segment, into) -> {
            into.reset(segment);
            into.splitAtBlanks();
          };
      case CHARACTERS ->
          (segment, into) -> {
            into.reset(segment);
            into.splitIntoCharacters();
          };
      case MTEVAL_13A -> {
        var marks = new MarkSplitter(CharClasses.MTEVAL_13A, true);
        yield (segment, into) -> {
          into.reset(unescaped(segment));
          marks.split(into, 0);
        };
      }
      case INTERNATIONAL -> {
        var marks = new MarkSplitter(CharClasses.INTERNATIONAL, false);
        yield (segment, into) -> {
          into.reset(segment);
          marks.split(into, 0);
        };
      }
      case CHINESE -> {
        var marks = new MarkSplitter(CharClasses.CHINESE, false);
        yield (segment, into) -> {
          into.reset(segment);
          marks.split(into, firstNoBlank(segment));
        };
      }
    };
  }

  private static int firstNoBlank(String segment) {
    int at = 0;
    while (at < segment.length() && PythonText.isBlank(segment.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Undoes what 13a's scripts expect of SGML: line ends, entities, markup for what was skipped. */
  private static String unescaped(String segment) {
    if (segment.indexOf('&') < 0 && segment.indexOf('<') < 0 && segment.indexOf('\n') < 0) {
      return segment;
    }
    String joined = segment.replace("<skipped>", "").replace("-\n", "").replace('\n', ' ');
    return Entities.decoded(joined);
  }
}
