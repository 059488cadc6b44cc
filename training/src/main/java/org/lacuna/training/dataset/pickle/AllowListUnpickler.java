package org.lacuna.training.dataset.pickle;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.Unpickler;
import org.lacuna.training.dataset.Problems;

/**
 * Reads pickles of protocols 0 to 5 and builds only lists, tuples, dictionaries, numbers, text,
 * bytes and NumPy arrays. Every operation by which a pickle could name a class, call it, fill an
 * object or believe a length in the file is taken from the library and done here; the library's
 * registry of constructors, which the whole program would share, is never consulted.
 *
 * <p>Serves one file; not thread-safe.
 */
final class AllowListUnpickler extends Unpickler {

  private static final int LINE = 1 << 12;
  private static final int LONG_DIGITS = 64;

  private final PickleInput file;

  private AllowListUnpickler(PickleInput file) {
    this.file = file;
  }

  /**
   * What the file holds: {@link Map}, {@link List}, {@code Object[]} (tuple), numbers, {@link
   * Boolean}, {@link String}, {@code byte[]}, {@link Builds.ArrayShell}, or null.
   *
   * @throws RefusedException when it names, calls or builds anything that is not on the list
   * @throws IOException or a runtime exception when it is damaged
   */
  static Object read(PickleInput file) throws IOException {
    AllowListUnpickler reader = new AllowListUnpickler(file);
    Object value = reader.load(file);
    reader.close();
    return value;
  }

  @Override
  protected Object dispatch(short key) throws IOException {
    switch (key) {
      case Opcodes.GLOBAL -> stack.add(allowed(line(), line()));
      case Opcodes.STACK_GLOBAL -> {
        Object name = stack.pop();
        stack.add(allowed(Builds.text(stack.pop()), Builds.text(name)));
      }
      case Opcodes.REDUCE -> reduce();
      case Opcodes.BUILD -> {
        Object state = stack.pop();
        Builds.fill(stack.peek(), state);
      }
      case Opcodes.INST -> throw called(line(), line());
      case Opcodes.OBJ, Opcodes.NEWOBJ, Opcodes.NEWOBJ_EX ->
          throw new RefusedException("builds an object");
      case Opcodes.PERSID, Opcodes.BINPERSID, Opcodes.NEXT_BUFFER, Opcodes.READONLY_BUFFER ->
          throw new RefusedException("points to data outside the file");
      case Opcodes.EXT1, Opcodes.EXT2, Opcodes.EXT4 ->
          throw new RefusedException("calls something by a number");
      case Opcodes.EMPTY_SET, Opcodes.ADDITEMS, Opcodes.FROZENSET ->
          throw new RefusedException("holds a set");
      case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<>());
      case Opcodes.DICT -> {
        List<Object> items = stack.pop_all_since_marker();
        Map<Object, Object> dictionary = new LinkedHashMap<>();
        put(dictionary, items);
        stack.add(dictionary);
      }
      case Opcodes.SETITEMS -> {
        List<Object> items = stack.pop_all_since_marker();
        put(dictionary(stack.peek()), items);
      }
      case Opcodes.SETITEM -> {
        Object value = stack.pop();
        Object name = stack.pop();
        dictionary(stack.peek()).put(Builds.key(name), value);
      }
      case Opcodes.BINBYTES -> stack.add(file.bytes(file.length(Integer.BYTES)));
      case Opcodes.BINBYTES8, Opcodes.BYTEARRAY8 -> stack.add(file.bytes(file.length(Long.BYTES)));
      case Opcodes.BINSTRING -> stack.add(oldString(file.length(Integer.BYTES)));
      case Opcodes.BINUNICODE -> stack.add(unicode(file.length(Integer.BYTES)));
      case Opcodes.BINUNICODE8 -> stack.add(unicode(file.length(Long.BYTES)));
      case Opcodes.LONG -> stack.add(number(line()));
      case Opcodes.LONG4 -> {
        if (file.peek(Integer.BYTES) > LONG_DIGITS) {
          throw new EOFException("a number of " + file.peek(Integer.BYTES) + " bytes");
        }
        return super.dispatch(key);
      }
      default -> {
        return super.dispatch(key);
      }
    }
    return NO_RETURN_VALUE;
  }

  private void reduce() throws IOException {
    Object[] args = (Object[]) stack.pop();
    if (!(stack.pop() instanceof Call call)) {
      throw new RefusedException("calls something that is no function");
    }
    stack.add(Builds.call(call, args));
  }

  private static Call allowed(String module, String name) throws RefusedException {
    return Call.of(module, name).orElseThrow(() -> called(module, name));
  }

  private static RefusedException called(String module, String name) {
    return new RefusedException("calls " + Problems.printable(module + "." + name));
  }

  private static void put(Map<Object, Object> into, List<Object> items) throws RefusedException {
    for (int i = 0; i + 1 < items.size(); i += 2) {
      into.put(Builds.key(items.get(i)), items.get(i + 1));
    }
  }

  @SuppressWarnings("unchecked") // every map on the stack was made here
  private static Map<Object, Object> dictionary(Object value) {
    return (Map<Object, Object>) value;
  }

  /**
   * A byte string of Python 2, which may be a name, a text or an array's contents. Very long ones
   * stay bytes.
   */
  private Object oldString(long length) throws IOException {
    Object bytes = file.bytes(length);
    return bytes instanceof byte[] some && some.length < 1 << 16
        ? new String(some, StandardCharsets.ISO_8859_1)
        : bytes;
  }

  private String unicode(long length) throws IOException {
    if (file.bytes(length) instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    throw new EOFException("a text of " + length + " bytes");
  }

  private static Number number(String digits) throws IOException {
    String plain = digits.endsWith("L") ? digits.substring(0, digits.length() - 1) : digits;
    if (plain.length() > LONG_DIGITS) {
      throw new EOFException("a number of " + plain.length() + " digits");
    }
    return new BigInteger(plain);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = file.read(); c != '\n'; c = file.read()) {
      if (c < 0 || line.length() > LINE) {
        throw new EOFException("line");
      }
      line.append((char) c);
    }
    return line.toString();
  }
}
