package org.lacuna.media.decode;

import java.nio.ByteBuffer;

/**
 * One decoded picture, upright (rotation applied), borrowed: valid only until the sink returns.
 * Pixels are BGR, 3 bytes each, rows {@code stride} bytes apart, top row first.
 *
 * @param width pixels
 * @param height pixels
 * @param stride bytes from one row to the next
 * @param bgr direct buffer, position 0; the receiver reads by absolute index and does not write
 * @param timeUs presentation time on the container's clock, microseconds, 0 = start of the
 *     container
 */
public record VideoFrame(int width, int height, int stride, ByteBuffer bgr, long timeUs) {}
