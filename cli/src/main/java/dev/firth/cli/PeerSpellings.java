package dev.firth.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Understands the flags of word2vec.c and fastText in {@code firth vectors train}, so that a known
 * command line works as it is.
 */
final class PeerSpellings {
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("-size", "--dim"),
          Map.entry("-dim", "--dim"),
          Map.entry("-window", "--window"),
          Map.entry("-ws", "--window"),
          Map.entry("-negative", "--negative"),
          Map.entry("-neg", "--negative"),
          Map.entry("-sample", "--sample"),
          Map.entry("-t", "--sample"),
          Map.entry("-min-count", "--min-count"),
          Map.entry("-minCount", "--min-count"),
          Map.entry("-iter", "--epochs"),
          Map.entry("-epoch", "--epochs"),
          Map.entry("-alpha", "--lr"),
          Map.entry("-lr", "--lr"),
          Map.entry("-threads", "--threads"),
          Map.entry("-thread", "--threads"),
          Map.entry("-seed", "--seed"),
          Map.entry("-loss", "--loss"),
          Map.entry("-minn", "--minn"),
          Map.entry("-maxn", "--maxn"),
          Map.entry("-bucket", "--bucket"),
          Map.entry("-output", "--out"));

  private PeerSpellings() {}

  /** The arguments with Firth's own spellings; those of other commands are left alone. */
  static String[] translate(String[] args) {
    if (args.length < 2 || !args[0].equals("vectors") || !args[1].equals("train")) {
      return args;
    }
    var translated = new ArrayList<String>(List.of(args).subList(0, 2));
    for (int i = 2; i < args.length; i++) {
      String next = i + 1 < args.length ? args[i + 1] : null;
      switch (args[i]) {
        case "-train", "-input" -> {
          // The corpus is an argument, not an option: its name follows by itself.
        }
        case "-cbow" -> {
          translated.add("--model=" + ("0".equals(next) ? "skip-gram" : "cbow"));
          i++;
        }
        case "-hs" -> {
          if (!"0".equals(next)) {
            // word2vec.c goes on with negative sampling beside it unless that is set to 0.
            translated.add("--loss=" + (withoutNoise(args) ? "hs" : "ns+hs"));
          }
          i++;
        }
        case "-binary" -> {
          translated.add("--format=" + ("0".equals(next) ? "word2vec-text" : "word2vec"));
          i++;
        }
        default -> translated.add(OPTIONS.getOrDefault(args[i], args[i]));
      }
    }
    return translated.toArray(String[]::new);
  }

  private static boolean withoutNoise(String[] args) {
    int option = List.of(args).indexOf("-negative");
    return option >= 0 && option + 1 < args.length && args[option + 1].equals("0");
  }
}
