package dev.firth.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void writesANewFileAndLeavesNothingElse() throws IOException {
    Path target = folder.resolve("model.bin");
    AtomicFile.write(target, out -> out.write(text("new")));
    assertEquals("new", Files.readString(target));
    assertEquals(List.of(target), entries());
  }

  @Test
  void theOldFileIsWholeWhileTheNewOneIsWritten() throws IOException {
    Path target = Files.writeString(folder.resolve("model.bin"), "old");
    AtomicFile.write(
        target,
        out -> {
          out.write(new byte[1 << 20]);
          assertEquals("old", Files.readString(target));
        });
    assertEquals(1 << 20, Files.size(target));
  }

  @Test
  void aFailingBodyLeavesTheOldFileAndNoOther() throws IOException {
    Path target = Files.writeString(folder.resolve("model.bin"), "old");
    var failure = new BadInputException("corpus.txt is damaged");
    IOException thrown =
        assertThrows(
            BadInputException.class,
            () ->
                AtomicFile.write(
                    target,
                    out -> {
                      out.write(new byte[1 << 20]);
                      throw failure;
                    }));
    assertSame(failure, thrown);
    assertEquals("old", Files.readString(target));
    assertEquals(List.of(target), entries());
  }

  @Test
  void anErrorOfTheBodyLeavesTheOldFileAndNoOther() throws IOException {
    Path target = Files.writeString(folder.resolve("model.bin"), "old");
    assertThrows(
        OutOfMemoryError.class,
        () ->
            AtomicFile.write(
                target,
                out -> {
                  throw new OutOfMemoryError("simulated");
                }));
    assertEquals(List.of(target), entries());
  }

  @Test
  void aFullDiskIsToldInOneLineThatNamesTheFile() {
    // /dev/full gives ENOSPC on every write, as a full disk does.
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full here");
    IOException e =
        assertThrows(
            IOException.class, () -> AtomicFile.write(full, out -> out.write(new byte[100])));
    assertEquals(
        "cannot write /dev/full: no space left there; free some or choose another place",
        e.getMessage());
  }

  @Test
  void aFullDiskUnderAChannelIsToldToo() throws IOException {
    Path target = Files.writeString(folder.resolve("model.bin"), "old");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.writeChannel(
                    target,
                    channel -> {
                      channel.write(ByteBuffer.allocate(100));
                      throw new IOException("No space left on device");
                    }));
    assertTrue(e.getMessage().startsWith("cannot write " + target + ": no space"), e.getMessage());
    assertEquals("old", Files.readString(target));
    assertEquals(List.of(target), entries());
  }

  @Test
  void aMemoryFaultOfAMappedFileIsAFullDisk() throws IOException {
    Path target = folder.resolve("ids.bin");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.writeChannel(
                    target,
                    channel -> {
                      var mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, 1 << 16);
                      channel.truncate(0); // the pages lose their blocks, as on a full disk
                      for (int i = 0; i < 1 << 16; i += 1024) {
                        mapped.put(i, (byte) 1);
                      }
                      throw new AssertionError("no fault");
                    }));
    assertTrue(e.getMessage().startsWith("cannot write " + target), e.getMessage());
    assertEquals(List.of(), entries());
  }

  @Test
  void aLimitOnFileSizesIsToldInAProcessThatHasOne() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
    Path target = Files.writeString(folder.resolve("model.bin"), "old");
    var process = start("ulimit -f 64; exec ", target, "fill");
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(
        "cannot write " + target + ": no space left there; free some or choose another place",
        said.strip());
    assertEquals("old", Files.readString(target));
    assertEquals(List.of(target), entries());
  }

  @Test
  void anInterruptedProgramLeavesTheOldFileAndNoOther() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
    Path target = Files.writeString(folder.resolve("model.bin"), "old");
    var process = start("exec ", target, "wait");
    assertEquals('w', process.getInputStream().read());
    assertEquals(2, entries().size(), "the temporary file is there before");
    process.toHandle().destroy();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals("old", Files.readString(target));
    assertEquals(List.of(target), entries());
  }

  @Test
  void aTargetThatCannotBeIsToldBeforeTheBodyRuns() throws IOException {
    AtomicFile.Body never =
        out -> {
          throw new AssertionError("the body ran");
        };
    assertMessage("there is no folder", folder.resolve("missing/model.bin"), never);
    assertMessage("it is a folder", Files.createDirectory(folder.resolve("sub")), never);
  }

  @Test
  void aLinkStaysALinkAndPermissionsStay() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
    AtomicFile.write(link, out -> out.write(text("new")));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(real));
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
  }

  @Test
  void aNewFileHasTheUsualPermissions() throws IOException {
    Path usual = Files.createFile(folder.resolve("usual"));
    Path target = folder.resolve("target");
    AtomicFile.write(target, out -> {});
    assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(target));
  }

  @Test
  void missingSpaceIsKnownBefore() throws IOException {
    Path target = folder.resolve("big");
    AtomicFile.checkSpace(target, 1);
    IOException e =
        assertThrows(IOException.class, () -> AtomicFile.checkSpace(target, Long.MAX_VALUE));
    assertTrue(e.getMessage().startsWith("cannot write " + target + ": it needs "));
    assertFalse(Files.exists(target));
  }

  private static void assertMessage(String part, Path target, AtomicFile.Body body) {
    IOException e = assertThrows(IOException.class, () -> AtomicFile.write(target, body));
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertTrue(e.getMessage().contains(target.toString()), e.getMessage());
  }

  private static Process start(String shell, Path target, String what) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String command =
        shell
            + "\"$0\" -Xshare:auto -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx64m -cp \"$1\" "
            + WriterProgram.class.getName()
            + " \"$2\" \"$3\"";
    return new ProcessBuilder(
            "/bin/bash",
            "-c",
            command,
            java,
            System.getProperty("java.class.path"),
            target.toString(),
            what)
        .redirectErrorStream(true)
        .start();
  }

  private List<Path> entries() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
