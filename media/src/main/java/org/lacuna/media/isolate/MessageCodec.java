package org.lacuna.media.isolate;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.lacuna.inference.store.DamagedEntryException;
import org.lacuna.inference.store.Packer;
import org.lacuna.inference.store.Unpacker;
import org.lacuna.inference.task.LacunaException.Kind;
import org.lacuna.media.extract.ExtractOptions;
import org.lacuna.media.extract.ExtractOptions.Speech;

/** Messages as bytes. */
final class MessageCodec {

  private enum Type {
    EXTRACT,
    WORDS,
    CANCEL,
    READY,
    BEAT,
    OPENED,
    PROGRESS,
    DONE,
    CANCELLED,
    FAILED
  }

  private MessageCodec() {}

  static byte[] pack(Message message) {
    Packer out = new Packer();
    if (message instanceof Message.Extract m) {
      pack(out, Type.EXTRACT, m.file(), m.options());
      out.put(m.media().toString()).put(m.words().toString());
    } else if (message instanceof Message.Words m) {
      pack(out, Type.WORDS, m.file(), m.options());
      out.put(m.durationUs()).put(m.words().toString());
    } else if (message instanceof Message.Cancel) {
      out.put(Type.CANCEL.name());
    } else if (message instanceof Message.Ready) {
      out.put(Type.READY.name());
    } else if (message instanceof Message.Beat m) {
      out.put(Type.BEAT.name()).put(m.bytes()).put(m.checks());
    } else if (message instanceof Message.Opened m) {
      out.put(Type.OPENED.name()).put(m.durationUs());
    } else if (message instanceof Message.Progress m) {
      out.put(Type.PROGRESS.name()).put(m.fraction()).put(m.stage());
    } else if (message instanceof Message.Done) {
      out.put(Type.DONE.name());
    } else if (message instanceof Message.Cancelled) {
      out.put(Type.CANCELLED.name());
    } else if (message instanceof Message.Failed m) {
      out.put(Type.FAILED.name()).put(m.kind().name()).put(m.sentence()).put(m.detail());
    } else {
      throw new IllegalArgumentException("never sent: " + message);
    }
    return out.toBytes();
  }

  private static void pack(Packer out, Type type, Path file, ExtractOptions options) {
    out.put(type.name()).put(file.toAbsolutePath().toString());
    out.put(options.transcript(), (p, t) -> p.put(t.toAbsolutePath().toString()));
    out.put(options.maxFps());
    out.put(options.speech().recognise()).put(options.speech().align());
    out.put(options.speech().model(), (p, m) -> p.put(m.toAbsolutePath().toString()));
  }

  /**
   * @throws DamagedEntryException when these are not the bytes of one message
   */
  static Message unpack(byte[] bytes) throws IOException {
    Unpacker in = new Unpacker(bytes);
    Type type = in.oneOf(Type.class);
    Message message =
        switch (type) {
          case EXTRACT -> new Message.Extract(path(in), options(in), path(in), path(in));
          case WORDS -> new Message.Words(path(in), options(in), in.aLong(), path(in));
          case CANCEL -> new Message.Cancel();
          case READY -> new Message.Ready();
          case BEAT -> new Message.Beat(in.aLong(), in.aLong());
          case OPENED -> new Message.Opened(in.aLong());
          case PROGRESS -> new Message.Progress(in.aDouble(), in.text());
          case DONE -> new Message.Done();
          case CANCELLED -> new Message.Cancelled();
          case FAILED -> new Message.Failed(in.oneOf(Kind.class), in.text(), in.text());
        };
    in.requireEnd();
    return message;
  }

  private static ExtractOptions options(Unpacker in) throws IOException {
    return new ExtractOptions(
        in.optional(MessageCodec::path),
        in.aDouble(),
        new Speech(in.aBoolean(), in.aBoolean(), in.optional(MessageCodec::path)));
  }

  private static Path path(Unpacker in) throws IOException {
    String text = in.text();
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new DamagedEntryException("no path: " + text, e);
    }
  }
}
