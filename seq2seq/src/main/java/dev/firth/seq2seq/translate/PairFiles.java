package dev.firth.seq2seq.translate;

import java.nio.file.Path;

/**
 * Two texts of which line N of each says the same.
 *
 * @param source the language that is translated
 * @param target the language of the translation
 */
public record PairFiles(Path source, Path target) {}
