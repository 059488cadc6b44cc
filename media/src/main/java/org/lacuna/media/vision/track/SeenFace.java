package org.lacuna.media.vision.track;

import org.lacuna.media.vision.net.Mesh;
import org.lacuna.media.vision.pose.HeadPose;

/**
 * A face in one picture.
 *
 * @param thread the same number as in the picture before means: followed from there
 * @param mesh its points
 * @param pose how the head is turned
 * @param measurable whether the points can be trusted; false on a face that is turned far away
 */
public record SeenFace(int thread, Mesh mesh, HeadPose pose, boolean measurable) {}
