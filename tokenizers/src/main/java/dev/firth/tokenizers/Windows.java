package dev.firth.tokenizers;

import dev.firth.runs.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Cuts encodings that are too long into a first window and the windows that overflow. */
final class Windows {
  private final Truncation truncation;

  /** Most tokens of all sequences together, special tokens not counted. */
  private final int most;

  Windows(Truncation truncation, int addedTokens) {
    this.truncation = truncation;
    most = truncation.maxLength() - addedTokens;
    if (most < 0) {
      throw new UsageException(
          "a length of "
              + truncation.maxLength()
              + " tokens has no room for "
              + addedTokens
              + " special tokens; allow more");
    }
  }

  /** One or two sequences that are together no longer than allowed. */
  List<Encoding> cut(List<Encoding> sequences) {
    int total = sequences.stream().mapToInt(Encoding::size).sum();
    if (most == 0) {
      return sequences.stream().map(sequence -> cut(sequence, 0)).toList();
    }
    if (total <= most) {
      return sequences;
    }
    return switch (truncation.strategy()) {
      case LONGEST_FIRST -> cutLongest(sequences);
      case ONLY_FIRST -> cutOne(sequences, 0, total - most);
      case ONLY_SECOND -> cutOne(sequences, 1, total - most);
    };
  }

  private List<Encoding> cutLongest(List<Encoding> sequences) {
    if (sequences.size() == 1) {
      return List.of(cut(sequences.getFirst(), most));
    }
    Encoding first = sequences.getFirst();
    Encoding second = sequences.getLast();
    int shorter = Math.min(first.size(), second.size());
    int longer = shorter > most ? shorter : Math.max(shorter, most - shorter);
    if (shorter + longer > most) {
      shorter = most / 2;
      longer = shorter + most % 2;
    }
    return first.size() > second.size()
        ? List.of(cut(first, longer), cut(second, shorter))
        : List.of(cut(first, shorter), cut(second, longer));
  }

  private List<Encoding> cutOne(List<Encoding> sequences, int which, int excess) {
    if (which >= sequences.size()) {
      throw new UsageException("only the second sequence may be truncated, but there is only one");
    }
    int left = sequences.get(which).size() - excess;
    if (left <= 0) {
      throw new UsageException(
          "the sequence that may be truncated has "
              + sequences.get(which).size()
              + " tokens, but "
              + excess
              + " are too many; allow more or truncate the longest");
    }
    var all = new ArrayList<Encoding>(sequences);
    all.set(which, cut(sequences.get(which), left));
    return all;
  }

  private Encoding cut(Encoding encoding, int length) {
    if (length >= encoding.size()) {
      return encoding;
    }
    if (length == 0) {
      return encoding.slice(0, 0).withOverflow(List.of(encoding));
    }
    if (truncation.stride() >= length) {
      throw new UsageException(
          "windows of "
              + length
              + " tokens cannot overlap by "
              + truncation.stride()
              + "; choose a smaller stride or a greater length");
    }
    List<Encoding> windows = windows(encoding, length, length - truncation.stride());
    return windows.getFirst().withOverflow(windows.subList(1, windows.size()));
  }

  private List<Encoding> windows(Encoding encoding, int length, int step) {
    var windows = new ArrayList<Encoding>();
    int size = encoding.size();
    if (truncation.side() == Side.RIGHT) {
      int start = 0;
      while (windows.isEmpty() || start - step + length < size) {
        windows.add(encoding.slice(start, Math.min(start + length, size)));
        start += step;
      }
    } else {
      int end = size;
      while (windows.isEmpty() || end + step - length > 0) {
        windows.add(encoding.slice(Math.max(0, end - length), end));
        end -= step;
      }
    }
    return windows;
  }
}
