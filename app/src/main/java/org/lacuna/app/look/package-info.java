/** Themes and the colours that drawn surfaces use; what a style sheet cannot reach. */
@NullMarked
package org.lacuna.app.look;

import org.jspecify.annotations.NullMarked;
