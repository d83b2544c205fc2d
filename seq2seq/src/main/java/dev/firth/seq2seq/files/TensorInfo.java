package dev.firth.seq2seq.files;

import ai.djl.ndarray.types.Shape;

/**
 * What the header of a file says about a tensor.
 *
 * @param name unique in the file
 * @param type of its numbers
 * @param shape outermost axis first; without axes it is a single number
 * @param begin its first byte, from the beginning of the data
 * @param end the byte behind its last
 */
public record TensorInfo(String name, TensorType type, Shape shape, long begin, long end) {
  /** How many numbers it has. */
  public long size() {
    return (end - begin) / type.bytes();
  }
}
