package dev.firth.tokenizers;

/**
 * Rewrites a text before it is cut: lower-casing, Unicode forms, dropped accents. The result still
 * knows where each of its characters stood in the original. Implementations are immutable.
 */
@FunctionalInterface
public interface Normalizer {
  /** The rewritten text; the argument is left as it was. */
  NormalizedText normalize(NormalizedText text);
}
