package org.lacuna.app.boot;

import org.lacuna.app.gpu.GpuFolder;

/** The composition root: puts the services of the program together. */
public final class Composition {

  private Composition() {}

  /**
   * The services of this user. Nothing is loaded yet.
   *
   * @param mainClass main class of this program, for starting workers
   */
  public static Services create(String mainClass) {
    return create(UserFolders.ofThisUser(), mainClass);
  }

  /** The same with the user's files below the given folders. */
  public static Services create(UserFolders folders, String mainClass) {
    ProgramVersions versions = ProgramVersions.read();
    return new ProgramServices(
        versions,
        folders,
        new GpuFolder(folders.data(), versions.onnxRuntime()),
        new WorkerLaunch(mainClass));
  }
}
