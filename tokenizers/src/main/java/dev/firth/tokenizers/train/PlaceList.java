package dev.firth.tokenizers.train;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/** Places of a text in rising order. */
final class PlaceList {
  private final IntArrayList places = new IntArrayList();

  /** All places where a token begins in the words of the listed places; the list is used again. */
  PlaceList ofWords(SymbolText text, int[] listed, int start, int end) {
    places.clear();
    int wordEnd = 0;
    for (int i = start; i < end; i++) {
      if (listed[i] >= wordEnd) {
        wordEnd = addWord(text, text.wordStart(listed[i]));
      }
    }
    return this;
  }

  /** Gives where the word ends. */
  private int addWord(SymbolText text, int wordStart) {
    int at = wordStart;
    while (text.cell(at) >= 0) {
      places.add(at);
      at += text.span(at);
    }
    return at;
  }

  int size() {
    return places.size();
  }

  int get(int index) {
    return places.getInt(index);
  }
}
