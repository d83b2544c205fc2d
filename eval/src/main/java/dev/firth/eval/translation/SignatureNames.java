package dev.firth.eval.translation;

import java.util.HashMap;
import java.util.Map;

/** Short names of settings that all metrics have, as in sacreBLEU. */
final class SignatureNames {
  private static final Map<String, String> SHARED =
      Map.of("nrefs", "#", "bs", "bs", "ar", "ar", "seed", "rs", "version", "v", "case", "c");

  private SignatureNames() {}

  /** Those and a metric's own. */
  static Map<String, String> with(Map<String, String> own) {
    var names = new HashMap<>(SHARED);
    names.putAll(own);
    return Map.copyOf(names);
  }
}
