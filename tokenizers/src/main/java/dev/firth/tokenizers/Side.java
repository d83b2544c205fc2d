package dev.firth.tokenizers;

/** A side of a row of tokens. */
public enum Side {
  LEFT,
  RIGHT
}
