package org.lacuna.training.dataset.pickle;

import java.util.Optional;

/**
 * The whole allow-list: what a pickle may name. None of these runs code of the file's choosing;
 * each is a case in {@link Builds}.
 */
enum Call {
  /** Makes an empty array whose contents follow. */
  RECONSTRUCT,
  /** The class of arrays, only ever an argument of the one above. */
  NDARRAY,
  /** Makes an element type. */
  DTYPE,
  /** Makes a single number with an element type. */
  SCALAR,
  /** Makes an array over bytes. */
  FROM_BUFFER,
  /** Makes bytes out of text, which is how old protocols write bytes. */
  ENCODE,
  /** Makes bytes. */
  BYTES,
  /** Makes an empty or filled dictionary. */
  ORDERED_DICT;

  /** The entry for a Python name; empty for everything else. */
  static Optional<Call> of(String module, String name) {
    return Optional.ofNullable(
        switch (module + "." + name) {
          case "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct" ->
              RECONSTRUCT;
          case "numpy.ndarray" -> NDARRAY;
          case "numpy.dtype" -> DTYPE;
          case "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar" -> SCALAR;
          case "numpy.core.numeric._frombuffer", "numpy._core.numeric._frombuffer" -> FROM_BUFFER;
          case "_codecs.encode" -> ENCODE;
          case "builtins.bytes",
              "__builtin__.bytes",
              "builtins.bytearray",
              "__builtin__.bytearray" ->
              BYTES;
          case "collections.OrderedDict" -> ORDERED_DICT;
          default -> null;
        });
  }
}
