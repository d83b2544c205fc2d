package dev.firth.corpora.catalog;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A file of a data set as it lies on a server.
 *
 * @param url where
 * @param bytes its size, -1 if not known
 * @param sha256 64 hexadecimal digits, if known
 * @param members what to unpack from it; none if it is used as it is
 * @param unpackAtMost no honest copy unpacks to more bytes than this
 */
public record RemoteFile(
    URI url, long bytes, Optional<String> sha256, List<Member> members, long unpackAtMost) {

  /**
   * A file, or all files below a folder, of an archive.
   *
   * @param from its path in the archive; a folder ends with a slash; empty for a file that is
   *     compressed alone
   * @param to its path in the data set's folder; a folder ends with a slash or is empty
   * @param bytes its size, -1 if not known
   * @param sha256 64 hexadecimal digits, if known
   */
  public record Member(String from, String to, long bytes, Optional<String> sha256) {
    boolean isFolder() {
      return from.endsWith("/");
    }
  }

  public RemoteFile {
    members = List.copyOf(members);
  }

  /** The last part of the path in its address, the name it is stored and mirrored under. */
  public String name() {
    String path = url.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
