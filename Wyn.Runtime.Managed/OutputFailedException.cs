// Standard output has failed: carries the thread that printed to the boundary of its task. What to report stands in the output.
using System;

namespace Wyn.Runtime;

/// <summary>Standard output cannot be written any more.</summary>
internal sealed class OutputFailedException : Exception;
