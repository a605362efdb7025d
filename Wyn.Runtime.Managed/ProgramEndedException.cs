// Carries a thread out of the program's code when the program has ended. Says nothing: the end has been reported.
using System;

namespace Wyn.Runtime;

/// <summary>The program has ended; the code that threw must not go on.</summary>
internal sealed class ProgramEndedException : Exception;
