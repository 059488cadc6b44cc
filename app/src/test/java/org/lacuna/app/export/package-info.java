/** Tests of the export, and a clip extractor that follows a script. */
@NullMarked
package org.lacuna.app.export;

import org.jspecify.annotations.NullMarked;
