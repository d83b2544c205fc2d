package dev.firth.corpora.catalog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A file server on loopback that behaves well or badly as told. */
final class LoopbackServer implements AutoCloseable {
  /** What arrived: the path, and the range asked for (empty for the whole file). */
  record Request(String path, String range, String ifRange) {}

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  volatile boolean ranges = true;
  volatile boolean announceLength = true;
  volatile String etag = "\"v1\"";

  /** How many more answers to break off after {@link #breakAfter} bytes. */
  final AtomicInteger breaks = new AtomicInteger();

  volatile int breakAfter;

  /** How many more answers to leave hanging instead of breaking them off. */
  final AtomicInteger stalls = new AtomicInteger();

  /** How many more requests to answer with this status. */
  final AtomicInteger failures = new AtomicInteger();

  volatile int failureStatus = 503;

  LoopbackServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(executor);
    server.start();
  }

  URI put(String path, byte[] content) {
    files.put(path, content);
    return URI.create(base() + path);
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Request> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String range = header(exchange, "Range");
      String ifRange = header(exchange, "If-Range");
      requests.add(new Request(path, range, ifRange));
      byte[] content = files.get(path);
      if (take(failures)) {
        exchange.sendResponseHeaders(failureStatus, -1);
      } else if (content == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        boolean current = ifRange.isEmpty() || ifRange.equals(etag);
        send(exchange, content, ranges && current ? start(range) : 0);
      }
    }
  }

  private void send(HttpExchange exchange, byte[] content, int from) throws IOException {
    if (etag != null) {
      exchange.getResponseHeaders().set("ETag", etag);
    }
    if (from > 0 && from >= content.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    int length = content.length - from;
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, announceLength ? length : 0);
    sendBody(exchange, content, from, length);
  }

  private void sendBody(HttpExchange exchange, byte[] content, int from, int length)
      throws IOException {
    var out = exchange.getResponseBody();
    boolean broken = take(breaks);
    boolean stalled = take(stalls);
    out.write(content, from, broken || stalled ? Math.min(breakAfter, length) : length);
    out.flush();
    if (stalled) {
      waitForTheEnd();
    }
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  private static void waitForTheEnd() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int start(String range) {
    return range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
