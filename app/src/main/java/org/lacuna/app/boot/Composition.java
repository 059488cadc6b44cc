package org.lacuna.app.boot;

import org.lacuna.app.gpu.GpuFolder;

/** The composition root: puts the services of the program together. */
public final class Composition {

  private Composition() {}

  /** The services of this user. Nothing is loaded yet. */
  public static Services create() {
    return create(UserFolders.ofThisUser());
  }

  /** The services with the user's files below the given folders. */
  public static Services create(UserFolders folders) {
    ProgramVersions versions = ProgramVersions.read();
    return new ProgramServices(
        versions, folders, new GpuFolder(folders.data(), versions.onnxRuntime()));
  }
}
