/** Tests of the small pictures of faces. */
@NullMarked
package org.lacuna.app.attention.face;

import org.jspecify.annotations.NullMarked;
