package org.lacuna.media.decode.ffmpeg.system;

import org.bytedeco.javacpp.Pointer;

/** What the operating system says about the memory of this process. */
public final class ProcessMemory {

  private ProcessMemory() {}

  /** Bytes of physical memory that this process holds, native code included; 0 = not known. */
  public static long bytes() {
    return Pointer.physicalBytes();
  }
}
