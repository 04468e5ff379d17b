// SPDX-License-Identifier: Apache-2.0
import io.github.dfumaven.it.BuildLog

println BuildLog.of(basedir)
return true
