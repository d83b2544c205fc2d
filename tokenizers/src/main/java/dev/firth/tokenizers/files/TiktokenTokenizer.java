package dev.firth.tokenizers.files;

import dev.firth.runs.BadInputException;
import dev.firth.tokenizers.Tokenizer;
import dev.firth.tokenizers.decode.ByteLevelDecoder;
import dev.firth.tokenizers.postprocess.ByteLevelProcessing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ranks of tiktoken as a whole tokenizer. */
final class TiktokenTokenizer {
  private TiktokenTokenizer() {}

  /**
   * Reads one.
   *
   * @param wanted its encoding; found by the file's name or how many ranks it has if empty
   */
  static Tokenizer read(Path file, Optional<TiktokenEncoding> wanted) throws IOException {
    TiktokenEncoding encoding = wanted.isPresent() ? wanted.get() : encoding(file);
    return Tokenizer.builder(encoding.read(file))
        .preTokenizer(encoding.preTokenizer())
        .postProcessor(new ByteLevelProcessing(false, false, true))
        .decoder(new ByteLevelDecoder())
        .addedTokens(encoding.addedTokens())
        .build();
  }

  private static TiktokenEncoding encoding(Path file) throws IOException {
    Optional<TiktokenEncoding> named = TiktokenEncoding.named(file.getFileName().toString());
    if (named.isPresent()) {
      return named.get();
    }
    long ranks;
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      ranks = lines.filter(line -> !line.isEmpty()).count();
    }
    return Arrays.stream(TiktokenEncoding.values())
        .filter(encoding -> encoding.ranks() == ranks)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s has %d ranks of tiktoken, and neither that nor its name tells the pattern that goes with them: say --encoding %s"
                        .formatted(file, ranks, names())));
  }

  private static String names() {
    return Arrays.stream(TiktokenEncoding.values())
        .map(TiktokenEncoding::tiktokenName)
        .collect(Collectors.joining(", "));
  }
}
