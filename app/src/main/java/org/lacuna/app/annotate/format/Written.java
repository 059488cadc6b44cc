package org.lacuna.app.annotate.format;

import java.util.List;

/**
 * A file, ready to be stored.
 *
 * @param bytes all of it
 * @param remarks what the format cannot hold and is not in it, one sentence each
 */
public record Written(byte[] bytes, List<String> remarks) {

  public Written {
    bytes = bytes.clone();
    remarks = List.copyOf(remarks);
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }
}
