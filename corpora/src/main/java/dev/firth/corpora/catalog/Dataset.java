package dev.firth.corpora.catalog;

import java.util.List;

/**
 * A data set that others publish and that Firth can fetch.
 *
 * @param id what users type, such as {@code text8}
 * @param kind what it is for
 * @param what one line about its content
 * @param licence as its publishers state it, or that they do not
 * @param home a page about it
 * @param note what to know before using it
 * @param files what to fetch
 */
public record Dataset(
    String id,
    Kind kind,
    String what,
    String licence,
    String home,
    String note,
    List<RemoteFile> files) {

  /** What a data set is for. */
  public enum Kind {
    /** Text to train on. */
    CORPUS,
    /** Text in several languages, line by line. */
    PARALLEL,
    /** Questions of the form a is to b as c is to what. */
    ANALOGIES,
    /** Word pairs with human scores. */
    SIMILARITY
  }

  public Dataset {
    files = List.copyOf(files);
  }

  /** Bytes to fetch; -1 if the size of a file is not known. */
  public long bytes() {
    boolean known = files.stream().allMatch(file -> file.bytes() >= 0);
    return known ? files.stream().mapToLong(RemoteFile::bytes).sum() : -1;
  }

  /** The checksum to print beside it: that of its only file, how many are known, or "not known". */
  public String checksum() {
    long known = files.stream().filter(file -> file.sha256().isPresent()).count();
    if (known == 0) {
      return "not known";
    }
    return files.size() == 1
        ? files.getFirst().sha256().orElseThrow()
        : known + " of " + files.size() + " files known";
  }
}
